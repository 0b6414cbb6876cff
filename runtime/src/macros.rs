//! Macros for what every generated type implements, whatever its members are.
//!
//! Each macro also accepts the schema, and then implements [`Shape`](crate::Shape) as well.

/// Implements [`ShapeData`](crate::shape::ShapeData), `Debug` and serde's traits for a type that
/// is a [`Structure`](crate::shape::Structure).
#[macro_export]
macro_rules! structure {
    ($name:ident, $schema:expr) => {
        impl $crate::Shape for $name {
            const SCHEMA: &'static $crate::Schema = &$schema;
        }

        $crate::structure!($name);
    };
    ($name:ident) => {
        impl $crate::shape::ShapeData for $name {
            type Kind = $crate::kind::Structures;
        }

        $crate::__formats!($name);
    };
}

/// Implements [`ShapeData`](crate::shape::ShapeData), `Default`, `Debug` and serde's traits for a
/// type that is a [`Union`](crate::shape::Union).
#[macro_export]
macro_rules! union {
    ($name:ident, $schema:expr) => {
        impl $crate::Shape for $name {
            const SCHEMA: &'static $crate::Schema = &$schema;
        }

        $crate::union!($name);
    };
    ($name:ident) => {
        impl ::std::default::Default for $name {
            /// A member that no model knows: the value that client error correction uses for a
            /// union that a service left out.
            fn default() -> Self {
                <Self as $crate::shape::Union>::unknown(::std::default::Default::default())
            }
        }

        impl $crate::shape::ShapeData for $name {
            type Kind = $crate::kind::Unions;
        }

        $crate::__formats!($name);
    };
}

/// Implements [`ShapeData`](crate::shape::ShapeData), the conversions from and to strings,
/// `Default`, `Debug` and serde's traits for a type that is an [`Enum`](crate::shape::Enum).
#[macro_export]
macro_rules! enumeration {
    ($name:ident, $schema:expr) => {
        impl $crate::Shape for $name {
            const SCHEMA: &'static $crate::Schema = &$schema;
        }

        $crate::enumeration!($name);
    };
    ($name:ident) => {
        // A private type may not need all of these.
        #[allow(dead_code)]
        impl $name {
            /// Returns the values that this version of the crate knows, in the model's order.
            pub fn values() -> &'static [Self] {
                <Self as $crate::shape::Enum>::VALUES
            }

            /// Returns the value as it is on the wire.
            pub fn as_str(&self) -> &str {
                $crate::shape::Enum::as_str(self)
            }
        }

        impl ::std::default::Default for $name {
            /// The empty string: the value that client error correction uses for an enum that a
            /// service left out.
            fn default() -> Self {
                <Self as $crate::shape::Enum>::from_wire("")
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                <Self as $crate::shape::Enum>::from_wire(value)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                <Self as $crate::shape::Enum>::from_wire(&value)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // A variant may be called `Err`, so that `Self::Err` could mean two things.
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(<Self as $crate::shape::Enum>::from_wire(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                $crate::shape::Enum::as_str(self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad($crate::shape::Enum::as_str(self))
            }
        }

        impl $crate::shape::ShapeData for $name {
            type Kind = $crate::kind::Enums;
        }

        $crate::__formats!($name);
    };
}

/// Implements [`ShapeData`](crate::shape::ShapeData), the conversions from and to `i32`,
/// `Default`, `Debug` and serde's traits for a type that is an [`IntEnum`](crate::shape::IntEnum).
#[macro_export]
macro_rules! int_enumeration {
    ($name:ident, $schema:expr) => {
        impl $crate::Shape for $name {
            const SCHEMA: &'static $crate::Schema = &$schema;
        }

        $crate::int_enumeration!($name);
    };
    ($name:ident) => {
        // A private type may not need all of these.
        #[allow(dead_code)]
        impl $name {
            /// Returns the values that this version of the crate knows, in the model's order.
            pub fn values() -> &'static [Self] {
                <Self as $crate::shape::IntEnum>::VALUES
            }

            /// Returns the value as it is on the wire.
            pub fn get(self) -> i32 {
                $crate::shape::IntEnum::get(&self)
            }
        }

        impl ::std::default::Default for $name {
            /// Zero: the value that client error correction uses for an intEnum that a service left
            /// out.
            fn default() -> Self {
                <Self as $crate::shape::IntEnum>::from_wire(0)
            }
        }

        impl ::std::convert::From<i32> for $name {
            fn from(value: i32) -> Self {
                <Self as $crate::shape::IntEnum>::from_wire(value)
            }
        }

        impl ::std::convert::From<$name> for i32 {
            fn from(value: $name) -> i32 {
                $crate::shape::IntEnum::get(&value)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&$crate::shape::IntEnum::get(self), f)
            }
        }

        impl $crate::shape::ShapeData for $name {
            type Kind = $crate::kind::IntEnums;
        }

        $crate::__formats!($name);
    };
}

/// Implements `Debug` that hides sensitive values, and serde's traits and `Arbitrary` if their
/// features are on.
#[doc(hidden)]
#[macro_export]
macro_rules! __formats {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug(self, f)
            }
        }

        $crate::__serde!($name);
        $crate::__arbitrary!($name);
    };
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}

#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! __arbitrary {
    ($name:ident) => {
        impl<'a> $crate::arbitrary::Arbitrary<'a> for $name {
            fn arbitrary(
                bytes: &mut $crate::arbitrary::Unstructured<'a>,
            ) -> $crate::arbitrary::Result<Self> {
                $crate::__private::make_up(bytes)
            }
        }
    };
}

#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __arbitrary {
    ($name:ident) => {};
}
