//! Enums and intEnums: one variant a value, and one that keeps a value which the model does not
//! know.

use super::code::Code;
use super::file::file;
use super::layout::{Lines, Piece, line, quoted};
use super::scope::Scope;
use super::structure::implementation;
use crate::lower::{Item, UNKNOWN_VALUE, Value};

pub(super) fn emit_enum(item: &Item, values: &[Value<String>]) -> String {
    let scope = Scope::of(&item.name);
    let kind = Kind {
        derives: "Clone, PartialEq, Eq, PartialOrd, Ord, Hash",
        of_runtime: scope.runtime("Enum"),
        unknown: scope.runtime("UnknownValue"),
        get: "as_str(&self) -> &str",
        get_unknown: "as_str",
        wire: "&str",
    };
    let mut lines = Lines::default();
    definition(&mut lines, item, values, &kind);
    implement(&mut lines, item, values, &kind, |wire| quoted(wire));
    implementation(&mut lines, &scope, item, "enumeration");
    file("", scope, &lines.into_text())
}

pub(super) fn emit_int_enum(item: &Item, values: &[Value<i32>]) -> String {
    let scope = Scope::of(&item.name);
    let kind = Kind {
        derives: "Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash",
        of_runtime: scope.runtime("IntEnum"),
        unknown: scope.runtime("UnknownNumber"),
        get: "get(&self) -> i32",
        get_unknown: "get",
        wire: "i32",
    };
    let mut lines = Lines::default();
    definition(&mut lines, item, values, &kind);
    implement(&mut lines, item, values, &kind, i32::to_string);
    implementation(&mut lines, &scope, item, "int_enumeration");
    file("", scope, &lines.into_text())
}

/// How enums of strings and of numbers differ.
struct Kind {
    derives: &'static str,
    /// The trait.
    of_runtime: Code,
    /// What keeps an unknown value.
    unknown: Code,
    /// The method that gives the value on the wire.
    get: &'static str,
    /// The same of an unknown value.
    get_unknown: &'static str,
    /// The type on the wire.
    wire: &'static str,
}

fn definition<T>(
    lines: &mut Lines,
    item: &Item,
    values: &[Value<T>],
    Kind { derives, unknown, .. }: &Kind,
) {
    lines.blank();
    lines.docs(0, &item.docs);
    line!(lines, 0, "#[derive({derives})]");
    lines.deprecated(0, item.deprecated.as_deref());
    lines.line(0, "#[non_exhaustive]");
    line!(lines, 0, "pub enum {} {{", item.name);
    for value in values {
        lines.docs(1, &value.docs);
        lines.deprecated(1, value.deprecated.as_deref());
        line!(lines, 1, "{},", value.variant);
    }
    lines.line(1, "/// A value that this version of the crate does not know.");
    line!(lines, 1, "{UNKNOWN_VALUE}({unknown}),");
    lines.line(0, "}");
}

fn implement<T>(
    lines: &mut Lines,
    item: &Item,
    values: &[Value<T>],
    Kind { of_runtime, unknown, get, get_unknown, wire, .. }: &Kind,
    literal: impl Fn(&T) -> String,
) {
    lines.blank();
    line!(lines, 0, "impl {of_runtime} for {} {{", item.name);
    let all = values.iter().map(|value| Piece::from(format!("Self::{}", value.variant)));
    lines.piece(1, &Piece::slice(all).after("const VALUES: &'static [Self] = "), ";");
    lines.blank();
    line!(lines, 1, "fn {get} {{");
    lines.line(2, "match self {");
    for value in values {
        lines.arm(3, format_args!("Self::{}", value.variant), &literal(&value.wire));
    }
    line!(lines, 3, "Self::{UNKNOWN_VALUE}(value) => value.{get_unknown}(),");
    lines.line(2, "}");
    lines.line(1, "}");
    lines.blank();
    line!(lines, 1, "fn from_wire(value: {wire}) -> Self {{");
    lines.line(2, "match value {");
    for value in values {
        lines.arm(3, literal(&value.wire), &format!("Self::{}", value.variant));
    }
    line!(lines, 3, "_ => Self::{UNKNOWN_VALUE}({unknown}::new(value)),");
    lines.line(2, "}");
    lines.line(1, "}");
    lines.line(0, "}");
}
