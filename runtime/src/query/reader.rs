//! Reading shapes from queries, as a server does.

use std::collections::BTreeMap;

use super::tree::{Node, Pair, sort};
use super::{Dialect, untyped};
use crate::blob::Blob;
use crate::codec::ReadOptions;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::json;
use crate::number::{BigDecimal, BigInteger};
use crate::room::Room;
use crate::schema::{Member, Schema, ShapeType, TimestampFormat};
use crate::text;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

pub(super) fn read<'a, T: ShapeData>(
    dialect: Dialect,
    pairs: impl Iterator<Item = Pair<'a>>,
    member: &'static Member,
) -> Result<T, Error> {
    let mut pairs: Vec<_> = pairs.collect();
    sort(&mut pairs);
    let node = Node::root(&pairs);
    // Only servers read queries. Each pair has an `=`, and a `&` before it.
    let bytes = pairs.iter().map(|(name, value)| name.len() + value.len() + "&=".len()).sum();
    let room = &Room::of(bytes, ReadOptions { strict: true, ..ReadOptions::default() });
    match crate::deserializer::read(QueryDeserializer { dialect, node, member, depth: 0, room }) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.redacted(member)),
    }
}

/// The parameters of one value, and where it is in the model.
struct QueryDeserializer<'a> {
    dialect: Dialect,
    node: Node<'a>,
    member: &'static Member,
    depth: usize,
    room: &'a Room,
}

impl<'a> QueryDeserializer<'a> {
    /// One level down, to a value of `member`.
    fn inner(&self, node: Node<'a>, member: &'static Member) -> Result<Self, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::too_deep());
        }
        Ok(QueryDeserializer { node, member, depth: self.depth + 1, ..*self })
    }

    /// Returns the value of a single parameter. One that is not a member of anything goes by the name of its
    /// shape.
    fn text(&self) -> Result<&'a str, Error> {
        let node = match self.depth {
            0 => self.node.child(self.member.xml_name()),
            _ => Some(self.node),
        };
        node.and_then(|node| node.value).ok_or_else(|| Error::expected("a value"))
    }

    fn parse<T>(self, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        parse(self.text()?)
    }

    /// Demands that a parameter which names an aggregate has no value of its own.
    fn aggregate(&self, what: &'static str) -> Result<&'static Schema, Error> {
        match self.node.value {
            None | Some("") => Ok(self.member.target()),
            Some(_) => Err(Error::expected(what)),
        }
    }

    /// Returns the items of a list or entries of a map, in the order of their positions.
    fn positions(&self, segment: Option<&str>) -> Result<Vec<(usize, Node<'a>)>, Error> {
        let wrapper = match segment {
            Some(segment) => self.node.child(segment),
            None => Some(self.node),
        };
        let Some(wrapper) = wrapper else {
            return Ok(Vec::new());
        };
        let parts = wrapper.children().map(|(segment, node)| Ok((position(segment)?, node)));
        let mut parts = parts.collect::<Result<Vec<_>, Error>>()?;
        parts.sort_by_key(|(position, _)| *position);
        Ok(parts)
    }

    /// Returns the value of a map's entry; none if it is null, and so no entry.
    fn entry<T: ShapeData>(&self, node: Option<Node<'a>>) -> Result<Option<T>, Error> {
        let schema = self.member.target();
        match node {
            Some(node) => {
                let mut value = T::default();
                value.read(self.inner(node, schema.value())?)?;
                Ok(Some(value))
            }
            None if schema.is_sparse() || leaves_nothing(schema.value()) => Ok(Some(T::default())),
            None => Ok(None),
        }
    }
}

impl ShapeDeserializer for QueryDeserializer<'_> {
    text::read_numbers_and_booleans!();

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.parse(str::parse)
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.parse(str::parse)
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.text()?.to_owned())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(self.text()?))
    }

    fn blob(self) -> Result<Blob, Error> {
        self.parse(Blob::from_base64)
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.parse(|text| Timestamp::parse_strictly(text, format))
    }

    fn document(self) -> Result<Document, Error> {
        json::read_document(self.text()?, self.room).map_err(|error| {
            // Without the offset, which is not that of the body.
            Error::new(error.kind(), error.message().to_owned())
        })
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let element = self.aggregate("a list")?.element();
        into.clear();
        for (_, item) in self.positions(self.dialect.item_name(self.member))? {
            let mut value = T::default();
            self.inner(item, element)
                .and_then(|inner| value.read(inner))
                .map_err(|error| error.within(Segment::Index(into.len())))?;
            let capacity = into.capacity();
            into.push(value);
            self.room.grown(into, capacity)?;
        }
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let schema = self.aggregate("a map")?;
        let (key_name, value_name) = (schema.key().xml_name(), schema.value().xml_name());
        into.clear();
        for (_, entry) in self.positions(self.dialect.entry_name(self.member))? {
            let Some(key) = entry.child(key_name).and_then(|node| node.value) else {
                return Err(Error::expected("a key"));
            };
            let value = self
                .entry(entry.child(value_name))
                .map_err(|error| error.within(Segment::Key(key.to_owned())))?;
            if let Some(value) = value {
                self.room.entry(into)?;
                into.insert(key.to_owned(), value);
            }
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let schema = self.aggregate("a structure")?;
        for (segment, child) in self.node.children() {
            let Some(index) = self.dialect.member_index(schema, segment) else {
                continue;
            };
            let member = schema.member_at(index);
            self.inner(child, member)
                .and_then(|inner| into.deserialize_member(index, inner))
                .map_err(|error| error.within(Segment::Member(member.name())))?;
        }
        Ok(())
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let schema = self.aggregate("a union")?;
        let mut children = self.node.children();
        let Some((segment, child)) = children.next() else {
            return Err(Error::empty_union());
        };
        if children.next().is_some() {
            return Err(Error::ambiguous_union());
        }
        let Some(index) = self.dialect.member_index(schema, segment) else {
            let content = untyped::read(child, self.depth + 1, self.room)?;
            return Ok(T::unknown(UnknownMember::new(segment, content)));
        };
        let member = schema.member_at(index);
        self.inner(child, member)
            .and_then(|inner| T::deserialize_member(index, inner))
            .map_err(|error| error.within(Segment::Member(member.name())))
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        into.insert(T::default()).read(self)
    }

    fn boxed<T: ShapeData>(self, into: &mut Box<T>) -> Result<(), Error> {
        self.room.take(size_of::<T>())?;
        T::read(into, self)
    }
}

/// Returns a position in a list or map, which are counted from 1. There is one way to write each.
fn position(segment: &str) -> Result<usize, Error> {
    let is_number = segment.bytes().all(|b| b.is_ascii_digit()) && !segment.starts_with('0');
    match segment.parse() {
        Ok(position) if is_number => Ok(position),
        _ => Err(Error::new(ErrorKind::Value, "expected a position, counted from 1")),
    }
}

/// Returns whether an empty value of a member has no parameters.
fn leaves_nothing(member: &Member) -> bool {
    matches!(
        member.target().shape_type(),
        ShapeType::List | ShapeType::Map | ShapeType::Structure | ShapeType::Union
    )
}
