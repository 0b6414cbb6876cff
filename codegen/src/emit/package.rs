//! The files that hold a crate together: its manifest, its root, and the list of its types.

use super::Options;
use super::file::file;
use super::layout::{Lines, line, name_order};
use super::scope::{CLIENT_ITEMS, ROOT_ITEMS, RUNTIME, Scope, VIOLATIONS, is_type_of};
use crate::lower::{Crate, Item};

/// A feature of a generated crate.
pub(super) struct Feature {
    /// The name.
    pub(super) name: &'static str,
    /// What it enables, as Markdown.
    pub(super) docs: &'static str,
    /// Whether it is on by default.
    pub(super) is_default: bool,
    /// The features of the runtime that it needs.
    needs: Vec<&'static str>,
}

/// Returns the features of the crate. `http` is among them if there is something to call.
pub(super) fn features(lowered: &Crate<'_>) -> Vec<Feature> {
    let feature = |name, docs, is_default| Feature { name, docs, is_default, needs: vec![name] };
    let http = feature("http", "Operations and endpoints: requests and responses.", true);
    let http = match &lowered.operations {
        Some(operations) => Some(Feature { needs: operations.features.clone(), ..http }),
        None => lowered.endpoints.as_ref().map(|_| http),
    };
    let formats = [
        feature("arbitrary", "`arbitrary::Arbitrary` on every type: values for tests.", false),
        feature("cbor", "`Shape::to_cbor` and `Shape::from_cbor`.", false),
        feature("serde", "`serde::Serialize` and `serde::Deserialize` on every type.", true),
        feature("validate", "`Shape::validate`.", true),
        feature("xml", "`Shape::to_xml` and `Shape::from_xml`.", true),
    ];
    http.into_iter().chain(formats).collect()
}

