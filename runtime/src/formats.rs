//! The formats by name, for a value of any schema: also for one without a type of its own, such as
//! a list or a constrained string.

use crate::data::ShapeData;
use crate::error::Error;
use crate::query::{Dialect, Query};
#[cfg(feature = "validate")]
use crate::schema::Member;
use crate::schema::Schema;
#[cfg(feature = "validate")]
use crate::validate::Violations;
use crate::value::Value;

/// The formats of [`Shape`](crate::Shape), for values that have no type of their own, such as a
/// list or a constrained string.
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
    /// Returns the value as a tree, as [`Shape::to_value`](crate::Shape::to_value) does.
    pub fn to_value<T: ShapeData>(&'static self, value: &T) -> Value {
        crate::value::to_value(self.root(), value)
    }

    /// Reads a value from a tree, as [`Shape::from_value`](crate::Shape::from_value) does.
    ///
    /// # Errors
    ///
    /// If the values do not have the types of the schema.
    pub fn from_value<T: ShapeData>(&'static self, value: &Value) -> Result<T, Error> {
        crate::value::from_value(self.root(), value)
    }

    /// Returns the value as query parameters, as [`Shape::to_query`](crate::Shape::to_query) does.
    pub fn to_query<T: ShapeData>(&'static self, value: &T) -> Query {
        let mut query = Query::default();
        Dialect::Aws.write(&mut query, value, self.root());
        query
    }

    /// Reads a value from query parameters, as [`Shape::from_query`](crate::Shape::from_query)
    /// does.
    ///
    /// ```
    /// use smithy_shapes::Query;
    /// use smithy_shapes::schema::prelude;
    ///
    /// // A value that is not a member of anything has the name of its shape.
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

    /// Returns the value as JSON, as [`Shape::to_json`](crate::Shape::to_json) does.
    pub fn to_json<T: ShapeData>(&'static self, value: &T) -> String {
        crate::json::to_json(self.root(), value)
    }

    /// Reads a value from JSON, as [`Shape::from_json`](crate::Shape::from_json) does.
    ///
    /// # Errors
    ///
    /// If the input is not valid JSON or does not fit the schema.
    pub fn from_json<T: ShapeData>(&'static self, json: impl AsRef<[u8]>) -> Result<T, Error> {
        crate::json::from_json(self.root(), json.as_ref())
    }

    /// Returns the value as an XML element, as [`Shape::to_xml`](crate::Shape::to_xml) does.
    ///
    /// # Errors
    ///
    /// If a string contains U+0000, or a union has a member that the model does not know and whose
    /// name is not a valid XML name: XML cannot express these.
    #[cfg(feature = "xml")]
    pub fn to_xml<T: ShapeData>(&'static self, value: &T) -> Result<String, Error> {
        match crate::xml::to_xml(self.root(), value) {
            Ok(xml) => Ok(xml),
            Err(error) => Err(error.redacted(self.root())),
        }
    }

    /// Reads a value from an XML element, as [`Shape::from_xml`](crate::Shape::from_xml) does.
    ///
    /// # Errors
    ///
    /// If the input is not valid XML, has a document type declaration or entities, or does not fit
    /// the schema.
    #[cfg(feature = "xml")]
    pub fn from_xml<T: ShapeData>(&'static self, xml: impl AsRef<[u8]>) -> Result<T, Error> {
        match crate::xml::from_xml(self.root(), xml.as_ref()) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.redacted(self.root())),
        }
    }

    /// Returns the value as CBOR, as [`Shape::to_cbor`](crate::Shape::to_cbor) does.
    ///
    /// # Errors
    ///
    /// If a big number has more than 1,024 bytes, or the exponent of a big decimal more than 64
    /// bits.
    #[cfg(feature = "cbor")]
    pub fn to_cbor<T: ShapeData>(&'static self, value: &T) -> Result<Vec<u8>, Error> {
        crate::cbor::to_cbor(self.root(), value)
    }

    /// Reads a value from CBOR, as [`Shape::from_cbor`](crate::Shape::from_cbor) does.
    ///
    /// # Errors
    ///
    /// If the input is not valid CBOR or does not fit the schema.
    #[cfg(feature = "cbor")]
    pub fn from_cbor<T: ShapeData>(&'static self, cbor: impl AsRef<[u8]>) -> Result<T, Error> {
        crate::cbor::from_cbor(self.root(), cbor.as_ref())
    }

    /// Checks the constraints, as [`Shape::validate`](crate::Shape::validate) does.
    ///
    /// # Errors
    ///
    /// All violations at once, each with its place; [`Violations::MAX_TEXT`] limits how many.
    #[cfg(feature = "validate")]
    pub fn validate<T: ShapeData>(&'static self, value: &T) -> Result<(), Violations> {
        crate::validate::validate(self.root(), value)
    }
}

#[cfg(feature = "validate")]
impl Member {
    /// Checks a value that is meant for this member, by the constraints of the member and of its
    /// target, as [`Shape::validate`](crate::Shape::validate) checks it in its structure.
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
    pub fn validate<T: ShapeData>(&'static self, value: &T) -> Result<(), Violations> {
        crate::validate::validate(self, value)
    }
}
