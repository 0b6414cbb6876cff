//! Structures: a struct that is its own builder.

use super::code::Code;
use super::file::file;
use super::layout::{Lines, Piece, fits, line, quoted};
use super::scope::{RUNTIME, Scope};
use super::types::{Argument, argument, default, ty};
use crate::lower::{DefaultValue, Field, Item};

/// Clippy's limit. Beyond it, the generated code has to allow the lint.
const MANY_ARGUMENTS: usize = 7;

pub(super) fn emit(item: &Item, fields: &[Field]) -> String {
    let scope = Scope::of(&item.name);
    let mut lines = Lines::default();
    definition(&mut lines, &scope, item, fields);
    default_impl(&mut lines, &scope, item, fields);
    methods(&mut lines, &scope, item, fields);
    structure(&mut lines, &scope, item, fields);
    implementation(&mut lines, &scope, item, "structure");
    file("", scope, &lines.into_text())
}

fn definition(lines: &mut Lines, scope: &Scope<'_>, item: &Item, fields: &[Field]) {
    let derived_default = if needs_no_default_impl(fields) { "Default, " } else { "" };
    lines.blank();
    lines.docs(0, &item.docs);
    if !item.operations.is_empty() {
        // Without this feature there are no operations to link to.
        let docs = format!("doc = {}", quoted(&format!("\n{}", item.operations)));
        lines.attribute(0, "cfg_attr", &["feature = \"http\"".to_owned(), docs]);
    }
    line!(lines, 0, "#[derive(Clone, {derived_default}{})]", equality(item));
    lines.deprecated(0, item.deprecated.as_deref());
    lines.line(0, "#[non_exhaustive]");
    lines.open(0, format_args!("pub struct {}", item.name), fields.is_empty());
    for field in fields {
        lines.docs(1, &field.docs);
        lines.deprecated(1, field.deprecated.as_deref());
        let stored = Piece::from(stored_type(scope, field).to_string());
        lines.assignment(1, &format!("pub {}:", field.name), &stored, ",");
    }
    lines.close(0, fields.is_empty());
}

/// Returns the traits that the type derives to be compared.
pub(super) fn equality(item: &Item) -> &'static str {
    if item.is_eq { "PartialEq, Eq, Hash" } else { "PartialEq" }
}

/// Returns the type of a field, with `Option` and `Box`.
fn stored_type(scope: &Scope<'_>, field: &Field) -> Code {
    let mut stored = ty(scope, &field.ty);
    if field.boxed {
        stored = Code::from(format!("{}<{stored}>", scope.std("Box")));
    }
    if field.optional {
        stored = Code::from(format!("{}<{stored}>", scope.std("Option")));
    }
    stored
}

fn needs_no_default_impl(fields: &[Field]) -> bool {
    !fields.iter().any(|field| matches!(field.default, Some(DefaultValue::Json(_))))
}

/// Writes the values that client error correction and `make` start from, if they cannot be derived
/// because a member has a default in the model.
fn default_impl(lines: &mut Lines, scope: &Scope<'_>, item: &Item, fields: &[Field]) {
    if needs_no_default_impl(fields) {
        return;
    }
    lines.blank();
    line!(lines, 0, "impl {} for {} {{", scope.std("Default"), item.name);
    lines.line(1, "/// Every member has the model's default, or is absent or empty.");
    lines.line(1, "fn default() -> Self {");
    lines.line(2, "Self {");
    for field in fields {
        let value = field.default.as_ref().unwrap_or(&DefaultValue::OfType);
        let value = default(scope, &field.ty, value);
        let line = format!("{}: {value},", field.name);
        if line.contains(".unwrap_or_default()") || !fits(3, &line) {
            // Long values are rare, and where rustfmt would break them is nobody's concern.
            lines.line(3, "#[rustfmt::skip]");
        }
        lines.line(3, line);
    }
    lines.line(2, "}");
    lines.line(1, "}");
    lines.line(0, "}");
}

fn methods(lines: &mut Lines, scope: &Scope<'_>, item: &Item, fields: &[Field]) {
    lines.blank();
    line!(lines, 0, "impl {} {{", item.name);
    make(lines, scope, item, fields);
    for field in fields {
        lines.blank();
        setter(lines, scope, field);
    }
    lines.line(0, "}");
}

/// Writes `make`, whose arguments are the members without an initial value.
fn make(lines: &mut Lines, scope: &Scope<'_>, item: &Item, fields: &[Field]) {
    let taken: Vec<&Field> = fields.iter().filter(|field| field.default.is_none()).collect();
    if taken.is_empty() {
        line!(lines, 1, "/// Makes a new `{}`, to be filled by its setters.", item.name);
        lines.line(1, "pub fn make() -> Self {");
        line!(lines, 2, "{}::default()", scope.std("Default"));
        lines.line(1, "}");
        return;
    }
    line!(lines, 1, "/// Makes a new `{}` of its required members.", item.name);
    if taken.len() > MANY_ARGUMENTS {
        lines.line(1, "#[allow(clippy::too_many_arguments)]");
    }
    let arguments = taken.iter().map(|field| {
        let ty = argument(scope, &field.ty, &field.argument).ty;
        Piece::from(format!("{}: {ty}", field.argument))
    });
    lines.piece(1, &Piece::list("pub fn make(", arguments, ") -> Self"), " {");
    let values = taken.iter().map(|field| initial_value(scope, field));
    if taken.len() == fields.len() {
        lines.piece(2, &Piece::list("Self { ", values, " }"), "");
    } else {
        lines.line(2, "Self {");
        values.for_each(|value| lines.piece(3, &value, ","));
        line!(lines, 3, "..{}::default()", scope.std("Default"));
        lines.line(2, "}");
    }
    lines.line(1, "}");
}

