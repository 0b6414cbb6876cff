//! The shapes that every model has: Smithy's prelude, namespace `smithy.api`.

use super::{Shape, ShapeId, ShapeKind, Traits};
use serde_json::{Value, json};

/// The shapes that are only a type.
pub(crate) const PLAIN: [(&str, ShapeKind); 13] = [
    ("String", ShapeKind::String),
    ("Blob", ShapeKind::Blob),
    ("BigInteger", ShapeKind::BigInteger),
    ("BigDecimal", ShapeKind::BigDecimal),
    ("Timestamp", ShapeKind::Timestamp),
    ("Document", ShapeKind::Document),
    ("Boolean", ShapeKind::Boolean),
    ("Byte", ShapeKind::Byte),
    ("Short", ShapeKind::Short),
    ("Integer", ShapeKind::Integer),
    ("Long", ShapeKind::Long),
    ("Float", ShapeKind::Float),
    ("Double", ShapeKind::Double),
];

/// Returns the shapes of the prelude that members can target. Its private shapes and its trait
/// definitions are left out: no model may refer to them.
pub(super) fn shapes() -> impl Iterator<Item = Shape> {
    let primitive = [
        ("PrimitiveBoolean", ShapeKind::Boolean, json!(false)),
        ("PrimitiveByte", ShapeKind::Byte, json!(0)),
        ("PrimitiveShort", ShapeKind::Short, json!(0)),
        ("PrimitiveInteger", ShapeKind::Integer, json!(0)),
        ("PrimitiveLong", ShapeKind::Long, json!(0)),
        ("PrimitiveFloat", ShapeKind::Float, json!(0)),
        ("PrimitiveDouble", ShapeKind::Double, json!(0)),
    ];
    let plain = PLAIN.into_iter().map(|(name, kind)| shape(name, kind, None));
    let primitive = primitive
        .into_iter()
        .map(|(name, kind, default)| shape(name, kind, Some(("default", default))));
    let unit = shape("Unit", ShapeKind::Structure, Some(("unitType", json!({}))));
    plain.chain(primitive).chain([unit])
}

fn shape(name: &str, kind: ShapeKind, only_trait: Option<(&str, Value)>) -> Shape {
    let traits: Traits =
        only_trait.into_iter().map(|(name, value)| (ShapeId::prelude(name), value)).collect();
    Shape { id: ShapeId::prelude(name), kind, members: Vec::new(), traits, source: None }
}
