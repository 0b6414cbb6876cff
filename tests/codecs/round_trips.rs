//! Every generated shape, with arbitrary values, through every format and back.

use std::collections::{BTreeMap, BTreeSet};

use checks::mismatch::Mismatch;
use checks::round_trips::Run;
use checks::round_trips::property::{
    AwsQuery, Cbor, Ec2Query, Json, Property, SerdeText, SerdeTree, Validation, Values, Xml,
    comes_back,
};
use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use smithy_shapes::Value;
use smithy_shapes::schema::{Schema, ShapeType};
use smithy_shapes::shape::{Shape, ShapeVisitor};

/// How many values of each shape.
const VALUES: u64 = 200;

/// A format that does not describe itself.
struct Postcard;

impl Property for Postcard {
    const NAME: &'static str = "postcard";
    const EXTENT: Extent = Extent::WIDE;

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        let bytes = postcard::to_allocvec(value);
        comes_back(value, bytes.and_then(|bytes| postcard::from_bytes(&bytes)))
    }
}

/// A binary format that does.
struct Ciborium;

impl Property for Ciborium {
    const NAME: &'static str = "ciborium";
    const EXTENT: Extent = Extent::WIDE;

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).expect("a vector takes all bytes");
        comes_back(value, ciborium::from_reader(&bytes[..]))
    }
}

#[track_caller]
fn holds<P: Property>() {
    let mut run = Run::new(VALUES, 0);
    tests::visit_shapes(&mut run.shapes::<P>());
    tests::demand(run, 150 * VALUES);
}

macro_rules! properties {
    ($($test:ident $property:ident)*) => {$(
        #[test]
        fn $test() {
            holds::<$property>();
        }
    )*};
}

properties! {
    values Values
    json Json
    cbor Cbor
    xml Xml
    aws_query AwsQuery
    ec2_query Ec2Query
    serde_tree SerdeTree
    serde_text SerdeText
    postcard Postcard
    ciborium Ciborium
    validation Validation
}

/// serde has no big numbers, so they are strings there.
fn has_big_numbers(value: &Value) -> bool {
    match value {
        Value::BigInteger(_) | Value::BigDecimal(_) => true,
        Value::List(items) => items.iter().any(has_big_numbers),
        Value::Map(entries) => entries.values().any(has_big_numbers),
        Value::Structure(members) => members.iter().any(|(_, value)| has_big_numbers(value)),
        Value::Union(_, value) => has_big_numbers(value),
        _ => false,
    }
}

/// Compares the two ways to JSON, and crosses them.
struct Agreement;

impl ShapeVisitor for Agreement {
    fn visit<T: Shape>(&mut self) {
        let extent = Extent { digits: false, big_documents: false, ..Extent::JSON };
        for number in 0..VALUES / 4 {
            let value: T = arbitrary(&mut Random::of(T::SCHEMA.id(), number), extent);
            if has_big_numbers(&value.to_value()) {
                continue;
            }
            let json = value.to_json();
            let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(parsed, serde_json::to_value(&value).unwrap());
            let again: T = serde_json::from_str(&json).unwrap();
            assert!(again == value, "{json}");
            let again = T::from_json(serde_json::to_string(&value).unwrap()).unwrap();
            assert!(again == value, "{json}");
        }
    }
}

#[test]
fn serde_json_and_to_json_agree() {
    tests::visit_shapes(&mut Agreement);
}

/// The shapes that are visited, and all those that they refer to.
#[derive(Default)]
struct Shapes {
    visited: BTreeSet<&'static str>,
    reached: BTreeMap<&'static str, ShapeType>,
}

impl Shapes {
    fn reach(&mut self, schema: &'static Schema) {
        if self.reached.insert(schema.id(), schema.shape_type()).is_none() {
            schema.members().iter().for_each(|member| self.reach(member.target()));
        }
    }
}

impl ShapeVisitor for Shapes {
    fn visit<T: Shape>(&mut self) {
        assert!(self.visited.insert(T::SCHEMA.id()), "{} comes twice", T::SCHEMA.id());
        self.reach(T::SCHEMA);
    }
}

#[test]
fn every_shape_is_visited() {
    let mut shapes = Shapes::default();
    tests::visit_shapes(&mut shapes);
    for (id, shape_type) in shapes.reached {
        use ShapeType::*;
        let has_type = matches!(shape_type, Structure | Union | Enum | IntEnum);
        assert!(!has_type || shapes.visited.contains(id), "{id} is not visited");
    }
    assert!(shapes.visited.len() > 150, "only {}", shapes.visited.len());
}
