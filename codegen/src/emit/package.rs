//! The files that hold a crate together: its manifest, its root, and the list of its types.

use super::Options;
use super::file::file;
use super::layout::{Lines, line, name_order};
use super::scope::{CLIENT_ITEMS, ROOT_ITEMS, RUNTIME, Scope, VIOLATIONS, is_type_of};
use crate::lower::Crate;

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
    let mut features: String = features.iter().map(|feature| entry(feature, &dependency)).collect();
    let mut client = String::new();
    if let Some(dependency) = client_dependency(lowered, options) {
        features.push_str(CLIENT_FEATURE);
        client = format!("smithy-client = {dependency}\n");
    }
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
{client}{dependency} = {runtime}
"#
    )
}

/// The names that a crate gives the clients of its service.
const CLIENTS: [&str; 2] = ["AsyncClient", "Client"];

const CLIENT_FEATURE: &str = "\
# `Client`: calls that block their thread.
client = [\"dep:smithy-client\", \"http\", \"smithy-client/blocking\"]
# `AsyncClient`: calls that are awaited.
tokio = [\"dep:smithy-client\", \"http\", \"smithy-client/tokio\"]
";

/// Returns the dependency on the client. None if there is nothing to call, or a type of the service has a
/// name of theirs.
pub(super) fn client_dependency<'o>(lowered: &Crate<'_>, options: &'o Options) -> Option<&'o str> {
    let is_free = |name| !is_type_of(lowered, name);
    let has_calls = lowered.operations.is_some() && CLIENTS.into_iter().all(is_free);
    options.client.as_deref().filter(|_| has_calls)
}

/// Returns the lines of a feature in `Cargo.toml`.
fn entry(feature: &Feature, dependency: &str) -> String {
    let Feature { name, docs, needs, .. } = feature;
    let needs: Vec<String> = needs.iter().map(|need| format!("\"{dependency}/{need}\"")).collect();
    format!("# {docs}\n{name} = [{}]\n", needs.join(", "))
}

/// Returns `src/lib.rs`, formatted like rustfmt does.
pub(super) fn library(lowered: &Crate<'_>, options: &Options) -> String {
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
    let (mut clients, mut reexported) = (client_items(lowered), "");
    if let (Some(operations), Some(_)) = (&lowered.operations, client_dependency(lowered, options))
    {
        let service = &operations.service;
        reexported = "#[cfg(any(feature = \"client\", feature = \"tokio\"))]\npub use smithy_client as client;\n";
        clients.push_str(&format!(
            "\n/// Calls the service, and waits for the answer.\n#[cfg(feature = \"client\")]\npub type Client = smithy_client::blocking::Client<operations::{service}>;\n\n/// Calls the service, and awaits the answer.\n#[cfg(feature = \"tokio\")]\npub type AsyncClient = smithy_client::tokio::Client<operations::{service}>;\n"
        ));
    }
    format!(
        r#"// Yours to edit: regenerating does not touch this file.

#![doc = include_str!("service.md")]

{endpoint}{operations}pub mod schema;
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
{reexported}pub use {RUNTIME} as runtime;
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

/// A folder of modules, a file each. Modules are siblings wherever their files are, so that files do not
/// change when they move.
pub(super) struct Folder {
    name: &'static str,
    /// Whether the files are in folders by their first letters.
    is_large: bool,
}

impl Folder {
    /// The folder for this many modules. Hosts of repositories show no more than a thousand entries.
    pub(super) fn new(name: &'static str, modules: usize) -> Self {
        Folder { name, is_large: modules > 1000 }
    }

    /// Returns the file of a module, below `src`.
    pub(super) fn path(&self, module: &str) -> String {
        match module.chars().next() {
            Some(letter) if self.is_large => format!("{}/{letter}/{module}.rs", self.name),
            _ => format!("{}/{module}.rs", self.name),
        }
    }
}

/// Writes the modules of a folder, then the names that each of them exports.
pub(super) fn modules<'a>(
    lines: &mut Lines,
    folder: &Folder,
    modules: impl Iterator<Item = (&'a str, Vec<String>)>,
) {
    let mut modules: Vec<(&str, Vec<String>)> = modules.collect();
    if modules.is_empty() {
        return;
    }
    // rustfmt has two orders, one for `mod` and one for `use`.
    modules.sort_by_key(|(module, _)| *module);
    lines.blank();
    for (module, _) in &modules {
        if folder.is_large {
            line!(lines, 0, "#[path = \"{}\"]", folder.path(module));
        }
        line!(lines, 0, "mod {module};");
    }
    lines.blank();
    modules.sort_by_cached_key(|(module, _)| name_order(module));
    for (module, names) in modules {
        lines.import("pub use", module, names);
    }
}

/// Returns the folder of the files of the types.
pub(super) fn shapes_folder(lowered: &Crate<'_>) -> Folder {
    Folder::new("shapes", lowered.items.len())
}

/// Returns `src/shapes.rs`.
pub(super) fn shapes(lowered: &Crate<'_>) -> String {
    const VISITOR: &str = "ShapeVisitor";
    let scope = Scope::of(if is_type_of(lowered, VISITOR) { VISITOR } else { "" });
    let visitor = scope.runtime(VISITOR);
    let mut lines = Lines::default();
    let items = lowered.items.iter();
    let types = items.map(|item| (item.module.as_str(), vec![item.name.clone()]));
    modules(&mut lines, &shapes_folder(lowered), types);
    let argument = if lowered.items.is_empty() { "_" } else { "visitor" };
    lines.blank();
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
