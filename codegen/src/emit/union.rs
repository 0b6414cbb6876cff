//! Unions: an enum with one variant a member, and one for what the model does not know.

use super::code::Code;
use super::file::file;
use super::layout::{Lines, Piece, line};
use super::scope::Scope;
use super::structure::{equality, implementation};
use super::types::ty;
use crate::lower::{Item, UNKNOWN_MEMBER, Variant};

pub(super) fn emit(item: &Item, variants: &[Variant]) -> String {
    let scope = Scope::of(&item.name);
    let mut lines = Lines::default();
    definition(&mut lines, &scope, item, variants);
    union(&mut lines, &scope, item, variants);
    implementation(&mut lines, &scope, item, "union");
    file("", scope, &lines.into_text())
}

fn definition(lines: &mut Lines, scope: &Scope<'_>, item: &Item, variants: &[Variant]) {
    lines.blank();
    lines.docs(0, &item.docs);
    line!(lines, 0, "#[derive(Clone, {})]", equality(item));
    lines.deprecated(0, item.deprecated.as_deref());
    lines.line(0, "#[non_exhaustive]");
    line!(lines, 0, "pub enum {} {{", item.name);
    for variant in variants {
        lines.docs(1, &variant.docs);
        lines.deprecated(1, variant.deprecated.as_deref());
        let name = &variant.name;
        match content(scope, variant) {
            Some(content) => line!(lines, 1, "{name}({content}),"),
            None => line!(lines, 1, "{name},"),
        }
    }
    lines.line(1, "/// A member that this version of the crate does not know.");
    line!(lines, 1, "{UNKNOWN_MEMBER}({}),", scope.runtime(UNKNOWN_MEMBER));
    lines.line(0, "}");
}

/// Returns what a variant holds, with `Box`.
fn content(scope: &Scope<'_>, variant: &Variant) -> Option<Code> {
    let content = ty(scope, variant.ty.as_ref()?);
    Some(if variant.boxed { format!("{}<{content}>", scope.std("Box")).into() } else { content })
}

fn union(lines: &mut Lines, scope: &Scope<'_>, item: &Item, variants: &[Variant]) {
    let (union, error, result) =
        (scope.runtime("Union"), scope.runtime("Error"), scope.std("Result"));
    let (serializer, deserializer, read) = (
        scope.runtime("MemberSerializer"),
        scope.runtime("ShapeDeserializer"),
        scope.runtime("read"),
    );
    let unknown_type = scope.runtime(UNKNOWN_MEMBER);
    lines.blank();
    line!(lines, 0, "impl {union} for {} {{", item.name);
    lines.line(
        1,
        format_args!("fn serialize_member<S: {serializer}>(&self, serializer: &mut S) {{"),
    );
    lines.line(2, "match self {");
    for (index, Variant { name, ty, .. }) in variants.iter().enumerate() {
        let (pattern, value) = match ty {
            Some(_) => (format!("{name}(value)"), "value".to_owned()),
            None => (name.clone(), format!("&{}", scope.runtime("Unit"))),
        };
        let call = format!("serializer.member({index}, {value})");
        lines.arm(3, format_args!("Self::{pattern}"), &call);
    }
    let call = "serializer.unknown(member)";
    lines.arm(3, format_args!("Self::{UNKNOWN_MEMBER}(member)"), call);
    lines.line(2, "}");
    lines.line(1, "}");
    lines.blank();
    let signature = Piece::list(
        format!("fn deserialize_member<D: {deserializer}>("),
        ["index: usize", "deserializer: D"].map(Piece::from),
        format!(") -> {result}<Self, {error}>"),
    );
    lines.piece(1, &signature, " {");
    lines.line(2, "match index {");
    for (index, Variant { name, ty, .. }) in variants.iter().enumerate() {
        let make = match ty {
            Some(_) => format!("Self::{name}"),
            None => format!("|{}| Self::{name}", scope.runtime("Unit")),
        };
        lines.arm(3, index, &format!("{read}(deserializer).map({make})"));
    }
    lines.arm(3, "_", &format!("Err({error}::no_such_member(index))"));
    lines.line(2, "}");
    lines.line(1, "}");
    lines.blank();
    line!(lines, 1, "fn unknown(member: {unknown_type}) -> Self {{");
    line!(lines, 2, "Self::{UNKNOWN_MEMBER}(member)");
    lines.line(1, "}");
    lines.line(0, "}");
}
