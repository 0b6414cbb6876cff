//! What generated types are: shapes, with everything that follows from their schemas.

use std::fmt::Debug;

#[cfg(feature = "serde")]
use serde_core::{Serialize, de::DeserializeOwned};

use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::kind::Kind;
use crate::query::{Dialect, Query};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::unknown::UnknownMember;
#[cfg(feature = "validate")]
use crate::validate::Violations;
use crate::value::Value;

/// A Rust type that holds the value of a shape: a generated type, or what a simple shape, list or
/// map becomes (`String`, `i32`, `Vec<T>`, …). `Option<T>` is a value of a sparse list or map.
///
/// `Default` is the value that Smithy's
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction)
/// gives to a required member that a service left out: zero, empty, or unknown.
pub trait ShapeData: Default {
    /// How values of the type are written and read.
    type Kind: Kind<Self>;

    /// Hands the value to a serializer.
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        Self::Kind::write(self, serializer);
    }

    /// Takes the value from a deserializer.
    ///
    /// # Errors
    ///
    /// Those of the deserializer; the value is then partly read.
    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        Self::Kind::read(self, deserializer)
    }
}

/// A generated type: a structure, union, enum or intEnum of a model.
///
/// The methods are the formats that it can be written to and read from. Each is compiled only
/// where it is called. What it demands of a type depends on the features of this crate, and so it
/// is implemented through this crate's macros, such as [`structure!`](crate::structure).
pub trait Shape: ShapeData + Clone + PartialEq + Debug + SerdeFormats + 'static {
    /// What the model says of the shape.
    const SCHEMA: &'static Schema;

    /// The shape as a tree of values, which tells an enum from a string and a structure from a map.
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) are null in it.
    fn to_value(&self) -> Value {
        Self::SCHEMA.to_value(self)
    }

    /// The shape from a tree of values.
    ///
    /// # Errors
    ///
    /// If the values do not have the types of the schema.
    fn from_value(value: &Value) -> Result<Self, Error> {
        Self::SCHEMA.from_value(value)
    }

    /// The shape as the parameters of the
    /// [AWS query protocol](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
    /// Timestamps have milliseconds at the most: [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) are left out.
    fn to_query(&self) -> Query {
        Self::SCHEMA.to_query(self)
    }

    /// The shape from such parameters, as a server reads them. `Action` and `Version` are members
    /// here, where the shape has them: [`Dialect::read_input`] takes them for the protocol's.
    ///
    /// # Errors
    ///
    /// If the query does not fit the schema. Members that are missing or unknown are no error.
    fn from_query(query: &Query) -> Result<Self, Error> {
        Self::SCHEMA.from_query(query)
    }

    /// The shape as JSON, all members in one object, whatever part of a request they are bound to.
    /// Timestamps have milliseconds at the most: [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Values nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH), which no reader takes, are null in
    /// it. Where that must be an error, there is serde, or a protocol.
    fn to_json(&self) -> String {
        Self::SCHEMA.to_json(self)
    }

    /// The shape from JSON.
    ///
    /// # Errors
    ///
    /// If the input is no JSON or does not fit the schema. Members that are missing or unknown
    /// are no error.
    fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_json(json)
    }

    /// The shape as an XML element, all members in it.
    /// Timestamps have milliseconds at the most: [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// Control characters are written as references, as Amazon S3 does; a strict reader of XML 1.0
    /// refuses them.
    ///
    /// # Errors
    ///
    /// If a string holds U+0000, or a union a member that the model does not know and that has no
    /// name of XML: there is no way to write these. If values nest deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[cfg(feature = "xml")]
    fn to_xml(&self) -> Result<String, Error> {
        Self::SCHEMA.to_xml(self)
    }

    /// The shape from a document of one XML element, whose name is not looked at.
    ///
    /// # Errors
    ///
    /// If the input is no XML, has a document type declaration or entities, or does not fit the
    /// schema. Members that are missing or unknown are no error.
    #[cfg(feature = "xml")]
    fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_xml(xml)
    }

    /// The shape as CBOR, all members in one map.
    /// Timestamps have milliseconds at the most: [`Timestamp::format`](crate::Timestamp::format).
    ///
    /// # Errors
    ///
    /// If a big number has more than 1,024 bytes, or the exponent of a big decimal more than 64
    /// bits. If values nest deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[cfg(feature = "cbor")]
    fn to_cbor(&self) -> Result<Vec<u8>, Error> {
        Self::SCHEMA.to_cbor(self)
    }

    /// The shape from CBOR.
    ///
    /// # Errors
    ///
    /// If the input is no CBOR or does not fit the schema. Members that are missing or unknown
    /// are no error.
    #[cfg(feature = "cbor")]
    fn from_cbor(cbor: impl AsRef<[u8]>) -> Result<Self, Error> {
        Self::SCHEMA.from_cbor(cbor)
    }

    /// Checks the constraints of the model, here and in everything below.
    ///
    /// Never called implicitly: services change their constraints without notice.
    ///
    /// # Errors
    ///
    /// All violations at once, each with its place; [`Violations::MAX_TEXT`] says how many at most.
    #[cfg(feature = "validate")]
    fn validate(&self) -> Result<(), Violations> {
        Self::SCHEMA.validate(self)
    }
}

