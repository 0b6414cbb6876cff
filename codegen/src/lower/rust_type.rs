//! The Rust types of shapes.

/// The Rust type of a shape: one of Rust's own, one of the runtime's, or a generated one.
#[derive(Clone, Debug, PartialEq)]
pub enum RustType {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Blob,
    Timestamp,
    Document,
    BigInteger,
    BigDecimal,
    Unit,
    /// A generated type that can be made from a string.
    Enum(String),
    /// A generated type that can be made from a number.
    IntEnum(String),
    /// Any other generated type.
    Shape(String),
    List {
        item: Box<RustType>,
        sparse: bool,
    },
    Map {
        value: Box<RustType>,
        sparse: bool,
    },
}
