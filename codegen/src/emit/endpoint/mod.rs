//! Where requests go: a structure of parameters that resolves them to an endpoint.

mod context;
mod expression;
mod properties;
mod rules;
mod tokens;

use super::code::Code;
use super::file::file;
use super::scope::{RUNTIME, Scope};
use super::types::{argument, ty};
use crate::lower::RustType;
use crate::lower::endpoint::{
    Endpoints, Param, ParamType, ParamValue, Region, Resolution, Standard,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use tokens::{deprecated, docs, format_items, ident};

/// `src/endpoint.rs`.
pub fn emit(endpoints: &Endpoints) -> String {
    let scope = Scope::of("Params");
    let params = &endpoints.params;
    let Resolver { table, body, functions } = Resolver::of(&scope, endpoints);
    let runtime = ident(RUNTIME);
    let reexport = quote!(pub use #runtime::endpoint::EndpointParams;);
    let mut items = vec![reexport, table, definition(&scope, params)];
    items.extend(default_impl(&scope, params));
    items.push(methods(&scope, endpoints, body));
    items.push(context::implementation(&scope, endpoints));
    items.extend(functions);
    let is_deprecated = params.iter().any(|param| param.deprecated.is_some());
    let allowed = if is_deprecated { "\n#![allow(deprecated)]\n" } else { "" };
    file(&format!("{HEAD}{allowed}"), scope, &format_items(items))
}

/// Returns only the resolution of endpoints, to compare it with other implementations.
pub fn resolver(endpoints: &Endpoints) -> String {
    let Resolver { table, body, functions } = Resolver::of(&Scope::of("Params"), endpoints);
    quote!(#table #body #(#functions)*).to_string()
}

/// The code that resolves parameters to an endpoint.
struct Resolver {
    /// The data that the body needs from the model; empty if the body contains everything.
    table: TokenStream,
    /// The body of `resolve`.
    body: TokenStream,
    /// The functions that it calls.
    functions: Vec<TokenStream>,
}

impl Resolver {
    fn of(scope: &Scope<'_>, endpoints: &Endpoints) -> Self {
        match &endpoints.resolution {
            Resolution::Standard(standard) => Resolver {
                table: table(scope, standard),
                body: resolve_standard(standard),
                functions: Vec::new(),
            },
            Resolution::Rules(rules) => {
                let shared = properties::shared(rules);
                let functions = shared.functions(scope);
                let body = rules::body(scope, &endpoints.params, &shared, rules);
                Resolver { table: TokenStream::new(), body, functions }
            }
        }
    }
}

const HEAD: &str = "//! Where requests go: [`Params`] say what that depends on.\n";

fn definition(scope: &Scope<'_>, params: &[Param]) -> TokenStream {
    let docs_of_item = docs("What the endpoint of a request depends on.");
    let derive_default = has_plain_defaults(params).then(|| quote!(Default,));
    let fields = params.iter().map(|param| {
        let docs = docs(&param.docs);
        let deprecated = deprecated(param.deprecated.as_deref());
        let name = ident(&param.field);
        let mut ty = ty(scope, &rust_type(param)).into_token_stream();
        if param.default.is_none() {
            let option = scope.std("Option");
            ty = quote!(#option<#ty>);
        }
        quote!(#docs #deprecated pub #name: #ty,)
    });
    quote! {
        #docs_of_item
        #[derive(Clone, Debug, #derive_default PartialEq)]
        #[non_exhaustive]
        pub struct Params { #(#fields)* }
    }
}

/// Returns the type of a parameter, without `Option`.
pub fn rust_type(param: &Param) -> RustType {
    match param.ty {
        ParamType::String => RustType::String,
        ParamType::Boolean => RustType::Bool,
        ParamType::StringArray => {
            RustType::List { item: Box::new(RustType::String), sparse: false }
        }
    }
}

/// Returns whether the default of every parameter is Rust's default for its type.
fn has_plain_defaults(params: &[Param]) -> bool {
    let mut defaults = params.iter().filter_map(|param| param.default.as_ref());
    defaults.all(|value| *value == ParamValue::Boolean(false))
}

fn default_impl(scope: &Scope<'_>, params: &[Param]) -> Option<TokenStream> {
    if has_plain_defaults(params) {
        return None;
    }
    let default = scope.std("Default");
    let values = params.iter().map(|param| {
        let name = ident(&param.field);
        let value = param.default.as_ref().map_or_else(|| quote!(None), value);
        quote!(#name: #value,)
    });
    Some(quote! {
        impl #default for Params {
            /// Returns the defaults of the model.
            fn default() -> Self {
                Self { #(#values)* }
            }
        }
    })
}

fn value(value: &ParamValue) -> TokenStream {
    match value {
        ParamValue::Boolean(value) => quote!(#value),
        ParamValue::String(value) => quote!(#value.to_owned()),
        ParamValue::StringArray(values) => quote!(vec![#(#values.to_owned()),*]),
    }
}

fn methods(scope: &Scope<'_>, endpoints: &Endpoints, body: TokenStream) -> TokenStream {
    let (endpoint, error, result) =
        (scope.runtime("Endpoint"), scope.runtime("Error"), scope.std("Result"));
    let setters = endpoints.params.iter().map(|param| setter(scope, param));
    let resolve = docs("Returns the endpoint, or why there is none.");
    let resolution = match &endpoints.region {
        Some(Region { param, allow_sub_domains }) => {
            let rules = scope.runtime("rules");
            let param = &endpoints.params[*param];
            let region = match (ident(&param.field), &param.default) {
                (name, None) => quote!(self.#name.as_deref()),
                (name, Some(_)) => quote!(Some(self.#name.as_str())),
            };
            let docs = docs("What the rules of the service say.");
            quote! {
                #resolve
                pub fn resolve(&self) -> #result<#endpoint, #error> {
                    #rules::in_region(#region, #allow_sub_domains, self.by_rules())
                }
                #docs
                fn by_rules(&self) -> #result<#endpoint, #error> {
                    #body
                }
            }
        }
        None => quote! {
            #resolve
            pub fn resolve(&self) -> #result<#endpoint, #error> {
                #body
            }
        },
    };
    quote! {
        impl Params {
            #(#setters)*
            #resolution
        }
    }
}

fn setter(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let (name, setter) = (ident(&param.field), ident(&param.setter));
    let docs = docs(&param.setter_docs);
    let deprecated = deprecated(param.deprecated.as_deref());
    let argument = argument(scope, &rust_type(param), "value");
    let (ty, mut value) = (argument.ty, Code::from(argument.value.into_line()).into_token_stream());
    if param.default.is_none() {
        value = quote!(Some(#value));
    }
    quote! {
        #docs
        #deprecated
        pub fn #setter(mut self, value: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// Returns the standard endpoints of the service.
fn table(scope: &Scope<'_>, standard: &Standard) -> TokenStream {
    let endpoints = scope.runtime("StandardEndpoints");
    let prefix = &standard.prefix;
    let mut value = match standard.partitional {
        None => quote!(#endpoints::regional(#prefix)),
        Some(has_region) => quote!(#endpoints::partitional(#prefix, #has_region)),
    };
    if standard.dual_stack_only {
        value = quote!(#value.dual_stack_only());
    }
    if !standard.special_cases.is_empty() {
        let cases = standard.special_cases.iter().map(|case| {
            let special_case = scope.runtime("SpecialCase");
            let (place, is_fips, is_dual_stack) = (&case.place, case.is_fips, case.is_dual_stack);
            let pattern = case.pattern.iter().map(|pattern| quote!(.at(#pattern)));
            let region = case.region.iter().map(|region| quote!(.in_region(#region)));
            quote!(#special_case::new(#place, #is_fips, #is_dual_stack)#(#pattern)*#(#region)*)
        });
        value = quote!(#value.with_special_cases(&[#(#cases),*]));
    }
    quote!(static ENDPOINTS: #endpoints = #value;)
}

fn resolve_standard(standard: &Standard) -> TokenStream {
    let dual_stack =
        if standard.dual_stack_only { quote!(false) } else { quote!(self.use_dual_stack) };
    quote! {
        let (region, endpoint) = (self.region.as_deref(), self.endpoint.as_deref());
        ENDPOINTS.resolve(region, self.use_fips, #dual_stack, endpoint)
    }
}
