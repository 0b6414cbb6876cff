//! Shapes by hand, for what Amazon GameLift Streams has none of: every shape type, every format of
//! timestamps, unions, documents, sparse and recursive shapes, secrets at every depth.

#![allow(missing_docs)]

mod macros;
mod secrets;

use std::collections::BTreeMap;

use macros::{list, map, structure, union};
pub use secrets::*;
use smithy_shapes::deserializer::{ShapeDeserializer, read};
use smithy_shapes::schema::prelude::*;
use smithy_shapes::schema::{Member, Schema, ShapeType, TimestampFormat, Trait};
use smithy_shapes::serializer::MemberSerializer;
use smithy_shapes::shape::{Enum, IntEnum, Shape, ShapeData, ShapeVisitor, Structure, Union};
use smithy_shapes::{
    BigDecimal, BigInteger, Blob, Document, Error, Timestamp, Unit, UnknownMember, UnknownNumber,
    UnknownValue,
};

pub fn visit_shapes<V: ShapeVisitor>(visitor: &mut V) {
    visitor.visit::<Everything>();
    visitor.visit::<Plain>();
    visitor.visit::<Aggregates>();
    visitor.visit::<Bound>();
    visitor.visit::<Renamed>();
    visitor.visit::<Choice>();
    visitor.visit::<Suit>();
    visitor.visit::<Rank>();
    visitor.visit::<Unit>();
    visitor.visit::<Vault>();
    visitor.visit::<Safe>();
    visitor.visit::<Lock>();
}

structure! { Everything EVERYTHING &[];
    boolean: Option<bool>, optional = "boolean", &BOOLEAN, &[];
    byte: Option<i8>, optional = "byte", &BYTE, &[];
    short: Option<i16>, optional = "short", &SHORT, &[];
    integer: Option<i32>, optional = "integer", &INTEGER, &[];
    long: Option<i64>, optional = "long", &LONG, &[];
    float: Option<f32>, optional = "float", &FLOAT, &[];
    double: Option<f64>, optional = "double", &DOUBLE, &[];
    big_integer: Option<BigInteger>, optional = "bigInteger", &BIG_INTEGER, &[];
    big_decimal: Option<BigDecimal>, optional = "bigDecimal", &BIG_DECIMAL, &[];
    string: Option<String>, optional = "string", &STRING, &[];
    blob: Option<Blob>, optional = "blob", &BLOB, &[];
    timestamp: Option<Timestamp>, optional = "timestamp", &TIMESTAMP, &[];
    date_time: Option<Timestamp>, optional = "dateTime", &TIMESTAMP, &[DATE_TIME];
    http_date: Option<Timestamp>, optional = "httpDate", &TIMESTAMP, &[HTTP_DATE];
    epoch: Option<Timestamp>, optional = "epoch", &TIMESTAMP, &[EPOCH_SECONDS];
    document: Option<Document>, optional = "document", &DOCUMENT, &[];
    suit: Option<Suit>, optional = "suit", &SUIT, &[];
    rank: Option<Rank>, optional = "rank", &RANK, &[];
    choice: Option<Choice>, optional = "choice", &CHOICE, &[];
    next: Option<Box<Everything>>, optional = "next", &EVERYTHING, &[];
}

// What is required and left out becomes zero, empty or unknown.
structure! { Plain PLAIN &[];
    boolean: bool, member = "boolean", &BOOLEAN, &[Trait::Required];
    long: i64, member = "long", &LONG, &[Trait::Required];
    double: f64, member = "double", &DOUBLE, &[Trait::Required];
    big_integer: BigInteger, member = "bigInteger", &BIG_INTEGER, &[Trait::Required];
    big_decimal: BigDecimal, member = "bigDecimal", &BIG_DECIMAL, &[Trait::Required];
    string: String, member = "string", &STRING, &[Trait::Required];
    blob: Blob, member = "blob", &BLOB, &[Trait::Required];
    timestamp: Timestamp, member = "timestamp", &TIMESTAMP, &[Trait::Required];
    suit: Suit, member = "suit", &SUIT, &[Trait::Required];
    rank: Rank, member = "rank", &RANK, &[Trait::Required];
    choice: Choice, member = "choice", &CHOICE, &[Trait::Required];
    strings: Vec<String>, member = "strings", &STRINGS, &[Trait::Required];
    strings_by_key: BTreeMap<String, String>, member = "stringsByKey", &STRING_MAP, &[Trait::Required];
    aggregates: Aggregates, member = "aggregates", &AGGREGATES, &[Trait::Required];
}

