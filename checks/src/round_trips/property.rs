//! What holds of every value of every shape: that it comes back from each format as it was.

use std::fmt::Display;

use smithy_shapes::query::Dialect;
use smithy_shapes::shape::Shape;
use smithy_shapes::{Query, Value};

use crate::mismatch::Mismatch;
use crate::round_trips::difference::{difference, lost};
use crate::round_trips::values::Extent;

/// Something that holds of every value of every shape.
pub trait Property {
    /// What reports call it.
    const NAME: &'static str;
    /// The values of which it holds.
    const EXTENT: Extent;

    /// Checks a value, and the tree that it was made of.
    ///
    /// # Errors
    ///
    /// What is not as it should be.
    fn check<T: Shape>(tree: &Value, value: &T) -> Result<(), Mismatch>;
}

/// Demands that this is what came back.
///
/// # Errors
///
/// The error, or the first place where it differs from the value.
pub fn comes_back<T: Shape>(value: &T, again: Result<T, impl Display>) -> Result<(), Mismatch> {
    match again {
        Ok(again) if again == *value => Ok(()),
        Ok(again) => {
            let (value, again) = (value.to_value(), again.to_value());
            let alike = || Mismatch::new("/", "an equal value", "one with the same parts");
            Err(difference(&value, &again).unwrap_or_else(alike))
        }
        Err(error) => Err(failed(error)),
    }
}

/// That something went wrong which should not.
pub(crate) fn failed(error: impl Display) -> Mismatch {
    Mismatch::new("outcome", "success", error.to_string())
}

/// Formats that any value within an extent comes back from.
macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident $text:literal $extent:expr, $value:ident => $again:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Property for $name {
            const NAME: &'static str = $text;
            const EXTENT: Extent = $extent;

            fn check<T: Shape>(_: &Value, $value: &T) -> Result<(), Mismatch> {
                comes_back($value, $again)
            }
        }
    )*};
}

formats! {
    /// [`Shape::to_json`] and [`Shape::from_json`].
    Json "json" Extent::JSON, value => T::from_json(value.to_json());
    /// [`Shape::to_cbor`] and [`Shape::from_cbor`].
    Cbor "cbor" Extent::CBOR, value => value.to_cbor().and_then(T::from_cbor);
    /// [`Shape::to_xml`] and [`Shape::from_xml`].
    Xml "xml" Extent::XML, value => value.to_xml().and_then(T::from_xml);
    /// A tree of serde_json.
    SerdeTree "serde-tree" Extent::TREE, value => {
        serde_json::to_value(value).and_then(serde_json::from_value)
    };
    /// The text of serde_json.
    SerdeText "serde-text" Extent::PLAIN, value => {
        serde_json::to_string(value).and_then(|json| serde_json::from_str(&json))
    };
}

/// [`Shape::to_value`] and [`Shape::from_value`].
pub struct Values;

impl Property for Values {
    const NAME: &'static str = "values";
    const EXTENT: Extent = Extent::WIDE;

    fn check<T: Shape>(tree: &Value, value: &T) -> Result<(), Mismatch> {
        let again = value.to_value();
        match lost(tree, &again) {
            Some(mismatch) => Err(mismatch),
            None => comes_back(value, T::from_value(&again)),
        }
    }
}

/// [`Shape::to_query`] and [`Shape::from_query`].
pub struct AwsQuery;

impl Property for AwsQuery {
    const NAME: &'static str = "aws-query";
    const EXTENT: Extent = Extent::of_query(Dialect::Aws);

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        check_query(value, Dialect::Aws)
    }
}

/// The same in the dialect of Amazon EC2.
pub struct Ec2Query;

impl Property for Ec2Query {
    const NAME: &'static str = "ec2-query";
    const EXTENT: Extent = Extent::of_query(Dialect::Ec2);

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        check_query(value, Dialect::Ec2)
    }
}

fn check_query<T: Shape>(value: &T, dialect: Dialect) -> Result<(), Mismatch> {
    let mut query = Query::default();
    dialect.write(&mut query, value, T::SCHEMA.root());
    let text = query.to_string();
    if Query::parse(&text).as_ref() != Ok(&query) {
        return Err(Mismatch::new("the text of the query", format!("{query:?}"), text));
    }
    match dialect.read(&query, T::SCHEMA.root()) {
        // A union has a member, which here has left nothing.
        Err(error) if text.is_empty() && error.message() == "a union without a member" => Ok(()),
        again => comes_back(value, again),
    }
}

/// [`Shape::validate`] and `Debug`, which have something to say of any value.
pub struct Validation;

impl Property for Validation {
    const NAME: &'static str = "validation";
    const EXTENT: Extent = Extent { nan: true, ..Extent::WIDE };

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        let verdict = match value.validate() {
            Ok(()) => "valid".to_owned(),
            Err(violations) => violations.to_string(),
        };
        for (what, text) in [("validate", verdict), ("Debug", format!("{value:?}"))] {
            if text.is_empty() {
                return Err(Mismatch::new(what, "something", "nothing"));
            }
        }
        Ok(())
    }
}
