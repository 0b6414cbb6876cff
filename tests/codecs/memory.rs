//! How much memory the values of a request may take: a server's readers refuse what takes more than
//! a small multiple of its bytes.

use std::collections::BTreeMap;

use smithy_shapes::codec::{Format, ReadOptions};
use smithy_shapes::deserializer::ShapeDeserializer;
use smithy_shapes::protocol::{Protocol, RestJson1, RestXml, RpcV2Cbor};
use smithy_shapes::query::Dialect;
use smithy_shapes::schema::{Member, Schema, ShapeType, Trait, prelude};
use smithy_shapes::serializer::MemberSerializer;
use smithy_shapes::shape::{Shape, ShapeData, Structure};
use smithy_shapes::{Document, Error, ErrorKind, Query};
use tests::sample::Everything;

const COUNT: usize = 10_000;

/// A structure of many members, few of which any value has.
#[derive(Clone, Default, PartialEq)]
struct Wide {
    text: Option<String>,
    first: Option<Everything>,
    second: Option<Everything>,
    next: Option<Box<Wide>>,
}

static WIDE: Schema = Schema::new(
    &WIDE,
    "com.example#Wide",
    ShapeType::Structure,
    &[
        Member::new("text", &prelude::STRING, &[]),
        Member::new("first", Everything::SCHEMA, &[]),
        Member::new("second", Everything::SCHEMA, &[]),
        Member::new("next", &WIDE, &[]),
    ],
    &[],
);

impl Structure for Wide {
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
        serializer.optional(0, &self.text);
        serializer.optional(1, &self.first);
        serializer.optional(2, &self.second);
        serializer.optional(3, &self.next);
    }

    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        deserializer: D,
    ) -> Result<(), Error> {
        match index {
            0 => self.text.read(deserializer),
            1 => self.first.read(deserializer),
            2 => self.second.read(deserializer),
            3 => self.next.read(deserializer),
            _ => Err(Error::no_such_member(index)),
        }
    }
}

smithy_shapes::structure!(Wide, WIDE);

macro_rules! lists {
    ($($name:ident of $member:expr, $traits:expr;)*) => {$(
        static $name: Schema = Schema::new(
            &$name,
            "com.example#List",
            ShapeType::List,
            &[Member::new("member", $member, &[])],
            $traits,
        );
    )*};
}

lists! {
    LIST of &WIDE, &[];
    SPARSE of &WIDE, &[Trait::Sparse];
    LISTS of &LIST, &[];
    MAPS of &MAP, &[];
    DOCUMENTS of &prelude::DOCUMENT, &[];
}

static MAP: Schema = Schema::new(
    &MAP,
    "com.example#Map",
    ShapeType::Map,
    &[Member::new("key", &prelude::STRING, &[]), Member::new("value", &WIDE, &[])],
    &[],
);

fn read<P: Protocol, T: ShapeData>(
    schema: &'static Schema,
    input: &[u8],
    strict: bool,
) -> Result<T, Error> {
    let mut value = T::default();
    let options = ReadOptions { strict, ..ReadOptions::default() };
    P::EventFormat::read(&mut value, schema.root(), input, options)?;
    Ok(value)
}

/// A client takes it; a server does not.
#[track_caller]
fn too_much<P: Protocol, T: ShapeData>(schema: &'static Schema, input: impl AsRef<[u8]>) {
    let input = input.as_ref();
    assert!(read::<P, T>(schema, input, false).is_ok());
    let error = read::<P, T>(schema, input, true).err().expect("must be refused");
    assert_eq!(error.kind(), ErrorKind::Memory, "{error}");
    assert_eq!(error.message(), "the values take more than 64 times the memory of the input");
    assert!(error.offset().is_some_and(|offset| offset < input.len()), "{error}");
}

#[track_caller]
fn fine<P: Protocol, T: ShapeData>(schema: &'static Schema, input: impl AsRef<[u8]>) {
    read::<P, T>(schema, input.as_ref(), true).expect("must be read");
}

/// Returns a list of so many items, of any number of bytes.
fn cbor(item: &[u8], count: usize) -> Vec<u8> {
    [b"\x9f", item.repeat(count).as_slice(), b"\xff"].concat()
}

fn json(item: &str, count: usize) -> String {
    format!("[{}]", vec![item; count].join(","))
}

