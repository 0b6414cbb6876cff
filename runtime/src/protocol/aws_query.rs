//! awsQuery: <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html>.

use super::query::{self, Query};
use super::status_of_fault;
use crate::query::Dialect;
use crate::schema::Schema;
use crate::xml::Xml;

/// Parameters in a form, and answers of XML.
#[derive(Clone, Copy, Debug)]
pub struct AwsQuery;

protocol!(AwsQuery, "aws.protocols#awsQuery", events: Xml, by: query<AwsQuery>);

impl Query for AwsQuery {
    const DIALECT: Dialect = Dialect::Aws;
    const MEDIA_TYPE: &'static str = "text/xml";
    const ERROR: query::ErrorForm = query::ErrorForm {
        names: &["ErrorResponse", "Error"],
        has_fault: true,
        request_id: "RequestId",
    };

    fn response_path(operation: &str) -> Vec<String> {
        vec![format!("{operation}Response"), format!("{operation}Result")]
    }

    /// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#error-code-resolution>
    fn code_of_error(schema: &'static Schema) -> (&'static str, u16) {
        schema.query_error().unwrap_or_else(|| (schema.name(), status_of_fault(schema)))
    }
}
