//! Traits that the generator has no use for: `aws.apigateway`, `smithy.mqtt`, `smithy.openapi` and
//! `smithy.contracts`.

use super::ValueShape::{
    Annotation, Any, Boolean, Enum, Integer, List, Map, ShapeId, String, Structure,
};
use super::value_shape::{INT, STRINGS, may, must};
use super::{AppliesTo, Key, KnownTrait, Types, ValueShape, on};

const OPERATION: AppliesTo = AppliesTo::shapes(Types::OPERATION);
const SERVICE: AppliesTo = AppliesTo::shapes(Types::SERVICE);
const ANY_SERVICE_PART: AppliesTo =
    AppliesTo::shapes(Types::SERVICE.or(Types::RESOURCE).or(Types::OPERATION));

pub(super) const TRAITS: &[KnownTrait] = &[
    // https://smithy.io/2.0/additional-specs/mqtt.html
    on(SERVICE, "smithy.mqtt#mqttJson", Annotation),
    on(OPERATION, "smithy.mqtt#publish", String).conflicts(&["smithy.mqtt#subscribe"]),
    on(OPERATION, "smithy.mqtt#subscribe", String).conflicts(&["smithy.mqtt#publish"]),
    on(AppliesTo::members(Types::ALL, Types::TEXT), "smithy.mqtt#topicLabel", Annotation)
        .needs("smithy.api#required"),
    // https://smithy.io/2.0/guides/model-translations/converting-to-openapi.html
    on(
        AppliesTo::shapes(Types::DATA),
        "smithy.openapi#specificationExtension",
        Structure(&[may("as", String)]),
    ),
    on(
        AppliesTo::members(Types::ALL, Types::ALL).or_shapes(Types::DATA),
        "smithy.contracts#conditions",
        Map(&Structure(&[must("expression", String), must("documentation", String)])),
    ),
];

/// <https://smithy.io/2.0/aws/amazon-apigateway.html>
pub(super) const API_GATEWAY: &[KnownTrait] = &[
    on(OPERATION, "aws.apigateway#apiKeyRequired", Annotation),
    on(SERVICE, "aws.apigateway#apiKeySource", String),
    on(
        SERVICE,
        "aws.apigateway#apiTlsPolicy",
        Structure(&[
            must("securityPolicy", String),
            may("endpointAccessMode", Enum(&["BASIC", "STRICT"])),
        ]),
    ),
    on(ANY_SERVICE_PART, "aws.apigateway#authorizer", String),
    on(SERVICE, "aws.apigateway#authorizers", Map(&Structure(AUTHORIZER))),
    on(
        SERVICE,
        "aws.apigateway#endpointConfiguration",
        Structure(&[
            must("types", List(&Enum(&["EDGE", "REGIONAL", "PRIVATE"]))),
            may("vpcEndpointIds", STRINGS),
            may("disableExecuteApiEndpoint", Boolean),
            may("ipAddressType", Enum(&["ipv4", "dualstack"])),
        ]),
    ),
    on(
        SERVICE,
        "aws.apigateway#gatewayResponses",
        Map(&Structure(&[
            may("statusCode", String),
            may("responseParameters", Map(&String)),
            may("responseTemplates", Map(&String)),
        ])),
    ),
    on(ANY_SERVICE_PART, "aws.apigateway#integration", Structure(INTEGRATION))
        .conflicts(&["aws.apigateway#mockIntegration"]),
    on(SERVICE, "aws.apigateway#minimumCompressionSize", Integer(0, 10_485_760)),
    on(
        ANY_SERVICE_PART,
        "aws.apigateway#mockIntegration",
        Structure(&[
            may("passThroughBehavior", PASS_THROUGH),
            may("requestParameters", Map(&String)),
            may("requestTemplates", Map(&String)),
            may("responses", RESPONSES),
        ]),
    )
    .conflicts(&["aws.apigateway#integration"]),
    on(
        AppliesTo::shapes(Types::SERVICE.or(Types::OPERATION)),
        "aws.apigateway#requestValidator",
        String,
    ),
    on(SERVICE, "aws.apigateway#resourcePolicy", Any),
];

const AUTHORIZER: &[Key] = &[
    must("scheme", ShapeId),
    may("type", String),
    may("customAuthType", String),
    may("uri", String),
    may("credentials", String),
    may("identitySource", String),
    may("identityValidationExpression", String),
    may("resultTtlInSeconds", INT),
    may("authorizerPayloadFormatVersion", Enum(&["1.0", "2.0"])),
    may("enableSimpleResponses", Boolean),
];

const INTEGRATION: &[Key] = &[
    must("type", Enum(&["aws", "aws_proxy", "http", "http_proxy"])),
    must("uri", String),
    may("credentials", String),
    must("httpMethod", String),
    may("passThroughBehavior", PASS_THROUGH),
    may("contentHandling", CONTENT_HANDLING),
    may("timeoutInMillis", INT),
    may("connectionId", String),
    may("connectionType", Enum(&["INTERNET", "VPC_LINK"])),
    may("cacheNamespace", String),
    may("payloadFormatVersion", String),
    may("cacheKeyParameters", STRINGS),
    may("requestParameters", Map(&String)),
    may("requestTemplates", Map(&String)),
    may("responses", RESPONSES),
    may("tlsConfig", Structure(&[may("insecureSkipVerification", Boolean)])),
    may("responseTransferMode", String),
    may("integrationTarget", String),
];

const PASS_THROUGH: ValueShape = Enum(&["when_no_templates", "when_no_match", "never"]);
const CONTENT_HANDLING: ValueShape = Enum(&["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"]);

const RESPONSES: ValueShape = Map(&Structure(&[
    may("statusCode", String),
    may("contentHandling", CONTENT_HANDLING),
    may("responseTemplates", Map(&String)),
    may("responseParameters", Map(&String)),
]));
