//! Structures: a struct that is its own builder.

use super::rust::{deprecated, docs, file, ident};
use super::scope::Scope;
use super::types::{argument, default, ty};
use crate::lower::{DefaultValue, Field, Item};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// Clippy's limit, beyond which it has to be told that this is no oversight.
const MANY_ARGUMENTS: usize = 7;

pub(super) fn emit(item: &Item, fields: &[Field]) -> String {
    let scope = Scope::of(&item.name);
    let mut items = vec![definition(&scope, item, fields)];
    items.extend(default_impl(&scope, item, fields));
    items.push(methods(&scope, item, fields));
    items.push(structure(&scope, item, fields));
    items.push(implementation(&scope, item, "structure"));
    file(scope, items)
}

fn definition(scope: &Scope<'_>, item: &Item, fields: &[Field]) -> TokenStream {
    let docs_of_item = docs(&item.docs);
    let deprecated_item = deprecated(item.deprecated.as_deref());
    let name = ident(&item.name);
    let derive_default = needs_no_default_impl(fields).then(|| quote!(Default,));
    let fields = fields.iter().map(|field| {
        let docs = docs(&field.docs);
        let deprecated = deprecated(field.deprecated.as_deref());
        let name = ident(&field.name);
        let ty = stored_type(scope, field);
        quote!(#docs #deprecated pub #name: #ty,)
    });
    quote! {
        #docs_of_item
        #[derive(Clone, #derive_default PartialEq)]
        #deprecated_item
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    }
}

/// The type of a field, with `Option` and `Box`.
fn stored_type(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let mut stored = ty(scope, &field.ty);
    if field.boxed {
        let boxed = scope.std("Box");
        stored = quote!(#boxed<#stored>);
    }
    if field.optional {
        let option = scope.std("Option");
        stored = quote!(#option<#stored>);
    }
    stored
}

fn needs_no_default_impl(fields: &[Field]) -> bool {
    !fields.iter().any(|field| matches!(field.default, Some(DefaultValue::Json(_))))
}

/// What client error correction and `make` start from, where a member has a default of the
/// model's.
fn default_impl(scope: &Scope<'_>, item: &Item, fields: &[Field]) -> Option<TokenStream> {
    if needs_no_default_impl(fields) {
        return None;
    }
    let name = ident(&item.name);
    let default_trait = scope.std("Default");
    let values = fields.iter().map(|field| {
        let name = ident(&field.name);
        let value =
            default(scope, &field.ty, field.default.as_ref().unwrap_or(&DefaultValue::OfType));
        quote!(#name: #value,)
    });
    Some(quote! {
        impl #default_trait for #name {
            /// Every member has the model's default, or is absent or empty.
            fn default() -> Self {
                Self { #(#values)* }
            }
        }
    })
}

fn methods(scope: &Scope<'_>, item: &Item, fields: &[Field]) -> TokenStream {
    let name = ident(&item.name);
    let make = make(scope, item, fields);
    let setters = fields.iter().map(|field| setter(scope, field));
    quote! {
        impl #name {
            #make
            #(#setters)*
        }
    }
}

/// `make` takes what has no value to start with.
fn make(scope: &Scope<'_>, item: &Item, fields: &[Field]) -> TokenStream {
    let taken: Vec<&Field> = fields.iter().filter(|field| field.default.is_none()).collect();
    let docs = docs(&format!("Makes a new `{}` of its required members.", item.name));
    if taken.is_empty() {
        let docs =
            self::docs(&format!("Makes a new `{}`, to be filled by its setters.", item.name));
        let default_trait = scope.std("Default");
        return quote! {
            #docs
            pub fn make() -> Self {
                #default_trait::default()
            }
        };
    }
    let many = (taken.len() > MANY_ARGUMENTS).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let arguments = taken.iter().map(|field| {
        let name = ident(&field.argument);
        let ty = argument(scope, &field.ty, quote!(#name)).ty;
        quote!(#name: #ty)
    });
    let values = taken.iter().map(|field| {
        let (name, value) = (ident(&field.name), ident(&field.argument));
        let value =
            stored_value(scope, field, argument(scope, &field.ty, quote!(#value)).value, false);
        if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
    });
    let rest = (taken.len() < fields.len()).then(|| {
        let default_trait = scope.std("Default");
        quote!(..#default_trait::default())
    });
    quote! {
        #docs
        #many
        pub fn make(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

fn setter(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let (name, setter) = (ident(&field.name), ident(&field.setter));
    let docs = docs(&field.setter_docs);
    let deprecated = deprecated(field.deprecated.as_deref());
    let argument = argument(scope, &field.ty, quote!(value));
    let ty = argument.ty;
    let value = stored_value(scope, field, argument.value, field.optional);
    quote! {
        #docs
        #deprecated
        pub fn #setter(mut self, value: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The expression for a field out of one for its type.
fn stored_value(
    scope: &Scope<'_>,
    field: &Field,
    mut value: TokenStream,
    optional: bool,
) -> TokenStream {
    if field.boxed {
        let boxed = scope.std("Box");
        value = quote!(#boxed::new(#value));
    }
    if optional {
        value = quote!(Some(#value));
    }
    value
}

/// What every type of this kind implements, by a macro of the runtime.
pub(super) fn implementation(scope: &Scope<'_>, item: &Item, kind: &str) -> TokenStream {
    let (runtime, kind, tables) = (ident(super::scope::RUNTIME), ident(kind), scope.schema());
    let (name, schema) = (ident(&item.name), format_ident!("{}", item.schema));
    quote!(#runtime::#kind!(#name, #tables::#schema);)
}

fn structure(scope: &Scope<'_>, item: &Item, fields: &[Field]) -> TokenStream {
    let (structure, error, result) =
        (scope.runtime("Structure"), scope.runtime("Error"), scope.std("Result"));
    let (serializer, deserializer) =
        (scope.runtime("MemberSerializer"), scope.runtime("ShapeDeserializer"));
    let name = ident(&item.name);
    let writes = fields.iter().enumerate().map(|(index, field)| {
        let (name, index) = (ident(&field.name), Literal::usize_unsuffixed(index));
        let method = if field.optional { quote!(optional) } else { quote!(member) };
        quote!(serializer.#method(#index, &self.#name);)
    });
    let reads = fields.iter().enumerate().map(|(index, field)| {
        let (name, index) = (ident(&field.name), Literal::usize_unsuffixed(index));
        quote!(#index => self.#name.read(deserializer),)
    });
    if fields.is_empty() {
        return quote! {
            impl #structure for #name {
                fn serialize_members<S: #serializer>(&self, _: &mut S) {}
                fn deserialize_member<D: #deserializer>(
                    &mut self,
                    index: usize,
                    _: D,
                ) -> #result<(), #error> {
                    Err(#error::no_such_member(index))
                }
            }
        };
    }
    scope.import_methods("ShapeData");
    quote! {
        impl #structure for #name {
            fn serialize_members<S: #serializer>(&self, serializer: &mut S) {
                #(#writes)*
            }
            fn deserialize_member<D: #deserializer>(
                &mut self,
                index: usize,
                deserializer: D,
            ) -> #result<(), #error> {
                match index {
                    #(#reads)*
                    _ => Err(#error::no_such_member(index)),
                }
            }
        }
    }
}