structure! { Aggregates AGGREGATES &[];
    strings: Option<Vec<String>>, optional = "strings", &STRINGS, &[];
    sparse: Option<Vec<Option<i32>>>, optional = "sparse", &SPARSE_INTEGERS, &[];
    dates: Option<Vec<Timestamp>>, optional = "dates", &DATES, &[];
    matrix: Option<Vec<Vec<f64>>>, optional = "matrix", &MATRIX, &[];
    choices: Option<Vec<Choice>>, optional = "choices", &CHOICES, &[];
    documents: Option<Vec<Document>>, optional = "documents", &DOCUMENTS, &[];
    strings_by_key: Option<BTreeMap<String, String>>, optional = "stringsByKey", &STRING_MAP, &[];
    sparse_by_key: Option<BTreeMap<String, Option<Blob>>>, optional = "sparseByKey", &SPARSE_BLOBS, &[];
    by_key: Option<BTreeMap<String, Aggregates>>, optional = "byKey", &AGGREGATES_MAP, &[];
}

// The names and places that the wire gives to members.
structure! { Bound BOUND &[];
    attribute: Option<String>, optional = "attribute", &STRING, &[Trait::XmlAttribute];
    number: Option<i16>, optional = "number", &SHORT, &[Trait::XmlAttribute, Trait::XmlName("no")];
    renamed: Option<String>, optional = "renamed", &STRING, &[Trait::JsonName("json"), Trait::XmlName("xml")];
    flat: Option<Vec<String>>, optional = "flat", &STRINGS, &[Trait::XmlFlattened];
    flat_named: Option<Vec<Suit>>, optional = "flatNamed", &SUITS, &[Trait::XmlFlattened, Trait::XmlName("Item")];
    flat_map: Option<BTreeMap<String, String>>, optional = "flatMap", &STRING_MAP, &[Trait::XmlFlattened];
    again: Option<Box<Bound>>, optional = "again", &BOUND, &[];
}

// The names that the two dialects of queries give to members.
structure! { Renamed RENAMED &[];
    foo: Option<String>, optional = "foo", &STRING, &[];
    for_ec2: Option<String>, optional = "HasQueryName", &STRING, &[Trait::Ec2QueryName("a")];
    for_both: Option<String>, optional = "HasBoth", &STRING, &[Trait::XmlName("both"), Trait::Ec2QueryName("B")];
    for_xml: Option<String>, optional = "UsesXmlName", &STRING, &[Trait::XmlName("c")];
    list: Option<Vec<String>>, optional = "listArg", &STRINGS, &[];
    items: Option<Vec<Suit>>, optional = "items", &SUITS, &[];
    lists: Option<Vec<Vec<String>>>, optional = "lists", &STRING_LISTS, &[Trait::Ec2QueryName("Rows"), Trait::XmlName("rows")];
    map: Option<BTreeMap<String, String>>, optional = "map", &NAMED_MAP, &[];
    flat_map: Option<BTreeMap<String, String>>, optional = "flatMap", &NAMED_MAP, &[Trait::XmlFlattened];
    choice: Option<Choice>, optional = "choice", &CHOICE, &[];
    next: Option<Box<Renamed>>, optional = "next", &RENAMED, &[];
}

