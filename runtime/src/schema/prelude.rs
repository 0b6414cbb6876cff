//! The schemas of Smithy's prelude, which every model may refer to:
//! <https://smithy.io/2.0/spec/model.html#prelude>.

use super::{Schema, ShapeType};

macro_rules! prelude {
    ($($name:ident $id:literal $shape_type:ident;)*) => {$(
        #[doc = concat!("`", $id, "`")]
        pub static $name: Schema =
            Schema::new(&$name, $id, ShapeType::$shape_type, &[], &[]);
    )*};
}

prelude! {
    BLOB "smithy.api#Blob" Blob;
    BOOLEAN "smithy.api#Boolean" Boolean;
    STRING "smithy.api#String" String;
    BYTE "smithy.api#Byte" Byte;
    SHORT "smithy.api#Short" Short;
    INTEGER "smithy.api#Integer" Integer;
    LONG "smithy.api#Long" Long;
    FLOAT "smithy.api#Float" Float;
    DOUBLE "smithy.api#Double" Double;
    BIG_INTEGER "smithy.api#BigInteger" BigInteger;
    BIG_DECIMAL "smithy.api#BigDecimal" BigDecimal;
    TIMESTAMP "smithy.api#Timestamp" Timestamp;
    DOCUMENT "smithy.api#Document" Document;
    PRIMITIVE_BOOLEAN "smithy.api#PrimitiveBoolean" Boolean;
    PRIMITIVE_BYTE "smithy.api#PrimitiveByte" Byte;
    PRIMITIVE_SHORT "smithy.api#PrimitiveShort" Short;
    PRIMITIVE_INTEGER "smithy.api#PrimitiveInteger" Integer;
    PRIMITIVE_LONG "smithy.api#PrimitiveLong" Long;
    PRIMITIVE_FLOAT "smithy.api#PrimitiveFloat" Float;
    PRIMITIVE_DOUBLE "smithy.api#PrimitiveDouble" Double;
    UNIT "smithy.api#Unit" Structure;
}
