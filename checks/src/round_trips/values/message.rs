//! What a message of an operation holds: not every part of it takes every value.

use smithy_shapes::Value;
use smithy_shapes::operation::OperationSchema;
use smithy_shapes::query::Dialect;
use smithy_shapes::schema::{HttpBinding, Member, Schema, ShapeType, TimestampFormat};

use super::{Extent, Maker, Text, Times, is_aggregate};
use crate::round_trips::random::Random;

/// The host that requests go to.
pub(crate) const HOST: &str = "service.example";

/// How often a value is made anew until one fits where it is to stand: what is required there must
/// leave something, or the other side finds nothing.
const TRIES: usize = 32;

/// A message of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    /// What it is.
    pub(crate) kind: Kind,
    /// The protocol that it is in.
    pub(crate) family: Family,
    /// The operation.
    pub(crate) operation: &'static OperationSchema,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Has an input; a server reads it.
    Request,
    /// Has an output; a client reads it.
    Response,
    /// Has an error; a client reads it.
    Error,
}

/// Protocols whose messages hold the same values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// HTTP bindings, and bodies of JSON.
    RestJson,
    /// HTTP bindings, and bodies of XML.
    RestXml,
    /// Bodies of JSON.
    Json,
    /// Bodies of CBOR.
    Cbor,
    /// Forms that are answered by XML.
    Query(Dialect),
}

