//! What a trait may be applied to: the part of Smithy's selectors that its own traits need.

use crate::model::ShapeKind;
use std::fmt;

/// A set of shape types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) struct Types(u32);

/// Shapes and members that a trait may be applied to.
#[derive(Debug, Clone, Copy)]
pub(in crate::validate) struct AppliesTo {
    /// Shapes of these types.
    pub(in crate::validate) shapes: Types,
    /// Members of shapes of these types,
    pub(in crate::validate) members_of: Types,
    /// which target shapes of these types,
    pub(in crate::validate) targets: Types,
    /// in which, if they are lists or maps, stand values of these types.
    pub(in crate::validate) elements: Types,
}

impl Types {
    pub(in crate::validate) const NONE: Self = Self(0);
    pub(in crate::validate) const ALL: Self = Self((1 << 22) - 1);
    pub(in crate::validate) const DATA: Self = Self((1 << 19) - 1);
    /// As in selectors, an enum is a string too.
    pub(in crate::validate) const STRING: Self = Self::of(&[ShapeKind::String, ShapeKind::Enum]);
    /// As in selectors, an enum of integers is an integer too.
    pub(in crate::validate) const INTEGER: Self =
        Self::of(&[ShapeKind::Integer, ShapeKind::IntEnum]);
    pub(in crate::validate) const NUMBER: Self = Self::INTEGER.or(Self::of(&[
        ShapeKind::Byte,
        ShapeKind::Short,
        ShapeKind::Long,
        ShapeKind::Float,
        ShapeKind::Double,
        ShapeKind::BigInteger,
        ShapeKind::BigDecimal,
    ]));
    /// Numbers that are whole, and of 64 bits at most.
    pub(in crate::validate) const WHOLE: Self =
        Self::INTEGER.or(Self::of(&[ShapeKind::Byte, ShapeKind::Short, ShapeKind::Long]));
    pub(in crate::validate) const SIMPLE: Self = Self::STRING.or(Self::NUMBER).or(Self::of(&[
        ShapeKind::Blob,
        ShapeKind::Boolean,
        ShapeKind::Timestamp,
        ShapeKind::Document,
    ]));
    pub(in crate::validate) const BLOB: Self = Self::of(&[ShapeKind::Blob]);
    pub(in crate::validate) const BOOLEAN: Self = Self::of(&[ShapeKind::Boolean]);
    pub(in crate::validate) const TIMESTAMP: Self = Self::of(&[ShapeKind::Timestamp]);
    pub(in crate::validate) const ENUMS: Self = Self::of(&[ShapeKind::Enum, ShapeKind::IntEnum]);
    pub(in crate::validate) const LIST: Self = Self::of(&[ShapeKind::List]);
    pub(in crate::validate) const MAP: Self = Self::of(&[ShapeKind::Map]);
    pub(in crate::validate) const STRUCTURE: Self = Self::of(&[ShapeKind::Structure]);
    pub(in crate::validate) const UNION: Self = Self::of(&[ShapeKind::Union]);
    pub(in crate::validate) const SERVICE: Self = Self(1 << 19);
    pub(in crate::validate) const OPERATION: Self = Self(1 << 20);
    pub(in crate::validate) const RESOURCE: Self = Self(1 << 21);
    /// What fits into a header, a label or a query.
    pub(in crate::validate) const TEXT: Self =
        Self::STRING.or(Self::NUMBER).or(Self::BOOLEAN).or(Self::TIMESTAMP);

    const fn of(kinds: &[ShapeKind]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < kinds.len() {
            bits |= 1 << position(&kinds[index]);
            index += 1;
        }
        Self(bits)
    }

