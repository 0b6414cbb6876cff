//! The protocols of a service, and their effect on names on the wire.

use super::node::Node;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};

/// The protocols of a service.
#[derive(Default)]
pub(super) struct Protocols {
    /// A trait for each.
    pub(super) traits: Map<String, Value>,
    /// Whether members have names in JSON.
    pub(super) has_json: bool,
    /// Whether members have names in XML or in queries.
    pub(super) has_xml: bool,
    /// Whether parts of messages are bound to HTTP.
    pub(super) is_rest: bool,
    /// Whether errors have their own codes.
    pub(super) has_query_errors: bool,
}

impl Protocols {
    pub(super) fn read(metadata: &Node<'_>) -> Result<Self, Diagnostic> {
        let mut protocols = Self::default();
        let all = metadata.items("protocols")?;
        let all = if all.is_empty() { vec![metadata.required("protocol")?] } else { all };
        for name in all {
            protocols.add(&name, metadata)?;
        }
        if metadata.get("awsQueryCompatible").is_some() {
            protocols.has_query_errors = true;
            protocols.traits.insert("aws.protocols#awsQueryCompatible".to_owned(), json!({}));
        }
        Ok(protocols)
    }

    fn add(&mut self, name: &Node<'_>, metadata: &Node<'_>) -> Result<(), Diagnostic> {
        let id = match name.as_text()? {
            "rest-json" => "aws.protocols#restJson1",
            "rest-xml" => "aws.protocols#restXml",
            "json" => aws_json(metadata)?,
            "query" => "aws.protocols#awsQuery",
            "ec2" => "aws.protocols#ec2Query",
            "smithy-rpc-v2-cbor" => "smithy.protocols#rpcv2Cbor",
            other => {
                let help = "the protocols are rest-json, rest-xml, json, query, ec2 and smithy-rpc-v2-cbor";
                return Err(name.error(format!("`{other}` is not a known protocol")).help(help));
            }
        };
        self.has_json |= id.contains("Json");
        self.has_xml |= id.contains("Xml") || id.contains("Query");
        self.is_rest |= id.contains("rest");
        self.has_query_errors |= id == "aws.protocols#awsQuery";
        self.traits.insert(id.to_owned(), versions_of_http(metadata)?);
        Ok(())
    }
}

fn aws_json(metadata: &Node<'_>) -> Result<&'static str, Diagnostic> {
    match metadata.required_text("jsonVersion")? {
        "1.0" => Ok("aws.protocols#awsJson1_0"),
        "1.1" => Ok("aws.protocols#awsJson1_1"),
        other => {
            let version = metadata.required("jsonVersion")?;
            let message = format!("`{other}` is not a version of the json protocol");
            Err(version.error(message).help("the versions are 1.0 and 1.1"))
        }
    }
}

/// Returns the value of a protocol's trait: the HTTP versions, unless only 1.1 is supported.
fn versions_of_http(metadata: &Node<'_>) -> Result<Value, Diagnostic> {
    let settings = metadata.get("protocolSettings");
    let http2 = settings.map(|settings| settings.text("h2")).transpose()?.flatten();
    Ok(match http2 {
        Some("eventstream") => json!({ "http": ["http/1.1", "h2"], "eventStreamHttp": ["h2"] }),
        Some(_) => json!({ "http": ["h2", "http/1.1"], "eventStreamHttp": ["h2", "http/1.1"] }),
        None => json!({}),
    })
}
