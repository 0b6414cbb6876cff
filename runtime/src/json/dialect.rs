//! Where the JSON protocols differ.

use crate::schema::{Bindings, Member, Schema, TimestampFormat};

/// One of the kinds of JSON that protocols have.
pub(crate) trait Dialect: 'static {
    /// Whether `@jsonName` counts.
    const JSON_NAMES: bool;
    /// Whether `@timestampFormat` counts.
    const TIMESTAMP_FORMATS: bool;
    /// Whether numbers of any size are strings.
    const BIG_NUMBERS_ARE_STRINGS: bool;

    /// Returns the name of a member.
    fn name(member: &'static Member) -> &'static str {
        if Self::JSON_NAMES { member.json_name() } else { member.name() }
    }

    /// Returns whether the name needs no escapes.
    fn has_plain_name(member: &'static Member) -> bool {
        !Self::JSON_NAMES || member.has_plain_json_name()
    }

    /// Returns the index of the member of this name in such a body; the search begins at `expected`.
    fn index_of(
        schema: &'static Schema,
        name: &str,
        expected: usize,
        bindings: Bindings,
    ) -> Option<usize> {
        if Self::JSON_NAMES {
            schema.index_by_json_name(name, expected, bindings)
        } else {
            schema.index_by_name(name, expected)
        }
    }

    /// Returns the format of a timestamp at this member.
    fn timestamp_format(member: &'static Member) -> TimestampFormat {
        let modeled = if Self::TIMESTAMP_FORMATS { member.timestamp_format() } else { None };
        modeled.unwrap_or(TimestampFormat::EpochSeconds)
    }
}

/// The JSON of restJson1, and of [`to_json`](crate::Shape::to_json):
/// <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#json-shape-serialization>.
#[derive(Clone, Copy, Debug)]
pub struct Json;

/// The JSON of awsJson1_0 and awsJson1_1, which knows no `@jsonName`:
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#json-shape-serialization>.
#[cfg(feature = "http")]
#[derive(Clone, Copy, Debug)]
pub struct AwsJson;

/// The JSON of rpcv2Json, which knows neither `@jsonName` nor `@timestampFormat`, and in which
/// numbers of any size are strings:
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html>.
#[cfg(feature = "http")]
#[derive(Clone, Copy, Debug)]
pub struct RpcJson;

impl Dialect for Json {
    const JSON_NAMES: bool = true;
    const TIMESTAMP_FORMATS: bool = true;
    const BIG_NUMBERS_ARE_STRINGS: bool = false;
}

#[cfg(feature = "http")]
impl Dialect for AwsJson {
    const JSON_NAMES: bool = false;
    const TIMESTAMP_FORMATS: bool = true;
    const BIG_NUMBERS_ARE_STRINGS: bool = false;
}

#[cfg(feature = "http")]
impl Dialect for RpcJson {
    const JSON_NAMES: bool = false;
    const TIMESTAMP_FORMATS: bool = false;
    const BIG_NUMBERS_ARE_STRINGS: bool = true;
}