    pub(in crate::validate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::validate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(in crate::validate) const fn has(self, kind: &ShapeKind) -> bool {
        self.0 & (1 << position(kind)) != 0
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Returns the bit of a type: those of data come first.
const fn position(kind: &ShapeKind) -> u32 {
    match kind {
        ShapeKind::Blob => 0,
        ShapeKind::Boolean => 1,
        ShapeKind::String => 2,
        ShapeKind::Byte => 3,
        ShapeKind::Short => 4,
        ShapeKind::Integer => 5,
        ShapeKind::Long => 6,
        ShapeKind::Float => 7,
        ShapeKind::Double => 8,
        ShapeKind::BigInteger => 9,
        ShapeKind::BigDecimal => 10,
        ShapeKind::Timestamp => 11,
        ShapeKind::Document => 12,
        ShapeKind::Enum => 13,
        ShapeKind::IntEnum => 14,
        ShapeKind::List => 15,
        ShapeKind::Map => 16,
        ShapeKind::Structure => 17,
        ShapeKind::Union => 18,
        ShapeKind::Service(_) => 19,
        ShapeKind::Operation(_) => 20,
        ShapeKind::Resource(_) => 21,
    }
}

/// The names of types, in the plural, and of sets of them: the largest first.
const NAMES: &[(Types, &str)] = &[
    (Types::ALL, "all shapes"),
    (Types::DATA, "data"),
    (Types::SIMPLE, "simple types"),
    (Types::NUMBER, "numbers"),
    (Types::STRING, "strings"),
    (Types::INTEGER, "integers"),
    (Types::ENUMS, "enums"),
    (Types::BLOB, "blobs"),
    (Types::BOOLEAN, "booleans"),
    (Types(1 << 2), "strings that are not enums"),
    (Types(1 << 3), "bytes"),
    (Types(1 << 4), "shorts"),
    (Types(1 << 6), "longs"),
    (Types(1 << 7), "floats"),
    (Types(1 << 8), "doubles"),
    (Types::TIMESTAMP, "timestamps"),
    (Types(1 << 12), "documents"),
    (Types::LIST, "lists"),
    (Types::MAP, "maps"),
    (Types::STRUCTURE, "structures"),
    (Types::UNION, "unions"),
    (Types::SERVICE, "services"),
    (Types::OPERATION, "operations"),
    (Types::RESOURCE, "resources"),
];

/// As in "lists, maps and strings".
impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut left, mut names) = (*self, Vec::new());
        for (types, name) in NAMES {
            if left.0 & types.0 == types.0 {
                left = left.without(*types);
                names.push(*name);
            }
        }
        match names.as_slice() {
            [] => f.write_str("nothing"),
            [only] => f.write_str(only),
            [first @ .., last] => write!(f, "{} and {last}", first.join(", ")),
        }
    }
}

impl AppliesTo {
    /// Everything, members too.
    pub(in crate::validate) const ANYTHING: Self =
        Self { shapes: Types::ALL, ..Self::members(Types::ALL, Types::ALL) };
    pub(in crate::validate) const STRUCTURE_MEMBERS: Self =
        Self::members(Types::STRUCTURE, Types::ALL);

    pub(in crate::validate) const fn shapes(shapes: Types) -> Self {
        Self { shapes, members_of: Types::NONE, targets: Types::NONE, elements: Types::ALL }
    }

    pub(in crate::validate) const fn members(members_of: Types, targets: Types) -> Self {
        Self { shapes: Types::NONE, members_of, targets, elements: Types::ALL }
    }

    /// Members of structures.
    pub(in crate::validate) const fn fields(targets: Types) -> Self {
        Self::members(Types::STRUCTURE, targets)
    }

    /// Shapes of these types, and members that target them.
    pub(in crate::validate) const fn values(types: Types) -> Self {
        Self { shapes: types, ..Self::members(Types::ALL, types) }
    }

    pub(in crate::validate) const fn or_shapes(self, shapes: Types) -> Self {
        Self { shapes, ..self }
    }

    /// Returns where the targets are lists or maps, of these.
    pub(in crate::validate) const fn holding(self, elements: Types) -> Self {
        Self { elements, ..self }
    }
}

/// As in "operations", or "members of structures that target strings".
impl fmt::Display for AppliesTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.shapes.is_empty() {
            self.shapes.fmt(f)?;
        }
        if self.members_of.is_empty() {
            return Ok(());
        }
        if !self.shapes.is_empty() {
            f.write_str(", and ")?;
        }
        f.write_str("members")?;
        if self.members_of != Types::ALL {
            write!(f, " of {}", self.members_of)?;
        }
        if self.targets == self.shapes && self.targets != Types::ALL {
            f.write_str(" that target one")?;
        } else if self.targets != Types::ALL {
            write!(f, " that target {}", self.targets)?;
        }
        if self.elements != Types::ALL {
            write!(f, " of {}", self.elements)?;
        }
        Ok(())
    }
}
