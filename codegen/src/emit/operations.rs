//! Operations: the type of each, the enum of its errors, and the call of the macro that implements
//! them.

use super::block::Block;
use super::file::file;
use super::layout::{Lines, Piece, line, quoted};
use super::scope::{RUNTIME, Scope};
use super::{events, operation_docs, traits, waiters};
use crate::lower::{Crate, Operation, Operations};

/// `src/operations.rs`.
pub(super) fn emit(lowered: &Crate<'_>, operations: &Operations<'_>) -> String {
    // The names that the scope imports are reserved: nothing in the file has one of them.
    let scope = Scope::of("");
    let mut items = service(lowered, operations, &scope);
    for operation in &operations.items {
        items.push_str(&definitions(operations, operation, &scope));
        items.push_str(&implementation(operations, operation, &scope));
        items.push_str(&events::implementations(operation, &scope));
        items.push_str(&waiters::emit(operation));
    }
    items.push_str(&visit(operations, &scope));
    items.push_str(&events::visit(operations));
    file(HEAD, scope, &items)
}

const HEAD: &str = "\
//! What the service does: each operation with its input, output and errors.

#![allow(deprecated)]
";

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
    block.list("traits", "", &traits::texts(scope, &operations.traits));
    lines.into_text() + &block.close()
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
    block.field("service", &operations.service);
    block.field("input", &of_type(&operation.input));
    block.field("output", &of_type(&operation.output));
    block.list("errors", &format!("{} ", operation.error), &errors);
    block.list("traits", "", &traits::texts(scope, &operation.traits));
    if let Some(pagination) = &operation.pagination {
        block.field("pagination", &waiters::pagination(pagination, scope));
    }
    block.close()
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
