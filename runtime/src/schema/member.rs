//! Members: the places where values stand.

use std::fmt;
use std::mem::discriminant;

use super::{Bindings, Schema, TimestampFormat, Trait, flags};

/// A member of a shape, with its traits. The [root](Schema::root) of a schema is one too: the
/// place of a value that stands for itself.
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
    /// A member called `name` that holds a value of `target`.
    pub const fn new(
        name: &'static str,
        target: &'static Schema,
        traits: &'static [Trait],
    ) -> Member {
        Member { name, target, traits, flags: flags::of(name, traits) }
    }

    /// The name in the model; that of a root is the shape's.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The shape of the member's value.
    pub const fn target(&self) -> &'static Schema {
        self.target
    }

    /// The traits applied to the member itself.
    pub const fn traits(&self) -> &'static [Trait] {
        self.traits
    }

    /// The member's own traits, then those of its target that it does not
    /// [override](https://smithy.io/2.0/spec/model.html#trait-precedence).
    pub fn effective_traits(&self) -> impl Iterator<Item = &'static Trait> {
        let inherited: &[Trait] = if self.is_root() { &[] } else { self.target.root.traits };
        let overridden = |inherited: &Trait| {
            self.traits.iter().any(|own| discriminant(own) == discriminant(inherited))
        };
        self.traits.iter().chain(inherited.iter().filter(move |inherited| !overridden(inherited)))
    }

    /// The name in JSON.
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

    /// Whether the name in JSON needs no escapes there.
    pub(crate) const fn has_plain_json_name(&self) -> bool {
        self.flags & flags::PLAIN_JSON_NAME != 0
    }

    /// The name in XML and in queries.
    pub fn xml_name(&self) -> &'static str {
        self.custom_xml_name().unwrap_or(self.name)
    }

    /// The value of the member's own `@xmlName`.
    pub fn custom_xml_name(&self) -> Option<&'static str> {
        if self.flags & flags::XML_NAME == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlName(name) => Some(*name),
            _ => None,
        })
    }

    /// The value of the member's own `@ec2QueryName`.
    pub fn ec2_query_name(&self) -> Option<&'static str> {
        self.own(|t| match t {
            Trait::Ec2QueryName(name) => Some(*name),
            _ => None,
        })
    }

    /// The URI and the prefix of the member's own `@xmlNamespace`.
    pub fn xml_namespace(&self) -> Option<(&'static str, Option<&'static str>)> {
        if self.flags & flags::XML_NAMESPACE == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlNamespace { uri, prefix } => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// The format of a timestamp here, where the model asks for one.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        if self.effective_flags() & flags::TIMESTAMP_FORMAT == 0 {
            return None;
        }
        self.effective_traits().find_map(|t| match t {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// Whether the value must be set.
    pub const fn is_required(&self) -> bool {
        self.flags & flags::REQUIRED != 0
    }

    /// Whether the value, or everything of its shape, must not be shown.
    pub fn is_sensitive(&self) -> bool {
        self.effective_flags() & flags::SENSITIVE != 0
    }

    /// Whether this is an attribute in XML.
    pub const fn is_xml_attribute(&self) -> bool {
        self.flags & flags::XML_ATTRIBUTE != 0
    }

    /// Whether items of this list or map have no wrapper in XML and in queries.
    pub const fn is_xml_flattened(&self) -> bool {
        self.flags & flags::XML_FLATTENED != 0
    }

    /// Whether the value has a place of its own in such a message, as in a header, and so none in
    /// the body.
    pub const fn is_bound(&self, bindings: Bindings) -> bool {
        let bound = match bindings {
            Bindings::None => 0,
            Bindings::OfRequest => flags::REQUEST_BOUND,
            Bindings::OfResponse => flags::RESPONSE_BOUND,
        };
        self.flags & bound != 0
    }

    /// Whether [`validate`](crate::Shape::validate) has anything to check of a value here, apart
    /// from the value's own members.
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
