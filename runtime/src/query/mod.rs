//! Queries: the parameters of requests in the two protocols of AWS that have them,
//! [awsQuery](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization) and
//! [ec2Query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
//!
//! A parameter is named by the way to its value, `Tags.member.1.Key`. Where the specifications are
//! silent:
//!
//! - An empty list is a parameter without a value in awsQuery, as its services take it, and left
//!   out in ec2Query, as Amazon EC2 demands. Nothing tells an empty map, or a structure without
//!   members, from one that is absent.
//! - Maps are in ec2Query what they are in awsQuery.
//! - Null in a sparse list leaves its position out, and null in a sparse map its value. When
//!   reading, the items of a list are ordered by their positions, and gaps close: nothing is taken
//!   for a position that is only claimed.
//! - A document is its JSON.
//! - A member of a union that the model does not know is untyped: a string, or a map by the next
//!   segments of the names.
//! - Of a parameter that comes twice, the first one counts, as for [`Query::get`].
//! - A parameter that the model does not know is skipped, except for one in place of a list's
//!   positions, and so is what is below the parameter of a simple value.

mod form;
mod names;
mod pairs;
mod reader;
mod tree;
mod untyped;
mod writer;

pub use pairs::Query;
#[cfg(feature = "http")]
pub(crate) use pairs::UNRESERVED;

use crate::data::ShapeData;
use crate::error::Error;
use crate::schema::Member;

/// The protocols whose requests are queries. They differ in names, and in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `aws.protocols#awsQuery`: `Names.member.1`.
    Aws,
    /// `aws.protocols#ec2Query`: `Names.1`, since lists are always flattened.
    Ec2,
}

impl Dialect {
    /// Adds the parameters of the value of `member`. What is nested deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH) is left out.
    ///
    /// ```
    /// use smithy_shapes::query::{Dialect, Query};
    /// use smithy_shapes::schema::{Member, Schema, ShapeType, prelude};
    ///
    /// static NAMES: Schema = Schema::new(
    ///     &NAMES,
    ///     "com.example#Names",
    ///     ShapeType::List,
    ///     &[Member::new("member", &prelude::STRING, &[])],
    ///     &[],
    /// );
    /// let names = vec!["Anna".to_owned()];
    /// let mut query: Query = [("Action", "Greet")].into_iter().collect();
    /// Dialect::Ec2.write(&mut query, &names, NAMES.root());
    /// assert_eq!(query.to_string(), "Action=Greet&1=Anna");
    /// ```
    pub fn write<T: ShapeData>(self, query: &mut Query, value: &T, member: &'static Member) {
        // The error says what was left out.
        let _ = writer::write(self, query, value, member);
    }

    /// The same, where nothing may be left out.
    #[cfg(all(feature = "http", feature = "xml"))]
    pub(crate) fn write_all<T: ShapeData>(
        self,
        query: &mut Query,
        value: &T,
        member: &'static Member,
    ) -> Result<(), Error> {
        writer::write(self, query, value, member)
    }

    /// Reads the value of `member`, and for which the whole query is.
    ///
    /// # Errors
    ///
    /// If the query does not fit the schema.
    pub fn read<T: ShapeData>(self, query: &Query, member: &'static Member) -> Result<T, Error> {
        reader::read(self, query.pairs(), member)
    }

    /// Reads the input of an operation: like [`read`](Dialect::read), but without the parameters
    /// `Action` and `Version` that every request has. Where one comes twice, the second is the
    /// input's.
    ///
    /// # Errors
    ///
    /// If the query does not fit the schema.
    pub fn read_input<T: ShapeData>(
        self,
        query: &Query,
        member: &'static Member,
    ) -> Result<T, Error> {
        let mut of_protocol = vec!["Action", "Version"];
        let of_input = query.pairs().filter(|(name, _)| {
            let found = of_protocol.iter().position(|other| other == name);
            found.map(|index| of_protocol.swap_remove(index)).is_none()
        });
        reader::read(self, of_input, member)
    }
}
