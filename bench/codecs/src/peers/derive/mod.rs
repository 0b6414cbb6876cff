//! What somebody would write by hand: structs with serde's derive, once for JSON and once for XML,
//! whose lists, maps and timestamps are others.
//!
//! They do no more than they must: timestamps are not looked into, and what an unknown value of an
//! enum was is forgotten.

pub mod json;
pub mod xml;

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::comparison::{Peer, Row, Scope};
use crate::data::Form;

static SERDE_JSON: Peer = Peer {
    name: "serde_derive, serde_json",
    about: "structs written by hand, with serde's derive: `Option`s of `String` and `f64`, enums \
            that forget unknown values, which is less than ours do. Read by \
            `serde_json::from_slice`, written by `to_string`.",
    scope: Scope::Codec,
};

static SONIC_RS: Peer = Peer {
    name: "serde_derive, sonic-rs",
    about: "the same structs, `sonic_rs::from_slice` and `to_string`.",
    scope: Scope::Codec,
};

static SIMD_JSON: Peer = Peer {
    name: "serde_derive, simd-json",
    about: "the same structs, `simd_json::serde::from_slice` and `to_string`. It overwrites its \
            input, so a copy of the input is part of reading.",
    scope: Scope::Codec,
};

static QUICK_XML: Peer = Peer {
    name: "serde_derive, quick-xml",
    about: "such structs for XML, whose timestamps stay text: `quick_xml::de::from_str` and \
            `se::to_string_with_root`.",
    scope: Scope::Codec,
};

static IGNORED_ANY: Peer = Peer {
    name: "limit: serde_json, IgnoredAny",
    about: "the JSON checked by serde_json, and nothing kept.",
    scope: Scope::Codec,
};

static MEMCPY: Peer = Peer {
    name: "limit: memcpy",
    about: "the text copied once to memory that is there already.",
    scope: Scope::Codec,
};

/// A type with serde's derive.
pub trait Derived: Serialize + DeserializeOwned + 'static {}

impl<T: Serialize + DeserializeOwned + 'static> Derived for T {}

pub fn json_readers<T: Derived>(json: &Form) -> Vec<Row> {
    let reader = |peer, read: fn(&str) -> T| Row::reader(peer, &json.text, &json.value, read);
    vec![
        reader(&SERDE_JSON, |json| serde_json::from_slice(json.as_bytes()).unwrap()),
        reader(&SONIC_RS, |json| sonic_rs::from_slice(json.as_bytes()).unwrap()),
        reader(&SIMD_JSON, |json| {
            simd_json::serde::from_slice(&mut json.as_bytes().to_vec()).unwrap()
        }),
    ]
}

pub fn json_writers<T: Derived>(json: &Form) -> Vec<Row> {
    let writer = |peer, write: fn(&T) -> String| {
        let value = serde_json::from_str(&json.text).unwrap();
        Row::writer(peer, value, &json.value, write, |json| Ok(serde_json::from_str(json)?))
    };
    vec![
        writer(&SERDE_JSON, |value| serde_json::to_string(value).unwrap()),
        writer(&SONIC_RS, |value| sonic_rs::to_string(value).unwrap()),
        writer(&SIMD_JSON, |value| simd_json::to_string(value).unwrap()),
    ]
}

pub fn xml_reader<T: Derived>(xml: &Form) -> Row {
    let read = |xml: &str| quick_xml::de::from_str::<T>(xml).unwrap();
    Row::reader(&QUICK_XML, &xml.text, &xml.value, read)
}

pub fn xml_writer<T: Derived>(xml: &Form) -> Row {
    let value: T = quick_xml::de::from_str(&xml.text).unwrap();
    Row::writer(&QUICK_XML, value, &xml.value, |value| write_xml(value), read_xml::<T>)
}

/// The name of the document element does not matter here.
pub fn write_xml<T: Derived>(value: &T) -> String {
    quick_xml::se::to_string_with_root("Document", value).unwrap()
}

/// Returns what XML holds, read through structs.
pub fn read_xml<T: Derived>(xml: &str) -> anyhow::Result<serde_json::Value> {
    Ok(serde_json::to_value(quick_xml::de::from_str::<T>(xml)?)?)
}

/// Returns a lower bound for reading JSON.
pub fn limits(json: &Form) -> Vec<Row> {
    let (ignored, copied) = (json.text.clone(), json.text.clone());
    let buffer = std::cell::RefCell::new(vec![0; copied.len()]);
    vec![
        Row::new(
            &IGNORED_ANY,
            move || serde_json::from_slice::<IgnoredAny>(ignored.as_bytes()).unwrap(),
            |_| Ok(()),
        ),
        Row::new(
            &MEMCPY,
            move || {
                let mut buffer = buffer.borrow_mut();
                buffer.copy_from_slice(std::hint::black_box(copied.as_bytes()));
                std::hint::black_box(&mut *buffer);
            },
            |_| Ok(()),
        ),
    ]
}