union! { Choice CHOICE;
    Nothing(Unit) = "nothing", &UNIT, &[];
    Text(String) = "text", &STRING, &[];
    Number(f32) = "number", &FLOAT, &[];
    Time(Timestamp) = "time", &TIMESTAMP, &[];
    List(Vec<Choice>) = "list", &CHOICES, &[];
    Map(BTreeMap<String, String>) = "map", &STRING_MAP, &[];
    Structure(Box<Aggregates>) = "structure", &AGGREGATES, &[Trait::JsonName("struct")];
}

const DATE_TIME: Trait = Trait::TimestampFormat(TimestampFormat::DateTime);
const HTTP_DATE: Trait = Trait::TimestampFormat(TimestampFormat::HttpDate);
const EPOCH_SECONDS: Trait = Trait::TimestampFormat(TimestampFormat::EpochSeconds);

list! { STRINGS = "Strings" of &STRING, &[]; &[] }
list! { STRING_LISTS = "StringLists" of &STRINGS, &[]; &[] }
list! { SPARSE_INTEGERS = "SparseIntegers" of &INTEGER, &[]; &[Trait::Sparse] }
list! { DATES = "Dates" of &TIMESTAMP, &[HTTP_DATE]; &[] }
list! { ROW = "Row" of &DOUBLE, &[]; &[] }
list! { MATRIX = "Matrix" of &ROW, &[]; &[] }
list! { CHOICES = "Choices" of &CHOICE, &[]; &[] }
list! { DOCUMENTS = "Documents" of &DOCUMENT, &[]; &[] }
list! { SUITS = "Suits" of &SUIT, &[Trait::XmlName("Suit")]; &[] }
map! { STRING_MAP = "StringMap" of &STRING, &STRING; &[] }
map! { SPARSE_BLOBS = "SparseBlobs" of &STRING, &BLOB; &[Trait::Sparse] }
map! { AGGREGATES_MAP = "AggregatesMap" of &STRING, &AGGREGATES; &[] }

static NAMED_MAP: Schema = Schema::new(
    &NAMED_MAP,
    "com.example#NamedMap",
    ShapeType::Map,
    &[
        Member::new("key", &STRING, &[Trait::XmlName("K")]),
        Member::new("value", &STRING, &[Trait::XmlName("V")]),
    ],
    &[],
);

pub static SUIT: Schema = Schema::new(
    &SUIT,
    "com.example#Suit",
    ShapeType::Enum,
    &[],
    &[Trait::EnumValues(&["clubs", "hearts"])],
);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suit {
    Clubs,
    Hearts,
    Unknown(UnknownValue),
}

impl Shape for Suit {
    const SCHEMA: &'static Schema = &SUIT;
}

impl Enum for Suit {
    const VALUES: &'static [Self] = &[Suit::Clubs, Suit::Hearts];

    fn as_str(&self) -> &str {
        match self {
            Suit::Clubs => "clubs",
            Suit::Hearts => "hearts",
            Suit::Unknown(value) => value.as_str(),
        }
    }

    fn from_wire(value: &str) -> Self {
        match value {
            "clubs" => Suit::Clubs,
            "hearts" => Suit::Hearts,
            _ => Suit::Unknown(UnknownValue::new(value)),
        }
    }
}

smithy_shapes::enumeration!(Suit);

pub static RANK: Schema = Schema::new(
    &RANK,
    "com.example#Rank",
    ShapeType::IntEnum,
    &[],
    &[Trait::IntEnumValues(&[1, 13])],
);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    Ace,
    King,
    Unknown(UnknownNumber),
}

impl Shape for Rank {
    const SCHEMA: &'static Schema = &RANK;
}

impl IntEnum for Rank {
    const VALUES: &'static [Self] = &[Rank::Ace, Rank::King];

    fn get(&self) -> i32 {
        match self {
            Rank::Ace => 1,
            Rank::King => 13,
            Rank::Unknown(value) => value.get(),
        }
    }

    fn from_wire(value: i32) -> Self {
        match value {
            1 => Rank::Ace,
            13 => Rank::King,
            _ => Rank::Unknown(UnknownNumber::new(value)),
        }
    }
}

smithy_shapes::int_enumeration!(Rank);
