//! Pages and waiters that name something that does not exist: each error has its place.

use smithy_codegen::{Options, Source, generate};

/// Returns the errors for a model whose operation has this trait, on line 7.
fn errors(operation_trait: &str) -> String {
    let text = format!(
        r#"{{
"smithy": "2.0", "shapes": {{
"a#Service": {{ "type": "service", "operations": [{{ "target": "a#List" }}], "traits": {{
    "aws.protocols#awsJson1_0": {{}}, "smithy.api#paginated": {{ "pageSize": "missing" }} }} }},
"a#List": {{ "type": "operation", "input": {{ "target": "a#In" }}, "output": {{ "target": "a#Out" }},
    "traits": {{
{operation_trait}
}} }},
"a#In": {{ "type": "structure", "members": {{
    "token": {{ "target": "smithy.api#String" }}, "size": {{ "target": "smithy.api#Integer" }} }} }},
"a#Out": {{ "type": "structure", "members": {{
    "page": {{ "target": "a#Page" }}, "pages": {{ "target": "a#Pages" }} }} }},
"a#Page": {{ "type": "structure", "members": {{
    "next": {{ "target": "smithy.api#String" }}, "number": {{ "target": "smithy.api#Long" }} }} }},
"a#Pages": {{ "type": "list", "member": {{ "target": "a#Page" }} }}
}} }}"#
    );
    let options = Options::new("bad", r#"{ path = "runtime" }"#);
    match generate(&[Source::new("bad.json", text)], &options) {
        Ok(generated) => panic!("generated {}", generated.files["src/operations.rs"].text),
        Err(errors) => errors.to_string(),
    }
}

fn pagination_errors(settings: &str) -> String {
    errors(&format!(r#""smithy.api#paginated": {{ {settings} }}"#))
}

/// Returns the message and the place, without the text.
fn start(errors: &str) -> String {
    errors.lines().take(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn tokens_must_be_given() {
    assert_eq!(
        pagination_errors(r#""outputToken": "page.next""#),
        r#"error: `a#List` is paginated, but neither it nor its service has an `inputToken`
 --> bad.json:7:1
  |
7 | "smithy.api#paginated": { "outputToken": "page.next" }
  | ^^^^^^^^^^^^^^^^^^^^^^
  = help: add `inputToken` to one of the two"#
    );
}

#[test]
fn members_of_pages_must_exist() {
    let message = |input: &str, output: &str| {
        pagination_errors(&format!(
            r#""inputToken": "{input}", "outputToken": "{output}", "pageSize": "size""#
        ))
    };
    assert_eq!(
        message("token", "page.after"),
        r#"error: `a#List` is paginated, but `page.after`, its `outputToken`, names a member `after` that `a#Page` does not have
 --> bad.json:7:65
  |
7 | "smithy.api#paginated": { "inputToken": "token", "outputToken": "page.after", "pageSize": "size" }
  |                                                                 ^^^^^^^^^^^^"#
    );
    assert!(
        message("page", "page.next").contains("names a member `page` that `a#In` does not have")
    );
    assert!(
        message("token", "page.next.x")
            .contains("a member `x` that `smithy.api#String` does not have")
    );
    assert!(
        message("token", "pages.next").contains("a member `next` that `a#Pages` does not have")
    );
}

#[test]
fn what_the_service_says_is_wrong_there() {
    assert_eq!(
        start(&pagination_errors(r#""inputToken": "token", "outputToken": "page.next""#)),
        "error: `a#List` is paginated, but `missing`, its `pageSize`, names a member `missing` that `a#In` does not have
 --> bad.json:4:75"
    );
}

#[test]
fn tokens_must_fit_and_items_be_many() {
    let settings = r#""inputToken": "token", "pageSize": "size", "#;
    let errors = pagination_errors(&format!(r#"{settings}"outputToken": "page.number""#));
    assert!(
        errors.contains("its output token is a long, and its input token a string"),
        "{errors}"
    );
    let errors =
        pagination_errors(&format!(r#"{settings}"outputToken": "page.next", "items": "page""#));
    assert!(errors.contains("its items `page` are a structure"), "{errors}");
}

fn waiter_errors(waiter: &str) -> String {
    errors(&format!(r#""smithy.waiters#waitable": {{ "Done": {{ {waiter} }} }}"#))
}

/// Returns the errors for an expression on the output.
fn path_errors(matcher: &str, path: &str) -> String {
    waiter_errors(&format!(
        r#""acceptors": [{{ "state": "success", "matcher": {{ "{matcher}": {{
"path": "{path}", "comparator": "stringEquals", "expected": "x" }} }} }}]"#
    ))
}

#[test]
fn members_of_expressions_must_exist() {
    assert_eq!(
        path_errors("output", "pages[].last"),
        r#"error: a waiter is invalid: the expression `pages[].last`: there is no member `last` in `a#Page`
 --> bad.json:8:9
  |
8 | "path": "pages[].last", "comparator": "stringEquals", "expected": "x" } } }] } }
  |         ^^^^^^^^^^^^^^"#
    );
    for (matcher, path, problem) in [
        ("output", "page.last", "there is no member `last` in `a#Page`"),
        ("output", "pages.next", "there is no member `next` in `a#Pages`"),
        ("output", "page.next.x", "there is no member `x` in `smithy.api#String`"),
        ("output", "pages[?last].next", "there is no member `last` in `a#Page`"),
        ("output", "pages[0].last", "there is no member `last` in `a#Page`"),
        ("output", "length(page.last)", "there is no member `last` in `a#Page`"),
        ("output", "[page, pages][].[next].last", "there is no member `last` in a list"),
        ("output", "{a: page}.b", "there is no member `b` in the keys of this"),
        ("inputOutput", "page", "there is no member `page` in the keys of this"),
        ("inputOutput", "input.page", "there is no member `page` in `a#In`"),
        ("inputOutput", "output.token", "there is no member `token` in `a#Out`"),
        ("output", "page[", "expected number"),
    ] {
        let errors = path_errors(matcher, path);
        assert!(errors.contains(&format!("the expression `{path}`: {problem}")), "{errors}");
    }
}

