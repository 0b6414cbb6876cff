//! The traits of `smithy.protocols`, `aws.protocols`, `aws.auth` and `aws.customizations`.

use super::ValueShape::{Annotation, Boolean, Enum, Matching, SomeOf, String, Structure, Text};
use super::value_shape::{INT, STRINGS, may, must};
use super::{AppliesTo, Key, KnownTrait, Types, on};
use crate::validate::syntax;

const OPERATION: AppliesTo = AppliesTo::shapes(Types::OPERATION);
const SERVICE: AppliesTo = AppliesTo::shapes(Types::SERVICE);

pub(super) const TRAITS: &[KnownTrait] = &[
    on(SERVICE, "smithy.protocols#rpcv2Cbor", Structure(HTTP_VERSIONS)),
    on(SERVICE, "smithy.protocols#rpcv2Json", Structure(HTTP_VERSIONS)),
    // https://smithy.io/2.0/aws/protocols/
    on(SERVICE, "aws.protocols#awsJson1_0", Structure(HTTP_VERSIONS)),
    on(SERVICE, "aws.protocols#awsJson1_1", Structure(HTTP_VERSIONS)),
    on(SERVICE, "aws.protocols#awsQuery", Annotation).needs("smithy.api#xmlNamespace"),
    on(SERVICE, "aws.protocols#awsQueryCompatible", Annotation),
    on(
        AppliesTo::shapes(Types::STRUCTURE),
        "aws.protocols#awsQueryError",
        Structure(&[must("code", String), must("httpResponseCode", INT)]),
    )
    .needs("smithy.api#error"),
    on(SERVICE, "aws.protocols#ec2Query", Annotation).needs("smithy.api#xmlNamespace"),
    on(
        // On those of unions too, where `@xmlName` may stand as well.
        AppliesTo::members(Types::STRUCTURE.or(Types::UNION), Types::ALL),
        "aws.protocols#ec2QueryName",
        Matching(syntax::is_xml_prefix, "a name of letters, digits, `_` and `-`"),
    ),
    on(OPERATION, "aws.protocols#httpChecksum", Structure(CHECKSUM)),
    on(SERVICE, "aws.protocols#restJson1", Structure(HTTP_VERSIONS)),
    on(
        SERVICE,
        "aws.protocols#restXml",
        Structure(&[
            may("http", STRINGS),
            may("eventStreamHttp", STRINGS),
            may("noErrorWrapping", Boolean),
        ]),
    ),
    // https://smithy.io/2.0/aws/aws-auth.html
    on(SERVICE, "aws.auth#cognitoUserPools", Structure(&[must("providerArns", STRINGS)])),
    on(OPERATION, "aws.auth#cognitoUserPoolsScopes", SomeOf(&String)),
    on(SERVICE, "aws.auth#sigv4", Structure(&[must("name", Text)])),
    on(SERVICE, "aws.auth#sigv4a", Structure(&[must("name", Text)])).needs("aws.auth#sigv4"),
    on(OPERATION, "aws.auth#unsignedPayload", Annotation),
    // https://smithy.io/2.0/aws/customizations/s3-customizations.html
    on(OPERATION, "aws.customizations#s3UnwrappedXmlOutput", Annotation),
];

const HTTP_VERSIONS: &[Key] = &[may("http", STRINGS), may("eventStreamHttp", STRINGS)];

const CHECKSUM: &[Key] = &[
    may("requestAlgorithmMember", String),
    may("requestChecksumRequired", Boolean),
    may("requestValidationModeMember", String),
    may(
        "responseAlgorithms",
        SomeOf(&Enum(&[
            "CRC32",
            "CRC32C",
            "CRC64NVME",
            "MD5",
            "SHA1",
            "SHA256",
            "SHA512",
            "XXHASH64",
            "XXHASH3",
            "XXHASH128",
        ])),
    ),
];
