//! The comparisons of the report: each case in each format, read and written.

use gameliftstreams::{
    CreateStreamGroupInput, GetStreamSessionOutput, ListStreamSessionsOutput, Shape,
};

use crate::comparison::{Comparison, Direction, Format, Row};
use crate::data::{self, Data, Form};
use crate::peers::derive::{self, Derived, json, xml};
use crate::peers::{ours, sdk};

/// A value that is read and written.
pub struct Case {
    pub name: &'static str,
    pub about: &'static str,
    pub part: Part,
    pub data: Data,
    pub comparisons: Vec<Comparison>,
}

/// Where an API has the value.
pub enum Part {
    RequestOf(&'static str),
    AnswerOf(&'static str),
}

/// What makes a case, given its name.
type Maker = fn(&'static str) -> Case;

pub const CASES: [(&str, Maker); 3] = [("page", page), ("session", session), ("group", group)];

/// Returns all of them, or the one of this name.
pub fn cases(only: Option<&str>) -> Vec<Case> {
    let chosen = CASES.into_iter().filter(|(name, _)| only.is_none_or(|only| only == *name));
    chosen.map(|(name, make)| make(name)).collect()
}

fn page(name: &'static str) -> Case {
    let data = Data::new::<xml::Page>(data::page);
    let sdk = Sdk { readers: sdk::page_readers(&data.json), writers: vec![] };
    Case {
        name,
        about: "100 stream sessions, the answer of ListStreamSessions",
        part: Part::AnswerOf("ListStreamSessions"),
        comparisons: compare::<ListStreamSessionsOutput, json::Page, xml::Page>(name, &data, sdk),
        data,
    }
}

fn session(name: &'static str) -> Case {
    let data = Data::new::<xml::Session>(data::session);
    let sdk = Sdk { readers: sdk::session_readers(&data.json), writers: vec![] };
    Case {
        name,
        about: "one stream session, the answer of GetStreamSession",
        part: Part::AnswerOf("GetStreamSession"),
        comparisons: compare::<GetStreamSessionOutput, json::Session, xml::Session>(
            name, &data, sdk,
        ),
        data,
    }
}

fn group(name: &'static str) -> Case {
    let data = Data::new::<xml::Group>(data::group);
    let sdk = Sdk { readers: vec![], writers: sdk::group_writers(&data.json) };
    Case {
        name,
        about: "a stream group of four locations, the request of CreateStreamGroup",
        part: Part::RequestOf("CreateStreamGroup"),
        comparisons: compare::<CreateStreamGroupInput, json::Group, xml::Group>(name, &data, sdk),
        data,
    }
}

/// An SDK reads only answers and writes only requests.
struct Sdk {
    readers: Vec<Row>,
    writers: Vec<Row>,
}

fn compare<Ours: Shape, Json: Derived, Xml: Derived>(
    case: &'static str,
    data: &Data,
    sdk: Sdk,
) -> Vec<Comparison> {
    use Direction::{Read, Write};
    let comparison = |format, direction, form: &Form, rows| {
        let text = form.text.clone();
        Comparison { case, format, direction, text, rows, limits: vec![] }
    };

    let mut json_readers = ours::json_readers::<Ours>(&data.json);
    json_readers.extend(derive::json_readers::<Json>(&data.json));
    json_readers.extend(sdk.readers);
    let mut json_read = comparison(Format::Json, Read, &data.json, json_readers);
    json_read.limits = derive::limits(&data.json);

    let mut json_writers = ours::json_writers::<Ours>(&data.json);
    json_writers.extend(derive::json_writers::<Json>(&data.json));
    json_writers.extend(sdk.writers);

    let xml_readers = vec![ours::xml_reader::<Ours>(data), derive::xml_reader::<Xml>(&data.xml)];
    let xml_writers =
        vec![ours::xml_writer::<Ours, Xml>(data), derive::xml_writer::<Xml>(&data.xml)];
    let query_writers = vec![ours::query_writer::<Ours>(data)];

    vec![
        json_read,
        comparison(Format::Json, Write, &data.json, json_writers),
        comparison(Format::Xml, Read, &data.xml, xml_readers),
        comparison(Format::Xml, Write, &data.xml, xml_writers),
        comparison(Format::Query, Write, &data.query, query_writers),
    ]
}
