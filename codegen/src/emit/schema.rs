//! Schema tables: what the model says of each shape, as far as it matters at run time.

use super::code::Code;
use super::file::file;
use super::layout::{Lines, Piece, quoted};
use super::scope::Scope;
use super::traits;
use crate::lower::{Crate, SchemaItem, SchemaMember};
use crate::model::ShapeId;
use heck::{ToShoutySnakeCase, ToUpperCamelCase};

pub(super) fn emit(lowered: &Crate<'_>) -> String {
    let scope = Scope::of("");
    let mut lines = Lines::default();
    for item in &lowered.schemas {
        table(&mut lines, &scope, lowered, item);
    }
    file(HEAD, scope, &lines.into_text())
}

const HEAD: &str = "\
//! What the model says of each shape, for the runtime.
//!
//! The tables of simple shapes, lists and maps are hidden, and no part of what the crate promises: a
//! model may refer to other such shapes in every version. A member's `target()` is what it has now.

// Numbers are the model's.
#![allow(clippy::approx_constant)]
";

fn table(lines: &mut Lines, scope: &Scope<'_>, lowered: &Crate<'_>, item: &SchemaItem<'_>) {
    let (name, shape) = (&item.name, item.shape);
    let (schema, shape_type) = (scope.runtime("Schema"), scope.runtime("ShapeType"));
    let members = item.members.iter().map(|SchemaMember { member, traits, .. }| {
        let target = target(scope, lowered, &member.target);
        Piece::call(
            format_args!("{}::new", scope.runtime("Member")),
            [
                quoted(&member.name).into(),
                format!("&{target}").into(),
                Piece::slice(traits::print(scope, traits)),
            ],
        )
    });
    let table = Piece::call(
        format_args!("{schema}::new"),
        [
            format!("&{name}").into(),
            quoted(shape.id.as_str()).into(),
            format!("{shape_type}::{}", shape.kind.name().to_upper_camel_case()).into(),
            Piece::slice(members),
            Piece::slice(traits::print(scope, &item.traits)),
        ],
    );
    lines.blank();
    lines.docs(0, &item.docs);
    if item.is_hidden {
        lines.line(0, "#[doc(hidden)]");
    }
    lines.assignment(0, &format!("pub static {name}: {schema} ="), &table, ";");
}

/// Returns the static for a target: the crate's own, or the runtime's for a shape of the prelude.
fn target(scope: &Scope<'_>, lowered: &Crate<'_>, id: &ShapeId) -> Code {
    if let Some(name) = lowered.schema_names.get(id) {
        return Code::from(&*name.ident);
    }
    format!("{}::{}", scope.runtime("prelude"), id.name().to_shouty_snake_case()).into()
}
