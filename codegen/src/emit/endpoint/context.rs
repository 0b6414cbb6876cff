//! The trait that all endpoint parameters have in common: how clients, and operations and their
//! inputs, set them.

use super::tokens::ident;
use crate::emit::scope::Scope;
use crate::lower::endpoint::{Binding, Endpoints, OperationContext, ParamType, PathStep, Source};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the implementation of `EndpointParams`, without what the trait provides.
pub(super) fn implementation(scope: &Scope<'_>, endpoints: &Endpoints) -> TokenStream {
    let (endpoint, error, result) =
        (scope.runtime("Endpoint"), scope.runtime("Error"), scope.std("Result"));
    let set_text = set(endpoints, ParamType::String);
    let set_flag = set(endpoints, ParamType::Boolean);
    let for_input = for_input(scope, endpoints);
    quote! {
        impl EndpointParams for Params {
            #set_text
            #set_flag
            #for_input
            fn resolve(&self) -> #result<#endpoint, #error> {
                Params::resolve(self)
            }
        }
    }
}

/// Returns the method that sets built-in parameters of a type.
fn set(endpoints: &Endpoints, ty: ParamType) -> TokenStream {
    let of_type = endpoints.params.iter().filter(|param| param.ty == ty);
    let arms: Vec<TokenStream> = of_type
        .filter_map(|param| {
            let (built_in, name) = (param.built_in.as_ref()?, ident(&param.field));
            let value = match ty {
                ParamType::Boolean => quote!(value),
                _ => quote!(value.to_owned()),
            };
            let value = if param.default.is_none() { quote!(Some(#value)) } else { value };
            Some(quote!(#built_in => self.#name = #value,))
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let (method, ty) = match ty {
        ParamType::Boolean => (ident("set_flag"), quote!(bool)),
        _ => (ident("set_text"), quote!(&str)),
    };
    quote! {
        fn #method(&mut self, built_in: &str, value: #ty) -> bool {
            match built_in {
                #(#arms)*
                _ => return false,
            }
            true
        }
    }
}

/// Returns the method that applies an operation and its input.
fn for_input(scope: &Scope<'_>, endpoints: &Endpoints) -> TokenStream {
    if endpoints.operations.is_empty() {
        return TokenStream::new();
    }
    let ty = scope.runtime("Input");
    let cases = cases(scope, endpoints);
    let reads_input = endpoints.operations.iter().any(|context| {
        context.bindings.iter().any(|binding| !matches!(binding.source, Source::Static(_)))
    });
    let input = ident(if reads_input { "input" } else { "_" });
    quote! {
        fn for_input(mut self, operation: &str, #input: &dyn #ty) -> Self {
            #cases
            self
        }
    }
}

/// Returns the code for each set of operations. Clippy does not allow a `match` with a single case.
fn cases(scope: &Scope<'_>, endpoints: &Endpoints) -> TokenStream {
    let block = |context: &OperationContext| {
        let bindings = context.bindings.iter().map(|binding| assignment(scope, endpoints, binding));
        quote!({ #(#bindings)* })
    };
    match endpoints.operations.as_slice() {
        [context] => {
            let (names, block) = (&context.operations, block(context));
            match names.as_slice() {
                [name] => quote!(if operation == #name #block),
                names => quote!(if let #(#names)|* = operation #block),
            }
        }
        contexts => {
            let arms = contexts.iter().map(|context| {
                let (names, block) = (&context.operations, block(context));
                quote!(#(#names)|* => #block)
            });
            quote!(match operation { #(#arms)* _ => {} })
        }
    }
}

fn assignment(scope: &Scope<'_>, endpoints: &Endpoints, binding: &Binding) -> TokenStream {
    let param = &endpoints.params[binding.param];
    let name = ident(&param.field);
    let is_optional = param.default.is_none();
    let value = match &binding.source {
        Source::Static(value) => {
            let value = super::value(value);
            let value = if is_optional { quote!(Some(#value)) } else { value };
            return quote!(self.#name = #value;);
        }
        Source::Member(member) => {
            let context = scope.runtime("context");
            match param.ty {
                ParamType::String => quote!(#context::text(input, #member)),
                ParamType::Boolean => quote!(#context::flag(input, #member)),
                ParamType::StringArray => {
                    let step = scope.runtime("Step");
                    quote!(#context::texts_at(input, &[#step::Member(#member)]))
                }
            }
        }
        Source::Path(steps) => {
            let context = scope.runtime("context");
            let steps = path(scope, steps);
            match param.ty {
                ParamType::StringArray => quote!(#context::texts_at(input, #steps)),
                _ => quote!(#context::text_at(input, #steps)),
            }
        }
    };
    match is_optional {
        true => quote!(self.#name = #value.or(self.#name);),
        false => quote!(self.#name = #value.unwrap_or(self.#name);),
    }
}

fn path(scope: &Scope<'_>, steps: &[PathStep]) -> TokenStream {
    let step = scope.runtime("Step");
    let steps = steps.iter().map(|one| match one {
        PathStep::Member(name) => quote!(#step::Member(#name)),
        PathStep::Items => quote!(#step::Items),
        PathStep::Values => quote!(#step::Values),
        PathStep::Keys => quote!(#step::Keys),
        PathStep::Each(paths) => {
            let paths = paths.iter().map(|steps| path(scope, steps));
            quote!(#step::Each(&[#(#paths),*]))
        }
    });
    quote!(&[#(#steps),*])
}
