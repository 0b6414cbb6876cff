//! Schemas of services and operations.

use crate::schema::{Schema, Trait, name_of};

/// What the model says about a service.
#[derive(Debug)]
pub struct ServiceSchema {
    id: &'static str,
    version: &'static str,
    traits: &'static [Trait],
}

impl ServiceSchema {
    /// Makes the schema of a service from its absolute shape ID. The version may be empty.
    pub const fn new(
        id: &'static str,
        version: &'static str,
        traits: &'static [Trait],
    ) -> ServiceSchema {
        ServiceSchema { id, version, traits }
    }

    /// Returns the absolute shape ID.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the ID without its namespace.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// Returns the version of the API, such as `2018-05-10`.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// Returns the traits of the service that matter at run time.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// Returns what settings call the service, such as `Route 53`: the `sdkId` of `@aws.api#service`.
    pub fn sdk_id(&self) -> Option<&'static str> {
        self.traits.iter().find_map(|t| match t {
            Trait::SdkId(id) => Some(*id),
            _ => None,
        })
    }

    /// Returns the URI and the prefix of the `@xmlNamespace` that the service's documents are in.
    pub fn xml_namespace(&self) -> Option<(&'static str, Option<&'static str>)> {
        self.traits.iter().find_map(|t| match t {
            Trait::XmlNamespace { uri, prefix } => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// Returns whether the service keeps the error codes of the query protocol that it once had:
    /// `@awsQueryCompatible`.
    pub fn is_query_compatible(&self) -> bool {
        self.traits.contains(&Trait::AwsQueryCompatible)
    }

    /// Returns whether errors in XML are within another element, which is so unless `@restXml` has
    /// `noErrorWrapping`.
    pub fn wraps_errors(&self) -> bool {
        !self.traits.contains(&Trait::NoErrorWrapping)
    }
}

/// The value of `@http`: <https://smithy.io/2.0/spec/http-bindings.html#http-trait>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Http {
    /// The method.
    pub method: &'static str,
    /// The template of the path and the query.
    pub uri: &'static str,
    /// The status code of a successful response.
    pub code: u16,
}

/// What the model says about an operation.
#[derive(Debug)]
pub struct OperationSchema {
    id: &'static str,
    service: &'static ServiceSchema,
    input: &'static Schema,
    output: &'static Schema,
    errors: &'static [&'static Schema],
    traits: &'static [Trait],
}

impl OperationSchema {
    /// Makes the schema of an operation from its absolute shape ID.
    pub const fn new(
        id: &'static str,
        service: &'static ServiceSchema,
        input: &'static Schema,
        output: &'static Schema,
        errors: &'static [&'static Schema],
        traits: &'static [Trait],
    ) -> OperationSchema {
        OperationSchema { id, service, input, output, errors, traits }
    }

    /// Returns the absolute shape ID.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the ID without its namespace.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// Returns the schema of the service.
    pub const fn service(&self) -> &'static ServiceSchema {
        self.service
    }

    /// Returns the schema of the input.
    pub const fn input(&self) -> &'static Schema {
        self.input
    }

    /// Returns the schema of the output.
    pub const fn output(&self) -> &'static Schema {
        self.output
    }

    /// Returns the schemas of the errors, including those of the service.
    pub const fn errors(&self) -> &'static [&'static Schema] {
        self.errors
    }

    /// Returns the traits of the operation that matter at run time.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// Returns the method, the template of the URI and the status code of success: `@http`.
    pub fn http(&self) -> Option<Http> {
        self.traits.iter().find_map(|t| match t {
            Trait::Http { method, uri, code } => Some(Http { method, uri, code: *code }),
            _ => None,
        })
    }

    /// Returns the template that the host begins with: the `hostPrefix` of `@endpoint`.
    pub fn host_prefix(&self) -> Option<&'static str> {
        self.traits.iter().find_map(|t| match t {
            Trait::HostPrefix(template) => Some(*template),
            _ => None,
        })
    }

    /// Returns whether a signature leaves the body out: `@unsignedPayload`.
    pub fn has_unsigned_payload(&self) -> bool {
        self.traits.contains(&Trait::UnsignedPayload)
    }

    /// Returns whether a request has a checksum of its body: `@httpChecksumRequired`.
    pub fn requires_checksum(&self) -> bool {
        self.traits.contains(&Trait::HttpChecksumRequired)
    }

    /// Returns the encodings that a request may be compressed with, best first:
    /// `@requestCompression`.
    pub fn request_compression(&self) -> &'static [&'static str] {
        let encodings = self.traits.iter().find_map(|t| match t {
            Trait::RequestCompression(encodings) => Some(*encodings),
            _ => None,
        });
        encodings.unwrap_or_default()
    }

    /// Returns whether the one member of the output is the document element:
    /// [`@s3UnwrappedXmlOutput`](https://smithy.io/2.0/aws/customizations/s3-customizations.html).
    pub fn has_unwrapped_output(&self) -> bool {
        self.traits.contains(&Trait::S3UnwrappedXmlOutput)
    }
}
