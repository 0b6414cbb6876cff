//! Typed values from `params`: <https://smithy.io/2.0/spec/model.html#trait-node-values>.
//!
//! Members have the names of the model, blobs are their own text, timestamps are seconds since 1970
//! or RFC 3339, and the doubles that JSON lacks are strings.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;
use smithy_shapes::deserializer::{self, ShapeDeserializer};
use smithy_shapes::schema::{Member, Schema, TimestampFormat};
use smithy_shapes::shape::{Enum, Shape, ShapeData, Structure, Union};
use smithy_shapes::{
    BigDecimal, BigInteger, Blob, Document, Error, ErrorKind, MAX_DEPTH, Timestamp,
};

/// Returns the shape that the params say; one without members if there are none.
///
/// # Errors
///
/// If the params do not have the types of the schema.
pub(crate) fn read<T: Shape>(params: Option<&RawValue>) -> Result<T, Error> {
    match params {
        Some(params) => deserializer::read(Node::new(params.get(), T::SCHEMA.root())),
        None => Ok(T::default()),
    }
}

/// One value, as the JSON that it is, and where it is in the model. JSON is kept as text
/// because that is the only form in which a number has all its digits.
pub(crate) struct Node<'a> {
    json: &'a str,
    member: &'static Member,
    depth: usize,
}

impl<'a> Node<'a> {
    pub(crate) fn new(json: &'a str, member: &'static Member) -> Node<'a> {
        Node { json: json.trim(), member, depth: 0 }
    }

    fn parse<T: serde::Deserialize<'a>>(&self, what: &str) -> Result<T, Error> {
        serde_json::from_str(self.json).map_err(|_| self.expected(what))
    }

    fn expected(&self, what: &str) -> Error {
        let (place, json) = (self.member.name(), self.json);
        wrong(format!("params: {place} must be {what} and is {json}"))
    }

    fn is_null(&self) -> bool {
        self.json == "null"
    }

    fn schema(&self) -> &'static Schema {
        self.member.target()
    }

    fn below(&self, json: &'a str, member: &'static Member) -> Result<Node<'a>, Error> {
        if self.depth == MAX_DEPTH {
            return Err(wrong("params: nested too deep"));
        }
        Ok(Node { json, member, depth: self.depth + 1 })
    }

    /// Returns the value, which only a sparse list or map may have as null.
    fn item<T: ShapeData>(&self, json: &'a str, member: &'static Member) -> Result<T, Error> {
        let inner = self.below(json, member)?;
        if inner.is_null() && !self.schema().is_sparse() {
            return Err(inner.expected("a value"));
        }
        deserializer::read(inner)
    }

    /// Returns the members that are not null, each with its index in the schema.
    fn members(&self) -> Result<Vec<(usize, Node<'a>)>, Error> {
        let all: BTreeMap<String, &'a RawValue> = self.parse("an object")?;
        let members = self.schema().members();
        let mut found = Vec::new();
        for (name, value) in all {
            let Some(index) = members.iter().position(|member| member.name() == name) else {
                let schema = self.schema().id();
                return Err(wrong(format!("params: {schema} has no member {name}")));
            };
            let node = self.below(value.get(), &members[index])?;
            if !node.is_null() {
                found.push((index, node));
            }
        }
        Ok(found)
    }
}

fn wrong(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::Value, message)
}

macro_rules! parsed {
    ($($method:ident -> $type:ty: $what:literal;)*) => {$(
        fn $method(self) -> Result<$type, Error> {
            self.parse($what)
        }
    )*};
}

macro_rules! float {
    ($($method:ident -> $type:ident;)*) => {$(
        fn $method(self) -> Result<$type, Error> {
            match self.json {
                r#""NaN""# => Ok($type::NAN),
                r#""Infinity""# => Ok($type::INFINITY),
                r#""-Infinity""# => Ok($type::NEG_INFINITY),
                // Not through a double, which would be rounded twice.
                number => number.parse().map_err(|_| self.expected("a number")),
            }
        }
    )*};
}

impl ShapeDeserializer for Node<'_> {
    parsed! {
        boolean -> bool: "a boolean";
        byte -> i8: "a byte";
        short -> i16: "a short";
        integer -> i32: "an integer";
        long -> i64: "a long";
        string -> String: "a string";
    }

    float! {
        float -> f32;
        double -> f64;
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        let text = self.json.trim_matches('"');
        if let Ok(integer) = text.parse() {
            return Ok(integer);
        }
        // Beyond 64 bits, models have `1e+23`.
        let double: f64 = text.parse().map_err(|_| self.expected("an integer"))?;
        format!("{double:.0}").parse()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.json.trim_matches('"').parse()
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.string()?))
    }

    fn blob(self) -> Result<Blob, Error> {
        Ok(self.string()?.into())
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        if self.json.starts_with('"') {
            return Timestamp::parse(self.json.trim_matches('"'), TimestampFormat::DateTime);
        }
        Timestamp::parse(self.json, TimestampFormat::EpochSeconds)
    }

    fn document(self) -> Result<Document, Error> {
        document(self.parse("JSON")?)
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let items: Vec<&RawValue> = self.parse("a list")?;
        let element = self.schema().element();
        let items = items.into_iter().map(|item| self.item(item.get(), element));
        *into = items.collect::<Result<_, _>>()?;
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let entries: BTreeMap<String, &RawValue> = self.parse("an object")?;
        let member = self.schema().value();
        let entries = entries.into_iter().map(|(k, v)| Ok((k, self.item(v.get(), member)?)));
        *into = entries.collect::<Result<_, Error>>()?;
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        self.members()?
            .into_iter()
            .try_for_each(|(index, node)| into.deserialize_member(index, node))
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let mut members = self.members()?;
        match (members.pop(), members.is_empty()) {
            (Some((index, node)), true) => T::deserialize_member(index, node),
            _ => Err(self.expected("an object with one member")),
        }
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        if self.is_null() {
            *into = None;
            return Ok(());
        }
        into.insert(T::default()).read(self)
    }
}

fn document(value: Value) -> Result<Document, Error> {
    Ok(match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Boolean(value),
        // JSON is read with all digits.
        Value::Number(number) => number.to_string().parse().map(Document::Number)?,
        Value::String(text) => Document::String(text),
        Value::Array(items) => {
            Document::List(items.into_iter().map(document).collect::<Result<_, _>>()?)
        }
        Value::Object(members) => {
            let entries = members.into_iter().map(|(key, value)| Ok((key, document(value)?)));
            Document::Map(entries.collect::<Result<_, Error>>()?)
        }
    })
}
