//! What ciborium writes is read, and what is written ciborium reads: its tree is the judge of what
//! is in the bytes, and is made from the tree of values, without any of our CBOR.

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use ciborium::Value as Cbor;
use smithy_shapes::shape::{Shape, ShapeVisitor};
use smithy_shapes::{Document, Number, Timestamp, Value};

/// Returns the value as the protocol has it; none of numbers beyond 128 bits, which ciborium has no type
/// for.
fn tree(value: &Value) -> Option<Cbor> {
    Some(match value {
        Value::Null => Cbor::Null,
        Value::Boolean(value) => Cbor::Bool(*value),
        Value::Byte(value) => Cbor::from(*value),
        Value::Short(value) => Cbor::from(*value),
        Value::Integer(value) | Value::IntEnum(value) => Cbor::from(*value),
        Value::Long(value) => Cbor::from(*value),
        Value::Float(value) => Cbor::from(*value),
        Value::Double(value) => Cbor::from(*value),
        Value::BigInteger(value) => Cbor::from(value.as_str().parse::<i128>().ok()?),
        Value::BigDecimal(value) => decimal(value.as_str())?,
        Value::String(value) | Value::Enum(value) => Cbor::from(value.as_str()),
        Value::Blob(value) => Cbor::Bytes(value.to_vec()),
        Value::Timestamp(value) => timestamp(*value),
        Value::Document(value) => document(value)?,
        Value::List(items) => Cbor::Array(items.iter().map(tree).collect::<Option<_>>()?),
        Value::Map(entries) => map(entries.iter().map(|(key, value)| (key.as_str(), value)))?,
        Value::Structure(members) => map(members.iter().map(|(name, value)| (&**name, value)))?,
        Value::Union(name, value) => map([(&**name, &**value)].into_iter())?,
        _ => panic!("a new type of values: {value:?}"),
    })
}

fn map<'a>(entries: impl Iterator<Item = (&'a str, &'a Value)>) -> Option<Cbor> {
    let entries = entries.map(|(key, value)| Some((Cbor::from(key), tree(value)?)));
    Some(Cbor::Map(entries.collect::<Option<_>>()?))
}

fn decimal(text: &str) -> Option<Cbor> {
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i64);
    let mantissa: i128 = text.replace('.', "").parse().ok()?;
    Some(Cbor::Tag(4, Box::new(Cbor::Array(vec![(-places).into(), mantissa.into()]))))
}

/// Of milliseconds, which a double holds.
fn timestamp(time: Timestamp) -> Cbor {
    let seconds = match i64::from(time.nanos() / 1_000_000) {
        0 => Cbor::from(time.seconds()),
        millis => Cbor::from((time.seconds() * 1_000 + millis) as f64 / 1_000.0),
    };
    Cbor::Tag(1, Box::new(seconds))
}

fn document(document: &Document) -> Option<Cbor> {
    Some(match document {
        Document::Null => Cbor::Null,
        Document::Boolean(value) => Cbor::Bool(*value),
        Document::Number(Number::Integer(value)) => Cbor::from(*value),
        Document::Number(Number::Unsigned(value)) => Cbor::from(*value),
        Document::Number(Number::Float(value)) => Cbor::from(*value),
        Document::Number(Number::Decimal(value)) => match value.as_str().parse::<i128>() {
            Ok(value) => Cbor::from(value),
            Err(_) => decimal(value.as_str())?,
        },
        Document::String(value) => Cbor::from(value.as_str()),
        Document::List(items) => {
            Cbor::Array(items.iter().map(self::document).collect::<Option<_>>()?)
        }
        Document::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Some((Cbor::from(key.as_str()), self::document(value)?)));
            Cbor::Map(entries.collect::<Option<_>>()?)
        }
    })
}

/// Has ciborium read and write arbitrary values of every shape.
#[derive(Default)]
struct Peer {
    compared: usize,
}

impl ShapeVisitor for Peer {
    fn visit<T: Shape>(&mut self) {
        let id = T::SCHEMA.id();
        for number in 0..100 {
            let value: T = arbitrary(&mut Random::of(id, number), Extent::CBOR);
            let Some(expected) = tree(&value.to_value()) else { continue };
            let written = value.to_cbor().expect("no number is too large");
            let theirs: Cbor = ciborium::from_reader(&written[..]).expect("it is CBOR");
            assert_eq!(theirs, expected, "{id} {number}");
            // Of known lengths, and floats of 16 bits among them.
            let mut bytes = Vec::new();
            ciborium::into_writer(&expected, &mut bytes).expect("a vector takes all bytes");
            let ours = T::from_cbor(&bytes);
            assert!(ours.as_ref() == Ok(&value), "{id} {number}: {ours:?}");
            self.compared += 1;
        }
    }
}

#[test]
fn ciborium_reads_and_writes_the_same() {
    let mut peer = Peer::default();
    tests::visit_shapes(&mut peer);
    assert!(peer.compared > 10_000, "only {}", peer.compared);
}