/// Serde's traits, where the feature `serde` is on; else nothing.
#[cfg(feature = "serde")]
pub trait SerdeFormats: Serialize + DeserializeOwned {}

#[cfg(feature = "serde")]
impl<T: Serialize + DeserializeOwned> SerdeFormats for T {}

/// Serde's traits, where the feature `serde` is on; else nothing.
#[cfg(not(feature = "serde"))]
pub trait SerdeFormats {}

#[cfg(not(feature = "serde"))]
impl<T> SerdeFormats for T {}

/// A structure: what generated code says of it.
pub trait Structure: Shape {
    /// Hands over each member, in the order of the schema.
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S);

    /// Takes the value of the member at `index` of the schema.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        deserializer: D,
    ) -> Result<(), Error>;
}

/// A union: what generated code says of it.
pub trait Union: Shape {
    /// Hands over the one member.
    fn serialize_member<S: MemberSerializer>(&self, serializer: &mut S);

    /// The union that holds the member at `index` of the schema.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn deserialize_member<D: ShapeDeserializer>(
        index: usize,
        deserializer: D,
    ) -> Result<Self, Error>;

    /// The union that holds a member which the model does not know.
    fn unknown(member: UnknownMember) -> Self;
}

/// An enum: what generated code says of it.
pub trait Enum: Shape {
    /// The values that the model knows, in its order.
    const VALUES: &'static [Self];

    /// The value as it stands on the wire.
    fn as_str(&self) -> &str;

    /// The variant of this value; any value has one.
    fn from_wire(value: &str) -> Self;
}

/// An intEnum: what generated code says of it.
pub trait IntEnum: Shape {
    /// The values that the model knows, in its order.
    const VALUES: &'static [Self];

    /// The value as it stands on the wire.
    fn get(&self) -> i32;

    /// The variant of this value; any value has one.
    fn from_wire(value: i32) -> Self;
}

/// Something to be done with every shape of a service: see `visit_shapes` of a generated crate.
pub trait ShapeVisitor {
    /// Called once for each shape.
    fn visit<T: Shape>(&mut self);
}

/// The same for values that have no type of their own, such as a list or a constrained string:
/// the formats by schema.
///
/// ```
/// use smithy_shapes::schema::{Schema, ShapeType, Trait};
///
/// static NAME: Schema = Schema::new(
///     &NAME,
///     "com.example#Name",
///     ShapeType::String,
///     &[],
///     &[Trait::Length { min: Some(1), max: Some(5) }],
/// );
/// assert_eq!(NAME.to_json(&"Anna".to_owned()), r#""Anna""#);
/// # #[cfg(feature = "validate")]
/// assert!(NAME.validate(&"Anastasia".to_owned()).is_err());
/// ```
impl Schema {
    /// The value as a tree: [`Shape::to_value`].
    pub fn to_value<T: ShapeData>(&'static self, value: &T) -> Value {
        crate::value::to_value(self.root(), value)
    }

    /// A value from a tree: [`Shape::from_value`].
    ///
    /// # Errors
    ///
    /// If the values do not have the types of the schema.
    pub fn from_value<T: ShapeData>(&'static self, value: &Value) -> Result<T, Error> {
        crate::value::from_value(self.root(), value)
    }

    /// The value as query parameters: [`Shape::to_query`].
    pub fn to_query<T: ShapeData>(&'static self, value: &T) -> Query {
        let mut query = Query::default();
        Dialect::Aws.write(&mut query, value, self.root());
        query
    }

