//! Members: the places of values in other values.

use std::fmt;
use std::mem::discriminant;

use super::{Bindings, Schema, TimestampFormat, Trait, flags};

/// A member of a shape, with its traits. The [root](Schema::root) of a schema is one too: the place
/// of a value that is not in another one.
#[derive(Clone, Copy)]
pub struct Member {
    name: &'static str,
    target: &'static Schema,
    traits: &'static [Trait],
    pub(super) flags: u16,
}

// Members make up nearly all of the tables.
const _: () = assert!(size_of::<Member>() <= 64);

impl Member {
    /// Returns a member called `name` that holds a value of `target`.
    pub const fn new(
        name: &'static str,
        target: &'static Schema,
        traits: &'static [Trait],
    ) -> Member {
        Member { name, target, traits, flags: flags::of(name, traits) }
    }

    /// Returns the name in the model. The name of a root is the name of its shape.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the shape of the member's value.
    pub const fn target(&self) -> &'static Schema {
        self.target
    }

    /// Returns the traits applied to the member itself.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// Returns the member's own traits, then the traits of its target that it does not
    /// [override](https://smithy.io/2.0/spec/model.html#trait-precedence).
    pub fn effective_traits(&self) -> impl Iterator<Item = &'static Trait> {
        let inherited: &[Trait] = if self.is_root() { &[] } else { self.target.root.traits };
        let overridden = |inherited: &Trait| {
            self.traits.iter().any(|own| discriminant(own) == discriminant(inherited))
        };
        self.traits.iter().chain(inherited.iter().filter(move |inherited| !overridden(inherited)))
    }

    /// Returns the name in JSON.
    pub fn json_name(&self) -> &'static str {
        if self.flags & flags::JSON_NAME == 0 {
            return self.name;
        }
        self.own(|t| match t {
            Trait::JsonName(name) => Some(*name),
            _ => None,
        })
        .unwrap_or(self.name)
    }

    /// Returns whether the name in JSON needs no escapes.
    pub(crate) const fn has_plain_json_name(&self) -> bool {
        self.flags & flags::PLAIN_JSON_NAME != 0
    }

    /// Returns the name in XML and in queries.
    pub fn xml_name(&self) -> &'static str {
        self.custom_xml_name().unwrap_or(self.name)
    }

    /// Returns the value of the member's own `@xmlName`.
    pub fn custom_xml_name(&self) -> Option<&'static str> {
        if self.flags & flags::XML_NAME == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlName(name) => Some(*name),
            _ => None,
        })
    }

    /// Returns the value of the member's own `@ec2QueryName`.
    pub fn ec2_query_name(&self) -> Option<&'static str> {
        self.own(|t| match t {
            Trait::Ec2QueryName(name) => Some(*name),
            _ => None,
        })
    }

    /// Returns the URI and the prefix of the member's own `@xmlNamespace`.
    pub fn xml_namespace(&self) -> Option<(&'static str, Option<&'static str>)> {
        if self.flags & flags::XML_NAMESPACE == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlNamespace { uri, prefix } => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// Returns the format of a timestamp here, if the model specifies one.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        if self.effective_flags() & flags::TIMESTAMP_FORMAT == 0 {
            return None;
        }
        self.effective_traits().find_map(|t| match t {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// Returns whether the value must be set.
    pub const fn is_required(&self) -> bool {
        self.flags & flags::REQUIRED != 0
    }

    /// Returns whether clients may leave out the value, whatever else it is: `@clientOptional`.
    pub const fn is_client_optional(&self) -> bool {
        self.flags & flags::CLIENT_OPTIONAL != 0
    }

    /// Returns whether the value must not be shown, because the member or its shape is sensitive.
    pub fn is_sensitive(&self) -> bool {
        self.effective_flags() & flags::SENSITIVE != 0
    }

    /// Returns whether this is an attribute in XML.
    pub const fn is_xml_attribute(&self) -> bool {
        self.flags & flags::XML_ATTRIBUTE != 0
    }

    /// Returns whether items of this list or map have no wrapper in XML and in queries.
    pub const fn is_xml_flattened(&self) -> bool {
        self.flags & flags::XML_FLATTENED != 0
    }

    /// Returns whether the value has its own place in such a message, for example a header, and is
    /// not in the body with the others.
    pub const fn is_bound(&self, bindings: Bindings) -> bool {
        let bound = match bindings {
            Bindings::None => 0,
            Bindings::OfRequest => flags::REQUEST_BOUND,
            Bindings::OfResponse => flags::RESPONSE_BOUND,
        };
        self.flags & bound != 0
    }

    /// Returns whether [`validate`](crate::Shape::validate) has anything to check about a value
    /// here, apart from the value's own members.
    #[cfg(feature = "validate")]
    pub(crate) fn is_constrained(&self) -> bool {
        self.effective_flags() & flags::CONSTRAINED != 0
    }

    fn effective_flags(&self) -> u16 {
        self.flags | self.target.root.flags
    }

    fn is_root(&self) -> bool {
        std::ptr::eq(self, &self.target.root)
    }

    fn own<T>(&self, pick: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        self.traits.iter().find_map(pick)
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The target by its id only: schemas may be recursive.
        f.debug_struct("Member")
            .field("name", &self.name)
            .field("target", &self.target.id)
            .field("traits", &self.traits)
            .finish()
    }
}
