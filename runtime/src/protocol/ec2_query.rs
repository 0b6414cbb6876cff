//! ec2Query: <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>.

use super::query::{self, Query};
use super::status_of_fault;
use crate::query::Dialect;
use crate::schema::Schema;
use crate::xml::Xml;

/// Parameters in a form, and answers of XML, in the way of Amazon EC2.
#[derive(Clone, Copy, Debug)]
pub struct Ec2Query;

protocol!(Ec2Query, "aws.protocols#ec2Query", events: Xml, by: query<Ec2Query>);

impl Query for Ec2Query {
    const DIALECT: Dialect = Dialect::Ec2;
    const MEDIA_TYPE: &'static str = "text/xml;charset=UTF-8";
    const ERROR: query::ErrorForm = query::ErrorForm {
        names: &["Response", "Errors", "Error"],
        has_fault: false,
        request_id: "RequestID",
    };

    fn response_path(operation: &str) -> Vec<String> {
        vec![format!("{operation}Response")]
    }

    fn code_of_error(schema: &'static Schema) -> (&'static str, u16) {
        (schema.name(), status_of_fault(schema))
    }
}
