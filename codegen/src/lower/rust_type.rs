//! The Rust types of shapes.

/// The Rust type of a shape: Rust's own, the runtime's, or generated.
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
    /// A generated type that can be made of a string.
    Enum(String),
    /// A generated type that can be made of a number.
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
