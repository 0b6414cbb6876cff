//! Every generated shape, with arbitrary values, through every format and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::marker::PhantomData;

use smithy_shapes::Value;
use smithy_shapes::schema::{Schema, ShapeType};
use smithy_shapes::shape::{Shape, ShapeVisitor};
use tests::arbitrary::{Extent, arbitrary};
use tests::random::Random;

/// How many values of each shape.
const VALUES: u64 = 200;

/// A way to write any shape and to read it back.
trait Format {
    fn round_trip<T: Shape>(value: &T) -> Result<T, String>;
}

/// Takes each shape through a format.
struct RoundTrips<F> {
    extent: Extent,
    format: PhantomData<F>,
}

impl<F: Format> ShapeVisitor for RoundTrips<F> {
    fn visit<T: Shape>(&mut self) {
        let id = T::SCHEMA.id();
        for number in 0..VALUES {
            let value: T = arbitrary(&Random::of(id, number).bytes(512), self.extent);
            match F::round_trip(&value) {
                // Not as `Debug` shows them, which hides what is sensitive.
                Ok(again) => assert!(
                    again == value,
                    "{id} {number}: {:?} became {:?}",
                    value.to_value(),
                    again.to_value(),
                ),
                Err(error) => panic!("{id} {number}: {error}: {:?}", value.to_value()),
            }
        }
    }
}

fn text(error: impl Display) -> String {
    error.to_string()
}

macro_rules! formats {
    ($($test:ident $format:ident $extent:expr, $value:ident => $again:expr;)*) => {$(
        struct $format;

        impl Format for $format {
            fn round_trip<T: Shape>($value: &T) -> Result<T, String> {
                $again
            }
        }

        #[test]
        fn $test() {
            tests::visit_shapes(&mut RoundTrips::<$format> { extent: $extent, format: PhantomData });
        }
    )*};
}

formats! {
    values Values Extent::WIDE, value => T::from_value(&value.to_value()).map_err(text);
    json Json Extent::WIDE, value => T::from_json(value.to_json()).map_err(text);
    cbor Cbor Extent::CBOR, value => value.to_cbor().and_then(T::from_cbor).map_err(text);
    xml Xml Extent::XML, value => value.to_xml().and_then(T::from_xml).map_err(text);
    serde_tree Tree Extent::WIDE, value => {
        serde_json::to_value(value).and_then(serde_json::from_value).map_err(text)
    };
    // Unless told to take more care, serde_json reads long doubles a little wrong.
    serde_text Text Extent { digits: false, ..Extent::WIDE }, value => {
        serde_json::to_string(value).and_then(|json| serde_json::from_str(&json)).map_err(text)
    };
    // A format that does not describe itself.
    postcard Postcard Extent::WIDE, value => {
        let bytes = postcard::to_allocvec(value).map_err(text)?;
        postcard::from_bytes(&bytes).map_err(text)
    };
    // A binary format that does.
    ciborium Ciborium Extent::WIDE, value => {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).map_err(text)?;
        ciborium::from_reader(&bytes[..]).map_err(text)
    };
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
        let extent = Extent { digits: false, nanoseconds: false, ..Extent::WIDE };
        for number in 0..VALUES / 4 {
            let value: T = arbitrary(&Random::of(T::SCHEMA.id(), number).bytes(512), extent);
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
