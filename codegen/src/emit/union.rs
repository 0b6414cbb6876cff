//! Unions: an enum with one variant a member, and one for what the model does not know.

use super::rust::{deprecated, docs, file, ident};
use super::scope::Scope;
use super::structure::implementation;
use super::types::ty;
use crate::lower::{Item, UNKNOWN_MEMBER, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(item: &Item, variants: &[Variant]) -> String {
    let scope = Scope::of(&item.name);
    let items = vec![
        definition(&scope, item, variants),
        union(&scope, item, variants),
        implementation(&scope, item, "union"),
    ];
    file(scope, items)
}

fn definition(scope: &Scope<'_>, item: &Item, variants: &[Variant]) -> TokenStream {
    let docs_of_item = docs(&item.docs);
    let deprecated_item = deprecated(item.deprecated.as_deref());
    let name = ident(&item.name);
    let unknown = ident(UNKNOWN_MEMBER);
    let unknown_type = scope.runtime(UNKNOWN_MEMBER);
    let variants = variants.iter().map(|variant| {
        let docs = docs(&variant.docs);
        let deprecated = deprecated(variant.deprecated.as_deref());
        let name = ident(&variant.name);
        let content = variant.ty.as_ref().map(|content| {
            let content = ty(scope, content);
            if variant.boxed {
                let boxed = scope.std("Box");
                quote!((#boxed<#content>))
            } else {
                quote!((#content))
            }
        });
        quote!(#docs #deprecated #name #content,)
    });
    quote! {
        #docs_of_item
        #[derive(Clone, PartialEq)]
        #deprecated_item
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A member that this version of the crate does not know.
            #unknown(#unknown_type),
        }
    }
}

fn union(scope: &Scope<'_>, item: &Item, variants: &[Variant]) -> TokenStream {
    let (union, error, result) =
        (scope.runtime("Union"), scope.runtime("Error"), scope.std("Result"));
    let (serializer, deserializer, read) = (
        scope.runtime("MemberSerializer"),
        scope.runtime("ShapeDeserializer"),
        scope.runtime("read"),
    );
    let name = ident(&item.name);
    let (unknown, unknown_type) = (ident(UNKNOWN_MEMBER), scope.runtime(UNKNOWN_MEMBER));
    let writes = variants.iter().enumerate().map(|(index, variant)| {
        let (name, index) = (ident(&variant.name), Literal::usize_unsuffixed(index));
        if variant.ty.is_none() {
            let unit = scope.runtime("Unit");
            return quote!(Self::#name => serializer.member(#index, &#unit),);
        }
        quote!(Self::#name(value) => serializer.member(#index, value),)
    });
    let reads = variants.iter().enumerate().map(|(index, variant)| {
        let (name, index) = (ident(&variant.name), Literal::usize_unsuffixed(index));
        if variant.ty.is_none() {
            let unit = scope.runtime("Unit");
            return quote!(#index => #read(deserializer).map(|#unit| Self::#name),);
        }
        quote!(#index => #read(deserializer).map(Self::#name),)
    });
    quote! {
        impl #union for #name {
            fn serialize_member<S: #serializer>(&self, serializer: &mut S) {
                match self {
                    #(#writes)*
                    Self::#unknown(member) => serializer.unknown(member),
                }
            }
            fn deserialize_member<D: #deserializer>(
                index: usize,
                deserializer: D,
            ) -> #result<Self, #error> {
                match index {
                    #(#reads)*
                    _ => Err(#error::no_such_member(index)),
                }
            }
            fn unknown(member: #unknown_type) -> Self {
                Self::#unknown(member)
            }
        }
    }
}
