//! Every generated shape, with arbitrary values, through both dialects of queries and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use smithy_shapes::query::Dialect;
use smithy_shapes::shape::{Shape, ShapeVisitor};
use smithy_shapes::{Document, Query, Value};

/// How many values of each shape.
const VALUES: u64 = 200;

/// Takes each shape through a dialect of queries. Some parts of a value leave nothing there, and
/// what comes back is the same except for those; that all others come back is in `round_trips`.
struct Queries(Dialect);

impl ShapeVisitor for Queries {
    fn visit<T: Shape>(&mut self) {
        let (id, root) = (T::SCHEMA.id(), T::SCHEMA.root());
        for number in 0..VALUES {
            let value: T = arbitrary(&mut Random::of(id, number), Extent::XML);
            let mut query = Query::default();
            self.0.write(&mut query, &value, root);
            assert_eq!(Query::parse(query.to_string()).as_ref(), Ok(&query), "{id} {number}");

            let value = what_is_left(&value.to_value());
            match self.0.read::<T>(&query, root) {
                Ok(again) => {
                    assert_eq!(what_is_left(&again.to_value()), value, "{id} {number}: {query}",)
                }
                Err(error) if value.is_none() => {
                    assert_eq!(error.message(), "a union without a member", "{id} {number}");
                }
                Err(error) => panic!("{id} {number}: {error}: {query}"),
            }
        }
    }
}

/// Returns the value without its parts that may leave nothing in a query; none if it leaves nothing itself.
fn what_is_left(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::List(items) => {
            let items: Vec<_> = items.iter().filter_map(what_is_left).collect();
            (!items.is_empty()).then_some(Value::List(items))
        }
        // An entry has its key in any case.
        Value::Map(entries) => {
            let entry = |(key, value): (&String, &Value)| {
                (key.clone(), what_is_left(value).unwrap_or(Value::Null))
            };
            let entries: BTreeMap<_, _> = entries.iter().map(entry).collect();
            (!entries.is_empty()).then_some(Value::Map(entries))
        }
        Value::Structure(members) => {
            let member = |(name, value): &(Cow<'static, str>, Value)| {
                Some((name.clone(), what_is_left(value)?))
            };
            let members: Vec<_> = members.iter().filter_map(member).collect();
            (!members.is_empty()).then_some(Value::Structure(members))
        }
        Value::Union(name, value) => {
            let value = match &**value {
                // The tags of what stands for no member, and of what no model knows.
                Value::Document(unknown) if matches!(&**name, "" | "brandNew") => texts(unknown),
                known => what_is_left(known),
            };
            value.map(|value| Value::Union(name.clone(), value.into()))
        }
        simple => Some(simple.clone()),
    }
}

/// Returns the texts of untyped data, each with the way to it.
fn texts(document: &Document) -> Option<Value> {
    fn collect(document: &Document, way: &str, texts: &mut BTreeMap<String, Value>) {
        match document {
            Document::String(text) => {
                texts.insert(way.to_owned(), Value::String(text.clone()));
            }
            Document::Map(entries) => {
                entries
                    .iter()
                    .for_each(|(key, value)| collect(value, &format!("{way}.{key}"), texts));
            }
            _ => assert_eq!(*document, Document::Null, "of what XML holds"),
        }
    }
    let mut found = BTreeMap::new();
    collect(document, "", &mut found);
    (!found.is_empty()).then_some(Value::Map(found))
}

#[test]
fn aws_queries() {
    tests::visit_shapes(&mut Queries(Dialect::Aws));
}

#[test]
fn ec2_queries() {
    tests::visit_shapes(&mut Queries(Dialect::Ec2));
}
