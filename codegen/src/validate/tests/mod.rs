//! Models of our own with one mistake each, and the expected messages.

mod bindings;
mod labels;
mod table;
mod traits;
mod uris;
mod values;
mod warnings;

use crate::diagnostic::{Diagnostics, Source};
use crate::model::{Model, load};

const PLAIN: &str = r#""example#Service": {"type": "service"}"#;
const REST: &str = r#""example#Service": {"type": "service", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#restJson1": {}}}"#;

/// Returns the model of a service and these shapes, which begin in its second line.
fn load_with(service: &str, shapes: &str) -> Result<Model, Diagnostics> {
    let shapes = shapes.trim();
    let text = format!("{{\"smithy\": \"2.0\", \"shapes\": {{{service},\n{shapes}\n}}}}");
    load(&[Source::new("model.json", text)], None)
}

#[track_caller]
fn assert_wrong(service: &str, shapes: &str, expected: &str) {
    let errors = load_with(service, shapes).unwrap_err().to_string();
    assert_eq!(errors, expected.trim(), "\n\nGot:\n{errors}\n");
}

/// Returns the errors for shapes beside a service that is unrelated to them.
#[track_caller]
fn assert_shapes(shapes: &str, expected: &str) {
    assert_wrong(PLAIN, shapes, expected);
}

/// Returns the errors for the operation `Get` of a service with restJson1.
#[track_caller]
fn assert_rest(shapes: &str, expected: &str) {
    assert_wrong(REST, shapes, expected);
}

/// Returns the warnings for a usable model.
#[track_caller]
fn assert_warnings(service: &str, shapes: &str, expected: &str) {
    let warnings = load_with(service, shapes).unwrap().notes().to_string();
    assert_eq!(warnings, expected.trim(), "\n\nGot:\n{warnings}\n");
}
