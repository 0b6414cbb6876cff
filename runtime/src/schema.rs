//! Schemas: what a Smithy model says of its shapes, as tables in read-only memory.
//!
//! A [`Schema`] is a `static`. Schemas refer to each other by address, so recursive shapes need
//! neither locks nor reference counts, and a program that never touches a shape does not carry
//! its table.

use std::fmt;

use crate::number::Number;

/// The type of a shape: <https://smithy.io/2.0/spec/model.html#shape-types>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShapeType {
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// UTF-8 text.
    String,
    /// A string out of a set that may grow.
    Enum,
    /// 8-bit signed integer.
    Byte,
    /// 16-bit signed integer.
    Short,
    /// 32-bit signed integer.
    Integer,
    /// An integer out of a set that may grow.
    IntEnum,
    /// 64-bit signed integer.
    Long,
    /// Single precision IEEE-754 number.
    Float,
    /// Double precision IEEE-754 number.
    Double,
    /// Integer of any size.
    BigInteger,
    /// Decimal number of any precision.
    BigDecimal,
    /// A point in time.
    Timestamp,
    /// Untyped data.
    Document,
    /// Values of one shape, in order.
    List,
    /// Values of one shape by string keys.
    Map,
    /// A fixed set of named members.
    Structure,
    /// Exactly one of a set of named members.
    Union,
}

/// How a timestamp stands on the wire:
/// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 in UTC: `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970-01-01T00:00:00Z, with an optional fraction: `1515531081.123`.
    EpochSeconds,
}

