//! What only protocols ask for: servers' rules, parts of messages, errors of unknown type.

use super::{Cbor, read_error_body, write_with_type};
use crate::codec::{Bindings, Format, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::schema::prelude::{STRING, TIMESTAMP};
use crate::schema::{Member, Schema, ShapeType, Trait};
use crate::serializer::MemberSerializer;
use crate::shape::Shape;
use crate::timestamp::Timestamp;

static FAILURE: Schema = Schema::new(
    &FAILURE,
    "com.example#Failure",
    ShapeType::Structure,
    &[
        Member::new("kind", &STRING, &[Trait::HttpHeader("x-kind")]),
        Member::new("message", &STRING, &[]),
        Member::new("cause", &FAILURE, &[]),
    ],
    &[],
);
static STRINGS: Schema = Schema::new(
    &STRINGS,
    "com.example#Strings",
    ShapeType::List,
    &[Member::new("member", &STRING, &[])],
    &[],
);

/// An event, one member of which is a header.
#[derive(Clone, Default, PartialEq)]
struct Failure {
    kind: Option<String>,
    message: Option<String>,
    cause: Option<Box<Failure>>,
}

impl Structure for Failure {
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
        serializer.optional(0, &self.kind);
        serializer.optional(1, &self.message);
        serializer.optional(2, &self.cause);
    }

    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        deserializer: D,
    ) -> Result<(), Error> {
        match index {
            0 => self.kind.read(deserializer),
            1 => self.message.read(deserializer),
            2 => self.cause.read(deserializer),
            _ => Err(Error::no_such_member(index)),
        }
    }
}

crate::structure!(Failure, FAILURE);

fn read<T: ShapeData>(
    schema: &'static Schema,
    cbor: &[u8],
    bindings: Bindings,
    strict: bool,
) -> Result<T, Error> {
    let mut value = T::default();
    Cbor::read(&mut value, schema.root(), cbor, ReadOptions { bindings, strict })?;
    Ok(value)
}

fn nested_failure() -> Failure {
    let failure = |message: &str| Failure {
        kind: Some("k".to_owned()),
        message: Some(message.to_owned()),
        cause: None,
    };
    Failure { cause: Some(Box::new(failure("inner"))), ..failure("outer") }
}

#[test]
fn members_that_are_bound_stand_in_what_is_below() {
    let whole = b"\xbf\x64kind\x61k\x67message\x65outer\
                  \x65cause\xbf\x64kind\x61k\x67message\x65inner\xff\xff";
    let part = b"\xbf\x67message\x65outer\x65cause\xbf\x64kind\x61k\x67message\x65inner\xff\xff";
    let value = nested_failure();
    assert_eq!(Cbor::write(&value, FAILURE.root()).as_deref(), Ok(&whole[..]));
    assert_eq!(
        Cbor::write_members(&value, FAILURE.root(), Bindings::OfResponse.body()).as_deref(),
        Ok(&part[..])
    );
    assert_eq!(read(&FAILURE, whole, Bindings::None, false), Ok(value.clone()));
    // What is sent in spite of it is not looked at.
    let unbound = Failure { kind: None, ..value };
    assert_eq!(read(&FAILURE, whole, Bindings::OfResponse, false), Ok(unbound));
    let other = b"\xa2\x64kind\x9f\x01\xff\x67message\x61m";
    let expected = Failure { message: Some("m".to_owned()), ..Failure::default() };
    assert_eq!(read(&FAILURE, other, Bindings::OfResponse, false), Ok(expected));
}

#[test]
fn servers_take_no_null_in_a_list() {
    let cbor = b"\x82\x61a\xf6";
    assert_eq!(read(&STRINGS, cbor, Bindings::None, false), Ok(vec!["a".to_owned()]));
    let error = read::<Vec<String>>(&STRINGS, cbor, Bindings::None, true).unwrap_err();
    assert_eq!(error.to_string(), "/1: expected a value other than null at byte 3");
    // As a member, null is absent for servers too.
    let null = b"\xa1\x67message\xf7";
    assert_eq!(read(&FAILURE, null, Bindings::None, true), Ok(Failure::default()));
}

#[test]
fn servers_take_seconds_with_their_tag() {
    for cbor in [&b"\x01"[..], b"\xc0\x741970-01-01T00:00:01Z"] {
        let expected = Timestamp::new(1, 0);
        assert_eq!(read(&TIMESTAMP, cbor, Bindings::None, false), expected);
        let error = read::<Timestamp>(&TIMESTAMP, cbor, Bindings::None, true).unwrap_err();
        assert_eq!(error.to_string(), "expected a timestamp at byte 0");
    }
    assert_eq!(read(&TIMESTAMP, b"\xc1\x01", Bindings::None, true), Timestamp::new(1, 0));
    let float = read(&TIMESTAMP, b"\xc1\xf9\x3c\x00", Bindings::None, true);
    assert_eq!(float, Timestamp::new(1, 0));
}

#[test]
fn errors_begin_with_their_type() {
    let value = Failure { message: Some("m".to_owned()), ..Failure::default() };
    let bytes = b"\xbf\x66__type\x73com.example#Failure\x67message\x61m\xff";
    assert_eq!(write_with_type(&value, FAILURE.root(), FAILURE.id()).as_deref(), Ok(&bytes[..]));
    let body = read_error_body(bytes);
    assert_eq!(body.shape.as_deref(), Some("com.example#Failure"));
    assert_eq!(body.message.as_deref(), Some("m"));
    assert_eq!(Failure::from_cbor(bytes), Ok(value));
}

#[test]
fn errors_of_unknown_type() {
    let body = read_error_body(
        b"\xa5\x65extra\x82\xa1\x67message\x61x\x01\x66__type\x7f\x61T\x60\xff\
          \x64code\x61c\x67Message\x61m\x69requestId\x61r",
    );
    assert_eq!(body.shape.as_deref(), Some("T"));
    assert_eq!(body.code.as_deref(), Some("c"));
    assert_eq!(body.message.as_deref(), Some("m"));
    assert_eq!(body.request_id.as_deref(), Some("r"));
    // A code that is a number is none, and what comes before a mistake counts.
    let body = read_error_body(b"\xbf\x64code\x01\x66__type\x61T\x67message\x1c");
    assert_eq!((body.code, body.shape.as_deref(), body.message), (None, Some("T"), None));
    for cbor in [&b""[..], b"{}", b"\x80", b"\xa1\x01\x02"] {
        assert!(read_error_body(cbor).shape.is_none());
    }
}
