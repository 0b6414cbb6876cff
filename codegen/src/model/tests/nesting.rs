//! Nested types: the limit, and long chains of everything in a model.

use super::{Source, load, member_names, shape, source, with_service};
use crate::model::Model;

fn loaded(shapes: &[String]) -> Result<Model, String> {
    let text = with_service(&shapes.join(",\n"));
    load(&[source("model.json", &text)], None).map_err(|errors| errors.to_string())
}

/// Returns shapes `X0` to `X…`, each made by `shape` from its own number and the number of the
/// next.
fn chain(length: usize, shape: impl Fn(usize, usize) -> String) -> Vec<String> {
    let mut shapes: Vec<String> = (0..length).map(|number| shape(number, number + 1)).collect();
    shapes.push(format!(r#""example#X{length}": {{"type": "string"}}"#));
    shapes
}

fn list(own: usize, next: usize) -> String {
    format!(r#""example#X{own}": {{"type": "list", "member": {{"target": "example#X{next}"}}}}"#)
}

fn map(own: usize, next: usize) -> String {
    let (key, value) = (r#"{"target": "smithy.api#String"}"#, "target");
    format!(
        r#""example#X{own}": {{"type": "map", "key": {key}, "value": {{"{value}": "example#X{next}"}}}}"#
    )
}

fn structure(own: usize, next: usize) -> String {
    format!(
        r#""example#X{own}": {{"type": "structure", "members": {{"m": {{"target": "example#X{next}"}}}}}}"#
    )
}

fn union(own: usize, next: usize) -> String {
    structure(own, next).replace("structure", "union")
}

#[test]
fn types_nest_up_to_a_limit() {
    let mixed = |own: usize, next: usize| [list, map, structure, union][own % 4](own, next);
    let kinds: [&dyn Fn(usize, usize) -> String; 5] = [&list, &map, &structure, &union, &mixed];
    for kind in kinds {
        assert!(loaded(&chain(48, kind)).is_ok());
        let errors = loaded(&chain(49, kind)).unwrap_err();
        let message =
            "error: `example#X0` nests types more than 48 levels deep\n --> model.json:2:";
        assert!(errors.starts_with(message), "{errors}");
        let help = "= help: nest structures, unions, lists and maps less deeply: rustc does not compile deeper types";
        assert!(errors.ends_with(help), "{errors}");
    }
}

#[test]
fn however_many_are_nested_there_is_one_error() {
    for kind in [list, structure] {
        let errors = loaded(&chain(10_000, kind)).unwrap_err();
        assert!(
            errors.starts_with("error: `example#X9951` nests types more than 48 levels"),
            "{errors}"
        );
        assert_eq!(errors.matches("error: ").count(), 1, "{errors}");
    }
}

/// A cycle counts each of its types once.
#[test]
fn types_that_lead_back_nest_as_well() {
    let circle = |length: usize| {
        let mut shapes = chain(length - 1, structure);
        *shapes.last_mut().unwrap() = structure(length - 1, 0);
        shapes
    };
    assert!(loaded(&circle(48)).is_ok());
    let errors = loaded(&circle(49)).unwrap_err();
    assert!(errors.starts_with("error: `example#X0` nests types more than 48 levels"), "{errors}");
}

/// Shows only as many names as a message has room for, and a few places.
#[test]
fn a_long_cycle_is_told_in_short() {
    let mut shapes = chain(39, |own, next| {
        structure(own, next).replace(r#""}}"#, r#"", "traits": {"smithy.api#required": {}}}}"#)
    });
    *shapes.last_mut().unwrap() =
        shapes[38].replace("example#X39", "example#X0").replace("example#X38", "example#X39");
    let errors = loaded(&shapes).unwrap_err();
    assert!(errors.contains(" → 32 more → `example#X0`\n"), "{errors}");
    assert_eq!(errors.matches("::: model.json:").count(), 9, "{errors}");
    assert!(errors.contains("::: and 30 more places\n"), "{errors}");
}

/// Each mixin contains all those before it: that must not cost a copy each.
#[test]
fn a_long_chain_of_mixins() {
    const LENGTH: usize = 10_000;
    let mut shapes: Vec<String> = (0..LENGTH)
        .map(|number| {
            let before = number.checked_sub(1);
            let mixins = before.map_or(String::new(), |it| format!(r#"{{"target": "example#M{it}"}}"#));
            format!(
                r#""example#M{number}": {{"type": "structure", "traits": {{"smithy.api#mixin": {{}}}}, "mixins": [{mixins}], "members": {{"m{number}": {{"target": "smithy.api#String"}}}}}}"#
            )
        })
        .collect();
    let last = LENGTH - 1;
    shapes.push(format!(
        r#""example#All": {{"type": "structure", "mixins": [{{"target": "example#M{last}"}}]}}"#
    ));
    let text = with_service(&shapes.join(",\n"));
    let model = load(&[Source::new("model.json", text)], None).unwrap();
    let names = member_names(shape(&model, "example#All"));
    let expected: Vec<String> = (0..LENGTH).map(|number| format!("m{number}")).collect();
    assert_eq!(names, expected);
}

/// Two shapes take the same from one mixin, whichever comes last.
#[test]
fn a_mixin_of_several_shapes() {
    let shapes = r#"
"example#M": {"type": "structure", "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#sensitive"]},
    "smithy.api#sensitive": {}, "smithy.api#documentation": "Mixed in."},
    "members": {"a": {"target": "smithy.api#String"}}},
"example#A": {"type": "structure", "mixins": [{"target": "example#M"}],
    "members": {"b": {"target": "smithy.api#String"}}},
"example#B": {"type": "structure", "mixins": [{"target": "example#M"}, {"target": "example#M"}]}"#;
    let model = loaded(&[shapes.to_owned()]).unwrap();
    assert_eq!(member_names(shape(&model, "example#A")), ["a", "b"]);
    assert_eq!(member_names(shape(&model, "example#B")), ["a"]);
    for id in ["example#A", "example#B"] {
        let traits: Vec<_> = shape(&model, id).traits.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(traits, ["smithy.api#documentation"]);
    }
    assert!(shape(&model, "example#M").is_mixin());
}