    /// A value from query parameters: [`Shape::from_query`].
    ///
    /// ```
    /// use smithy_shapes::Query;
    /// use smithy_shapes::schema::prelude;
    ///
    /// // A value that is no member of anything goes by the name of its shape.
    /// let query = Query::parse("String=a+b")?;
    /// assert_eq!(prelude::STRING.from_query(&query), Ok("a b".to_owned()));
    /// # Ok::<(), smithy_shapes::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the query does not fit the schema.
    pub fn from_query<T: ShapeData>(&'static self, query: &Query) -> Result<T, Error> {
        Dialect::Aws.read(query, self.root())
    }

    /// The value as JSON: [`Shape::to_json`].
    pub fn to_json<T: ShapeData>(&'static self, value: &T) -> String {
        crate::json::to_json(self.root(), value)
    }

    /// A value from JSON: [`Shape::from_json`].
    ///
    /// # Errors
    ///
    /// If the input is no JSON or does not fit the schema.
    pub fn from_json<T: ShapeData>(&'static self, json: impl AsRef<[u8]>) -> Result<T, Error> {
        crate::json::from_json(self.root(), json.as_ref())
    }

    /// The value as an XML element: [`Shape::to_xml`].
    ///
    /// # Errors
    ///
    /// If a string holds U+0000, or a union a member that the model does not know and that has no
    /// name of XML: there is no way to write these.
    #[cfg(feature = "xml")]
    pub fn to_xml<T: ShapeData>(&'static self, value: &T) -> Result<String, Error> {
        match crate::xml::to_xml(self.root(), value) {
            Ok(xml) => Ok(xml),
            Err(error) => Err(error.redacted(self.root())),
        }
    }

    /// A value from an XML element: [`Shape::from_xml`].
    ///
    /// # Errors
    ///
    /// If the input is no XML, has a document type declaration or entities, or does not fit the
    /// schema.
    #[cfg(feature = "xml")]
    pub fn from_xml<T: ShapeData>(&'static self, xml: impl AsRef<[u8]>) -> Result<T, Error> {
        match crate::xml::from_xml(self.root(), xml.as_ref()) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.redacted(self.root())),
        }
    }

    /// The value as CBOR: [`Shape::to_cbor`].
    ///
    /// # Errors
    ///
    /// If a big number has more than 1,024 bytes, or the exponent of a big decimal more than 64
    /// bits.
    #[cfg(feature = "cbor")]
    pub fn to_cbor<T: ShapeData>(&'static self, value: &T) -> Result<Vec<u8>, Error> {
        crate::cbor::to_cbor(self.root(), value)
    }

    /// A value from CBOR: [`Shape::from_cbor`].
    ///
    /// # Errors
    ///
    /// If the input is no CBOR or does not fit the schema.
    #[cfg(feature = "cbor")]
    pub fn from_cbor<T: ShapeData>(&'static self, cbor: impl AsRef<[u8]>) -> Result<T, Error> {
        crate::cbor::from_cbor(self.root(), cbor.as_ref())
    }

    /// Checks the constraints: [`Shape::validate`].
    ///
    /// # Errors
    ///
    /// All violations at once, each with its place; [`Violations::MAX_TEXT`] says how many at most.
    #[cfg(feature = "validate")]
    pub fn validate<T: ShapeData>(&'static self, value: &T) -> Result<(), Violations> {
        crate::validate::validate(self.root(), value)
    }
}

impl Member {
    /// Checks a value that is to stand here, by the constraints of the member and of what it targets,
    /// as [`Shape::validate`] would in its place.
    ///
    /// ```
    /// use smithy_shapes::schema::{Member, Schema, ShapeType, Trait, prelude};
    ///
    /// static ORDER: Schema = Schema::new(
    ///     &ORDER,
    ///     "com.example#Order",
    ///     ShapeType::Structure,
    ///     &[Member::new("city", &prelude::STRING, &[Trait::length(Some(1), Some(80))])],
    ///     &[],
    /// );
    /// let city = ORDER.member("city").unwrap();
    /// assert!(city.validate(&"Cairo".to_owned()).is_ok());
    /// let violations = city.validate(&String::new()).unwrap_err();
    /// assert_eq!(violations.to_string(), "/: must have a length of 1 to 80 but has 0; it is \"\"");
    /// ```
    ///
    /// # Errors
    ///
    /// All violations at once, each with its place in the value.
    #[cfg(feature = "validate")]
    pub fn validate<T: ShapeData>(&'static self, value: &T) -> Result<(), Violations> {
        crate::validate::validate(self, value)
    }
}
