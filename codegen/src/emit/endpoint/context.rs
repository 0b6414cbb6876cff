//! What operations say of the parameters.

use super::tokens::{docs, ident};
use crate::emit::scope::Scope;
use crate::lower::endpoint::{Binding, Endpoints, OperationContext, ParamType, PathStep, Source};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that takes an operation and its input into account.
pub(super) fn for_operation(scope: &Scope<'_>, endpoints: &Endpoints) -> TokenStream {
    let value = scope.runtime("Value");
    if endpoints.operations.is_empty() {
        let docs = docs("Does nothing: this service's endpoints are the same for all operations.");
        return quote! {
            #docs
            pub fn for_operation(self, _: &str, _: &#value) -> Self {
                self
            }
        };
    }
    let docs = docs("Sets what an operation, by its name in the model, and its input decide.");
    let cases = cases(scope, endpoints);
    let reads_input = endpoints.operations.iter().any(|context| {
        context.bindings.iter().any(|binding| !matches!(binding.source, Source::Static(_)))
    });
    let input = ident(if reads_input { "input" } else { "_" });
    quote! {
        #docs
        pub fn for_operation(mut self, operation: &str, #input: &#value) -> Self {
            #cases
            self
        }
    }
}

/// What is done for which operations. Clippy wants no `match` for a single case.
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
