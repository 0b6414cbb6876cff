//! What the model says of services and operations.

use crate::schema::{Schema, Trait, name_of};

/// What the model says of a service.
#[derive(Debug)]
pub struct ServiceSchema {
    id: &'static str,
    version: &'static str,
    traits: &'static [Trait],
}

impl ServiceSchema {
    /// The service `id`; the version may be empty.
    pub const fn new(
        id: &'static str,
        version: &'static str,
        traits: &'static [Trait],
    ) -> ServiceSchema {
        ServiceSchema { id, version, traits }
    }

    /// The absolute shape id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The id without its namespace.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// The version of the API, as in `2018-05-10`.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// The traits of the service that matter at run time.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }
}

/// What the model says of an operation.
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
    /// The operation `id` of the service.
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

    /// The absolute shape id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The id without its namespace.
    pub const fn name(&self) -> &'static str {
        name_of(self.id)
    }

    /// The service.
    pub const fn service(&self) -> &'static ServiceSchema {
        self.service
    }

    /// The schema of the input.
    pub const fn input(&self) -> &'static Schema {
        self.input
    }

    /// The schema of the output.
    pub const fn output(&self) -> &'static Schema {
        self.output
    }

    /// The schemas of the errors, those of the service among them.
    pub const fn errors(&self) -> &'static [&'static Schema] {
        self.errors
    }

    /// The traits of the operation that matter at run time.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }
}
