//! The traits of `aws.api`, `aws.endpoints`, `aws.iam` and `aws.cloudformation`.

use super::ValueShape::{
    Annotation, Boolean, Enum, List, Map, Matching, ShapeId, String, Structure,
};
use super::value_shape::{STRINGS, may, must};
use super::{AppliesTo, Key, KnownTrait, Types, on};
use crate::validate::syntax;

const OPERATION: AppliesTo = AppliesTo::shapes(Types::OPERATION);
const RESOURCE: AppliesTo = AppliesTo::shapes(Types::RESOURCE);
const SERVICE: AppliesTo = AppliesTo::shapes(Types::SERVICE);
const PLANES: AppliesTo =
    AppliesTo::shapes(Types::SERVICE.or(Types::RESOURCE).or(Types::OPERATION));
const FIELDS: AppliesTo = AppliesTo::STRUCTURE_MEMBERS;

pub(super) const TRAITS: &[KnownTrait] = &[
    // https://smithy.io/2.0/aws/aws-core.html
    on(RESOURCE, "aws.api#arn", Structure(ARN)),
    on(
        AppliesTo::shapes(Types::STRING),
        "aws.api#arnReference",
        Structure(&[may("type", String), may("resource", String), may("service", String)]),
    ),
    on(AppliesTo::shapes(Types::BLOB), "aws.api#awsChunked", Annotation)
        .needs("smithy.api#streaming"),
    on(OPERATION, "aws.api#clientDiscoveredEndpoint", Structure(&[must("required", Boolean)])),
    on(
        SERVICE,
        "aws.api#clientEndpointDiscovery",
        Structure(&[must("operation", ShapeId), may("error", ShapeId)]),
    ),
    on(AppliesTo::fields(Types::STRING), "aws.api#clientEndpointDiscoveryId", Annotation)
        .needs("smithy.api#required"),
    on(PLANES, "aws.api#controlPlane", Annotation).conflicts(&["aws.api#dataPlane"]),
    on(
        AppliesTo::members(Types::ALL, Types::ALL).or_shapes(Types::DATA.without(Types::MAP)),
        "aws.api#data",
        Enum(&["content", "account", "usage", "tagging", "permissions"]),
    ),
    on(PLANES, "aws.api#dataPlane", Annotation).conflicts(&["aws.api#controlPlane"]),
    on(SERVICE, "aws.api#service", Structure(SERVICE_KEYS)).extended(),
    on(
        SERVICE,
        "aws.api#tagEnabled",
        Structure(&[
            may("disableDefaultOperations", Boolean),
            may(
                "apiConfig",
                Structure(&[
                    may("tagApi", ShapeId),
                    may("untagApi", ShapeId),
                    may("listTagsApi", ShapeId),
                ]),
            ),
        ]),
    ),
    on(
        RESOURCE,
        "aws.api#taggable",
        Structure(&[
            may("property", String),
            may(
                "apiConfig",
                Structure(&[
                    must("tagApi", ShapeId),
                    must("untagApi", ShapeId),
                    must("listTagsApi", ShapeId),
                ]),
            ),
            may("disableSystemTags", Boolean),
        ]),
    ),
    // https://smithy.io/2.0/aws/aws-endpoints-region.html
    on(SERVICE, "aws.endpoints#dualStackOnlyEndpoints", Annotation),
    on(AppliesTo::shapes(Types::STRUCTURE), "aws.endpoints#endpointsModifier", Annotation),
    on(SERVICE, "aws.endpoints#rulesBasedEndpoints", Annotation),
    on(
        SERVICE,
        "aws.endpoints#standardPartitionalEndpoints",
        Structure(&[
            must(
                "endpointPatternType",
                Enum(&["service_dnsSuffix", "service_region_dnsSuffix", "aws_recommended"]),
            ),
            may("partitionEndpointSpecialCases", Map(&List(&Structure(PARTITIONAL_CASE)))),
        ]),
    )
    .conflicts(&["aws.endpoints#standardRegionalEndpoints"]),
    on(
        SERVICE,
        "aws.endpoints#standardRegionalEndpoints",
        Structure(&[
            may("partitionSpecialCases", Map(&List(&Structure(PARTITION_CASE)))),
            may("regionSpecialCases", Map(&List(&Structure(REGION_CASE)))),
        ]),
    )
    .conflicts(&["aws.endpoints#standardPartitionalEndpoints"]),
    // https://smithy.io/2.0/aws/aws-iam.html
    on(OPERATION, "aws.iam#actionName", String),
    on(OPERATION, "aws.iam#actionPermissionDescription", String),
    on(AppliesTo::members(Types::ALL, Types::ALL), "aws.iam#conditionKeyValue", String),
    on(AppliesTo::shapes(Types::RESOURCE.or(Types::OPERATION)), "aws.iam#conditionKeys", STRINGS),
    on(SERVICE, "aws.iam#defineConditionKeys", Map(&Structure(CONDITION_KEY))),
    on(
        AppliesTo::shapes(Types::SERVICE.or(Types::RESOURCE)),
        "aws.iam#disableConditionKeyInference",
        Annotation,
    ),
    on(OPERATION, "aws.iam#iamAction", Structure(IAM_ACTION)),
    on(
        RESOURCE,
        "aws.iam#iamResource",
        Structure(&[
            may("name", String),
            may("relativeDocumentation", String),
            may("disableConditionKeyInheritance", Boolean),
        ]),
    ),
    on(OPERATION, "aws.iam#requiredActions", STRINGS),
    on(SERVICE, "aws.iam#serviceResolvedConditionKeys", STRINGS),
    on(
        AppliesTo::shapes(Types::SERVICE.or(Types::OPERATION)),
        "aws.iam#supportedPrincipalTypes",
        List(&Enum(&["Root", "IAMUser", "IAMRole", "FederatedUser"])),
    ),
    // https://smithy.io/2.0/aws/aws-cloudformation.html
    on(AppliesTo::fields(Types::STRING), "aws.cloudformation#cfnAdditionalIdentifier", Annotation)
        .conflicts(&["aws.cloudformation#cfnExcludeProperty"]),
    on(FIELDS, "aws.cloudformation#cfnDefaultValue", Annotation)
        .conflicts(&["aws.cloudformation#cfnExcludeProperty"]),
    on(FIELDS, "aws.cloudformation#cfnExcludeProperty", Annotation).conflicts(&[
        "aws.cloudformation#cfnAdditionalIdentifier",
        "aws.cloudformation#cfnMutability",
        "aws.cloudformation#cfnDefaultValue",
    ]),
    on(
        FIELDS,
        "aws.cloudformation#cfnMutability",
        Enum(&["full", "create-and-read", "create", "read", "write"]),
    )
    .conflicts(&["aws.cloudformation#cfnExcludeProperty"]),
    on(FIELDS, "aws.cloudformation#cfnName", String),
    on(
        RESOURCE,
        "aws.cloudformation#cfnResource",
        Structure(&[
            may("name", String),
            may("additionalSchemas", List(&ShapeId)),
            may("primaryIdentifier", String),
        ]),
    ),
];

