//! What there is to know of a trait.

use super::value::Form;

/// An entry of the table: everything that the generator knows of a trait.
#[derive(Debug)]
pub(crate) struct TraitInfo {
    /// The shape ID.
    pub(crate) id: &'static str,
    /// What the runtime calls it, and the form of its value. None if only the generator reads it.
    pub(super) at_run_time: Option<(&'static str, Form)>,
    /// What a change of it means to users of the crate.
    pub(crate) effect: Effect,
    /// The protocols whose messages depend on it.
    pub(crate) protocols: Protocols,
    /// The protocols whose messages depend on it where it is applied to a service or an operation,
    /// if those are fewer.
    pub(crate) protocols_of_service: Option<Protocols>,
    /// Whether members have it if their targets do.
    pub(crate) is_inherited: bool,
    /// The format of timestamps in the part of a message to which it binds a member.
    pub(crate) timestamp_format: Option<&'static str>,
    /// What its status code is called in a report of `diff`, if it has one.
    pub(crate) status: Option<&'static str>,
    /// How botocore's descriptions write it, where that is the same for all shapes.
    pub(crate) property: Option<Property>,
    /// How much of it botocore's descriptions say.
    pub(crate) in_botocore: InBotocore,
}

/// What a change of a trait means to users of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing besides the changes of types, names and documentation that follow from it.
    Indirect,
    /// A member has to be set, or has a type that is never absent.
    Required,
    /// A member has another name in messages. The trait says nothing if that is its own name.
    WireName,
    /// A value is in another part of a message, or has another form there.
    WireBinding,
    /// A structure becomes an error, or another party is at fault.
    Fault,
    /// An error has another status code, unless it is the one that follows from its fault.
    Status,
    /// Other values are valid.
    Limit,
    /// Requests go to another host.
    Endpoint,
    /// The crate treats values differently; types and messages stay as they are.
    Behavior,
}

/// Protocols, by the names of their traits without the namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocols {
    All,
    Only(&'static [&'static str]),
    AllExcept(&'static [&'static str]),
}

impl Protocols {
    /// Reports whether a protocol is one of these.
    pub(crate) fn contain(self, protocol: &str) -> bool {
        match self {
            Protocols::All => true,
            Protocols::Only(names) => names.contains(&protocol),
            Protocols::AllExcept(names) => !names.contains(&protocol),
        }
    }
}

/// A property of a shape, a member or an operation in botocore's descriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    /// It is true, or absent.
    Flag(&'static str),
    /// Its value is that of the trait.
    Value(&'static str),
}

impl Property {
    /// Returns the name of the property.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Property::Flag(name) | Property::Value(name) => name,
        }
    }
}

/// How much botocore's descriptions say of a trait, compared with the model of the same service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InBotocore {
    /// All that the model says.
    Whole,
    /// Only some of its properties.
    SomeProperties,
    /// Nothing if it means nothing to the service's first protocol, otherwise all.
    AllOrNothing,
    /// Nothing, or only for some shapes.
    Unsaid,
}

/// Returns a trait that only the generator reads, or that a model keeps for other programs.
pub(super) const fn known(id: &'static str) -> TraitInfo {
    TraitInfo {
        id,
        at_run_time: None,
        effect: Effect::Indirect,
        protocols: Protocols::All,
        protocols_of_service: None,
        is_inherited: false,
        timestamp_format: None,
        status: None,
        property: None,
        in_botocore: InBotocore::Whole,
    }
}

/// Returns a trait that the runtime has, by this name.
pub(super) const fn run_time(
    id: &'static str,
    name: &'static str,
    form: Form,
    effect: Effect,
) -> TraitInfo {
    TraitInfo { at_run_time: Some((name, form)), effect, ..known(id) }
}

impl TraitInfo {
    /// Returns the name without the namespace, as in `jsonName`.
    pub(crate) fn short_name(&self) -> &'static str {
        self.id.split_once('#').map_or(self.id, |(_, name)| name)
    }

    pub(super) const fn protocols(self, protocols: Protocols) -> Self {
        Self { protocols, ..self }
    }

    pub(super) const fn protocols_of_service(self, protocols: Protocols) -> Self {
        Self { protocols_of_service: Some(protocols), ..self }
    }

    pub(super) const fn inherited(self) -> Self {
        Self { is_inherited: true, ..self }
    }

    pub(super) const fn timestamps(self, format: &'static str) -> Self {
        Self { timestamp_format: Some(format), ..self }
    }

    pub(super) const fn status(self, fact: &'static str) -> Self {
        Self { status: Some(fact), ..self }
    }

    pub(super) const fn flag(self, property: &'static str) -> Self {
        Self { property: Some(Property::Flag(property)), ..self }
    }

    pub(super) const fn value(self, property: &'static str) -> Self {
        Self { property: Some(Property::Value(property)), ..self }
    }

    pub(super) const fn in_botocore(self, in_botocore: InBotocore) -> Self {
        Self { in_botocore, ..self }
    }
}
