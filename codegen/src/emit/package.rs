//! What holds a crate together: its manifest, its root, and the list of its modules.

use super::rust::{docs, file_with_head, ident};
use super::scope::{CLIENT_ITEMS, ROOT_ITEMS, RUNTIME, Scope, VIOLATIONS, is_type_of};
use super::{HEADER, Options};
use crate::lower::Crate;
use quote::quote;

/// `Cargo.toml`.
pub(super) fn manifest(lowered: &Crate<'_>, options: &Options) -> String {
    let name = &options.name;
    let service = title(lowered).replace(char::is_control, " ");
    let service = service.replace('\\', r"\\").replace('"', r#"\""#);
    let (dependency, runtime) = (RUNTIME.replace('_', "-"), &options.runtime);
    let (http_default, http) = match &lowered.operations {
        None if lowered.endpoints.is_none() => ("", String::new()),
        None => ("\"http\", ", http_feature(&["http"], &dependency)),
        Some(operations) => ("\"http\", ", http_feature(&operations.features, &dependency)),
    };
    format!(
        r#"# Yours to edit: regenerating does not touch this file.

[package]
name = "{name}"
description = "The shapes of {service}."
version = "0.1.0"
edition = "2024"
rust-version = "1.95"
publish = false

[features]
default = [{http_default}"serde", "validate", "xml"]
{http}# `Shape::to_cbor` and `Shape::from_cbor`.
cbor = ["{dependency}/cbor"]
# `serde::Serialize` and `serde::Deserialize` on every type.
serde = ["{dependency}/serde"]
# `Shape::validate`.
validate = ["{dependency}/validate"]
# `Shape::to_xml` and `Shape::from_xml`.
xml = ["{dependency}/xml"]

[dependencies]
{dependency} = {runtime}

# Remove this to make the crate a member of a workspace of yours.
[workspace]
"#
    )
}

/// The feature for operations and endpoints, with what their protocol needs.
fn http_feature(features: &[&str], dependency: &str) -> String {
    let features: Vec<String> =
        features.iter().map(|feature| format!("\"{dependency}/{feature}\"")).collect();
    format!(
        "# Operations and endpoints: requests and responses.\nhttp = [{}]\n",
        features.join(", ")
    )
}

/// `src/lib.rs`, as rustfmt would have it.
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
    let module = |name| format!("#[cfg(feature = \"http\")]\n#[rustfmt::skip]\npub mod {name};\n");
    let endpoint = lowered.endpoints.as_ref().map_or(String::new(), |_| module("endpoint"));
    let operations = lowered.operations.as_ref().map_or(String::new(), |_| module("operations"));
    let clients = client_items(lowered);
    format!(
        r#"// Yours to edit: regenerating does not touch this file.

#![doc = include_str!("service.md")]

{endpoint}{operations}#[rustfmt::skip]
pub mod schema;
#[rustfmt::skip]
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
pub use {RUNTIME} as runtime;
{violations}{reexports}
{clients}"#
    )
}

/// What those who call operations need at the root.
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

/// `src/shapes.rs`.
pub(super) fn shapes(lowered: &Crate<'_>) -> String {
    const VISITOR: &str = "ShapeVisitor";
    let scope = Scope::of(if is_type_of(lowered, VISITOR) { VISITOR } else { "" });
    let visitor = scope.runtime(VISITOR);
    let modules = lowered.items.iter().map(|item| {
        let module = ident(&item.module);
        quote!(mod #module;)
    });
    let reexports = lowered.items.iter().map(|item| {
        let (module, name) = (ident(&item.module), ident(&item.name));
        quote!(pub use #module::#name;)
    });
    let visits = lowered.items.iter().map(|item| {
        let name = ident(&item.name);
        quote!(visitor.visit::<#name>();)
    });
    let docs = docs("", "Calls the visitor with every type of this crate.");
    let argument = ident(if lowered.items.is_empty() { "_" } else { "visitor" });
    let visit = quote! {
        #docs
        pub fn visit_shapes(#argument: &mut impl #visitor) {
            #(#visits)*
        }
    };
    let items = vec![quote!(#(#modules)*), quote!(#(#reexports)*), visit];
    file_with_head(SHAPES_HEAD, scope, items)
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

/// `src/service.md`.
pub(super) fn service(lowered: &Crate<'_>) -> String {
    let title = title(lowered);
    let version = lowered.service.as_service().and_then(|service| service.version.as_deref());
    let version =
        version.map_or(String::new(), |version| format!(", version {version} of its API"));
    let docs =
        if lowered.docs.is_empty() { String::new() } else { format!("\n{}\n", lowered.docs) };
    format!("<!-- {HEADER} -->\n\nThe shapes of {title}{version}.\n{docs}")
}

/// What people call the service.
fn title(lowered: &Crate<'_>) -> String {
    let title = lowered.service.traits.str("smithy.api#title");
    title.unwrap_or(lowered.service.id.name()).to_owned()
}
