//! Enums and intEnums: one variant a value, and one that keeps a value which the model does not
//! know.

use super::rust::{deprecated, docs, file, ident};
use super::scope::Scope;
use super::structure::implementation;
use crate::lower::{Item, UNKNOWN_VALUE, Value};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

pub(super) fn emit_enum(item: &Item, values: &[Value<String>]) -> String {
    let scope = Scope::of(&item.name);
    let unknown_type = scope.runtime("UnknownValue");
    let items = vec![
        definition(item, values, &unknown_type, &TokenStream::new()),
        enum_impl(&scope, item, values),
        implementation(&scope, item, "enumeration"),
    ];
    file(scope, items)
}

pub(super) fn emit_int_enum(item: &Item, values: &[Value<i32>]) -> String {
    let scope = Scope::of(&item.name);
    let unknown_type = scope.runtime("UnknownNumber");
    let items = vec![
        definition(item, values, &unknown_type, &quote!(Copy,)),
        int_enum_impl(&scope, item, values),
        implementation(&scope, item, "int_enumeration"),
    ];
    file(scope, items)
}

fn definition<T>(
    item: &Item,
    values: &[Value<T>],
    unknown_type: &TokenStream,
    copy: &TokenStream,
) -> TokenStream
where
    T: ToString,
{
    let docs_of_item = docs(&item.docs);
    let deprecated_item = deprecated(item.deprecated.as_deref());
    let (name, unknown) = (ident(&item.name), ident(UNKNOWN_VALUE));
    let variants = values.iter().map(|value| {
        let docs = docs(&value.docs);
        let deprecated = deprecated(value.deprecated.as_deref());
        let variant = ident(&value.variant);
        quote!(#docs #deprecated #variant,)
    });
    quote! {
        #docs_of_item
        #[derive(Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        #deprecated_item
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version of the crate does not know.
            #unknown(#unknown_type),
        }
    }
}

fn enum_impl(scope: &Scope<'_>, item: &Item, values: &[Value<String>]) -> TokenStream {
    let (enum_trait, unknown_type) = (scope.runtime("Enum"), scope.runtime("UnknownValue"));
    let (name, unknown) = (ident(&item.name), ident(UNKNOWN_VALUE));
    let all = all_values(values);
    let writes = arms(values, |variant, wire| quote!(Self::#variant => #wire,));
    let reads = arms(values, |variant, wire| quote!(#wire => Self::#variant,));
    quote! {
        impl #enum_trait for #name {
            #all
            fn as_str(&self) -> &str {
                match self {
                    #(#writes)*
                    Self::#unknown(value) => value.as_str(),
                }
            }
            fn from_wire(value: &str) -> Self {
                match value {
                    #(#reads)*
                    _ => Self::#unknown(#unknown_type::new(value)),
                }
            }
        }
    }
}

fn int_enum_impl(scope: &Scope<'_>, item: &Item, values: &[Value<i32>]) -> TokenStream {
    let (enum_trait, unknown_type) = (scope.runtime("IntEnum"), scope.runtime("UnknownNumber"));
    let (name, unknown) = (ident(&item.name), ident(UNKNOWN_VALUE));
    let all = all_values(values);
    let writes = arms(values, |variant, wire| quote!(Self::#variant => #wire,));
    let reads = arms(values, |variant, wire| quote!(#wire => Self::#variant,));
    quote! {
        impl #enum_trait for #name {
            #all
            fn get(&self) -> i32 {
                match self {
                    #(#writes)*
                    Self::#unknown(value) => value.get(),
                }
            }
            fn from_wire(value: i32) -> Self {
                match value {
                    #(#reads)*
                    _ => Self::#unknown(#unknown_type::new(value)),
                }
            }
        }
    }
}

/// The list of the known values.
fn all_values<T>(values: &[Value<T>]) -> TokenStream {
    let variants = values.iter().map(|value| ident(&value.variant));
    quote!(const VALUES: &'static [Self] = &[#(Self::#variants),*];)
}

/// A match arm for each value.
fn arms<T: Literally>(
    values: &[Value<T>],
    arm: impl Fn(Ident, TokenStream) -> TokenStream,
) -> Vec<TokenStream> {
    values.iter().map(|value| arm(ident(&value.variant), value.wire.literal())).collect()
}

/// A value on the wire as a literal.
trait Literally {
    fn literal(&self) -> TokenStream;
}

impl Literally for String {
    fn literal(&self) -> TokenStream {
        Literal::string(self).into_token_stream()
    }
}

impl Literally for i32 {
    fn literal(&self) -> TokenStream {
        let digits = Literal::u32_unsuffixed(self.unsigned_abs());
        if *self < 0 { quote!(-#digits) } else { quote!(#digits) }
    }
}
