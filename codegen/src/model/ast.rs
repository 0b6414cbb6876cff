//! The JSON AST of one file as written: the first look at a model.

use super::json;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::near::did_you_mean;
use serde_json::{Map, Value};

/// One model file as JSON: nothing merged, nothing resolved, all in file order.
#[derive(Debug, Clone)]
pub struct Ast {
    /// The file.
    pub source: Source,
    /// The version of Smithy, as written: `2.0`.
    pub version: String,
    /// The metadata, by key.
    pub metadata: Map<String, Value>,
    /// The shapes and `apply` statements by ID, with their contents not read yet.
    pub shapes: Map<String, Value>,
}

/// Reads the part that all model files have in common: JSON without repeated keys, a supported
/// version, and an object of shapes.
///
/// # Errors
///
/// Returns what is wrong with the file as a whole. The shapes themselves are not checked.
pub fn parse(source: &Source) -> Result<Ast, Diagnostics> {
    if is_idl(source) {
        return Err(written_in_idl(source).into());
    }
    let mut diagnostics = Diagnostics::default();
    let Some(json) = json::read(source, &mut diagnostics) else { return Err(diagnostics) };

    let mut model = match json {
        Value::Object(model) if model.contains_key("smithy") && has_content(&model) => model,
        _ => {
            diagnostics.push(no_model(source));
            return Err(diagnostics);
        }
    };
    let version = version(source, model.shift_remove("smithy"), &mut diagnostics);
    let metadata = object(source, "metadata", model.shift_remove("metadata"), &mut diagnostics);
    let shapes = object(source, "shapes", model.shift_remove("shapes"), &mut diagnostics);
    for key in model.keys() {
        diagnostics.push(no_such_key(source, key));
    }
    diagnostics.into_result(Ast { source: source.clone(), version, metadata, shapes })
}

/// Returns whether there is anything in the model. A file may contain only metadata, but a file
/// with neither metadata nor shapes is not a model.
fn has_content(model: &Map<String, Value>) -> bool {
    model.contains_key("shapes") || model.contains_key("metadata")
}

/// Returns whether a file is written in the Smithy IDL, judging by its name or its beginning.
fn is_idl(source: &Source) -> bool {
    let mut lines = source.text.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("//")).unwrap_or_default();
    let begins_with = |start: &str| first.starts_with(start);
    let is_named = source.name.ends_with(".smithy") && !begins_with("{");
    is_named || ["$version", "namespace ", "metadata "].into_iter().any(begins_with)
}

fn written_in_idl(source: &Source) -> Diagnostic {
    let name = &source.name;
    let json = name.strip_suffix(".smithy").unwrap_or("model-ast");
    Diagnostic::new(format!(
        "`{name}` is written in the Smithy IDL, but only the JSON AST is supported"
    ))
    .at(Place::position(source, 1, 1))
    .help(format!("convert it with the Smithy CLI: `smithy ast {name} > {json}.json`"))
}

fn no_such_key(source: &Source, key: &str) -> Diagnostic {
    const KEYS: [&str; 3] = ["smithy", "metadata", "shapes"];
    let help = || "the keys of a model are `smithy`, `metadata` and `shapes`".to_owned();
    Diagnostic::new(format!("`{key}` is not a key of a model"))
        .at(Place::root(source).key(key))
        .help(did_you_mean(key, KEYS, help))
        .event("Model")
}

fn no_model(source: &Source) -> Diagnostic {
    Diagnostic::new(format!("`{}` is valid JSON, but not a Smithy model", source.name))
        .at(Place::root(source))
        .help("a model is an object with the keys `smithy`, the version, and `shapes`")
}

fn version(source: &Source, value: Option<Value>, diagnostics: &mut Diagnostics) -> String {
    let problem = match value {
        Some(Value::String(version)) if version == "2" || version.starts_with("2.") => {
            return version;
        }
        Some(Value::String(version)) => format!("follows Smithy {version}, not Smithy 2.0"),
        _ => "has a `smithy` version that is not a string".to_owned(),
    };
    let diagnostic = Diagnostic::new(format!("`{}` {problem}", source.name))
        .at(Place::root(source).key("smithy"))
        .help("a Smithy 2.0 model has `\"smithy\": \"2.0\"`");
    diagnostics.push(diagnostic);
    String::new()
}

fn object(
    source: &Source,
    key: &str,
    value: Option<Value>,
    diagnostics: &mut Diagnostics,
) -> Map<String, Value> {
    match value {
        None => Map::new(),
        Some(Value::Object(object)) => object,
        Some(_) => {
            let message = format!("the `{key}` of a model must be an object");
            diagnostics.push(Diagnostic::new(message).at(Place::root(source).key(key)));
            Map::new()
        }
    }
}
