//! Operations: a table of all, written as text, since each is the same few lines.

use super::layout::{Lines, fits, line, quoted};
use super::scope::RUNTIME;
use super::{HEADER, events, traits, waiters};
use crate::lower::{Crate, Operation, Operations};

/// `src/operations.rs`.
pub(super) fn emit(lowered: &Crate<'_>, operations: &Operations<'_>) -> String {
    let mut tables = service(lowered, operations);
    for operation in &operations.items {
        tables.push_str(&emit_operation(operations, operation));
        tables.push_str(&events::implementations(operation));
        tables.push_str(&waiters::emit(operation));
    }
    let is_paginated = operations.items.iter().any(|operation| operation.pagination.is_some());
    let of_operations =
        if is_paginated { "{OperationVisitor, Pagination}" } else { "OperationVisitor" };
    let has_traits = tables.contains("[Trait::") || tables.contains("\n            Trait::");
    let traits = if has_traits { "use smithy_shapes::schema::Trait;\n" } else { "" };
    let uses = format!("use smithy_shapes::operation::{of_operations};\n{traits}");
    let (visit, visit_events) = (visit(operations), events::visit(operations));
    format!("// {HEADER}\n{HEAD}{uses}{tables}{visit}{visit_events}")
}

const HEAD: &str = "\
//! What the service does: each operation with its input, output and errors.

#![allow(deprecated)]

use crate::shapes;
";

fn service(lowered: &Crate<'_>, operations: &Operations<'_>) -> String {
    let shape = lowered.service;
    let version = shape.as_service().and_then(|service| service.version.as_deref());
    let mut block = Block::of("service");
    block.lines.docs(1, &operations.docs);
    block.line(1, &format!("{} {{", operations.service));
    block.field("id", &quoted(shape.id.as_str()));
    block.field("version", &quoted(version.unwrap_or_default()));
    block.field("protocol", operations.protocol.name);
    block.list("traits", "", &traits::texts(&operations.traits));
    block.close()
}

fn emit_operation(operations: &Operations<'_>, operation: &Operation<'_>) -> String {
    let shape = operation.shape;
    let of_type = |name: &Option<String>| match name {
        Some(name) => format!("shapes::{name}"),
        None => "smithy_shapes::Unit".to_owned(),
    };
    let mut block = Block::of("operation");
    block.lines.docs(1, &operation.docs);
    block.lines.deprecated(1, operation.deprecated.as_deref());
    block.line(1, &format!("{} {{", operation.name));
    block.field("id", &quoted(shape.id.as_str()));
    block.field("service", &operations.service);
    block.field("input", &of_type(&operation.input));
    block.field("output", &of_type(&operation.output));
    block.list("errors", &format!("{} ", operation.error), &operation.errors);
    block.list("traits", "", &traits::texts(&operation.traits));
    if let Some(pagination) = &operation.pagination {
        block.field("pagination", &waiters::pagination(pagination));
    }
    block.close()
}

fn visit(operations: &Operations<'_>) -> String {
    let mut text = "\n/// Calls the visitor with every operation of this crate.\n".to_owned();
    let argument = if operations.items.is_empty() { "_" } else { "visitor" };
    text.push_str(&format!("pub fn visit_operations({argument}: &mut impl OperationVisitor) {{\n"));
    for operation in &operations.items {
        text.push_str(&format!("    visitor.visit::<{}>();\n", operation.name));
    }
    text + "}\n"
}

/// The call of a macro, line by line.
pub(super) struct Block {
    pub(super) lines: Lines,
}

impl Block {
    pub(super) fn of(name: &str) -> Block {
        let mut lines = Lines::default();
        lines.blank();
        line!(lines, 0, "{RUNTIME}::{name}! {{");
        Block { lines }
    }

    pub(super) fn line(&mut self, level: usize, line: &str) {
        self.lines.line(level, line);
    }

    pub(super) fn field(&mut self, name: &str, value: &str) {
        self.line(2, &format!("{name}: {value},"));
    }

    /// A list on one line, or on as few as hold it.
    pub(super) fn list(&mut self, name: &str, before: &str, items: &[String]) {
        let line = format!("{name}: {before}[{}],", items.join(", "));
        if fits(2, &line) {
            return self.line(2, &line);
        }
        self.line(2, &format!("{name}: {before}["));
        self.lines.fill(3, items);
        self.line(2, "],");
    }

    pub(super) fn close(mut self) -> String {
        self.line(1, "}");
        self.line(0, "}");
        self.lines.into_text()
    }
}
