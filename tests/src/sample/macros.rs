//! Shapes by hand, in few lines.

/// A structure: for each member its field and type, whether it is handed over as `member` or as
/// `optional`, its name, its target and its traits.
macro_rules! structure {
    ($name:ident $schema:ident $traits:expr;
     $($field:ident: $type:ty, $give:ident = $member:literal, $target:expr, $member_traits:expr;)*) => {
        pub static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", stringify!($name)),
            ShapeType::Structure,
            &[$(Member::new($member, $target, $member_traits)),*],
            $traits,
        );

        #[derive(Clone, Default, PartialEq)]
        pub struct $name {
            $(pub $field: $type),*
        }

        impl Shape for $name {
            const SCHEMA: &'static Schema = &$schema;
        }

        impl Structure for $name {
            fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
                let mut indices = 0..;
                $(serializer.$give(indices.next().unwrap(), &self.$field);)*
            }

            fn deserialize_member<D: ShapeDeserializer>(
                &mut self,
                index: usize,
                deserializer: D,
            ) -> Result<(), Error> {
                let mut indices = 0..;
                $(if indices.next() == Some(index) {
                    return self.$field.read(deserializer);
                })*
                Err(Error::no_such_member(index))
            }
        }

        smithy_shapes::structure!($name);
    };
}

/// A union: for each member its variant, type, name, target and traits.
macro_rules! union {
    ($name:ident $schema:ident;
     $($variant:ident($type:ty) = $member:literal, $target:expr, $member_traits:expr;)*) => {
        pub static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", stringify!($name)),
            ShapeType::Union,
            &[$(Member::new($member, $target, $member_traits)),*],
            &[],
        );

        #[derive(Clone, PartialEq)]
        pub enum $name {
            $($variant($type),)*
            Unknown(UnknownMember),
        }

        impl Shape for $name {
            const SCHEMA: &'static Schema = &$schema;
        }

        impl Union for $name {
            fn serialize_member<S: MemberSerializer>(&self, serializer: &mut S) {
                let mut indices = 0..;
                $(let index = indices.next().unwrap();
                if let $name::$variant(value) = self {
                    serializer.member(index, value);
                })*
                if let $name::Unknown(member) = self {
                    serializer.unknown(member);
                }
            }

            fn deserialize_member<D: ShapeDeserializer>(
                index: usize,
                deserializer: D,
            ) -> Result<Self, Error> {
                let mut indices = 0..;
                $(if indices.next() == Some(index) {
                    return Ok($name::$variant(read(deserializer)?));
                })*
                Err(Error::no_such_member(index))
            }

            fn unknown(member: UnknownMember) -> Self {
                $name::Unknown(member)
            }
        }

        smithy_shapes::union!($name);
    };
}

/// A shape without a type of its own.
macro_rules! simple {
    ($schema:ident = $id:literal $shape_type:ident $traits:expr) => {
        pub static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", $id),
            ShapeType::$shape_type,
            &[],
            $traits,
        );
    };
}

/// A list, which has no type of its own either.
macro_rules! list {
    ($schema:ident = $id:literal of $target:expr, $member_traits:expr; $traits:expr) => {
        pub static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", $id),
            ShapeType::List,
            &[Member::new("member", $target, $member_traits)],
            $traits,
        );
    };
}

/// A map, which has no type of its own either.
macro_rules! map {
    ($schema:ident = $id:literal of $key:expr, $target:expr; $traits:expr) => {
        pub static $schema: Schema = Schema::new(
            &$schema,
            concat!("com.example#", $id),
            ShapeType::Map,
            &[Member::new("key", $key, &[]), Member::new("value", $target, &[])],
            $traits,
        );
    };
}

pub(crate) use {list, map, simple, structure, union};
