//! The table of the traits that the generator knows. A trait that the runtime gets is an entry here
//! and a variant of the runtime's `Trait`.

use super::info::Effect::{
    Behavior, Endpoint, Fault, Indirect, Limit, Required, Status, WireBinding, WireName,
};
use super::info::InBotocore::{AllOrNothing, SomeProperties, Unsaid};
use super::info::{Protocols, TraitInfo, known, run_time};
use super::value::Form::{Annotation, If, Properties, Property};
use super::value::{Argument, Choice, Field, Form, Kind, argument, named};

const REST: Protocols = Protocols::Only(&["restJson1", "restXml"]);
const REST_JSON: Protocols = Protocols::Only(&["restJson1"]);
const REST_XML: Protocols = Protocols::Only(&["restXml"]);
const XML: Protocols = Protocols::Only(&["awsQuery", "ec2Query", "restXml"]);
const EC2: Protocols = Protocols::Only(&["ec2Query"]);
/// awsQuery, and all that a service can have had it before, as `@awsQueryCompatible` says.
const QUERY_COMPATIBLE: Protocols = Protocols::AllExcept(&["ec2Query", "restJson1", "restXml"]);
/// CBOR has a tag for timestamps, and the protocols with "rpcv2" in their names one format.
const WITH_TIMESTAMP_FORMATS: Protocols = Protocols::AllExcept(&["rpcv2Cbor", "rpcv2Json"]);

const TEXT: Form = Form::Argument(Kind::Text);
const STATUS_CODE: Form = Form::Argument(Kind::StatusCode);
const FAULT: Form = Form::Argument(Kind::OneOf(FAULTS));
const TIMESTAMP: Form = Form::Argument(Kind::OneOf(TIMESTAMPS));

