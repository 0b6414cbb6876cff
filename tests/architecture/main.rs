//! Which modules of a crate may import which, in one list for each crate; and which compilers the
//! packages are for.

mod arrows;
mod compilers;

use std::collections::BTreeSet;
use std::path::Path;

use arrows::{Arrow, arrows};

/// Modules that are on one level. Each may import those of all levels below.
enum Layer {
    /// They do not import each other.
    Apart(&'static [&'static str]),
    /// They are one idea in several files, and import each other.
    Circle(&'static [&'static str]),
}

use Layer::{Apart, Circle};

impl Layer {
    fn modules(&self) -> &'static [&'static str] {
        match self {
            Apart(modules) | Circle(modules) => modules,
        }
    }
}

/// The runtime, from low to high.
const RUNTIME: &[Layer] = &[
    // What may be wrong, and the values that Rust has no type for.
    Apart(&["error", "error_body", "macros"]),
    Apart(&["blob", "number", "text", "timestamp"]),
    Apart(&["document"]),
    // What the model says, and what it does not know.
    Apart(&["schema", "unknown"]),
    Apart(&["redaction"]),
    // How values are handed over, whatever the format.
    Circle(&["data", "deserializer", "kind", "serializer"]),
    Apart(&["built_ins", "codec"]),
    Apart(&["room"]),
    // The codecs: nothing above this line imports one of them.
    Apart(&["cbor", "json", "value"]),
    Apart(&["query", "validate", "xml"]),
    // What a shape can do.
    Apart(&["formats", "shape"]),
    Apart(&["debug", "made_up", "serde", "unit", "with_unknown"]),
    // Messages.
    Circle(&["endpoint", "operation", "protocol"]),
    Apart(&["event_stream"]),
];

/// The generator, from low to high.
const CODEGEN: &[Layer] = &[
    Apart(&["choice", "diagnostic", "documentation", "near"]),
    Apart(&["names"]),
    // What a model says, whether that can be, and what becomes of it in Rust.
    Circle(&["lower", "model", "traits", "validate"]),
    Apart(&["emit", "facts", "import"]),
    Apart(&["diff", "endpoints", "undocumented"]),
];

/// The client, from low to high.
const CLIENT: &[Layer] = &[
    Apart(&["error", "identity", "random", "text"]),
    Apart(&["retry", "sign"]),
    // A call, and what it follows.
    Circle(&["call", "config"]),
    // Who makes it: to find that out takes calls.
    Apart(&["credentials"]),
    // What both drivers need of the world.
    Apart(&["local", "network", "wait"]),
    Apart(&["builder"]),
    Apart(&["blocking", "tokio"]),
    Apart(&["testing"]),
];

#[test]
fn modules_of_the_runtime_import_lower_ones() {
    check("runtime", RUNTIME);
}

#[test]
fn modules_of_the_generator_import_lower_ones() {
    check("codegen", CODEGEN);
}

#[test]
fn modules_of_the_client_import_lower_ones() {
    check("client", CLIENT);
}

/// A codec is found to be imported by what it must not be imported by.
#[test]
fn arrows_upward_and_sideways_are_found() {
    let wrong = |from: &str, to: &str| !is_allowed(RUNTIME, from, to);
    assert!(wrong("schema", "json") && wrong("error", "schema") && wrong("timestamp", "schema"));
    assert!(wrong("xml", "query") && wrong("json", "xml") && wrong("codec", "room"));
    assert!(!wrong("xml", "json") && !wrong("kind", "data") && !wrong("data", "kind"));
}

#[track_caller]
fn check(folder: &str, layers: &[Layer]) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).join("src");
    let (modules, arrows) = arrows(&source);
    let known: BTreeSet<String> =
        layers.iter().flat_map(Layer::modules).map(|&module| module.to_owned()).collect();
    assert_eq!(
        modules, known,
        "every module of {folder} must be in one layer of tests/architecture/main.rs"
    );
    assert!(arrows.len() > modules.len(), "{} imports in {folder}", arrows.len());
    let wrong: Vec<String> = arrows
        .iter()
        .filter(|arrow| !is_allowed(layers, &arrow.from, &arrow.to))
        .map(Arrow::to_string)
        .collect();
    assert!(wrong.is_empty(), "modules import lower ones only:\n{}", wrong.join("\n"));
}

fn is_allowed(layers: &[Layer], from: &str, to: &str) -> bool {
    let level = |module| layers.iter().position(|layer| layer.modules().contains(&module));
    match (level(from), level(to)) {
        (Some(from), Some(to)) if from == to => matches!(layers[from], Circle(_)),
        (from, to) => to.is_some() && to < from,
    }
}
