//! Macros that implement the traits of services and operations. The types themselves are written
//! out in the generated code, so that readers and editors find them.

/// Implements [`Service`](crate::operation::Service) for an empty enum.
#[macro_export]
macro_rules! service {
    (
        $name:ident {
            id: $id:literal,
            version: $version:literal,
            protocol: $protocol:ident,
            endpoints: $endpoints:ty,
            traits: [$($trait:expr),* $(,)?],
        }
    ) => {
        impl $crate::operation::Service for $name {
            type Protocol = $crate::protocol::$protocol;
            type Endpoints = $endpoints;

            const SCHEMA: &'static $crate::operation::ServiceSchema =
                &$crate::operation::ServiceSchema::new($id, $version, &[$($trait),*]);
        }
    };
}

/// Implements [`Operation`](crate::operation::Operation) for an empty enum, and
/// [`OperationError`](crate::operation::OperationError) for the enum of its errors. That enum has the
/// variant `Unhandled`, and a variant for each error, named like its type in the module `shapes`,
/// which must be in scope. With `pagination`, the macro also implements
/// [`Paginated`](crate::operation::Paginated).
#[macro_export]
macro_rules! operation {
    (
        $name:ident {
            id: $id:literal,
            service: $service:ident,
            input: $input:ty,
            output: $output:ty,
            errors: $error:ident [$($variant:ident),* $(,)?],
            traits: [$($trait:expr),* $(,)?],
            $(pagination: $pagination:expr,)?
        }
    ) => {
        impl $crate::operation::Operation for $name {
            type Service = $service;
            type Input = $input;
            type Output = $output;
            type Error = $error;

            const SCHEMA: &'static $crate::operation::OperationSchema =
                &$crate::operation::OperationSchema::new(
                    $id,
                    <$service as $crate::operation::Service>::SCHEMA,
                    <$input as $crate::Shape>::SCHEMA,
                    <$output as $crate::Shape>::SCHEMA,
                    &[$(<shapes::$variant as $crate::Shape>::SCHEMA),*],
                    &[$($trait),*],
                );
        }

        $(
            impl $crate::operation::Paginated for $name {
                const PAGINATION: $crate::operation::Pagination = $pagination;
            }
        )?

        impl $crate::operation::OperationError for $error {
            #[allow(unused_assignments, unused_mut, unused_variables)]
            fn modeled<R: $crate::operation::ModeledReader>(
                index: usize,
                reader: R,
            ) -> ::std::result::Result<Self, $crate::Error> {
                let mut next = 0;
                $(
                    if index == next {
                        return ::std::result::Result::Ok(Self::$variant(reader.read()?));
                    }
                    next += 1;
                )*
                ::std::result::Result::Err($crate::Error::no_such_member(index))
            }

            fn unhandled(error: $crate::operation::Unhandled) -> Self {
                Self::Unhandled(error)
            }

            fn details(&self) -> &$crate::operation::ErrorDetails {
                match self {
                    $(Self::$variant(error) => error.details(),)*
                    Self::Unhandled(error) => error.details(),
                }
            }

            fn visit<V: $crate::operation::ErrorVisitor>(&self, visitor: V) -> V::Result {
                match self {
                    $(Self::$variant(error) => visitor.modeled(error),)*
                    Self::Unhandled(error) => visitor.unhandled(error),
                }
            }
        }

        impl ::std::fmt::Display for $error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unhandled(error) => ::std::fmt::Display::fmt(error, f),
                    #[allow(unreachable_patterns)]
                    _ => ::std::fmt::Display::fmt(
                        $crate::operation::OperationError::details(self),
                        f,
                    ),
                }
            }
        }

        impl ::std::error::Error for $error {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    Self::Unhandled(error) => ::std::error::Error::source(error),
                    #[allow(unreachable_patterns)]
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
}

/// Defines the [`Waiter`](crate::operation::Waiter)s of an operation as constants. Each has its
/// name in the model, its delays in seconds, and its acceptors. An acceptor is a decision
/// (`success`, `failure` or `retry`) and a [`Matcher`](crate::operation::waiter::Matcher). The
/// variants of `Matcher`, `Comparator`, `Expression` and `Function` need no path.
#[macro_export]
macro_rules! waiters {
    (
        $operation:ident {
            $(
                $(#[$attribute:meta])*
                $constant:ident: $name:literal, $delays:expr, [
                    $($decision:ident: $matcher:expr),* $(,)?
                ],
            )*
        }
    ) => {
        $(
            $(#[$attribute])*
            pub const $constant: $crate::operation::Waiter<$operation> = {
                #[allow(unused_imports)]
                use $crate::operation::waiter::{
                    Acceptor, Comparator::*, Expression::*, Function::*, Matcher::*, Waiter,
                };
                Waiter::new($name, $delays, &[$(Acceptor::$decision($matcher)),*])
            };
        )*
    };
}
