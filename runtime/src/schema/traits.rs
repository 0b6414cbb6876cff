//! The traits that matter at run time.

use super::{Bound, TimestampFormat};

/// A Smithy trait of a shape or a member that matters at run time.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trait {
    /// `@required`: must be set.
    Required,
    /// `@clientOptional`: optional for clients, whatever else it is.
    ClientOptional,
    /// `@input`: a structure whose members are all optional for clients.
    Input,
    /// `@default` as JSON, if a server needs to know it.
    Default(&'static str),
    /// `@sensitive`: not shown by `Debug` or in violations.
    Sensitive,
    /// `@sparse`: a list or map whose values may be null.
    Sparse,
    /// `@idempotencyToken`: filled in by clients if absent.
    IdempotencyToken,
    /// `@streaming`: a blob or union that is sent as a stream.
    Streaming,
    /// `@jsonName`: the name in JSON.
    JsonName(&'static str),
    /// `@xmlName`: the name in XML and in queries.
    XmlName(&'static str),
    /// `@xmlAttribute`: an attribute rather than an element.
    XmlAttribute,
    /// `@xmlFlattened`: items are in the structure itself, without a wrapper.
    XmlFlattened,
    /// `@xmlNamespace`: declared on the element.
    XmlNamespace {
        /// The URI of the namespace.
        uri: &'static str,
        /// The prefix to declare it with. `None` declares the default namespace.
        prefix: Option<&'static str>,
    },
    /// `@timestampFormat`: overrides the protocol's format.
    TimestampFormat(TimestampFormat),
    /// `@mediaType`: the media type of a blob's or a string's content.
    MediaType(&'static str),
    /// `@length`: characters of a string, bytes of a blob, items of a list, entries of a map.
    Length {
        /// At least this many.
        min: Option<u64>,
        /// At most this many.
        max: Option<u64>,
    },
    /// `@range`: the numbers allowed, both bounds included.
    Range {
        /// The least number.
        min: Option<Bound>,
        /// The greatest number.
        max: Option<Bound>,
    },
    /// `@pattern`: a regular expression that matches somewhere in the string.
    Pattern(&'static str),
    /// `@uniqueItems`: no two items of a list are equal.
    UniqueItems,
    /// The values of an enum that the model knows.
    EnumValues(&'static [&'static str]),
    /// The values of an intEnum that the model knows.
    IntEnumValues(&'static [i32]),
    /// `@httpLabel`: bound to the label of the same name in the URI.
    HttpLabel,
    /// `@httpQuery`: bound to this query parameter.
    HttpQuery(&'static str),
    /// `@httpQueryParams`: a map bound to the other query parameters.
    HttpQueryParams,
    /// `@httpHeader`: bound to this header.
    HttpHeader(&'static str),
    /// `@httpPrefixHeaders`: a map bound to all headers with this prefix.
    HttpPrefixHeaders(&'static str),
    /// `@httpPayload`: the whole body.
    HttpPayload,
    /// `@httpResponseCode`: bound to the status code.
    HttpResponseCode,
    /// `@hostLabel`: bound to a label in the host prefix.
    HostLabel,
    /// `@eventHeader`: a header of an event.
    EventHeader,
    /// `@eventPayload`: the payload of an event.
    EventPayload,
    /// `@error`: an error, and whose fault it is.
    Error(Fault),
    /// `@httpError`: the status code of an error.
    HttpError(u16),
    /// `@retryable`: the request may be sent again.
    Retryable {
        /// The service asks for fewer requests.
        throttling: bool,
    },
    /// `@http` of an operation.
    Http {
        /// The method.
        method: &'static str,
        /// The template of path and query.
        uri: &'static str,
        /// The status code of success.
        code: u16,
    },
    /// `@endpoint` of an operation: what its host begins with, as a template with host labels.
    HostPrefix(&'static str),
    /// `@httpChecksumRequired`: the request has a checksum of its body.
    HttpChecksumRequired,
    /// `@requestCompression`: the encodings that the service accepts, best first.
    RequestCompression(&'static [&'static str]),
    /// `@awsQueryError`: the code of an error in the query protocol, and its status code.
    AwsQueryError {
        /// The code.
        code: &'static str,
        /// The status code.
        status: u16,
    },
    /// `@awsQueryCompatible`: the service once had the query protocol, and keeps its error codes.
    AwsQueryCompatible,
    /// `@ec2QueryName`: the name in EC2 queries.
    Ec2QueryName(&'static str),
    /// `noErrorWrapping` of `@restXml`: the error is the document element.
    NoErrorWrapping,
    /// `sdkId` of `@aws.api#service`: what settings call the service.
    SdkId(&'static str),
    /// `@aws.auth#sigv4`: signed with AWS Signature Version 4, under this name of the service.
    SigV4(&'static str),
    /// `@aws.auth#sigv4a`: signed for several regions, under this name of the service.
    SigV4a(&'static str),
    /// `@aws.auth#unsignedPayload`: the signature leaves the body out.
    UnsignedPayload,
    /// `@auth`: the schemes that authenticate, best first, by the IDs of their traits.
    Auth(&'static [&'static str]),
    /// `@httpBearerAuth`: a token authenticates.
    HttpBearerAuth,
    /// `@optionalAuth`: may be called by anybody.
    OptionalAuth,
    /// `@s3UnwrappedXmlOutput`: the one member of the output is the document element.
    S3UnwrappedXmlOutput,
}

impl Trait {
    /// Returns [`Length`](Trait::Length), for one line in a table.
    pub const fn length(min: Option<u64>, max: Option<u64>) -> Trait {
        Trait::Length { min, max }
    }

    /// Returns [`Http`](Trait::Http), for one line in a table.
    pub const fn http(method: &'static str, uri: &'static str, code: u16) -> Trait {
        Trait::Http { method, uri, code }
    }

    /// Returns [`AwsQueryError`](Trait::AwsQueryError), for one line in a table.
    pub const fn aws_query_error(code: &'static str, status: u16) -> Trait {
        Trait::AwsQueryError { code, status }
    }

    /// Returns [`Range`](Trait::Range), for one line in a table.
    pub const fn range(min: Option<Bound>, max: Option<Bound>) -> Trait {
        Trait::Range { min, max }
    }
}

/// Who must fix an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The caller: the same request will fail again.
    Client,
    /// The service.
    Server,
}