pub(super) static TRAITS: &[TraitInfo] = &[
    // What a type or a member is: https://smithy.io/2.0/spec/type-refinement-traits.html
    run_time("smithy.api#required", "Required", Annotation, Required),
    run_time("smithy.api#clientOptional", "ClientOptional", Annotation, Behavior)
        .in_botocore(Unsaid),
    run_time("smithy.api#input", "Input", Annotation, Behavior),
    run_time("smithy.api#sensitive", "Sensitive", Annotation, Behavior)
        .inherited()
        .flag("sensitive"),
    run_time("smithy.api#sparse", "Sparse", Annotation, Indirect)
        .flag("sparse")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#streaming", "Streaming", Annotation, WireBinding).inherited(),
    run_time("smithy.api#mediaType", "MediaType", TEXT, WireBinding)
        .inherited()
        .in_botocore(Unsaid),
    run_time("smithy.api#idempotencyToken", "IdempotencyToken", Annotation, Behavior)
        .flag("idempotencyToken"),
    run_time("smithy.api#error", "Error", FAULT, Fault),
    run_time("smithy.api#retryable", "Retryable", Properties(RETRYABLE), Behavior),
    // Which values are valid: https://smithy.io/2.0/spec/constraint-traits.html
    run_time("smithy.api#length", "length", Properties(LENGTH), Limit).inherited(),
    run_time("smithy.api#pattern", "Pattern", TEXT, Limit).inherited(),
    run_time("smithy.api#range", "range", Properties(RANGE), Limit).inherited(),
    run_time("smithy.api#uniqueItems", "UniqueItems", Annotation, Limit)
        .inherited()
        .in_botocore(Unsaid),
    // Where it is in HTTP messages: https://smithy.io/2.0/spec/http-bindings.html
    run_time("smithy.api#http", "http", Properties(HTTP), WireBinding)
        .protocols(REST)
        .status("status")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpError", "HttpError", STATUS_CODE, Status).in_botocore(Unsaid),
    run_time("smithy.api#httpHeader", "HttpHeader", TEXT, WireBinding)
        .protocols(REST)
        .timestamps("http-date")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpLabel", "HttpLabel", Annotation, WireBinding)
        .protocols(REST)
        .timestamps("date-time")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpPayload", "HttpPayload", Annotation, WireBinding)
        .protocols(REST)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpPrefixHeaders", "HttpPrefixHeaders", TEXT, WireBinding)
        .protocols(REST)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpQuery", "HttpQuery", TEXT, WireBinding)
        .protocols(REST)
        .timestamps("date-time")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpQueryParams", "HttpQueryParams", Annotation, WireBinding)
        .protocols(REST)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpResponseCode", "HttpResponseCode", Annotation, WireBinding)
        .protocols(REST)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#httpChecksumRequired", "HttpChecksumRequired", Annotation, Behavior)
        .flag("httpChecksumRequired"),
    run_time(
        "smithy.api#requestCompression",
        "RequestCompression",
        Property("encodings", Kind::Texts),
        Behavior,
    )
    .value("requestcompression"),
    // Which host it goes to: https://smithy.io/2.0/spec/endpoint-traits.html
    run_time("smithy.api#endpoint", "HostPrefix", Property("hostPrefix", Kind::Text), Endpoint)
        .value("endpoint"),
    run_time("smithy.api#hostLabel", "HostLabel", Annotation, WireBinding).flag("hostLabel"),
    // Where it is in events: https://smithy.io/2.0/spec/streaming.html
    run_time("smithy.api#eventHeader", "EventHeader", Annotation, WireBinding).flag("eventheader"),
    run_time("smithy.api#eventPayload", "EventPayload", Annotation, WireBinding)
        .flag("eventpayload"),
    // Which form it has in documents: https://smithy.io/2.0/spec/protocol-traits.html
    run_time("smithy.api#jsonName", "JsonName", TEXT, WireName)
        .protocols(REST_JSON)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#timestampFormat", "TimestampFormat", TIMESTAMP, WireBinding)
        .protocols(WITH_TIMESTAMP_FORMATS)
        .inherited(),
    // https://smithy.io/2.0/spec/xml-bindings.html
    run_time("smithy.api#xmlAttribute", "XmlAttribute", Annotation, WireBinding)
        .protocols(XML)
        .flag("xmlAttribute")
        .in_botocore(AllOrNothing),
    run_time("smithy.api#xmlFlattened", "XmlFlattened", Annotation, WireBinding)
        .protocols(XML)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#xmlName", "XmlName", TEXT, WireName)
        .protocols(XML)
        .in_botocore(AllOrNothing),
    run_time("smithy.api#xmlNamespace", "XmlNamespace", Properties(XML_NAMESPACE), WireBinding)
        .protocols(XML)
        .protocols_of_service(REST_XML)
        .in_botocore(AllOrNothing),
    // https://smithy.io/2.0/aws/protocols/ and https://smithy.io/2.0/aws/customizations/
    run_time("aws.protocols#awsQueryCompatible", "AwsQueryCompatible", Annotation, Behavior),
    run_time(
        "aws.protocols#awsQueryError",
        "aws_query_error",
        Properties(AWS_QUERY_ERROR),
        WireBinding,
    )
    .protocols(QUERY_COMPATIBLE)
    .status("awsQueryError status")
    .in_botocore(Unsaid),
    run_time("aws.protocols#ec2QueryName", "Ec2QueryName", TEXT, WireName)
        .protocols(EC2)
        .value("queryName"),
    run_time("aws.protocols#restXml", "NoErrorWrapping", If("noErrorWrapping"), WireBinding)
        .protocols(REST_XML)
        .in_botocore(SomeProperties),
    run_time(
        "aws.customizations#s3UnwrappedXmlOutput",
        "S3UnwrappedXmlOutput",
        Annotation,
        WireBinding,
    )
    .protocols(REST_XML)
    .in_botocore(Unsaid),
    // Who makes a request, and how it is signed: https://smithy.io/2.0/spec/authentication-traits.html
    // and https://smithy.io/2.0/aws/aws-auth.html
    run_time("aws.api#service", "SdkId", Property("sdkId", Kind::Text), Behavior)
        .in_botocore(SomeProperties),
    run_time("aws.auth#sigv4", "SigV4", Property("name", Kind::Text), Behavior),
    run_time("aws.auth#sigv4a", "SigV4a", Property("name", Kind::Text), Behavior),
    run_time("aws.auth#unsignedPayload", "UnsignedPayload", Annotation, Behavior)
        .flag("unsignedPayload"),
    run_time("smithy.api#auth", "Auth", Form::Argument(Kind::Texts), Behavior),
    run_time("smithy.api#httpBearerAuth", "HttpBearerAuth", Annotation, Behavior),
    run_time("smithy.api#optionalAuth", "OptionalAuth", Annotation, Behavior),
    // What lowering reads: types and their defaults, names, documentation, pages and waiters.
    known("smithy.api#addedDefault").in_botocore(Unsaid),
    known("smithy.api#deprecated").in_botocore(SomeProperties),
    known("smithy.api#documentation").value("documentation"),
    known("smithy.api#enum"),
    known("smithy.api#mixin"),
    known("smithy.api#paginated"),
    known("smithy.api#title"),
    known("smithy.rules#clientContextParams"),
    known("smithy.rules#contextParam").value("contextParam"),
    known("smithy.rules#endpointRuleSet"),
    known("smithy.rules#operationContextParams").value("operationContextParams"),
    known("smithy.rules#staticContextParams").value("staticContextParams"),
    known("smithy.waiters#waitable"),
    // What only readers of a model see in it: how to check bodies, which operations may be repeated, and
    // what a shape is for.
    known("aws.protocols#httpChecksum").value("httpChecksum"),
    known("smithy.api#box"),
    known("smithy.api#httpApiKeyAuth"),
    known("smithy.api#idempotent").flag("idempotent"),
    known("smithy.api#output"),
    known("smithy.api#readonly").flag("readonly").in_botocore(Unsaid),
    known("smithy.api#requiresLength").flag("requiresLength"),
];

/// Lowering decides whether servers have to know it.
pub(super) static DEFAULT: TraitInfo = known("smithy.api#default").in_botocore(Unsaid);

/// Lowering gathers those of an enum.
pub(super) static ENUM_VALUE: TraitInfo = known("smithy.api#enumValue");

const FAULTS: &[Choice] = &[
    Choice { value: "client", of: "Fault", variant: "Client" },
    Choice { value: "server", of: "Fault", variant: "Server" },
];

const TIMESTAMPS: &[Choice] = &[
    Choice { value: "date-time", of: "TimestampFormat", variant: "DateTime" },
    Choice { value: "http-date", of: "TimestampFormat", variant: "HttpDate" },
    Choice { value: "epoch-seconds", of: "TimestampFormat", variant: "EpochSeconds" },
];

const RETRYABLE: &[Field] = &[named("throttling", Kind::Flag).or(&Argument::Flag(false))];

const LENGTH: &[Field] =
    &[argument("min", Kind::Size).optional(), argument("max", Kind::Size).optional()];

const RANGE: &[Field] =
    &[argument("min", Kind::Number).optional(), argument("max", Kind::Number).optional()];

const HTTP: &[Field] = &[
    argument("method", Kind::Text),
    argument("uri", Kind::Text),
    argument("code", Kind::StatusCode).or(&Argument::StatusCode(200)),
];

const XML_NAMESPACE: &[Field] = &[named("uri", Kind::Text), named("prefix", Kind::Text).optional()];

const AWS_QUERY_ERROR: &[Field] = &[
    argument("code", Kind::Text),
    argument("httpResponseCode", Kind::StatusCode).or(&Argument::StatusCode(400)),
];
