//! XML. Expected values are written by hand from the specification: none is output of the code.

use std::collections::BTreeMap;

use smithy_shapes::deserializer::{ShapeDeserializer, read};
use smithy_shapes::schema::prelude::{BLOB, BOOLEAN, DOCUMENT, INTEGER, STRING, TIMESTAMP};
use smithy_shapes::schema::{Member, Schema, ShapeType, TimestampFormat, Trait};
use smithy_shapes::serializer::MemberSerializer;
use smithy_shapes::shape::{Enum, Shape, ShapeData, Structure, Union};
use smithy_shapes::{Blob, Document, Error, Segment, Timestamp, UnknownMember, UnknownValue};

/// Checks that the value is written as this XML, and read back from it.
#[track_caller]
fn both<T: Shape + PartialEq + std::fmt::Debug>(value: T, xml: &str) {
    assert_eq!(value.to_xml().as_deref(), Ok(xml));
    assert_eq!(T::from_xml(xml), Ok(value));
}

/// Checks the same for a value that has no type of its own.
#[track_caller]
fn both_of<T: ShapeData + PartialEq + std::fmt::Debug>(
    schema: &'static Schema,
    value: T,
    xml: &str,
) {
    assert_eq!(schema.to_xml(&value).as_deref(), Ok(xml));
    assert_eq!(schema.from_xml(xml), Ok(value));
}

fn strings(items: &[&str]) -> Option<Vec<String>> {
    Some(items.iter().map(|item| (*item).to_owned()).collect())
}

fn entries(entries: &[(&str, &str)]) -> Option<BTreeMap<String, String>> {
    Some(entries.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A structure of optional members, each with its name, target and traits.
macro_rules! structure {
    ($(#[$attribute:meta])* $name:ident $schema:ident $traits:expr;
     $($field:ident: $type:ty = $member:literal, $target:expr, $member_traits:expr;)*) => {
        pub(super) static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", stringify!($name)),
            ShapeType::Structure,
            &[$(Member::new($member, $target, $member_traits)),*],
            $traits,
        );

        $(#[$attribute])*
        #[derive(Clone, Default, PartialEq)]
        pub(super) struct $name {
            $(pub(super) $field: Option<$type>),*
        }

        impl Shape for $name {
            const SCHEMA: &'static Schema = &$schema;
        }

        impl Structure for $name {
            fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
                let mut indices = 0..;
                $(serializer.optional(indices.next().unwrap(), &self.$field);)*
            }

            fn deserialize_member<D: ShapeDeserializer>(
                &mut self,
                index: usize,
                deserializer: D,
            ) -> Result<(), Error> {
                let mut indices = 0..;
                $(if indices.next() == Some(index) {
                    return self.$field.read(deserializer);
                })*
                Err(Error::no_such_member(index))
            }
        }

        smithy_shapes::structure!($name);
    };
}

/// A union, each member with its name, target and traits.
macro_rules! union {
    ($name:ident $schema:ident;
     $($variant:ident($type:ty) = $member:literal, $target:expr, $member_traits:expr;)*) => {
        pub(super) static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", stringify!($name)),
            ShapeType::Union,
            &[$(Member::new($member, $target, $member_traits)),*],
            &[],
        );

        #[derive(Clone, PartialEq)]
        pub(super) enum $name {
            $($variant($type),)*
            Unknown(UnknownMember),
        }

        impl Shape for $name {
            const SCHEMA: &'static Schema = &$schema;
        }

        impl Union for $name {
            fn serialize_member<S: MemberSerializer>(&self, serializer: &mut S) {
                let mut indices = 0..;
                $(let index = indices.next().unwrap();
                if let $name::$variant(value) = self {
                    serializer.member(index, value);
                })*
                if let $name::Unknown(member) = self {
                    serializer.unknown(member);
                }
            }

            fn deserialize_member<D: ShapeDeserializer>(
                index: usize,
                deserializer: D,
            ) -> Result<Self, Error> {
                let mut indices = 0..;
                $(if indices.next() == Some(index) {
                    return Ok($name::$variant(read(deserializer)?));
                })*
                Err(Error::no_such_member(index))
            }

            fn unknown(member: UnknownMember) -> Self {
                $name::Unknown(member)
            }
        }

        smithy_shapes::union!($name);
    };
}

macro_rules! list {
    ($schema:ident = $id:literal, $target:expr, $member_traits:expr, $traits:expr) => {
        pub(super) static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", $id),
            ShapeType::List,
            &[Member::new("member", $target, $member_traits)],
            $traits,
        );
    };
}

