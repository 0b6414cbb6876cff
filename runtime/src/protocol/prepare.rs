//! What a client does with an input before any protocol: idempotency tokens and the host's labels.

use std::borrow::Cow;

use crate::data::{ShapeData, Structure};
use crate::endpoint::{Endpoint, rules::is_valid_host_label};
use crate::error::{Error, ErrorKind, Segment};
use crate::operation::OperationSchema;
use crate::schema::Schema;
use crate::serializer::MemberSerializer;
use crate::shape::Shape;
use crate::unknown::UnknownMember;
use crate::value::{Value, ValueDeserializer, to_value};

/// An input that is ready to be sent.
pub(super) struct Prepared<'a, T: Clone> {
    pub(super) input: Cow<'a, T>,
    /// What the host begins with.
    pub(super) host_prefix: String,
}

/// Fills in idempotency tokens that are absent:
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>; and the labels of the
/// host: <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>.
///
/// # Errors
///
/// If a label is absent, empty or no part of a host, or the host of the endpoint takes no prefix.
pub(super) fn prepare<'a, T: Shape + Structure>(
    input: &'a T,
    schema: &'static OperationSchema,
    endpoint: &Endpoint,
) -> Result<Prepared<'a, T>, Error> {
    let mut members = Members { schema: schema.input(), absent: Vec::new(), labels: Vec::new() };
    input.serialize_members(&mut members);
    let host_prefix = match schema.host_prefix().filter(|_| endpoint.takes_host_prefix()) {
        Some(_) if endpoint.is_ip() => {
            let message = "the operation puts a prefix in front of the host, which an IP address \
                           cannot have: `Endpoint::without_host_prefix` leaves it out";
            return Err(Error::new(ErrorKind::Endpoint, message));
        }
        Some(template) => fill(template, &members.labels)?,
        None => String::new(),
    };
    let mut input = Cow::Borrowed(input);
    for index in members.absent {
        let token = Value::String(random_uuid());
        let value = ValueDeserializer::new(&token, schema.input().member_at(index), 0);
        input.to_mut().deserialize_member(index, value)?;
    }
    Ok(Prepared { input, host_prefix })
}

/// Finds the tokens that are absent and the labels of the host.
struct Members {
    schema: &'static Schema,
    absent: Vec<usize>,
    labels: Vec<(&'static str, String)>,
}

impl MemberSerializer for Members {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        if !member.is_host_label() {
            return;
        }
        if let Value::String(label) | Value::Enum(label) = to_value(member, value) {
            self.labels.push((member.name(), label));
        }
    }

    fn absent(&mut self, index: usize) {
        if self.schema.member_at(index).is_idempotency_token() {
            self.absent.push(index);
        }
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}

/// Puts the labels into the template of a host.
fn fill(template: &'static str, labels: &[(&'static str, String)]) -> Result<String, Error> {
    let mut host = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        host.push_str(before);
        let fail =
            |message| Err(Error::new(ErrorKind::Value, message).within(Segment::Member(name)));
        match labels.iter().find(|(label, _)| *label == name) {
            None => return fail("must be set: it is part of the host"),
            Some((_, value)) if !is_valid_host_label(value, false) => {
                return fail("must be 1 to 63 letters, digits and dashes: it is part of the host");
            }
            Some((_, value)) => host.push_str(value),
        }
        rest = after;
    }
    host.push_str(rest);
    Ok(host)
}

/// Returns a version 4 UUID: <https://www.rfc-editor.org/rfc/rfc9562#section-5.4>.
fn random_uuid() -> String {
    let bits = fastrand::u128(..);
    let version = bits & !(0xf << 76) | 4 << 76;
    let hex = format!("{:032x}", version & !(0b11 << 62) | 0b10 << 62);
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::{fill, random_uuid};

    #[test]
    fn uuids_are_of_version_4() {
        for _ in 0..100 {
            let uuid = random_uuid();
            let shape: String =
                uuid.chars().map(|c| if c.is_ascii_hexdigit() { 'x' } else { c }).collect();
            assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
            assert_eq!(&uuid[14..15], "4");
            assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"), "{uuid}");
        }
        assert_ne!(random_uuid(), random_uuid());
    }

    #[test]
    fn hosts() {
        let labels = [
            ("a", "first".to_owned()),
            ("b", "x.y".to_owned()),
            ("c", String::new()),
            ("e", "a-".to_owned()),
        ];
        assert_eq!(fill("data.", &labels).unwrap(), "data.");
        assert_eq!(fill("{a}.data-{a}.", &labels).unwrap(), "first.data-first.");
        for (template, message) in [
            ("{b}.", "/b: must be 1 to 63 letters, digits and dashes: it is part of the host"),
            ("{c}.", "/c: must be 1 to 63 letters, digits and dashes: it is part of the host"),
            ("{d}.", "/d: must be set: it is part of the host"),
            ("{e}.", "/e: must be 1 to 63 letters, digits and dashes: it is part of the host"),
        ] {
            assert_eq!(fill(template, &labels).unwrap_err().to_string(), message);
        }
    }
}
