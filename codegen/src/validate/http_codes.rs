//! Status codes that contradict the shape: an operation's success, or whether the client or the
//! server is at fault.

use super::Finished;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Shape;
use serde_json::Value;

const EVENT: &str = "HttpResponseCodeSemantics";

/// Checks the codes of operations and errors. Clients that rely on the code would be misled.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    for (shape, _) in finished.operations() {
        let code = shape.traits.property("smithy.api#http", "code");
        if let Some(code) = outside(code, 200) {
            let message =
                format!("`{}` succeeds with the status {code}, which is not a success", shape.id);
            let place = finished.place(shape, "smithy.api#http", Some("code"));
            let help = "choose a code from 200 to 299";
            diagnostics.push(Diagnostic::warning(message).at(place).help(help).event(EVENT));
        }
    }
    for shape in finished.shapes.values() {
        diagnostics.extend(error_code(finished, shape));
    }
}

fn error_code(finished: &Finished<'_>, shape: &Shape) -> Option<Diagnostic> {
    let (fault, first) = match shape.traits.str("smithy.api#error")? {
        "client" => ("client", 400),
        "server" => ("server", 500),
        _ => return None,
    };
    let code = outside(shape.traits.get("smithy.api#httpError"), first)?;
    let message = format!("`{}` is the {fault}'s fault, but has the status {code}", shape.id);
    Some(
        Diagnostic::warning(message)
            .at(finished.place(shape, "smithy.api#httpError", None))
            .help(format!(
                "choose a code from {first} to {}, or another `smithy.api#error`",
                first + 99
            ))
            .event(EVENT),
    )
}

/// Returns the code if it is not one of the hundred starting at `first`.
fn outside(code: Option<&Value>, first: i64) -> Option<i64> {
    code?.as_i64().filter(|code| !(first..first + 100).contains(code))
}
