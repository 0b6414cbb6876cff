//! What must hold of any bytes at all: the bodies of the fuzz targets, and of a test that runs
//! them for a moment.

use std::fmt::Debug;

use serde_json::error::Category;
use smithy_shapes::shape::{Shape, ShapeVisitor};
use smithy_shapes::{Error, ErrorKind, MAX_DEPTH};

/// Reads the bytes as JSON of every shape.
pub fn json(data: &[u8]) {
    crate::visit_shapes(&mut Json { data, verdict: Verdict::of(data) });
}

/// Reads the bytes as JSON of one shape.
pub fn json_of<T: Shape>(data: &[u8]) {
    Json { data, verdict: Verdict::of(data) }.visit::<T>();
}

/// Reads the bytes as XML of every shape.
pub fn xml(data: &[u8]) {
    crate::visit_shapes(&mut Xml { data });
}

/// Reads the bytes as XML of one shape.
pub fn xml_of<T: Shape>(data: &[u8]) {
    Xml { data }.visit::<T>();
}

/// What serde_json says of the bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Json,
    NoJson,
    /// JSON so far, but deeper than serde_json or this crate goes, or a number beyond doubles,
    /// which this crate minds only where it reads a double: each may say what it likes.
    Beyond,
}

impl Verdict {
    fn of(data: &[u8]) -> Verdict {
        let Err(error) = serde_json::from_slice::<serde_json::Value>(data) else {
            return Verdict::Json;
        };
        let message = error.to_string();
        let is_beyond =
            ["recursion limit exceeded", "number out of range"].iter().any(|m| message.contains(m));
        if is_beyond || error.classify() == Category::Data {
            return Verdict::Beyond;
        }
        // Strings that nobody reads are not decoded, as serde_json does not either.
        match serde_json::from_slice::<serde::de::IgnoredAny>(data) {
            Ok(_) => Verdict::Beyond,
            Err(_) => Verdict::NoJson,
        }
    }
}

struct Json<'a> {
    data: &'a [u8],
    verdict: Verdict,
}

impl ShapeVisitor for Json<'_> {
    fn visit<T: Shape>(&mut self) {
        let result = T::from_json(self.data);
        match &result {
            Ok(_) => assert_ne!(self.verdict, Verdict::NoJson, "{}", T::SCHEMA.id()),
            Err(error) => {
                check_error(error, self.data);
                let blames_syntax = error.kind() == ErrorKind::Syntax;
                assert!(!blames_syntax || self.verdict != Verdict::Json, "{error}");
            }
        }
        if let Ok(value) = result {
            let text = value.to_json();
            let again = T::from_json(&text);
            check_same(&value, &again, |v| Ok(v.to_json()));
        }
    }
}

struct Xml<'a> {
    data: &'a [u8],
}

impl ShapeVisitor for Xml<'_> {
    fn visit<T: Shape>(&mut self) {
        match T::from_xml(self.data) {
            Err(error) => check_error(&error, self.data),
            Ok(value) => match value.to_xml().and_then(T::from_xml) {
                // A required union that the input leaves out is written without a member.
                Err(error) if error.message() == "a union without a member" => {}
                again => check_same(&value, &again, T::to_xml),
            },
        }
    }
}

/// Errors name a byte of the input and a path that is not deeper than what can be read.
fn check_error(error: &Error, data: &[u8]) {
    assert!(error.offset().is_some_and(|offset| offset <= data.len()), "{error}");
    assert!(error.path().count() <= MAX_DEPTH + 1, "{error}");
}

/// What was read is what was written. NaN, which is equal to nothing, is told by its text.
fn check_same<T: Shape>(
    value: &T,
    again: &Result<T, Error>,
    write: impl Fn(&T) -> Result<String, Error>,
) {
    let id = T::SCHEMA.id();
    match again {
        Ok(again) => assert!(
            again == value || write(again) == write(value),
            "{id}: {:?} became {:?}",
            Shown(value),
            Shown(again),
        ),
        Err(error) => panic!("{id}: {error}: {:?}", Shown(value)),
    }
}

/// Everything, also what is sensitive: there are no secrets here.
struct Shown<'a, T>(&'a T);

impl<T: Shape> Debug for Shown<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.to_value().fmt(f)
    }
}
