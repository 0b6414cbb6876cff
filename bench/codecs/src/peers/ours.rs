//! The generated crate.

use gameliftstreams::Shape;
use serde_json::Value;

use super::derive::{Derived, read_xml};
use crate::comparison::{Peer, Row, Scope};
use crate::data::{Data, Form};

pub static OURS: Peer = Peer {
    name: "ours",
    about: "the generated crate: `from_json`, `to_json`, `from_xml`, `to_xml`, and `to_query` with \
            `to_string`. Timestamps are parsed and checked, unknown values of enums kept.",
    scope: Scope::Codec,
};

static OURS_BY_SERDE: Peer = Peer {
    name: "ours, serde_json",
    about: "the generated crate's implementations of serde's traits, `serde_json::from_slice` and \
            `to_string`.",
    scope: Scope::Codec,
};

pub fn json_readers<T: Shape>(json: &Form) -> Vec<Row> {
    let reader = |peer, read: fn(&str) -> T| Row::reader(peer, &json.text, &json.value, read);
    vec![
        reader(&OURS, |json| T::from_json(json).unwrap()),
        reader(&OURS_BY_SERDE, |json| serde_json::from_slice(json.as_bytes()).unwrap()),
    ]
}

pub fn json_writers<T: Shape>(json: &Form) -> Vec<Row> {
    let writer = |peer, write: fn(&T) -> String| {
        let parse = |json: &str| Ok(serde_json::from_str(json)?);
        Row::writer(peer, value(json), &json.value, write, parse)
    };
    vec![
        writer(&OURS, |value| value.to_json()),
        writer(&OURS_BY_SERDE, |value| serde_json::to_string(value).unwrap()),
    ]
}

/// What is read must be what the JSON says.
pub fn xml_reader<T: Shape>(data: &Data) -> Row {
    let read = |xml: &str| T::from_xml(xml).unwrap();
    Row::reader(&OURS, &data.xml.text, &data.json.value, read)
}

/// What is written must be read by the structs for XML.
pub fn xml_writer<T: Shape, Xml: Derived>(data: &Data) -> Row {
    let write = |value: &T| value.to_xml().unwrap();
    Row::writer(&OURS, value(&data.json), &data.xml.value, write, read_xml::<Xml>)
}

pub fn query_writer<T: Shape>(data: &Data) -> Row {
    let write = |value: &T| value.to_query().to_string();
    Row::writer(&OURS, value(&data.json), &data.query.value, write, read_query)
}

fn value<T: Shape>(json: &Form) -> T {
    T::from_json(&*json.text).unwrap()
}

fn read_query(query: &str) -> anyhow::Result<Value> {
    Ok(form_urlencoded::parse(query.as_bytes()).map(|(k, v)| (k.into_owned(), v)).collect())
}