fn xml(item: &str, count: usize) -> String {
    format!("<L>{}</L>", item.repeat(count))
}

#[test]
fn empty_structures() {
    assert!(size_of::<Wide>() > 700, "what follows takes large structures");
    too_much::<RpcV2Cbor, Vec<Wide>>(&LIST, cbor(b"\xa0", COUNT));
    too_much::<RestJson1, Vec<Wide>>(&LIST, json("{}", COUNT));
    too_much::<RestXml, Vec<Wide>>(&LIST, xml("<member/>", COUNT));
}

#[test]
fn nulls_of_sparse_lists() {
    too_much::<RpcV2Cbor, Vec<Option<Wide>>>(&SPARSE, cbor(b"\xf6", COUNT));
    too_much::<RestJson1, Vec<Option<Wide>>>(&SPARSE, json("null", COUNT));
}

/// The first item of a list or a map makes place for several.
#[test]
fn lists_and_maps_of_one() {
    too_much::<RpcV2Cbor, Vec<Vec<Wide>>>(&LISTS, cbor(b"\x81\xa0", COUNT));
    too_much::<RestJson1, Vec<Vec<Wide>>>(&LISTS, json("[{}]", COUNT));
    let item = "<member><member/></member>";
    too_much::<RestXml, Vec<Vec<Wide>>>(&LISTS, xml(item, COUNT));

    type Maps = Vec<BTreeMap<String, Wide>>;
    too_much::<RpcV2Cbor, Maps>(&MAPS, cbor(b"\xa1\x60\xa0", COUNT));
    too_much::<RestJson1, Maps>(&MAPS, json(r#"{"":{}}"#, COUNT));
    let item = "<member><entry><key/><value/></entry></member>";
    too_much::<RestXml, Maps>(&MAPS, xml(item, COUNT));
}

#[test]
fn recursive_shapes() {
    let nested = [b"\xa1\x64next".repeat(100), b"\xa0".to_vec()].concat();
    too_much::<RpcV2Cbor, Vec<Wide>>(&LIST, cbor(&nested, 100));
}

#[test]
fn documents() {
    too_much::<RpcV2Cbor, Vec<Document>>(&DOCUMENTS, cbor(b"\xa1\x60\xf6", COUNT));
    too_much::<RestJson1, Vec<Document>>(&DOCUMENTS, json(r#"{"":0}"#, 10 * COUNT));
    let item = format!("<member>{}</member>", json(r#"{"":0}"#, 100));
    too_much::<RestXml, Vec<Document>>(&DOCUMENTS, xml(&item, COUNT / 10));
}

/// Only servers read queries.
#[test]
fn queries() {
    let items = |name: &str, value: &str, count: usize| -> Query {
        (1..=count).map(|n| (name.replace('#', &n.to_string()), value)).collect()
    };
    let too_much = |error: Error| error.kind() == ErrorKind::Memory;
    let query = items("member.#.member.1", "", COUNT);
    let read = |query| Dialect::Aws.read::<Vec<Vec<Wide>>>(query, LISTS.root());
    assert!(read(&query).is_err_and(too_much));
    assert!(read(&items("member.#.member.1.text", "as usual", COUNT / 10)).is_ok());

    let document = json(r#"{"":0}"#, 100);
    let query = items("member.#", &document, COUNT / 10);
    let read = |query| Dialect::Aws.read::<Vec<Document>>(query, DOCUMENTS.root());
    assert!(read(&query).is_err_and(too_much));
}

/// Small requests, and those in which there is something, are fine.
#[test]
fn what_is_usual() {
    fine::<RpcV2Cbor, Vec<Wide>>(&LIST, cbor(b"\xa0", 1000));
    fine::<RestJson1, Vec<Wide>>(&LIST, json("{}", 1000));
    let item = r#"{"text":"as usual","first":{"integer":5}}"#;
    fine::<RestJson1, Vec<Wide>>(&LIST, json(item, COUNT));
    let item = r#"{"a":{"integer":5,"string":"as usual"},"b":{"date":"2026-11-30"},"c":{}}"#;
    fine::<RestJson1, Vec<Document>>(&DOCUMENTS, json(item, COUNT));
    let item = "<member><text>as usual</text></member>";
    fine::<RestXml, Vec<Wide>>(&LIST, xml(item, COUNT));
}
