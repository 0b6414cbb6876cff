//! Values that are nested deeper than readers go: writers that can fail refuse them, and the others
//! leave out what is too deep.

use smithy_shapes::codec::Format;
use smithy_shapes::protocol::{Protocol, RestJson1};
use smithy_shapes::validate::Constraint;
use smithy_shapes::{Document, Error, ErrorKind, MAX_DEPTH, Shape, Value};
use tests::sample::{Choice, Everything};

/// So many structures, one in the other.
fn structures(levels: usize) -> Everything {
    (1..levels).fold(Everything::default(), |inner, _| Everything {
        next: Some(Box::new(inner)),
        ..Everything::default()
    })
}

/// Unions and lists by turns, with so many levels, a union at both ends.
fn lists(levels: usize) -> Choice {
    (1..levels)
        .step_by(2)
        .fold(Choice::Text("deep".to_owned()), |inner, _| Choice::List(vec![inner]))
}

fn document(levels: usize) -> Document {
    let nested = (0..levels).fold(Document::from(1), |inner, level| match level % 2 {
        0 => Document::List(vec![inner]),
        _ => [("a", inner)].into_iter().collect(),
    });
    assert!(!matches!(nested, Document::Number(_)));
    nested
}

fn json<T: Shape>(value: &T) -> Result<Vec<u8>, Error> {
    <RestJson1 as Protocol>::EventFormat::write(value, T::SCHEMA.root())
}

/// What readers take is written by all.
#[track_caller]
fn fine<T: Shape>(value: &T) {
    assert_eq!(T::from_json(json(value).unwrap()).as_ref(), Ok(value));
    assert_eq!(T::from_xml(value.to_xml().unwrap()).as_ref(), Ok(value));
    assert_eq!(T::from_cbor(value.to_cbor().unwrap()).as_ref(), Ok(value));
    assert_eq!(T::from_value(&value.to_value()).as_ref(), Ok(value));
    assert!(serde_json::to_string(value).is_ok());
    assert_eq!(value.validate(), Ok(()));
    assert!(!format!("{value:?}").contains('…'));
}

#[track_caller]
fn too_deep<T: Shape>(value: &T) {
    let refused = |result: Result<(), Error>| {
        let error = result.expect_err("must be refused");
        assert_eq!(error.kind(), ErrorKind::Depth, "{error}");
    };
    refused(json(value).map(drop));
    refused(value.to_xml().map(drop));
    refused(value.to_cbor().map(drop));
    let error = serde_json::to_string(value).expect_err("must be refused");
    assert_eq!(error.to_string(), "nested deeper than 128 levels");
    // What these write has null there, and no more than the levels that can be read.
    assert!(T::from_json(value.to_json()).is_ok());
    assert!(T::from_value(&value.to_value()).is_ok());
}

#[test]
fn at_the_limit() {
    fine(&structures(MAX_DEPTH));
    fine(&lists(MAX_DEPTH - 1));
    // One of the levels is the structure that it is in.
    fine(&Everything { document: Some(document(MAX_DEPTH - 1)), ..Everything::default() });
}

#[test]
fn beyond_the_limit() {
    for levels in [MAX_DEPTH + 1, 1_000] {
        too_deep(&structures(levels));
        too_deep(&lists(levels));
    }
}

#[test]
fn documents() {
    for levels in [MAX_DEPTH, 1_000] {
        let value = Everything { document: Some(document(levels)), ..Everything::default() };
        let error = value.to_cbor().unwrap_err();
        assert_eq!(error.to_string(), "/document: nested deeper than 128 levels");
        assert_eq!(json(&value).unwrap_err().kind(), ErrorKind::Depth);
        assert_eq!(serde_json::to_string(&value).unwrap_err().to_string(), error.message());
        assert!(Everything::from_json(value.to_json()).is_ok());
    }
    // In XML, a document is a text, which begins from nothing.
    let value = Everything { document: Some(document(MAX_DEPTH)), ..Everything::default() };
    assert_eq!(Everything::from_xml(value.to_xml().unwrap()), Ok(value));
    let value = Everything { document: Some(document(MAX_DEPTH + 1)), ..Everything::default() };
    assert_eq!(value.to_xml().unwrap_err().to_string(), "/document: nested deeper than 128 levels");
    assert!(serde_json::to_string(&document(MAX_DEPTH)).is_ok());
    assert!(serde_json::to_string(&document(MAX_DEPTH + 1)).is_err());
}

/// Writers that cannot fail leave out what is too deep, and say no more than that.
#[test]
fn what_is_left_out() {
    let value = structures(1_000);
    let json = value.to_json();
    assert_eq!(json, r#"{"next":"#.repeat(MAX_DEPTH) + "null" + &"}".repeat(MAX_DEPTH));

    let mut level = &value.to_value();
    for _ in 1..MAX_DEPTH {
        level = level.get("next").unwrap();
    }
    assert_eq!(level.get("next"), Some(&Value::Null));

    let deep = Everything { string: Some("deep".to_owned()), ..Everything::default() };
    let nested = |levels| {
        (0..levels).fold(deep.clone(), |inner, _| Everything {
            next: Some(Box::new(inner)),
            ..Everything::default()
        })
    };
    let name = "next.".repeat(MAX_DEPTH - 1) + "string";
    assert_eq!(nested(MAX_DEPTH - 1).to_query().get(&name), Some("deep"));
    assert_eq!(nested(MAX_DEPTH).to_query().pairs().count(), 0);

    let shown = format!("{value:?}");
    assert_eq!(shown.matches("Everything { next: ").count(), MAX_DEPTH + 1);
    assert!(shown.contains("next: … }"), "{shown}");
    let violations = value.validate().unwrap_err();
    let constraints: Vec<_> = violations.iter().map(|v| v.constraint()).collect();
    assert_eq!(constraints, [&Constraint::Depth]);
    assert!(violations.to_string().ends_with("/next: must not be nested deeper than 128 levels"));
}
