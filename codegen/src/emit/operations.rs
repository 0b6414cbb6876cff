//! Operations: a file each with its type, the enum of its errors and its waiters, and the list of them
//! all.

use super::block::Block;
use super::file::file;
use super::layout::{Lines, Piece, fits, line, quoted};
use super::package::{Folder, modules};
use super::scope::{RUNTIME, Scope};
use super::{events, operation_docs, traits, types, waiters};
use crate::lower::{Crate, Operation, Operations, PageItems};

const HEAD: &str = "\
//! What the service does: each operation with its input, output and errors.

#![allow(deprecated)]
";

/// Returns `src/operations.rs`.
pub(super) fn emit_list(lowered: &Crate<'_>, operations: &Operations<'_>) -> String {
    let scope = Scope::of("");
    let mut lines = Lines::default();
    let items = operations.items.iter();
    modules(&mut lines, &folder(operations), items.map(|it| (it.module.as_str(), exported(it))));
    let text = lines.into_text()
        + &service(lowered, operations, &scope)
        + &visit(operations, &scope)
        + &events::visit(operations);
    file(HEAD, scope, &text)
}

/// Returns the file of an operation.
pub(super) fn emit(operations: &Operations<'_>, operation: &Operation<'_>) -> String {
    // The names that the scope imports are reserved: nothing in the file has one of them.
    let scope = Scope::outside_shapes(&operation.name);
    let text = definitions(operations, operation, &scope)
        + &implementation(operations, operation, &scope)
        + &own_input(operation, &scope)
        + &page_items(operation, &scope)
        + &events::implementations(operation, &scope)
        + &waiters::emit(operation);
    file("", scope, &text)
}

/// Returns the folder of the files of the operations.
pub(super) fn folder(operations: &Operations<'_>) -> Folder {
    Folder::new("operations", operations.items.len())
}

/// Returns the names that the module of an operation defines.
fn exported(operation: &Operation<'_>) -> Vec<String> {
    let waiters = operation.waiters.iter().map(|waiter| waiter.constant.clone());
    [operation.name.clone(), operation.error.clone()].into_iter().chain(waiters).collect()
}

fn service(lowered: &Crate<'_>, operations: &Operations<'_>, scope: &Scope<'_>) -> String {
    let shape = lowered.service;
    let version = shape.as_service().and_then(|service| service.version.as_deref());
    let mut lines = Lines::default();
    lines.blank();
    lines.docs(0, &operations.docs);
    line!(lines, 0, "pub enum {} {{}}", operations.service);

    let mut block = Block::of("service");
    block.line(1, &format!("{} {{", operations.service));
    block.field("id", &quoted(shape.id.as_str()));
    block.field("version", &quoted(version.unwrap_or_default()));
    block.field("protocol", operations.protocol.name);
    block.field("endpoints", endpoints(lowered));
    block.list("traits", "", &traits::texts(scope, &operations.traits));
    lines.into_text() + &block.close()
}