const ARN: &[Key] = &[
    must("template", String),
    may("absolute", Boolean),
    may("noRegion", Boolean),
    may("noAccount", Boolean),
    may("resourceDelimiter", Enum(&["/", ":"])),
    may("reusable", Boolean),
];

const SERVICE_KEYS: &[Key] = &[
    must("sdkId", String),
    may("arnNamespace", String),
    may("cloudFormationName", String),
    may("cloudTrailEventSource", String),
    may("docId", String),
    may("endpointPrefix", Matching(syntax::is_host_part, "a part of a host name, such as `s3`")),
    may("cloudWatchNamespace", String),
];

const PARTITION_CASE: &[Key] =
    &[must("endpoint", String), may("dualStack", Boolean), may("fips", Boolean)];

const REGION_CASE: &[Key] = &[
    must("endpoint", String),
    may("dualStack", Boolean),
    may("fips", Boolean),
    may("signingRegion", String),
];

const PARTITIONAL_CASE: &[Key] = &[
    may("endpoint", String),
    may("region", String),
    may("dualStack", Boolean),
    may("fips", Boolean),
];

const CONDITION_KEY: &[Key] = &[
    must(
        "type",
        Enum(&[
            "ARN",
            "ArrayOfARN",
            "Binary",
            "ArrayOfBinary",
            "String",
            "ArrayOfString",
            "Numeric",
            "ArrayOfNumeric",
            "Date",
            "ArrayOfDate",
            "Bool",
            "ArrayOfBool",
            "IPAddress",
            "ArrayOfIPAddress",
        ]),
    ),
    may("documentation", String),
    may("externalDocumentation", String),
    may("relativeDocumentation", String),
    may("required", Boolean),
];

const IAM_ACTION: &[Key] = &[
    may("name", String),
    may("documentation", String),
    may("relativeDocumentation", String),
    may("requiredActions", STRINGS),
    may("resources", Structure(&[may("required", IAM_RESOURCES), may("optional", IAM_RESOURCES)])),
    may("createsResources", STRINGS),
];

const IAM_RESOURCES: super::ValueShape = Map(&Structure(&[may("conditionKeys", STRINGS)]));