/// Returns the initializer of a field from its argument. Nearly all arguments have the name of their
/// field.
fn initial_value(scope: &Scope<'_>, field: &Field) -> Piece {
    let argument = argument(scope, &field.ty, &field.argument).value;
    if matches!(&argument, Piece::Text(text) if *text == field.name) && !field.boxed {
        return argument;
    }
    stored_value(scope, field, argument, false).after(format_args!("{}: ", field.name))
}

fn setter(lines: &mut Lines, scope: &Scope<'_>, field: &Field) {
    let (name, setter) = (&field.name, &field.setter);
    let Argument { ty, value } = argument(scope, &field.ty, "value");
    let arguments = ["mut self".to_owned(), format!("value: {ty}")].map(Piece::from);
    let value = stored_value(scope, field, value, field.optional);
    lines.docs(1, &field.setter_docs);
    lines.deprecated(1, field.deprecated.as_deref());
    if !fits(2, &format!("value: {ty},")) {
        // Where rustfmt would break a type is nobody's concern.
        lines.line(1, "#[rustfmt::skip]");
    }
    lines.piece(1, &Piece::list(format!("pub fn {setter}("), arguments, ") -> Self"), " {");
    lines.assignment(2, &format!("self.{name} ="), &value, ";");
    lines.line(2, "self");
    lines.line(1, "}");
}

/// Returns the expression for a field, made from one for its type.
fn stored_value(scope: &Scope<'_>, field: &Field, mut value: Piece, optional: bool) -> Piece {
    if field.boxed {
        value = Piece::call(format_args!("{}::new", scope.std("Box")), [value]);
    }
    if optional {
        value = Piece::call("Some", [value]);
    }
    value
}

/// Writes the call of the runtime's macro that implements what all types of this kind have in common.
pub(super) fn implementation(lines: &mut Lines, scope: &Scope<'_>, item: &Item, kind: &str) {
    let (name, tables, schema) = (&item.name, scope.schema(), &item.schema);
    lines.blank();
    let arguments = [name.clone(), format!("{tables}::{schema}")];
    let call = Piece::call(format_args!("{RUNTIME}::{kind}!"), arguments.clone().map(Piece::from));
    if call.is_flat() {
        return lines.piece(0, &call, ";");
    }
    // Unlike a function's, a macro's arguments do not end in a comma.
    lines.line(0, format_args!("{RUNTIME}::{kind}!("));
    line!(lines, 1, "{}", arguments.join(",\n    "));
    lines.line(0, ");");
}

fn structure(lines: &mut Lines, scope: &Scope<'_>, item: &Item, fields: &[Field]) {
    let (structure, name) = (scope.runtime("Structure"), &item.name);
    if !fields.is_empty() {
        scope.import_methods("ShapeData");
    }
    lines.blank();
    line!(lines, 0, "impl {structure} for {name} {{");
    serialize_members(lines, scope, fields);
    lines.blank();
    deserialize_member(lines, scope, fields);
    lines.line(0, "}");
}

fn serialize_members(lines: &mut Lines, scope: &Scope<'_>, fields: &[Field]) {
    let serializer = scope.runtime("MemberSerializer");
    let argument = if fields.is_empty() { "_" } else { "serializer" };
    let signature = format!("fn serialize_members<S: {serializer}>(&self, {argument}: &mut S)");
    lines.open(1, signature, fields.is_empty());
    for (index, field) in fields.iter().enumerate() {
        let method = if field.optional { "optional" } else { "member" };
        let arguments = [index.to_string(), format!("&self.{}", field.name)].map(Piece::from);
        lines.piece(2, &Piece::call(format_args!("serializer.{method}"), arguments), ";");
    }
    lines.close(1, fields.is_empty());
}

fn deserialize_member(lines: &mut Lines, scope: &Scope<'_>, fields: &[Field]) {
    let (deserializer, error) = (scope.runtime("ShapeDeserializer"), scope.runtime("Error"));
    let result = scope.std("Result");
    let argument = if fields.is_empty() { "_: D" } else { "deserializer: D" };
    let signature = Piece::list(
        format!("fn deserialize_member<D: {deserializer}>("),
        ["&mut self", "index: usize", argument].map(Piece::from),
        format!(") -> {result}<(), {error}>"),
    );
    lines.piece(1, &signature, " {");
    if fields.is_empty() {
        line!(lines, 2, "Err({error}::no_such_member(index))");
        return lines.line(1, "}");
    }
    lines.line(2, "match index {");
    for (index, field) in fields.iter().enumerate() {
        let calls = [format!(".{}", field.name), ".read(deserializer)".to_owned()];
        lines.piece(3, &Piece::chain("self", calls).after(format_args!("{index} => ")), ",");
    }
    line!(lines, 3, "_ => Err({error}::no_such_member(index)),");
    lines.line(2, "}");
    lines.line(1, "}");
}
