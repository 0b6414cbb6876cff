//! How errors look.

use super::{Diagnostic, Diagnostics, Place, Severity, Source};

fn assert_shown(diagnostic: &Diagnostic, expected: &str) {
    assert_eq!(diagnostic.to_string(), expected.trim_start_matches('\n').trim_end());
}

#[test]
fn an_error_without_place_is_a_line() {
    let diagnostic = Diagnostic::new("nothing to do").help("do something");
    assert_shown(&diagnostic, "error: nothing to do\n = help: do something");
}

#[test]
fn scalars_are_marked_themselves_and_others_by_their_keys() {
    let source = Source::new("a.json", "{\n  \"a\": {\n    \"b\": [10, [20]]\n  }\n}");
    let b = Place::root(&source).key("a").key("b");
    let diagnostic = Diagnostic::new("many places").at(Place::root(&source)).at_each([
        b.clone(),
        b.clone().index(0),
        b.index(1),
    ]);
    assert_shown(
        &diagnostic,
        r#"
error: many places
 --> a.json:1:1
  |
1 | {
  | ^
 ::: a.json:3:5
  |
3 |     "b": [10, [20]]
  |     ^^^
 ::: a.json:3:11
  |
3 |     "b": [10, [20]]
  |           ^^
 ::: a.json:3:15
  |
3 |     "b": [10, [20]]
  |               ^
"#,
    );
}

#[test]
fn a_path_that_leads_too_far_means_what_it_reaches() {
    let source = Source::new("a.json", r#"{"a": {"b": 1}}"#);
    let place = Place::root(&source).key("a").key("c").key("d");
    assert_shown(
        &Diagnostic::new("lost").at(place),
        r#"
error: lost
 --> a.json:1:2
  |
1 | {"a": {"b": 1}}
  |  ^^^
"#,
    );
}

#[test]
fn the_gutter_fits_the_longest_line_number() {
    let source = Source::new("a.json", format!("{{\"a\": 1,{}\"b\": 2}}", "\n".repeat(11)));
    let (a, b) = (Place::root(&source).key("a"), Place::root(&source).key("b"));
    assert_shown(
        &Diagnostic::new("two lines").at(a).at(b).help("look"),
        r#"
error: two lines
  --> a.json:1:7
   |
 1 | {"a": 1,
   |       ^
  ::: a.json:12:6
   |
12 | "b": 2}
   |      ^
   = help: look
"#,
    );
}

#[test]
fn columns_count_characters() {
    let source = Source::new("a.json", "{\"größe – °\": 1, \"ключ\": \"знач\"}");
    let place = Place::root(&source).key("ключ");
    assert_shown(
        &Diagnostic::new("letters").at(place),
        r#"
error: letters
 --> a.json:1:26
  |
1 | {"größe – °": 1, "ключ": "знач"}
  |                          ^^^^^^
"#,
    );
}

#[test]
fn escaped_keys_are_found() {
    let source = Source::new("a.json", r#"{"\u0061\"": {"b": null}}"#);
    let place = Place::root(&source).key("a\"").key("b");
    let shown = Diagnostic::new("escapes").at(place).to_string();
    assert!(shown.contains("a.json:1:20"), "{shown}");
}

#[test]
fn tabs_are_four_spaces_and_line_ends_are_cut() {
    let source = Source::new("a.json", "{\r\n\t\"a\":\t1\r\n}");
    assert_shown(
        &Diagnostic::new("tabs").at(Place::root(&source).key("a")),
        r#"
error: tabs
 --> a.json:2:7
  |
2 |     "a":    1
  |             ^
"#,
    );
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let many = |name: &str| -> String {
        (0..1000).map(|number| format!("\"{name}{number:03}\":1,")).collect()
    };
    let text = format!("{{{}\"here\":null,{}\"end\":1}}", many("a"), many("b"));
    let source = Source::new("minified.json", text);
    assert_shown(
        &Diagnostic::new("far away").at(Place::root(&source).key("here")),
        r#"
error: far away
 --> minified.json:1:9009
  |
1 | …96":1,"a997":1,"a998":1,"a999":1,"here":null,"b000":1,"b001":1,"b002":1,"b003":1,"b0…
  |                                          ^^^^
"#,
    );
}

#[test]
fn a_long_mark_is_cut() {
    let source = Source::new("a.json", format!("{{\"a\": \"{}\"}}", "x".repeat(1000)));
    assert_shown(
        &Diagnostic::new("long").at(Place::root(&source).key("a")),
        r#"
error: long
 --> a.json:1:7
  |
1 | {"a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…}
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
}

#[test]
fn many_errors_are_counted() {
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend((0..52).map(|number| Diagnostic::new(format!("number {number}"))));
    let shown = diagnostics.to_string();
    assert!(shown.starts_with("error: number 0\n\nerror: number 1\n"), "{shown}");
    assert!(shown.ends_with("error: number 49\n\nand 2 more errors"), "{shown}");
    assert_eq!(format!("{diagnostics:?}"), shown);
}

#[test]
fn errors_become_a_result() {
    assert_eq!(Diagnostics::default().into_result(1).unwrap(), 1);
    let errors = Diagnostics::from(Diagnostic::new("no")).into_result(1).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors.iter().next().unwrap().message(), "no");
}

#[test]
fn notes_look_like_errors_and_are_none() {
    let source = Source::new("a.json", r#"{"a": 1}"#);
    let note = Diagnostic::note("a number").at(Place::root(&source).key("a"));
    assert_eq!(note.severity(), Severity::Note);
    assert_shown(
        &note,
        r#"
note: a number
 --> a.json:1:7
  |
1 | {"a": 1}
  |       ^
"#,
    );

    let mut both = Diagnostics::from(note);
    assert_eq!(both.clone().into_result(1).unwrap(), 1);
    both.push(Diagnostic::new("no"));
    assert_eq!(both.clone().into_result(1).unwrap_err().to_string(), "error: no");
    assert_eq!(both.take_notes().len(), 1);
    assert_eq!(both.to_string(), "error: no");
}

#[test]
fn many_notes_are_counted_early() {
    let mut notes = Diagnostics::default();
    notes.extend((0..6).map(|number| Diagnostic::note(format!("number {number}"))));
    let shown = notes.to_string();
    assert!(shown.ends_with("note: number 4\n\nand one more note"), "{shown}");
}
