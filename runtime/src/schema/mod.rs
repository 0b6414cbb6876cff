//! Schemas: what a Smithy model says about its shapes, as tables in read-only memory.
//!
//! A [`Schema`] is a `static`. Schemas refer to each other by address, so recursive shapes need
//! neither locks nor reference counts, and a program that never uses a shape does not contain its
//! table.

mod accessors;
mod bindings;
mod bound;
mod flags;
mod member;
pub mod prelude;
mod traits;

pub use crate::timestamp::TimestampFormat;
pub use accessors::HttpBinding;
pub use bindings::Bindings;
pub use bound::Bound;
pub use member::Member;
pub use traits::{Fault, Trait};

use std::fmt;

use flags::{JSON_NAME, SPARSE};

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
    /// A string from a set that may grow.
    Enum,
    /// 8-bit signed integer.
    Byte,
    /// 16-bit signed integer.
    Short,
    /// 32-bit signed integer.
    Integer,
    /// An integer from a set that may grow.
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

/// What the model says about one shape: its type, its members and its traits.
///
/// ```
/// use smithy_shapes::schema::{Fault, Member, Schema, ShapeType, Trait, prelude};
///
/// static BUSY: Schema = Schema::new(
///     &BUSY,
///     "com.example#Busy",
///     ShapeType::Structure,
///     &[Member::new("until", &prelude::TIMESTAMP, &[Trait::Required])],
///     &[Trait::Error(Fault::Server), Trait::HttpError(503)],
/// );
/// assert_eq!(BUSY.name(), "Busy");
/// assert_eq!((BUSY.fault(), BUSY.http_error()), (Some(Fault::Server), Some(503)));
///
/// let until = BUSY.member("until").unwrap();
/// assert!(until.is_required());
/// assert_eq!(until.target().shape_type(), ShapeType::Timestamp);
/// ```
pub struct Schema {
    id: &'static str,
    shape_type: ShapeType,
    root: Member,
    members: &'static [Member],
    flags: u16,
}

impl Schema {
    /// Returns the schema of the shape `id` (for example `com.example#Name`). `this` is the address
    /// of the static that is being defined.
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
        Schema { id, shape_type, root: Member::new(name_of(id), this, traits), members, flags }
    }

    /// Returns the absolute shape id: `com.example#Name`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the name of the shape: the id without its namespace.
    pub const fn name(&self) -> &'static str {
        self.root.name()
    }

    /// Returns the type of the shape.
    pub const fn shape_type(&self) -> ShapeType {
        self.shape_type
    }

    /// Returns the member for a value of this shape that is not a member of anything.
    pub const fn root(&'static self) -> &'static Member {
        &self.root
    }

    /// Returns the members, in the model's order.
    pub const fn members(&'static self) -> &'static [Member] {
        self.members
    }

    /// Returns the member of this name in the model.
    pub fn member(&'static self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name() == name)
    }

    /// Returns the traits applied to the shape.
    pub const fn traits(&self) -> &'static [Trait] {
        self.root.traits()
    }

    /// Returns the member for the items of a list. For any other shape it is untyped data, so that
    /// a schema that does not fit its value is harmless.
    pub fn element(&'static self) -> &'static Member {
        match self.members {
            [element] => element,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// Returns the member for the keys of a map; for any other shape see
    /// [`element`](Schema::element).
    pub fn key(&'static self) -> &'static Member {
        match self.members {
            [key, _] => key,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// Returns the member for the values of a map; for any other shape see
    /// [`element`](Schema::element).
    pub fn value(&'static self) -> &'static Member {
        match self.members {
            [_, value] => value,
            _ => prelude::DOCUMENT.root(),
        }
    }

    /// Returns whether the values of this list or map may be null.
    pub const fn is_sparse(&self) -> bool {
        self.root.flags & SPARSE != 0
    }

    /// Returns whether the structure is the input of an operation, so that all its members are
    /// optional for clients: `@input`.
    pub const fn is_input(&self) -> bool {
        self.root.flags & flags::INPUT != 0
    }

    /// Returns whether null is a value of this list or map: if it is sparse, or has documents.
    pub(crate) fn holds_null(&'static self) -> bool {
        let is_document = |m: &Member| m.target().shape_type == ShapeType::Document;
        self.is_sparse() || self.members.last().is_some_and(is_document)
    }

    /// Returns whether the Rust type of this structure cannot show that the member is absent: if it
    /// is required, is not optional in Rust, and has no default in the model.
    pub(crate) const fn demands(&self, member: &Member) -> bool {
        use flags::{CLIENT_OPTIONAL, HAS_DEFAULT, REQUIRED};
        let is_plain = member.flags & (REQUIRED | HAS_DEFAULT | CLIENT_OPTIONAL) == REQUIRED;
        is_plain && !self.is_input()
    }

    /// Returns the member at `index`, which generated code took from this table. Beyond the end it
    /// is untyped data.
    pub(crate) fn member_at(&'static self, index: usize) -> &'static Member {
        self.members.get(index).unwrap_or(prelude::DOCUMENT.root())
    }

    /// Returns the index of the member of this JSON name in the body of such a message: another
    /// member of the name may be in another part. Services mostly answer in the model's order, so
    /// the search begins at `expected`.
    pub(crate) fn index_by_json_name(
        &'static self,
        name: &str,
        expected: usize,
        bindings: Bindings,
    ) -> Option<usize> {
        if self.flags & JSON_NAME == 0 {
            self.index_by(expected, |m| m.name() == name && !m.is_bound(bindings))
        } else {
            self.index_by(expected, |m| m.json_name() == name && !m.is_bound(bindings))
        }
    }

    /// Returns the index of the first member that is an element or an attribute, is in the body of
    /// such a message, and has an XML name for which `is_named` holds.
    #[cfg(feature = "xml")]
    pub(crate) fn index_by_xml_name(
        &'static self,
        attribute: bool,
        bindings: Bindings,
        expected: usize,
        is_named: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        self.index_by(expected, |m| {
            m.is_xml_attribute() == attribute && is_named(m.xml_name()) && !m.is_bound(bindings)
        })
    }

    /// Returns the index of the member of this name in the model.
    pub(crate) fn index_by_name(&'static self, name: &str, expected: usize) -> Option<usize> {
        self.index_by(expected, |m| m.name() == name)
    }

    fn index_by(&'static self, expected: usize, found: impl Fn(&Member) -> bool) -> Option<usize> {
        let (before, after) =
            self.members.split_at_checked(expected).unwrap_or((self.members, &[]));
        let ahead = after.iter().position(&found).map(|index| expected + index);
        ahead.or_else(|| before.iter().position(&found))
    }

    /// Returns whether any member is an attribute in XML.
    #[cfg(feature = "xml")]
    pub(crate) const fn has_xml_attributes(&self) -> bool {
        self.flags & flags::XML_ATTRIBUTE != 0
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema")
            .field("id", &self.id)
            .field("shape_type", &self.shape_type)
            .field("members", &self.members)
            .field("traits", &self.root.traits())
            .finish()
    }
}

impl PartialEq for Schema {
    /// A schema is its address: each shape has one.
    fn eq(&self, other: &Schema) -> bool {
        std::ptr::eq(self, other)
    }
}

pub(crate) const fn name_of(id: &'static str) -> &'static str {
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
