//! Taking the members of a message to the parts that they are bound to.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;
use std::marker::PhantomData;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use super::binding::Binding;
use super::format::RestFormat;
use super::header::push_quoted;
use super::reserved::is_reserved;
use crate::blob::Blob;
use crate::codec::Bindings;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::operation::ServiceSchema;
use crate::protocol::message::{Headers, header_of};
use crate::schema::{Member, Schema, ShapeType};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::Shape;
use crate::text::Real;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// What the members of a structure come to, apart from the body.
#[derive(Default)]
pub(super) struct Bound {
    pub(super) labels: Vec<(&'static str, String)>,
    pub(super) query: Vec<(String, String)>,
    /// Of entries of maps, which give way to parameters that have members of their own.
    pub(super) query_params: Vec<(String, String)>,
    pub(super) headers: Headers,
    /// Of entries of maps, which give way to headers that have members of their own.
    pub(super) prefix_headers: Headers,
    /// Values of the member at hand that are to become headers, by the keys of their entries.
    header_texts: Vec<(String, String)>,
    pub(super) payload: Option<Payload>,
    pub(super) status: Option<StatusCode>,
}

impl Bound {
    /// Returns the headers, those of entries of maps first: others replace them.
    pub(super) fn all_headers(&mut self) -> Headers {
        let mut headers = std::mem::take(&mut self.prefix_headers);
        headers.append(&mut self.headers);
        headers
    }
}

/// The whole body, and its media type.
pub(super) struct Payload {
    pub(super) content: Vec<u8>,
    pub(super) media_type: &'static str,
}

/// Takes the bound members of a structure, except for labels that the endpoint has already.
///
/// # Errors
///
/// The first that a member has: a label that is absent or empty, or a payload that the format
/// cannot write.
pub(super) fn write<F: RestFormat, T: Shape + Structure>(
    value: &T,
    bindings: Bindings,
    service: &'static ServiceSchema,
    endpoint: Option<&Endpoint>,
) -> Result<Bound, Error> {
    let schema = T::SCHEMA;
    let mut members = BoundMembers::<F> {
        schema,
        bindings,
        service,
        endpoint,
        bound: Bound::default(),
        error: None,
        format: PhantomData,
    };
    value.serialize_members(&mut members);
    match members.error {
        Some(error) => Err(error.redacted(schema.root())),
        None => Ok(members.bound),
    }
}

/// Takes each member to its part.
struct BoundMembers<'a, F> {
    schema: &'static Schema,
    bindings: Bindings,
    service: &'static ServiceSchema,
    endpoint: Option<&'a Endpoint>,
    bound: Bound,
    error: Option<Error>,
    format: PhantomData<F>,
}

impl<F: RestFormat> BoundMembers<'_, F> {
    /// A payload in the protocol's format.
    fn document<T: ShapeData>(&mut self, member: &'static Member, value: &T) -> Result<(), Error> {
        let content = F::write_payload(value, member, self.service)?;
        self.bound.payload = Some(Payload { content, media_type: F::MEDIA_TYPE });
        Ok(())
    }

    /// A value in any other part.
    fn text<T: ShapeData>(
        &mut self,
        member: &'static Member,
        binding: Binding,
        value: &T,
    ) -> Result<(), Error> {
        let bound = &mut self.bound;
        value.write(BoundSerializer { bound, member, binding, key: "" });
        match binding {
            Binding::Label if bound.labels.last().is_none_or(|(_, v)| v.is_empty()) => {
                Err(Error::new(ErrorKind::Value, "must not be empty: it is part of the URI"))
            }
            Binding::ResponseCode if bound.status.is_none() => {
                Err(Error::new(ErrorKind::Value, "this is not a valid status code"))
            }
            Binding::Header(name) => {
                for (_, text) in bound.header_texts.drain(..) {
                    bound.headers.push(header_of(name, &text)?);
                }
                Ok(())
            }
            Binding::PrefixHeaders(prefix) => {
                let mut names = HashSet::new();
                for (key, text) in bound.header_texts.drain(..) {
                    let header = entry_header(prefix, &key, &text, &mut names);
                    bound.prefix_headers.push(header.map_err(|e| e.within(Segment::Key(key)))?);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn fail(&mut self, member: &'static Member, error: Error) {
        self.error.get_or_insert(error.within(Segment::Member(member.name())));
    }
}

impl<F: RestFormat> MemberSerializer for BoundMembers<'_, F> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        let result = match Binding::of(member, self.bindings) {
            Binding::Body => Ok(()),
            Binding::Label if self.endpoint.is_some_and(|e| e.has_label(member.name())) => Ok(()),
            Binding::Payload if member.is_event_stream() => Ok(()),
            Binding::Payload if is_document(member) => self.document(member, value),
            binding => self.text(member, binding, value),
        };
        if let Err(error) = result {
            self.fail(member, error);
        }
    }

    fn absent(&mut self, index: usize) {
        let member = self.schema.member_at(index);
        if Binding::of(member, self.bindings) == Binding::Label {
            self.fail(member, Error::new(ErrorKind::Value, "must be set: it is part of the URI"));
        }
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}

/// Returns the header of an entry of a map, if no other entry has the same, and it is free to be set.
fn entry_header(
    prefix: &str,
    key: &str,
    text: &str,
    names: &mut HashSet<HeaderName>,
) -> Result<(HeaderName, HeaderValue), Error> {
    let (name, value) = header_of(&format!("{prefix}{key}"), text)?;
    if is_reserved(name.as_str()) {
        let message = format!("the header `{name}` belongs to the protocol or the connection");
        return Err(Error::new(ErrorKind::Value, message));
    }
    if !names.insert(name.clone()) {
        let message = "another key is the same header: their names have no case";
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok((name, value))
}

/// Returns whether a payload of this shape is a document in the protocol's format.
fn is_document(member: &'static Member) -> bool {
    use ShapeType::{Document, List, Map, Structure, Union};
    matches!(member.target().shape_type(), Document | List | Map | Structure | Union)
}

/// Takes one value as text. What has no text there is left out: the model does not allow it.
struct BoundSerializer<'a> {
    bound: &'a mut Bound,
    member: &'static Member,
    binding: Binding,
    /// The key of the map's entry, where it is one.
    key: &'a str,
}

impl BoundSerializer<'_> {
    fn display(self, value: impl Display) {
        self.text(value.to_string());
    }

    /// One value as text, where it belongs.
    fn text(self, text: String) {
        let bound = self.bound;
        match self.binding {
            Binding::Label => bound.labels.push((self.member.name(), text)),
            Binding::Query(name) => bound.query.push((name.to_owned(), text)),
            Binding::QueryParams => bound.query_params.push((self.key.to_owned(), text)),
            Binding::Header(_) | Binding::PrefixHeaders(_) => {
                bound.header_texts.push((self.key.to_owned(), text));
            }
            Binding::Payload => {
                let media_type = self.member.media_type().unwrap_or("text/plain");
                bound.payload = Some(Payload { content: text.into_bytes(), media_type });
            }
            Binding::ResponseCode | Binding::Body => {}
        }
    }

    /// A number, which may be the status code.
    fn number(self, value: impl Display + TryInto<u16>) {
        if self.binding == Binding::ResponseCode {
            let code = value.try_into().ok();
            self.bound.status = code.and_then(|code| StatusCode::from_u16(code).ok());
        } else {
            self.display(value);
        }
    }

    /// Returns the same for a value in the list or map.
    fn inner<'b>(&'b mut self, member: &'static Member, key: &'b str) -> BoundSerializer<'b> {
        BoundSerializer { bound: self.bound, member, binding: self.binding, key }
    }
}