/// Where a member is in a message.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Body,
    Label,
    Host,
    Query,
    QueryParams,
    Header(&'static str),
    PrefixHeaders(&'static str),
    Payload,
    Status,
    /// In messages of its own.
    Events,
}

impl Family {
    /// Returns the family of the protocol with this ID.
    ///
    /// # Panics
    ///
    /// If nothing is known about the protocol: its messages would be taken for JSON otherwise.
    pub(crate) fn of(protocol: &str) -> Family {
        match protocol {
            "aws.protocols#restJson1" => Family::RestJson,
            "aws.protocols#restXml" => Family::RestXml,
            "smithy.protocols#rpcv2Cbor" => Family::Cbor,
            "aws.protocols#awsQuery" => Family::Query(Dialect::Aws),
            "aws.protocols#ec2Query" => Family::Query(Dialect::Ec2),
            "aws.protocols#awsJson1_0"
            | "aws.protocols#awsJson1_1"
            | "smithy.protocols#rpcv2Json" => Family::Json,
            other => panic!("round trips do not know the family of the protocol `{other}`"),
        }
    }

    fn is_rest(self) -> bool {
        matches!(self, Family::RestJson | Family::RestXml)
    }

    /// Returns what it holds of what a client or a server reads.
    pub(crate) fn extent(self, kind: Kind) -> Extent {
        let extent = match self {
            Family::RestJson | Family::Json => Extent::JSON,
            Family::Cbor => Extent::CBOR,
            Family::Query(dialect) if kind == Kind::Request => Extent::of_query(dialect),
            Family::RestXml | Family::Query(_) => Extent::XML,
        };
        Extent { unknown_members: kind != Kind::Request, ..extent }
    }
}

impl Message {
    /// Returns an input, output or error that the message holds.
    pub(crate) fn tree(&self, schema: &'static Schema, random: &mut Random) -> Value {
        let of_body = self.family.extent(self.kind);
        let mut maker = Maker { random, extent: of_body };
        let room = maker.room();
        let parts = schema.members().iter().filter(|member| is_aggregate(member)).count();
        let mut members = Vec::new();
        for member in schema.members().iter().filter(|member| self.holds(schema, member)) {
            let place = self.place(member);
            if !self.must_be_set(member, place) && !maker.is_set(schema, member, room) {
                continue;
            }
            maker.extent.text = match place {
                Place::Label => Text::Label,
                Place::Host => Text::HostLabel,
                Place::Header(_) | Place::PrefixHeaders(_) => Text::Header,
                _ => Text::Any,
            };
            maker.extent.times = match place {
                Place::Header(_) | Place::PrefixHeaders(_) => {
                    Times::Written(TimestampFormat::HttpDate)
                }
                _ => of_body.times,
            };
            let room = (room / (parts + 1)).max(1);
            let values = (0..TRIES).map(|_| maker.value(member, room));
            let mut fitting = values.filter_map(|value| self.fit(schema, place, value));
            let value = fitting.next().filter(|value| !maker.is_lost(value));
            members.extend(value.map(|value| (member.name().into(), value)));
        }
        Value::Structure(members)
    }

    /// Returns what was read, without what the message had besides the value.
    pub(crate) fn without_extras(&self, schema: &'static Schema, read: Value) -> Value {
        let Value::Structure(mut members) = read else { return read };
        for member in schema.members() {
            let is_same = |(name, _): &(_, Value)| *name == member.name();
            let Some(at) = members.iter().position(is_same) else { continue };
            let place = self.place(member);
            // All parameters or headers are found here, also those that are members of their own.
            if matches!(place, Place::QueryParams | Place::PrefixHeaders(_)) {
                let (name, value) = members.remove(at);
                let value = without_own_headers(schema, place, value);
                let rest = self.fit(schema, place, value);
                members.splice(at..at, rest.map(|rest| (name, rest)));
            }
        }
        Value::Structure(members)
    }

    /// Returns whether this message has the member: in RPC protocols, the one that is sent before a stream
    /// of events has nothing but its host.
    fn holds(&self, schema: &'static Schema, member: &'static Member) -> bool {
        match self.place(member) {
            Place::Events => false,
            Place::Body if !self.family.is_rest() => {
                !schema.members().iter().any(Member::is_event_stream)
            }
            _ => true,
        }
    }

    fn place(&self, member: &'static Member) -> Place {
        let is_request = self.kind == Kind::Request;
        let is_in_host = |prefix: &str| prefix.contains(&format!("{{{}}}", member.name()));
        if member.is_event_stream() {
            return Place::Events;
        }
        if is_request && self.operation.host_prefix().is_some_and(is_in_host) {
            return Place::Host;
        }
        if !self.family.is_rest() {
            return Place::Body;
        }
        match member.http_binding() {
            Some(HttpBinding::Label) if is_request => Place::Label,
            Some(HttpBinding::Query(_)) if is_request => Place::Query,
            Some(HttpBinding::QueryParams) if is_request => Place::QueryParams,
            Some(HttpBinding::Header(name)) => Place::Header(name),
            Some(HttpBinding::PrefixHeaders(prefix)) => Place::PrefixHeaders(prefix),
            Some(HttpBinding::Payload) => Place::Payload,
            Some(HttpBinding::ResponseCode) if !is_request => Place::Status,
            _ => Place::Body,
        }
    }

    /// Returns whether something is read there in any case.
    fn must_be_set(&self, member: &'static Member, place: Place) -> bool {
        // A client makes up a token.
        let is_filled = self.kind == Kind::Request
            && (member.is_idempotency_token() || member.default().is_some());
        let is_there = match place {
            Place::Label | Place::Host | Place::Status => true,
            // A body has a media type.
            Place::Header(name) if name.eq_ignore_ascii_case("content-type") => true,
            Place::Header(name) => self.names_error(name),
            // A client always has this map.
            Place::PrefixHeaders(_) => self.kind != Kind::Request,
            // In JSON, a payload that is absent is sent as one without members.
            Place::Payload => {
                let is_structure = member.target().shape_type() == ShapeType::Structure;
                is_structure && self.family == Family::RestJson
            }
            _ => false,
        };
        is_there || is_filled
    }

    /// Returns what of a value comes back from there, if anything does.
    fn fit(&self, schema: &'static Schema, place: Place, value: Value) -> Option<Value> {
        match (place, value) {
            // There is a parameter for each item.
            (Place::Query, Value::List(items)) => (!items.is_empty()).then_some(Value::List(items)),
            (Place::QueryParams, Value::Map(mut entries)) => {
                let is_empty = |value: &Value| matches!(value, Value::List(l) if l.is_empty());
                entries.retain(|name, value| {
                    !self.is_parameter_of_its_own(schema, name) && !is_empty(value)
                });
                (!entries.is_empty()).then_some(Value::Map(entries))
            }
            // Names of headers are tokens that have no case.
            (Place::PrefixHeaders(_), Value::Map(entries)) => {
                let entries = entries.into_iter().map(|(name, value)| (header_name(&name), value));
                let entries: Vec<_> = entries.collect();
                let is_told = self.kind != Kind::Request || !entries.is_empty();
                is_told.then(|| Value::Map(entries.into_iter().collect()))
            }
            // An empty body is none.
            (Place::Payload, Value::String(text) | Value::Enum(text)) if text.is_empty() => None,
            (Place::Payload, Value::Blob(bytes)) if bytes.is_empty() => None,
            (Place::Header(name), _) if self.names_error(name) => {
                Some(Value::String(schema.name().to_owned()))
            }
            // That of the endpoint, or nothing is sent.
            (Place::Header(name), Value::String(_)) if name.eq_ignore_ascii_case("host") => {
                Some(Value::String(HOST.to_owned()))
            }
            // By its status, a response is one of success or of an error.
            (Place::Status, Value::Integer(number)) => {
                let (first, count) = if self.kind == Kind::Error { (400, 200) } else { (200, 100) };
                Some(Value::Integer(first + number.rem_euclid(count)))
            }
            (_, value) => Some(value),
        }
    }

    /// Returns whether the protocol itself has the name of an error in this header.
    fn names_error(&self, header: &str) -> bool {
        let is_json_error = self.kind == Kind::Error && self.family == Family::RestJson;
        is_json_error && header.eq_ignore_ascii_case("x-amzn-errortype")
    }

    /// Returns whether the parameter is another member, or is in the URI of the operation.
    fn is_parameter_of_its_own(&self, schema: &'static Schema, name: &str) -> bool {
        let is_member = |member: &Member| matches!(member.http_binding(), Some(HttpBinding::Query(bound)) if bound == name);
        let in_uri = self.operation.http().is_some_and(|http| {
            let (_, query) = http.uri.split_once('?').unwrap_or_default();
            query.split('&').any(|pair| pair.split('=').next() == Some(name))
        });
        in_uri || schema.members().iter().any(is_member)
    }
}

/// Without the headers that are other members.
fn without_own_headers(schema: &'static Schema, place: Place, value: Value) -> Value {
    let (Place::PrefixHeaders(prefix), Value::Map(mut entries)) = (place, value.clone()) else {
        return value;
    };
    let is_bound = |member: &Member, key: &str| member.is_in_header(&format!("{prefix}{key}"));
    entries.retain(|key, _| !schema.members().iter().any(|member| is_bound(member, key)));
    Value::Map(entries)
}

/// Returns the name of a header, which stays the same if it is one already.
fn header_name(name: &str) -> String {
    let token: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let token = token.to_lowercase();
    if token.starts_with('x') { token } else { format!("x{token}") }
}

#[cfg(test)]
mod tests {
    use super::{Family, Kind, Message};
    use crate::round_trips::random::Random;
    use golden_operations::operations::{PutBook, Upload};
    use smithy_shapes::{Operation, Value};

    fn trees(message: Message) -> Vec<Value> {
        let schema = match message.kind {
            Kind::Request => message.operation.input(),
            Kind::Response => message.operation.output(),
            Kind::Error => message.operation.errors()[0],
        };
        (0..200).map(|seed| message.tree(schema, &mut Random::new(seed))).collect()
    }

    fn of<O: Operation>(kind: Kind, family: Family) -> Message {
        Message { kind, family, operation: O::SCHEMA }
    }

    /// What is never made is never checked.
    #[test]
    fn every_member_is_set_at_times() {
        for family in [Family::RestJson, Family::RestXml, Family::Json, Family::Cbor] {
            for kind in [Kind::Request, Kind::Response, Kind::Error] {
                let message = of::<PutBook>(kind, family);
                let (trees, operation) = (trees(message), message.operation);
                let schemas = [operation.input(), operation.output(), operation.errors()[0]];
                for member in schemas[kind as usize].members() {
                    let is_set = trees.iter().any(|tree| tree.get(member.name()).is_some());
                    assert!(is_set, "{kind:?} in {family:?}: {}", member.name());
                }
            }
        }
    }

    #[test]
    fn parts_of_a_request_hold_what_they_can() {
        for tree in trees(of::<PutBook>(Kind::Request, Family::RestJson)) {
            assert!(matches!(tree.get("shelf"), Some(Value::Integer(_))), "a label: {tree:?}");
            assert_ne!(tree.get("path"), Some(&Value::String(String::new())), "a label");
            assert_ne!(tree.get("tags"), Some(&Value::List(vec![])), "parameters");
            assert!(tree.get("token").is_some(), "a token is made up");
            if let Some(Value::Map(parameters)) = tree.get("more") {
                assert!(!parameters.is_empty() && !parameters.contains_key("kind"), "{tree:?}");
            }
        }
        // Protocols without HTTP bindings have a body only.
        let trees = trees(of::<PutBook>(Kind::Request, Family::Json));
        assert!(trees.iter().any(|tree| tree.get("path").is_none()));
    }

    #[test]
    fn parts_of_a_response_hold_what_they_can() {
        for tree in trees(of::<PutBook>(Kind::Response, Family::RestXml)) {
            let Some(Value::Integer(status)) = tree.get("status") else { panic!("{tree:?}") };
            assert!((200..300).contains(status), "{status}");
            assert!(tree.get("extra").is_some(), "a client always has this map");
        }
    }

    #[test]
    fn a_host_has_letters() {
        for tree in trees(of::<Upload>(Kind::Request, Family::Cbor)) {
            let Some(Value::String(label)) = tree.get("tenant") else { panic!("{tree:?}") };
            assert!(label.starts_with('x') && label.bytes().all(|b| b.is_ascii_alphanumeric()));
        }
    }
}