macro_rules! map {
    ($schema:ident = $id:literal, $key_traits:expr, $target:expr, $value_traits:expr, $traits:expr) => {
        pub(super) static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", $id),
            ShapeType::Map,
            &[
                Member::new("key", &STRING, $key_traits),
                Member::new("value", $target, $value_traits),
            ],
            $traits,
        );
    };
}

// After the macros that they use.
mod bindings;
mod malformed;
mod reading;
mod values;

const FLAT: Trait = Trait::XmlFlattened;
const ATTRIBUTE: Trait = Trait::XmlAttribute;

const fn name(name: &'static str) -> Trait {
    Trait::XmlName(name)
}

const fn namespace(uri: &'static str, prefix: Option<&'static str>) -> Trait {
    Trait::XmlNamespace { uri, prefix }
}

list!(STRINGS = "Strings", &STRING, &[], &[]);
list!(NAMED_STRINGS = "NamedStrings", &STRING, &[name("Item")], &[]);
list!(MATRIX = "Matrix", &STRINGS, &[], &[]);
list!(SPARSE_STRINGS = "SparseStrings", &STRING, &[], &[Trait::Sparse]);
list!(SPARSE_INTEGERS = "SparseIntegers", &INTEGER, &[], &[Trait::Sparse]);
list!(SPARSE_NODES = "SparseNodes", &NODE, &[], &[Trait::Sparse]);
list!(NODES = "Nodes", &NODE, &[], &[]);
list!(
    HTTP_DATES = "HttpDates",
    &TIMESTAMP,
    &[Trait::TimestampFormat(TimestampFormat::HttpDate)],
    &[]
);
map!(STRING_MAP = "StringMap", &[], &STRING, &[], &[]);
map!(NAMED_MAP = "NamedMap", &[name("Name")], &STRING, &[name("Setting")], &[]);
map!(SPARSE_MAP = "SparseMap", &[], &STRING, &[], &[Trait::Sparse]);
map!(NODE_MAP = "NodeMap", &[], &NODE, &[], &[]);

structure! { Node NODE &[];
    id: String = "id", &STRING, &[ATTRIBUTE];
    size: i32 = "size", &INTEGER, &[];
    next: Box<Node> = "next", &NODE, &[];
    nodes: Vec<Node> = "nodes", &NODES, &[];
    map: BTreeMap<String, Node> = "map", &NODE_MAP, &[];
    flat: Vec<Node> = "flat", &NODES, &[FLAT];
    flat_map: BTreeMap<String, Node> = "flatMap", &NODE_MAP, &[FLAT];
}

union! { Choice CHOICE;
    Text(String) = "text", &STRING, &[];
    Flat(Vec<String>) = "flat", &NAMED_STRINGS, &[FLAT, name("Hi")];
    FlatMap(BTreeMap<String, String>) = "flatMap", &NAMED_MAP, &[FLAT];
    Sparse(Vec<Option<String>>) = "sparse", &SPARSE_STRINGS, &[FLAT];
    List(Vec<String>) = "list", &STRINGS, &[];
    Node(Node) = "node", &NODE, &[];
}

fn node(id: &str) -> Node {
    Node { id: text(id), ..Node::default() }
}

#[derive(Clone, PartialEq)]
enum Suit {
    Clubs,
    Unknown(UnknownValue),
}

static SUIT: Schema =
    Schema::new(&SUIT, "com.example#Suit", ShapeType::Enum, &[], &[Trait::EnumValues(&["clubs"])]);

impl Shape for Suit {
    const SCHEMA: &'static Schema = &SUIT;
}

impl Enum for Suit {
    const VALUES: &'static [Self] = &[Suit::Clubs];

    fn as_str(&self) -> &str {
        match self {
            Suit::Clubs => "clubs",
            Suit::Unknown(value) => value.as_str(),
        }
    }

    fn from_wire(value: &str) -> Self {
        match value {
            "clubs" => Suit::Clubs,
            _ => Suit::Unknown(UnknownValue::new(value)),
        }
    }
}

smithy_shapes::enumeration!(Suit);