#[test]
fn waiters_must_be_well_formed() {
    let acceptor = r#"{ "state": "success", "matcher": { "success": true } }"#;
    let in_trait = "in `smithy.waiters#waitable` of `a#List`";
    for (waiter, problem, column) in [
        (r#""minDelay": 1"#.to_owned(), format!("`Done` {in_trait} has no `acceptors`"), 30),
        (
            r#""acceptors": []"#.to_owned(),
            format!("`Done.acceptors` {in_trait} must be an array that is not empty, but is empty"),
            40,
        ),
        (
            format!(r#""minDelay": 0, "acceptors": [{acceptor}]"#),
            format!("`Done.minDelay` {in_trait} must be an integer from 1 to 2147483647, but is 0"),
            52,
        ),
        (
            format!(r#""minDelay": 121, "acceptors": [{acceptor}]"#),
            format!(
                "`Done` {in_trait} has a `minDelay` of 121, which is greater than its `maxDelay` of 120"
            ),
            30,
        ),
        (
            r#""acceptors": [{ "state": "done", "matcher": { "success": true } }]"#.to_owned(),
            format!(
                "`Done.acceptors.0.state` {in_trait} must be one of \"success\", \"failure\", \"retry\", but is \"done\""
            ),
            65,
        ),
        (
            r#""acceptors": [{ "state": "success", "matcher": { "other": true } }]"#.to_owned(),
            format!("`Done.acceptors.0.matcher.other` {in_trait} does not exist"),
            98,
        ),
        (
            r#""acceptors": [{ "state": "failure", "matcher": { "success": true } }]"#.to_owned(),
            "a waiter is invalid: no acceptor leads to success".to_owned(),
            40,
        ),
    ] {
        let errors = waiter_errors(&waiter);
        assert_eq!(start(&errors), format!("error: {problem}\n --> bad.json:7:{column}"));
    }
}

#[test]
fn comparators_must_be_known_and_expect_what_they_compare() {
    let error = |comparator: &str, expected: &str| {
        waiter_errors(&format!(
            r#""acceptors": [{{ "state": "success", "matcher": {{ "output": {{
"path": "page", "comparator": "{comparator}", "expected": "{expected}" }} }} }}]"#
        ))
    };
    assert!(error("equals", "x").contains("but is \"equals\""));
    assert!(error("booleanEquals", "yes").contains("`yes` must be a boolean"));
}