/// A Smithy trait of a shape or a member that matters at run time.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trait {
    /// `@required`: must be set.
    Required,
    /// `@sensitive`: never shown by `Debug` or in violations.
    Sensitive,
    /// `@sparse`: a list or map whose values may be null.
    Sparse,
    /// `@idempotencyToken`: filled by clients when absent.
    IdempotencyToken,
    /// `@streaming`: a blob or union that is sent as a stream.
    Streaming,
    /// `@jsonName`: the name in JSON.
    JsonName(&'static str),
    /// `@xmlName`: the name in XML and in queries.
    XmlName(&'static str),
    /// `@xmlAttribute`: an attribute rather than an element.
    XmlAttribute,
    /// `@xmlFlattened`: items stand in the structure itself, without a wrapper.
    XmlFlattened,
    /// `@xmlNamespace`: declared on the element.
    XmlNamespace {
        /// The URI of the namespace.
        uri: &'static str,
        /// The prefix to declare it with; none declares the default namespace.
        prefix: Option<&'static str>,
    },
    /// `@timestampFormat`: overrides the protocol's format.
    TimestampFormat(TimestampFormat),
    /// `@mediaType`: the media type of a blob's or a string's content.
    MediaType(&'static str),
    /// `@length`: characters of a string, bytes of a blob, items of a list, entries of a map.
    Length {
        /// At least this many.
        min: Option<u64>,
        /// At most this many.
        max: Option<u64>,
    },
    /// `@range`: the numbers allowed, both bounds included.
    Range {
        /// The least number.
        min: Option<Number>,
        /// The greatest number.
        max: Option<Number>,
    },
    /// `@pattern`: a regular expression that matches somewhere in the string.
    Pattern(&'static str),
    /// `@uniqueItems`: no two items of a list are equal.
    UniqueItems,
    /// The values of an enum that the model knows.
    EnumValues(&'static [&'static str]),
    /// The values of an intEnum that the model knows.
    IntEnumValues(&'static [i32]),
    /// `@httpLabel`: bound to the label of the same name in the URI.
    HttpLabel,
    /// `@httpQuery`: bound to this query parameter.
    HttpQuery(&'static str),
    /// `@httpQueryParams`: a map bound to the other query parameters.
    HttpQueryParams,
    /// `@httpHeader`: bound to this header.
    HttpHeader(&'static str),
    /// `@httpPrefixHeaders`: a map bound to all headers with this prefix.
    HttpPrefixHeaders(&'static str),
    /// `@httpPayload`: the whole body.
    HttpPayload,
    /// `@httpResponseCode`: bound to the status code.
    HttpResponseCode,
    /// `@hostLabel`: bound to a label in the host prefix.
    HostLabel,
    /// `@eventHeader`: a header of an event.
    EventHeader,
    /// `@eventPayload`: the payload of an event.
    EventPayload,
    /// `@error`: an error, by whose fault.
    Error(Fault),
    /// `@httpError`: the status code of an error.
    HttpError(u16),
    /// `@retryable`: the request may be sent again.
    Retryable {
        /// The service asks for fewer requests.
        throttling: bool,
    },
}

impl Trait {
    /// [`Length`](Trait::Length), on one line.
    pub const fn length(min: Option<u64>, max: Option<u64>) -> Trait {
        Trait::Length { min, max }
    }

    /// [`Range`](Trait::Range), on one line.
    pub const fn range(min: Option<Number>, max: Option<Number>) -> Trait {
        Trait::Range { min, max }
    }
}

/// Who has to mend an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The caller: the same request will fail again.
    Client,
    /// The service.
    Server,
}

/// A member of a shape, with its traits. The [root](Schema::root) of a schema is one too: the
/// place of a value that stands for itself.
#[derive(Clone, Copy)]
pub struct Member {
    name: &'static str,
    target: &'static Schema,
    traits: &'static [Trait],
    flags: u16,
}

// Members make up nearly all of the tables.
const _: () = assert!(size_of::<Member>() <= 64);

const REQUIRED: u16 = 1;
const SENSITIVE: u16 = 1 << 1;
const SPARSE: u16 = 1 << 2;
const JSON_NAME: u16 = 1 << 3;
const XML_NAME: u16 = 1 << 4;
const XML_ATTRIBUTE: u16 = 1 << 5;
const XML_FLATTENED: u16 = 1 << 6;
const XML_NAMESPACE: u16 = 1 << 7;
const TIMESTAMP_FORMAT: u16 = 1 << 8;
const CONSTRAINED: u16 = 1 << 9;

impl Member {
    /// A member called `name` that holds a value of `target`.
    pub const fn new(
        name: &'static str,
        target: &'static Schema,
        traits: &'static [Trait],
    ) -> Member {
        Member {
            name,
            target,
            traits,
            flags: flags(traits),
        }
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

    /// The member's own traits, then those of its target.
    pub fn effective_traits(&self) -> impl Iterator<Item = &'static Trait> {
        let inherited: &[Trait] = if self.is_root() {
            &[]
        } else {
            self.target.root.traits
        };
        self.traits.iter().chain(inherited)
    }

    /// The name in JSON.
    pub fn json_name(&self) -> &'static str {
        if self.flags & JSON_NAME == 0 {
            return self.name;
        }
        self.own(|t| match t {
            Trait::JsonName(name) => Some(*name),
            _ => None,
        })
        .unwrap_or(self.name)
    }

    /// The name in XML and in queries.
    pub fn xml_name(&self) -> &'static str {
        self.custom_xml_name().unwrap_or(self.name)
    }

    /// The value of the member's own `@xmlName`.
    pub fn custom_xml_name(&self) -> Option<&'static str> {
        if self.flags & XML_NAME == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlName(name) => Some(*name),
            _ => None,
        })
    }

    /// The URI and the prefix of the member's own `@xmlNamespace`.
    pub fn xml_namespace(&self) -> Option<(&'static str, Option<&'static str>)> {
        if self.flags & XML_NAMESPACE == 0 {
            return None;
        }
        self.own(|t| match t {
            Trait::XmlNamespace { uri, prefix } => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// The format of a timestamp here, where the model asks for one.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        if self.effective_flags() & TIMESTAMP_FORMAT == 0 {
            return None;
        }
        self.effective_traits().find_map(|t| match t {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// Whether the value must be set.
    pub const fn is_required(&self) -> bool {
        self.flags & REQUIRED != 0
    }

    /// Whether the value, or everything of its shape, must not be shown.
    pub fn is_sensitive(&self) -> bool {
        self.effective_flags() & SENSITIVE != 0
    }

    /// Whether this is an attribute in XML.
    pub const fn is_xml_attribute(&self) -> bool {
        self.flags & XML_ATTRIBUTE != 0
    }

    /// Whether items of this list or map have no wrapper in XML and in queries.
    pub const fn is_xml_flattened(&self) -> bool {
        self.flags & XML_FLATTENED != 0
    }

    /// Whether [`validate`](crate::Shape::validate) has anything to check of a value here, apart
    /// from the value's own members.
    pub(crate) fn is_constrained(&self) -> bool {
        self.effective_flags() & CONSTRAINED != 0
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

/// What the model says of one shape.
pub struct Schema {
    id: &'static str,
    shape_type: ShapeType,
    root: Member,
    members: &'static [Member],
    flags: u16,
}

impl Schema {
    /// The schema of the shape `id` (as in `com.example#Name`). `this` is the address of the very
    /// static that is being defined.
    ///
    /// A list has one member (`member`), a map two (`key`, then `value`).
    ///
    /// ```
    /// use smithy_shapes::schema::{Member, Schema, ShapeType, Trait};
    ///
    /// static TREE: Schema = Schema::new(
    ///     &TREE,
    ///     "com.example#Tree",
    ///     ShapeType::Structure,
    ///     &[Member::new("children", &TREES, &[Trait::Required])],
    ///     &[],
    /// );
    /// static TREES: Schema = Schema::new(
    ///     &TREES,
    ///     "com.example#Trees",
    ///     ShapeType::List,
    ///     &[Member::new("member", &TREE, &[])],
    ///     &[],
    /// );
    /// assert_eq!(TREE.name(), "Tree");
    /// assert_eq!(TREE.members()[0].target().element().target().id(), "com.example#Tree");
    /// ```
    pub const fn new(
        this: &'static Schema,
        id: &'static str,
        shape_type: ShapeType,
        members: &'static [Member],
        traits: &'static [Trait],
    ) -> Schema {
        let mut flags = 0;
        let mut i = 0;
        while i < members.len() {
            flags |= members[i].flags;
            i += 1;
        }
        Schema {
            id,
            shape_type,
            root: Member::new(name_of(id), this, traits),
            members,
            flags,
        }
    }

    /// The absolute shape id: `com.example#Name`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The shape's name: the id without its namespace.
    pub const fn name(&self) -> &'static str {
        self.root.name
    }

    /// The type of the shape.
    pub const fn shape_type(&self) -> ShapeType {
        self.shape_type
    }

    /// The place of a value of this shape that is no member of anything.
    pub const fn root(&'static self) -> &'static Member {
        &self.root
    }

    /// The members, in the model's order.
    pub const fn members(&'static self) -> &'static [Member] {
        self.members
    }

    /// The traits applied to the shape.
    pub const fn traits(&self) -> &'static [Trait] {
        self.root.traits
    }

    /// The member for the items of a list. Any other shape answers with untyped data, so that a
    /// schema that does not fit its value is harmless.
    pub fn element(&'static self) -> &'static Member {
        match self.members {
            [element] => element,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// The member for the keys of a map; for any other shape as in [`element`](Schema::element).
    pub fn key(&'static self) -> &'static Member {
        match self.members {
            [key, _] => key,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// The member for the values of a map; for any other shape as in [`element`](Schema::element).
    pub fn value(&'static self) -> &'static Member {
        match self.members {
            [_, value] => value,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// Whether the values of this list or map may be null.
    pub const fn is_sparse(&self) -> bool {
        self.root.flags & SPARSE != 0
    }

    /// The member at `index`, which generated code took from this very table. Beyond the end it is
    /// untyped data.
    pub(crate) fn member_at(&'static self, index: usize) -> &'static Member {
        self.members.get(index).unwrap_or(prelude::DOCUMENT.root())
    }

    /// The index of the member of this JSON name. Services mostly answer in the model's order, so
    /// the search begins at `expected`.
    pub(crate) fn index_by_json_name(&'static self, name: &str, expected: usize) -> Option<usize> {
        if self.flags & JSON_NAME == 0 {
            self.index_by(expected, |m| m.name == name)
        } else {
            self.index_by(expected, |m| m.json_name() == name)
        }
    }

    /// The index of the member of this XML name that is an element, or that is an attribute.
    pub(crate) fn index_by_xml_name(
        &'static self,
        name: &str,
        attribute: bool,
        expected: usize,
    ) -> Option<usize> {
        self.index_by(expected, |m| {
            m.is_xml_attribute() == attribute && m.xml_name() == name
        })
    }

    /// The index of the member of this name in the model.
    pub(crate) fn index_by_name(&'static self, name: &str, expected: usize) -> Option<usize> {
        self.index_by(expected, |m| m.name == name)
    }

    fn index_by(&'static self, expected: usize, found: impl Fn(&Member) -> bool) -> Option<usize> {
        match self.members.get(expected) {
            Some(member) if found(member) => Some(expected),
            _ => self.members.iter().position(found),
        }
    }

    /// Whether any member is an attribute in XML.
    pub(crate) const fn has_xml_attributes(&self) -> bool {
        self.flags & XML_ATTRIBUTE != 0
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema")
            .field("id", &self.id)
            .field("shape_type", &self.shape_type)
            .field("members", &self.members)
            .field("traits", &self.root.traits)
            .finish()
    }
}

impl PartialEq for Schema {
    /// A schema is its address: each shape has one.
    fn eq(&self, other: &Schema) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The schemas of Smithy's prelude, which every model may refer to:
/// <https://smithy.io/2.0/spec/model.html#prelude>.
pub mod prelude {
    use super::{Schema, ShapeType};

    macro_rules! prelude {
        ($($name:ident $id:literal $shape_type:ident;)*) => {$(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Schema =
                Schema::new(&$name, $id, ShapeType::$shape_type, &[], &[]);
        )*};
    }

    prelude! {
        BLOB "smithy.api#Blob" Blob;
        BOOLEAN "smithy.api#Boolean" Boolean;
        STRING "smithy.api#String" String;
        BYTE "smithy.api#Byte" Byte;
        SHORT "smithy.api#Short" Short;
        INTEGER "smithy.api#Integer" Integer;
        LONG "smithy.api#Long" Long;
        FLOAT "smithy.api#Float" Float;
        DOUBLE "smithy.api#Double" Double;
        BIG_INTEGER "smithy.api#BigInteger" BigInteger;
        BIG_DECIMAL "smithy.api#BigDecimal" BigDecimal;
        TIMESTAMP "smithy.api#Timestamp" Timestamp;
        DOCUMENT "smithy.api#Document" Document;
        PRIMITIVE_BOOLEAN "smithy.api#PrimitiveBoolean" Boolean;
        PRIMITIVE_BYTE "smithy.api#PrimitiveByte" Byte;
        PRIMITIVE_SHORT "smithy.api#PrimitiveShort" Short;
        PRIMITIVE_INTEGER "smithy.api#PrimitiveInteger" Integer;
        PRIMITIVE_LONG "smithy.api#PrimitiveLong" Long;
        PRIMITIVE_FLOAT "smithy.api#PrimitiveFloat" Float;
        PRIMITIVE_DOUBLE "smithy.api#PrimitiveDouble" Double;
        UNIT "smithy.api#Unit" Structure;
    }
}

const fn flags(traits: &[Trait]) -> u16 {
    let mut flags = 0;
    let mut i = 0;
    while i < traits.len() {
        flags |= match &traits[i] {
            Trait::Required => REQUIRED,
            Trait::Sensitive => SENSITIVE,
            Trait::Sparse => SPARSE,
            Trait::JsonName(_) => JSON_NAME,
            Trait::XmlName(_) => XML_NAME,
            Trait::XmlAttribute => XML_ATTRIBUTE,
            Trait::XmlFlattened => XML_FLATTENED,
            Trait::XmlNamespace { .. } => XML_NAMESPACE,
            Trait::TimestampFormat(_) => TIMESTAMP_FORMAT,
            Trait::Length { .. }
            | Trait::Range { .. }
            | Trait::Pattern(_)
            | Trait::UniqueItems
            | Trait::EnumValues(_)
            | Trait::IntEnumValues(_) => CONSTRAINED,
            _ => 0,
        };
        i += 1;
    }
    flags
}

const fn name_of(id: &'static str) -> &'static str {
    let bytes = id.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b'#' {
            return id.split_at(i + 1).1;
        }
        i += 1;
    }
    id
}
