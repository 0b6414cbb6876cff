//! What the project says of itself: links in its Markdown files lead somewhere, Rust in its guides is
//! compiled, and the examples of the generated crate run.

mod examples;
mod guides;
mod links;
mod markdown;

use std::path::Path;

/// The folder of the repository.
fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}