impl ShapeSerializer for BoundSerializer<'_> {
    /// No part but the body knows null.
    fn null(self) {}

    fn boolean(self, value: bool) {
        self.display(value);
    }

    fn byte(self, value: i8) {
        self.number(value);
    }

    fn short(self, value: i16) {
        self.number(value);
    }

    fn integer(self, value: i32) {
        self.number(value);
    }

    fn long(self, value: i64) {
        self.number(value);
    }

    fn float(self, value: f32) {
        self.display(Real(value));
    }

    fn double(self, value: f64) {
        self.display(Real(value));
    }

    fn big_integer(self, value: &BigInteger) {
        self.display(value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.display(value);
    }

    /// In a header, one that has a media type is encoded.
    fn string(self, value: &str) {
        if self.binding.is_header() && self.member.media_type().is_some() {
            self.text(STANDARD.encode(value));
        } else {
            self.text(value.to_owned());
        }
    }

    fn enumeration(self, value: &str) {
        self.string(value);
    }

    fn int_enumeration(self, value: i32) {
        self.number(value);
    }

    fn blob(self, value: &Blob) {
        if self.binding == Binding::Payload {
            let media_type = self.member.media_type().unwrap_or("application/octet-stream");
            self.bound.payload = Some(Payload { content: value.to_vec(), media_type });
        } else {
            self.text(value.to_base64());
        }
    }

    fn timestamp(self, value: Timestamp) {
        let format = self.binding.timestamp_format(self.member);
        self.text(value.format(format));
    }

    fn document(self, _: &Document) {}

    fn list<T: ShapeData>(mut self, items: &[T]) {
        let element = self.member.target().element();
        if !self.binding.is_header() {
            let key = self.key;
            return items.iter().for_each(|item| item.write(self.inner(element, key)));
        }
        // The values in one header.
        let mut bound = Bound::default();
        let binding = self.binding;
        for item in items {
            let key = self.key;
            item.write(BoundSerializer { bound: &mut bound, member: element, binding, key });
        }
        let mut list = String::new();
        for (_, value) in bound.header_texts {
            if !list.is_empty() {
                list.push_str(", ");
            }
            if is_text(element) { push_quoted(&value, &mut list) } else { list.push_str(&value) }
        }
        self.text(list);
    }

    fn map<T: ShapeData>(mut self, entries: &BTreeMap<String, T>) {
        let member = self.member.target().value();
        for (key, value) in entries {
            value.write(self.inner(member, key));
        }
    }

    fn structure<T: Structure>(self, _: &T) {}

    fn union<T: Union>(self, _: &T) {}
}

/// Returns whether the values of a list may hold commas that separate nothing.
fn is_text(element: &'static Member) -> bool {
    matches!(element.target().shape_type(), ShapeType::String | ShapeType::Enum)
}