/// Returns the type of the parameters of endpoints.
fn endpoints(lowered: &Crate<'_>) -> &'static str {
    match lowered.endpoints {
        Some(_) => "crate::endpoint::Params",
        None => "smithy_shapes::endpoint::GivenEndpoint",
    }
}

/// The type of the operation and the enum of its errors, as users and editors look for them.
fn definitions(
    operations: &Operations<'_>,
    operation: &Operation<'_>,
    scope: &Scope<'_>,
) -> String {
    let (name, error) = (&operation.name, &operation.error);
    let mut lines = Lines::default();
    lines.blank();
    lines.docs(0, &operation.docs);
    operation_docs::call(&mut lines, operation, operations.protocol);
    lines.deprecated(0, operation.deprecated.as_deref());
    line!(lines, 0, "pub enum {name} {{}}");

    lines.blank();
    line!(lines, 0, "/// What can go wrong with [`{name}`].");
    lines.line(0, "#[derive(Clone, Debug, PartialEq)]");
    lines.line(0, "#[non_exhaustive]");
    line!(lines, 0, "pub enum {error} {{");
    for error in &operation.errors {
        let (variant, shapes) = (&error.name, scope.shapes());
        lines.docs(1, &error.docs);
        let modeled = format!("{}<{shapes}::{variant}>", scope.runtime("Modeled"));
        lines.piece(1, &Piece::call(variant, [modeled.into()]), ",");
    }
    lines.line(1, "/// An error that the model does not name, or a response that cannot be read.");
    line!(lines, 1, "Unhandled({}),", scope.runtime("Unhandled"));
    lines.line(0, "}");
    lines.into_text()
}

fn implementation(
    operations: &Operations<'_>,
    operation: &Operation<'_>,
    scope: &Scope<'_>,
) -> String {
    let shape = operation.shape;
    let of_type = |name: &Option<String>| match name {
        Some(name) => format!("{}::{name}", scope.shapes()),
        None => format!("{RUNTIME}::Unit"),
    };
    let errors: Vec<String> = operation.errors.iter().map(|error| error.name.clone()).collect();
    let mut block = Block::of("operation");
    block.line(1, &format!("{} {{", operation.name));
    block.field("id", &quoted(shape.id.as_str()));
    block.field("service", &scope.service(&operations.service).to_string());
    block.field("input", &of_type(&operation.input));
    block.field("output", &of_type(&operation.output));
    block.list("errors", &format!("{} ", operation.error), &errors);
    block.list("traits", "", &traits::texts(scope, &operation.traits));
    if let Some(pagination) = &operation.pagination {
        block.field("pagination", &waiters::pagination(pagination, scope));
    }
    block.close()
}

/// What makes an input one that knows its operation.
fn own_input(operation: &Operation<'_>, scope: &Scope<'_>) -> String {
    let Some(input) = operation.input.as_ref().filter(|_| operation.owns_input) else {
        return String::new();
    };
    let mut lines = Lines::default();
    let input = format!("{}::{input}", scope.shapes());
    open_impl(&mut lines, "operation::Input", &input);
    line!(lines, 1, "type Operation = {};", operation.name);
    lines.line(0, "}");
    lines.into_text()
}

/// What gives the items of a page with their types.
fn page_items(operation: &Operation<'_>, scope: &Scope<'_>) -> String {
    let pagination = operation.pagination.as_ref();
    let (Some(items), Some(output)) =
        (pagination.and_then(|pagination| pagination.page_items.as_ref()), &operation.output)
    else {
        return String::new();
    };
    let output = format!("{}::{output}", scope.shapes());
    let mut lines = Lines::default();
    open_impl(&mut lines, "operation::PageItems", &operation.name);
    line!(lines, 1, "type Items = {};", types::ty(scope, &items.ty));
    lines.blank();
    lines.piece(
        1,
        &Piece::call("fn items_of", [format!("output: {output}").into()]),
        " -> Self::Items {",
    );
    lines.piece(2, &items_of(items), "");
    lines.line(1, "}");
    lines.line(0, "}");
    lines.into_text()
}

/// The expression that takes the items out of an output.
fn items_of(items: &PageItems) -> Piece {
    let (mut steps, mut is_optional) = (Vec::new(), false);
    for (field, optional) in &items.fields {
        steps.push(match (is_optional, optional) {
            (false, _) => format!(".{field}"),
            (true, true) => format!(".and_then(|it| it.{field})"),
            (true, false) => format!(".map(|it| it.{field})"),
        });
        is_optional |= optional;
    }
    if is_optional {
        steps.push(".unwrap_or_default()".to_owned());
    }
    Piece::chain("output", steps)
}

/// Begins the implementation of a trait of the runtime.
fn open_impl(lines: &mut Lines, interface: &str, ty: &str) {
    lines.blank();
    let interface = format!("impl {RUNTIME}::{interface}");
    let header = format!("{interface} for {ty} {{");
    if fits(0, &header) {
        lines.line(0, header);
    } else {
        lines.line(0, interface);
        line!(lines, 1, "for {ty}");
        lines.line(0, "{");
    }
}

fn visit(operations: &Operations<'_>, scope: &Scope<'_>) -> String {
    let mut text = "\n/// Calls the visitor with every operation of this crate.\n".to_owned();
    let argument = if operations.items.is_empty() { "_" } else { "visitor" };
    let visitor = scope.runtime("OperationVisitor");
    text.push_str(&format!("pub fn visit_operations({argument}: &mut impl {visitor}) {{\n"));
    for operation in &operations.items {
        text.push_str(&format!("    visitor.visit::<{}>();\n", operation.name));
    }
    text + "}\n"
}
