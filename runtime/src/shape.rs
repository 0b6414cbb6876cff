//! Shapes: what every generated type is, and the formats that it can be written to and read from.
//!
//! [`Shape`] is what users call. The other traits are what generated code implements, through the
//! macros of this crate.

use std::fmt::Debug;

#[cfg(feature = "serde")]
use serde_core::{Serialize, de::DeserializeOwned};

pub use crate::data::{Enum, IntEnum, ShapeData, Structure, Union};
use crate::error::Error;
use crate::query::Query;
use crate::schema::Schema;
#[cfg(feature = "validate")]
use crate::validate::Violations;
use crate::value::Value;

/// A generated type: a structure, union, enum or intEnum of a model.
///
/// The methods are the formats that it can be written to and read from. Each one is compiled only
/// if it is called. The bounds on a type depend on the features of this crate, so it implements
/// this trait through the crate's macros, such as [`structure!`](crate::structure).
///
/// ```
/// # use smithy_shapes::deserializer::ShapeDeserializer;
/// # use smithy_shapes::schema::{Member, Schema, ShapeType, prelude};
/// # use smithy_shapes::serializer::MemberSerializer;
/// # use smithy_shapes::shape::{ShapeData, Structure};
/// # use smithy_shapes::Error;
/// use smithy_shapes::Shape;
///
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Login { user: Option<String> }
/// # static LOGIN: Schema = Schema::new(
/// #     &LOGIN,
/// #     "com.example#Login",
/// #     ShapeType::Structure,
/// #     &[Member::new("User", &prelude::STRING, &[])],
/// #     &[],
/// # );
/// # impl Structure for Login {
/// #     fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
/// #         serializer.optional(0, &self.user);
/// #     }
/// #     fn deserialize_member<D: ShapeDeserializer>(&mut self, _: usize, d: D) -> Result<(), Error> {
/// #         self.user.read(d)
/// #     }
/// # }
/// # smithy_shapes::structure!(Login, LOGIN);
/// // `Login` is a generated structure with the member `User`.
/// let login = Login::from_json(r#"{"User": "anna"}"#)?;
/// assert_eq!(login.to_json(), r#"{"User":"anna"}"#);
/// assert_eq!(login.to_query().to_string(), "User=anna");
///
/// let error = Login::from_json(r#"{"User": 5}"#).unwrap_err();
/// assert_eq!(error.to_string(), "/User: expected a string at byte 9");
/// # Ok::<(), Error>(())
/// ```
pub trait Shape: ShapeData + Clone + PartialEq + Debug + SerdeFormats + 'static {
    /// What the model says about the shape.
    const SCHEMA: &'static Schema;

    /// Returns the shape as a tree of values, which distinguishes an enum from a string and a
    /// structure from a map.
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) are null in it.
    fn to_value(&self) -> Value {
        Self::SCHEMA.to_value(self)
    }

    /// Reads the shape from a tree of values.
    ///
    /// # Errors
    ///
    /// If the values do not have the types of the schema.
    fn from_value(value: &Value) -> Result<Self, Error> {
        Self::SCHEMA.from_value(value)
    }

    /// Returns the shape as the parameters of the
    /// [AWS query protocol](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
    /// Timestamps have at most milliseconds: see [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) are left out.
    fn to_query(&self) -> Query {
        Self::SCHEMA.to_query(self)
    }

    /// Reads the shape from such parameters, as a server does. `Action` and `Version` are members
    /// here if the shape has them; [`Dialect::read_input`](crate::query::Dialect::read_input)
    /// treats them as the protocol's.
    ///
    /// # Errors
    ///
    /// If the query does not fit the schema. A missing or unknown member is not an error.
    fn from_query(query: &Query) -> Result<Self, Error> {
        Self::SCHEMA.from_query(query)
    }

    /// Returns the shape as JSON: all members in one object, even those bound to other parts of a
    /// request. Timestamps have at most milliseconds: see
    /// [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH), which no reader accepts, are null
    /// in it. If that must be an error, use serde or a protocol.
    fn to_json(&self) -> String {
        Self::SCHEMA.to_json(self)
    }

    /// Reads the shape from JSON.
    ///
    /// # Errors
    ///
    /// If the input is not valid JSON or does not fit the schema. A missing or unknown member is
    /// not an error.
    fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_json(json)
    }

    /// Returns the shape as an XML element with all members in it.
    /// Timestamps have at most milliseconds: see [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Control characters are written as references, as Amazon S3 does. A strict reader of XML 1.0
    /// refuses them.
    ///
    /// # Errors
    ///
    /// If a string contains U+0000, or a union has a member that the model does not know and whose
    /// name is not a valid XML name: XML cannot express these. If values nest deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[cfg(feature = "xml")]
    fn to_xml(&self) -> Result<String, Error> {
        Self::SCHEMA.to_xml(self)
    }

    /// Reads the shape from a document of one XML element. The element's name is ignored.
    ///
    /// # Errors
    ///
    /// If the input is not valid XML, has a document type declaration or entities, or does not fit
    /// the schema. A missing or unknown member is not an error.
    #[cfg(feature = "xml")]
    fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_xml(xml)
    }

    /// Returns the shape as CBOR: all members in one map.
    /// Timestamps have at most milliseconds: see [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// # Errors
    ///
    /// If a big number has more than 1,024 bytes, or the exponent of a big decimal more than 64
    /// bits. If values nest deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[cfg(feature = "cbor")]
    fn to_cbor(&self) -> Result<Vec<u8>, Error> {
        Self::SCHEMA.to_cbor(self)
    }

    /// Reads the shape from CBOR.
    ///
    /// # Errors
    ///
    /// If the input is not valid CBOR or does not fit the schema. A missing or unknown member is
    /// not an error.
    #[cfg(feature = "cbor")]
    fn from_cbor(cbor: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_cbor(cbor)
    }

    /// Checks the constraints of the model, for this value and everything in it.
    ///
    /// Never called implicitly: services change their constraints without notice.
    ///
    /// # Errors
    ///
    /// All violations at once, each with its place; [`Violations::MAX_TEXT`] limits how many.
    #[cfg(feature = "validate")]
    fn validate(&self) -> Result<(), Violations> {
        Self::SCHEMA.validate(self)
    }
}

/// Serde's traits if the feature `serde` is on, otherwise nothing.
#[cfg(feature = "serde")]
pub trait SerdeFormats: Serialize + DeserializeOwned {}

#[cfg(feature = "serde")]
impl<T: Serialize + DeserializeOwned> SerdeFormats for T {}

/// Serde's traits if the feature `serde` is on, otherwise nothing.
#[cfg(not(feature = "serde"))]
pub trait SerdeFormats {}

#[cfg(not(feature = "serde"))]
impl<T> SerdeFormats for T {}

/// Code that runs for every shape of a service: see `visit_shapes` of a generated crate.
pub trait ShapeVisitor {
    /// Called once for each shape.
    fn visit<T: Shape>(&mut self);
}
