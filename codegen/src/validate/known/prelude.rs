//! The traits of `smithy.api`.

use super::ValueShape::{
    Annotation, Any, Boolean, Enum, Integer, List, Map, Matching, Number, ShapeId, SomeOf, String,
    Structure, Text,
};
use super::value_shape::{INT, STRINGS, TEXTS, may, must};
use super::{AppliesTo, Key, KnownTrait, Types, ValueShape, on};
use crate::validate::{bounds, pattern, syntax};

const OPERATION: AppliesTo = AppliesTo::shapes(Types::OPERATION);
const SERVICE: AppliesTo = AppliesTo::shapes(Types::SERVICE);
const STRUCTURE: AppliesTo = AppliesTo::shapes(Types::STRUCTURE);
const DATA: AppliesTo = AppliesTo::shapes(Types::DATA);
const FIELDS: AppliesTo = AppliesTo::STRUCTURE_MEMBERS;

pub(super) const TRAITS: &[KnownTrait] = &[
    // https://smithy.io/2.0/spec/constraint-traits.html
    on(
        AppliesTo::shapes(Types::STRING.without(Types::ENUMS)),
        "smithy.api#enum",
        SomeOf(&Structure(OLD_ENUM)),
    ),
    on(AppliesTo::values(Types::STRING), "smithy.api#idRef", Structure(ID_REF)),
    on(
        AppliesTo::values(Types::LIST.or(Types::MAP).or(Types::STRING).or(Types::BLOB)),
        "smithy.api#length",
        Structure(&[may("min", Integer(0, i64::MAX)), may("max", Integer(0, i64::MAX))]),
    )
    .rule(bounds::of_length),
    on(AppliesTo::values(Types::STRING), "smithy.api#pattern", String).rule(pattern::check),
    on(AppliesTo::ANYTHING, "smithy.api#private", Annotation),
    on(
        AppliesTo::values(Types::NUMBER),
        "smithy.api#range",
        Structure(&[may("min", Number), may("max", Number)]),
    )
    .rule(bounds::of_range),
    on(FIELDS, "smithy.api#required", Annotation),
    on(AppliesTo::shapes(Types::LIST), "smithy.api#uniqueItems", Annotation)
        .conflicts(&["smithy.api#sparse"]),
    // https://smithy.io/2.0/spec/type-refinement-traits.html
    on(FIELDS, "smithy.api#addedDefault", Annotation).needs("smithy.api#default"),
    on(AppliesTo::values(Types::NUMBER.or(Types::BOOLEAN)), "smithy.api#box", Annotation),
    on(FIELDS, "smithy.api#clientOptional", Annotation),
    // Whether a default suits what a member targets is reported with its value, by lowering.
    on(FIELDS.or_shapes(Types::SIMPLE.or(Types::LIST).or(Types::MAP)), "smithy.api#default", Any),
    on(AppliesTo::members(Types::ENUMS, Types::ALL), "smithy.api#enumValue", Any),
    on(STRUCTURE, "smithy.api#error", Enum(&["client", "server"])).conflicts(&["smithy.api#trait"]),
    on(STRUCTURE, "smithy.api#input", Annotation)
        .conflicts(&["smithy.api#output", "smithy.api#error"]),
    on(
        AppliesTo::shapes(Types::ALL),
        "smithy.api#mixin",
        Structure(&[may("localTraits", List(&ShapeId))]),
    ),
    on(STRUCTURE, "smithy.api#output", Annotation)
        .conflicts(&["smithy.api#input", "smithy.api#error"]),
    on(AppliesTo::shapes(Types::LIST.or(Types::MAP)), "smithy.api#sparse", Annotation),
    on(AppliesTo::shapes(Types::NONE), "smithy.api#unitType", Annotation),
    // https://smithy.io/2.0/spec/documentation-traits.html
    on(
        AppliesTo::ANYTHING,
        "smithy.api#deprecated",
        Structure(&[may("message", String), may("since", String)]),
    ),
    on(AppliesTo::ANYTHING, "smithy.api#documentation", String),
    on(OPERATION, "smithy.api#examples", List(&Structure(EXAMPLE))),
    on(AppliesTo::ANYTHING, "smithy.api#externalDocumentation", Map(&Text)),
    on(AppliesTo::ANYTHING, "smithy.api#internal", Annotation),
    on(FIELDS, "smithy.api#recommended", Structure(&[may("reason", String)]))
        .conflicts(&["smithy.api#required"]),
    // On members too, as in Smithy 1.0: it is obeyed there.
    on(AppliesTo::values(Types::DATA), "smithy.api#sensitive", Annotation),
    on(AppliesTo::ANYTHING, "smithy.api#since", String),
    on(AppliesTo::ANYTHING, "smithy.api#suppress", TEXTS),
    on(AppliesTo::ANYTHING, "smithy.api#tags", STRINGS),
    on(AppliesTo::ANYTHING, "smithy.api#title", String),
    on(AppliesTo::ANYTHING, "smithy.api#unstable", Annotation),
    // https://smithy.io/2.0/spec/behavior-traits.html
    on(AppliesTo::fields(Types::STRING), "smithy.api#idempotencyToken", Annotation).exclusive(),
    on(
        OPERATION,
        "smithy.api#idempotent",
        Structure(&[may("exists", List(&ShapeId)), may("notFound", List(&ShapeId))]),
    )
    .conflicts(&["smithy.api#readonly"]),
    on(
        OPERATION,
        "smithy.api#longPoll",
        Structure(&[must("timeoutMillis", Integer(1, i32::MAX as i64))]),
    ),
    on(
        AppliesTo::shapes(Types::SERVICE.or(Types::OPERATION)),
        "smithy.api#paginated",
        Structure(PAGINATED),
    ),
    on(OPERATION, "smithy.api#readonly", Annotation).conflicts(&["smithy.api#idempotent"]),
    on(OPERATION, "smithy.api#requestCompression", Structure(&[must("encodings", STRINGS)])),
    on(STRUCTURE, "smithy.api#retryable", Structure(&[may("throttling", Boolean)]))
        .needs("smithy.api#error"),
    // https://smithy.io/2.0/spec/resource-traits.html
    on(FIELDS, "smithy.api#nestedProperties", Annotation).exclusive(),
    on(AppliesTo::shapes(Types::RESOURCE), "smithy.api#noReplace", Annotation),
    on(FIELDS.or_shapes(Types::DATA), "smithy.api#notProperty", Annotation),
    on(FIELDS, "smithy.api#property", Structure(&[may("name", String)]))
        .conflicts(&["smithy.api#resourceIdentifier"]),
    on(
        AppliesTo::shapes(Types::STRUCTURE.or(Types::STRING)),
        "smithy.api#references",
        List(&Structure(REFERENCE)),
    ),
    on(AppliesTo::fields(Types::STRING), "smithy.api#resourceIdentifier", Text),
    // https://smithy.io/2.0/spec/authentication-traits.html
    on(AppliesTo::shapes(Types::SERVICE.or(Types::OPERATION)), "smithy.api#auth", List(&ShapeId)),
    on(STRUCTURE, "smithy.api#authDefinition", Structure(&[may("traits", List(&ShapeId))])),
    on(
        SERVICE,
        "smithy.api#httpApiKeyAuth",
        Structure(&[
            must("name", Text),
            must("in", Enum(&["header", "query"])),
            may("scheme", Text),
        ]),
    ),
    on(SERVICE, "smithy.api#httpBasicAuth", Annotation),
    on(SERVICE, "smithy.api#httpBearerAuth", Annotation),
    on(SERVICE, "smithy.api#httpDigestAuth", Annotation),
    on(OPERATION, "smithy.api#optionalAuth", Annotation),
    // https://smithy.io/2.0/spec/protocol-traits.html
    on(
        AppliesTo::members(Types::STRUCTURE.or(Types::UNION), Types::ALL),
        "smithy.api#jsonName",
        String,
    ),
    // On members too, as in Smithy 1.0.
    on(AppliesTo::values(Types::BLOB.or(Types::STRING)), "smithy.api#mediaType", String),
    on(
        STRUCTURE,
        "smithy.api#protocolDefinition",
        Structure(&[may("traits", List(&ShapeId)), may("noInlineDocumentSupport", Boolean)]),
    ),
    on(
        AppliesTo::values(Types::TIMESTAMP),
        "smithy.api#timestampFormat",
        Enum(&["date-time", "epoch-seconds", "http-date"]),
    ),
    on(AppliesTo::members(Types::STRUCTURE, Types::TEXT), "smithy.api#xmlAttribute", Annotation)
        .conflicts(&["smithy.api#xmlNamespace"]),
    on(
        AppliesTo::members(Types::STRUCTURE.or(Types::UNION), Types::LIST.or(Types::MAP)),
        "smithy.api#xmlFlattened",
        Annotation,
    ),
    on(
        AppliesTo::members(Types::ALL, Types::ALL).or_shapes(Types::STRUCTURE.or(Types::UNION)),
        "smithy.api#xmlName",
        Matching(syntax::is_xml_name, "an XML name, such as `Item` or `xsi:type`"),
    ),
    on(
        AppliesTo::members(Types::ALL, Types::ALL).or_shapes(Types::DATA.or(Types::SERVICE)),
        "smithy.api#xmlNamespace",
        Structure(&[
            must("uri", Text),
            may(
                "prefix",
                Matching(syntax::is_xml_prefix, "an XML name without `:`, such as `xsi`"),
            ),
        ]),
    )
    .conflicts(&["smithy.api#xmlAttribute"]),
    // https://smithy.io/2.0/spec/http-bindings.html
    on(SERVICE, "smithy.api#cors", Structure(CORS)),
    on(OPERATION, "smithy.api#http", Structure(HTTP)),
    on(OPERATION, "smithy.api#httpChecksumRequired", Annotation),
    on(STRUCTURE, "smithy.api#httpError", Integer(100, 999)).needs("smithy.api#error"),
    on(
        AppliesTo::fields(Types::TEXT.or(Types::LIST)).holding(Types::TEXT),
        "smithy.api#httpHeader",
        Matching(syntax::is_token, "the name of a header, such as `X-Kind`"),
    )
    .conflicts(HTTP_BINDINGS),
    on(AppliesTo::fields(Types::TEXT), "smithy.api#httpLabel", Annotation)
        .needs("smithy.api#required")
        .conflicts(HTTP_BINDINGS),
    on(FIELDS, "smithy.api#httpPayload", Annotation).exclusive().conflicts(HTTP_BINDINGS),
    on(
        AppliesTo::fields(Types::MAP).holding(Types::STRING),
        "smithy.api#httpPrefixHeaders",
        Matching(syntax::is_token_or_empty, "the beginning of header names, such as `X-Meta-`"),
    )
    .exclusive()
    .conflicts(HTTP_BINDINGS),
    on(
        AppliesTo::fields(Types::TEXT.or(Types::LIST)).holding(Types::TEXT),
        "smithy.api#httpQuery",
        Text,
    )
    .conflicts(HTTP_BINDINGS),
    on(
        AppliesTo::fields(Types::MAP).holding(Types::STRING.or(Types::LIST)),
        "smithy.api#httpQueryParams",
        Annotation,
    )
    .exclusive()
    .conflicts(HTTP_BINDINGS),
    on(AppliesTo::fields(Types::INTEGER), "smithy.api#httpResponseCode", Annotation)
        .exclusive()
        .conflicts(HTTP_BINDINGS),
    // https://smithy.io/2.0/spec/streaming.html
    on(AppliesTo::fields(EVENT_HEADERS), "smithy.api#eventHeader", Annotation)
        .conflicts(&["smithy.api#eventPayload"]),
    on(
        AppliesTo::fields(Types::BLOB.or(Types::STRING).or(Types::STRUCTURE).or(Types::UNION)),
        "smithy.api#eventPayload",
        Annotation,
    )
    .exclusive()
    .conflicts(&["smithy.api#eventHeader"]),
    on(AppliesTo::shapes(Types::BLOB), "smithy.api#requiresLength", Annotation)
        .needs("smithy.api#streaming"),
    on(AppliesTo::shapes(Types::BLOB.or(Types::UNION)), "smithy.api#streaming", Annotation),
    // https://smithy.io/2.0/spec/endpoint-traits.html
    on(OPERATION, "smithy.api#endpoint", Structure(ENDPOINT)),
    on(AppliesTo::fields(Types::STRING), "smithy.api#hostLabel", Annotation)
        .needs("smithy.api#required"),
    // https://smithy.io/2.0/spec/model.html#trait-shapes
    on(DATA, "smithy.api#metadata", Structure(&[must("key", Text)])),
    on(DATA, "smithy.api#trait", Structure(TRAIT)),
    on(DATA, "smithy.api#traitValidators", Map(&Structure(VALIDATOR))),
];