/// Returns `Cargo.toml`. It has no `[workspace]`: without one, the crate is a workspace of its own if
/// there is none above it, and can be a member if there is one.
pub(super) fn manifest(lowered: &Crate<'_>, options: &Options) -> String {
    let name = &options.name;
    let service = title(lowered).replace(char::is_control, " ");
    let service = service.replace('\\', r"\\").replace('"', r#"\""#);
    let (dependency, runtime) = (RUNTIME.replace('_', "-"), &options.runtime);
    let features = features(lowered);
    let defaults = features.iter().filter(|feature| feature.is_default);
    let defaults: Vec<String> = defaults.map(|feature| format!("\"{}\"", feature.name)).collect();
    let defaults = defaults.join(", ");
    let features: String = features.iter().map(|feature| entry(feature, &dependency)).collect();
    format!(
        r#"# Yours to edit: regenerating does not touch this file.

[package]
name = "{name}"
description = "The shapes of {service}."
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
publish = false

[features]
default = [{defaults}]
{features}
[dependencies]
{dependency} = {runtime}
"#
    )
}

/// Returns the lines of a feature in `Cargo.toml`.
fn entry(feature: &Feature, dependency: &str) -> String {
    let Feature { name, docs, needs, .. } = feature;
    let needs: Vec<String> = needs.iter().map(|need| format!("\"{dependency}/{need}\"")).collect();
    format!("# {docs}\n{name} = [{}]\n", needs.join(", "))
}

/// Returns `src/lib.rs`, formatted like rustfmt does.
pub(super) fn library(lowered: &Crate<'_>) -> String {
    const WIDTH: usize = 100;
    let items: Vec<&str> =
        ROOT_ITEMS.iter().filter(|name| !is_type_of(lowered, name)).copied().collect();
    let items = items.join(", ");
    let mut reexports = format!("pub use {RUNTIME}::{{{items}}};");
    if reexports.len() > WIDTH {
        reexports = format!("pub use {RUNTIME}::{{\n    {items},\n}};");
    }
    let violations = if is_type_of(lowered, VIOLATIONS) {
        String::new()
    } else {
        format!("#[cfg(feature = \"validate\")]\npub use {RUNTIME}::{VIOLATIONS};\n")
    };
    let module =
        |name, attribute| format!("#[cfg(feature = \"http\")]\n{attribute}pub mod {name};\n");
    // Rules are laid out by prettyplease, which breaks some lines elsewhere than rustfmt.
    let skip = "#[rustfmt::skip]\n";
    let endpoint = lowered.endpoints.as_ref().map_or(String::new(), |_| module("endpoint", skip));
    let operations =
        lowered.operations.as_ref().map_or(String::new(), |_| module("operations", ""));
    let clients = client_items(lowered);
    format!(
        r#"// Yours to edit: regenerating does not touch this file.

#![doc = include_str!("service.md")]

{endpoint}{operations}pub mod schema;
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
pub use {RUNTIME} as runtime;
{violations}{reexports}
{clients}"#
    )
}

/// Returns the re-exports that users need to call operations.
fn client_items(lowered: &Crate<'_>) -> String {
    if lowered.operations.is_none() {
        return String::new();
    }
    let items: Vec<&str> =
        CLIENT_ITEMS.iter().filter(|name| !is_type_of(lowered, name)).copied().collect();
    match items.as_slice() {
        [] => String::new(),
        [item] => format!("#[cfg(feature = \"http\")]\npub use {RUNTIME}::{item};\n"),
        _ => format!("#[cfg(feature = \"http\")]\npub use {RUNTIME}::{{{}}};\n", items.join(", ")),
    }
}

/// Returns the file of a type, below `src`. Modules are siblings wherever their files are, so that
/// files do not change when they move.
pub(super) fn path_of(lowered: &Crate<'_>, item: &Item) -> String {
    let module = &item.module;
    match module.chars().next() {
        Some(letter) if is_large(lowered) => format!("shapes/{letter}/{module}.rs"),
        _ => format!("shapes/{module}.rs"),
    }
}

/// Returns whether the files of the types are in folders by their first letters. Hosts of
/// repositories show no more than a thousand entries of a folder.
fn is_large(lowered: &Crate<'_>) -> bool {
    lowered.items.len() > 1000
}

/// Returns `src/shapes.rs`.
pub(super) fn shapes(lowered: &Crate<'_>) -> String {
    const VISITOR: &str = "ShapeVisitor";
    let scope = Scope::of(if is_type_of(lowered, VISITOR) { VISITOR } else { "" });
    let visitor = scope.runtime(VISITOR);
    let mut modules: Vec<&Item> = lowered.items.iter().collect();
    modules.sort_by_cached_key(|item| name_order(&item.module));
    let mut lines = Lines::default();
    lines.blank();
    for item in &modules {
        if is_large(lowered) {
            line!(lines, 0, "#[path = \"{}\"]", path_of(lowered, item));
        }
        line!(lines, 0, "mod {};", item.module);
    }
    if !modules.is_empty() {
        lines.blank();
    }
    for item in &modules {
        line!(lines, 0, "pub use {}::{};", item.module, item.name);
    }
    let argument = if lowered.items.is_empty() { "_" } else { "visitor" };
    if !modules.is_empty() {
        lines.blank();
    }
    lines.line(0, "/// Calls the visitor with every type of this crate.");
    lines.open(
        0,
        format_args!("pub fn visit_shapes({argument}: &mut impl {visitor})"),
        lowered.items.is_empty(),
    );
    for item in &lowered.items {
        line!(lines, 1, "visitor.visit::<{}>();", item.name);
    }
    lines.close(0, lowered.items.is_empty());
    file(SHAPES_HEAD, scope, &lines.into_text())
}

const SHAPES_HEAD: &str = "\
//! The types of the service's structures, unions and enums.

// Names, numbers and nesting are the model's.
#![allow(
    clippy::approx_constant,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::self_named_constructors,
    clippy::should_implement_trait,
    clippy::type_complexity,
    deprecated
)]
";

/// Returns the title of the service, or the name of its shape if it has none.
pub(super) fn title(lowered: &Crate<'_>) -> String {
    let title = lowered.service.traits.str("smithy.api#title");
    title.unwrap_or(lowered.service.id.name()).to_owned()
}
