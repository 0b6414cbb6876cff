//! Request methods that HTTP does not define.
//!
//! This is a warning because a service may have its own methods.

use super::Finished;
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::Value;

/// <https://www.rfc-editor.org/rfc/rfc9110#name-methods> and RFC 5789.
const METHODS: &[&str] =
    &["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

/// Checks the method of every operation. Methods are case-sensitive: `get` is not `GET`.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    for (shape, _) in finished.operations() {
        let method = shape.traits.property("smithy.api#http", "method").and_then(Value::as_str);
        let Some(method) = method.filter(|method| !METHODS.contains(method)) else { continue };
        let message =
            format!("`{}` has the method `{method}`, which HTTP does not define", shape.id);
        let upper = method.to_ascii_uppercase();
        let help = match METHODS.contains(&upper.as_str()) {
            true => format!("did you mean `{upper}`?"),
            false => format!("choose one of {}, unless it is intended", METHODS.join(", ")),
        };
        diagnostics.push(
            Diagnostic::warning(message)
                .at(finished.place(shape, "smithy.api#http", Some("method")))
                .help(help)
                .event("HttpMethodSemantics.UnknownHttpMethod"),
        );
    }
}