/// A member is bound to one part of a message.
const HTTP_BINDINGS: &[&str] = &[
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
];

const OLD_ENUM: &[Key] = &[
    must("value", Text),
    may("name", String),
    may("documentation", String),
    may("tags", TEXTS),
    may("deprecated", Boolean),
];

const ID_REF: &[Key] =
    &[may("selector", String), may("failWhenMissing", Boolean), may("errorMessage", String)];

const EXAMPLE: &[Key] = &[
    must("title", String),
    may("documentation", String),
    may("input", Any),
    may("output", Any),
    may("error", Structure(&[may("shapeId", ShapeId), may("content", Any)])),
    may("allowConstraintErrors", Boolean),
];

const PAGINATED: &[Key] =
    &[may("inputToken", Text), may("outputToken", Text), may("items", Text), may("pageSize", Text)];

const REFERENCE: &[Key] =
    &[must("resource", Text), may("ids", Map(&Text)), may("service", Text), may("rel", Text)];

const CORS: &[Key] = &[
    may("origin", Text),
    may("origins", Map(&Text)),
    may("maxAge", INT),
    may("additionalAllowedHeaders", TEXTS),
    may("additionalExposedHeaders", TEXTS),
];

const ENDPOINT: &[Key] = &[must(
    "hostPrefix",
    Matching(syntax::is_host_prefix, "the beginning of a host name, such as `data.` or `{id}.`"),
)];

const HTTP: &[Key] = &[
    must("method", Matching(syntax::is_token, "an HTTP method, such as `GET`")),
    must("uri", Text),
    may("code", Integer(100, 999)),
];

const EVENT_HEADERS: Types =
    Types::STRING.or(Types::BLOB).or(Types::BOOLEAN).or(Types::TIMESTAMP).or(Types::WHOLE);

const TRAIT: &[Key] = &[
    may("selector", String),
    may("structurallyExclusive", Enum(&["member", "target"])),
    may("conflicts", TEXTS),
    may("breakingChanges", SomeOf(&Structure(BREAKING_CHANGE))),
];

const BREAKING_CHANGE: &[Key] = &[
    may("path", String),
    must("change", Enum(&["update", "add", "remove", "presence", "any"])),
    may("severity", SEVERITY),
    may("message", String),
];

const VALIDATOR: &[Key] =
    &[must("selector", String), may("message", String), may("severity", SEVERITY)];

const SEVERITY: ValueShape = Enum(&["NOTE", "WARNING", "DANGER", "ERROR"]);
