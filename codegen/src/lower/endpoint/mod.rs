//! Where requests go: the parameters that determine it, and the rules that use them.
//!
//! These come from the service's [rule set][rules] if it has one, and otherwise from its [endpoint
//! traits][traits].
//!
//! [rules]: https://smithy.io/2.0/additional-specs/rules-engine/specification.html
//! [traits]: https://smithy.io/2.0/aws/aws-endpoints-region.html

mod context;
mod expression;
mod functions;
mod params;
mod rules;
mod standard;
mod template;

pub use context::{Binding, OperationContext, PathStep, Source};
pub use expression::{Expr, Piece};
pub use params::{Param, ParamType, ParamValue};
pub use rules::{Answer, Outcome, Property, Rule, Step};
pub use standard::Standard;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{Model, Shape};
use serde_json::{Value as Json, json};

/// The endpoints of a service.
pub struct Endpoints {
    /// The parameters that they depend on.
    pub params: Vec<Param>,
    /// How they depend on the parameters.
    pub resolution: Resolution,
    /// The region that rules use.
    pub region: Option<Region>,
    /// The parameters that operations and their inputs set.
    pub operations: Vec<OperationContext>,
}

/// The built-in parameter that must be a host label, whether or not the rules check it.
pub struct Region {
    /// The index of the parameter.
    pub param: usize,
    /// Whether it may be several labels, because the rules allow that when they check it.
    pub allow_sub_domains: bool,
}

/// How endpoints are found.
pub enum Resolution {
    /// By the rules of the model.
    Rules(Vec<Rule>),
    /// By the standard patterns.
    Standard(Standard),
}

const RULE_SET: &str = "smithy.rules#endpointRuleSet";

/// Returns the endpoints of the service, if the model defines any. `docs` turns documentation into
/// Markdown.
pub fn lower(
    model: &Model,
    docs: &dyn Fn(&str) -> String,
    errors: &mut Diagnostics,
) -> Option<Endpoints> {
    by_rules(model, docs, errors).or_else(|| by_traits(model, errors))
}

/// Returns the endpoints from the rule set.
pub fn by_rules(
    model: &Model,
    docs: &dyn Fn(&str) -> String,
    errors: &mut Diagnostics,
) -> Option<Endpoints> {
    let service = model.service();
    let rule_set = service.traits.get(RULE_SET)?;
    let place = trait_place(service, RULE_SET);
    let params = params::lower(rule_set, place.clone(), docs, errors);
    let operations = context::lower(model, &params, errors);
    let labels = context::labels(model);
    let rules = rules::lower(rule_set, &params, &labels, place, errors);
    let region = region(&params, rule_set);
    Some(Endpoints { params, resolution: Resolution::Rules(rules), region, operations })
}

fn region(params: &[Param], rule_set: &Json) -> Option<Region> {
    let is_region = |param: &Param| {
        param.built_in.as_deref() == Some("AWS::Region") && param.ty == ParamType::String
    };
    let param = params.iter().position(is_region)?;
    let check = json!({ "fn": "isValidHostLabel", "argv": [{ "ref": params[param].name }, true] });
    Some(Region { param, allow_sub_domains: contains(rule_set, &check) })
}

/// Returns whether any part of the JSON contains everything in `wanted`. The recursion is bounded
/// by the model's depth.
fn contains(json: &Json, wanted: &Json) -> bool {
    let has = |(key, value): (&String, &Json)| json.get(key) == Some(value);
    if wanted.as_object().is_some_and(|wanted| wanted.iter().all(has)) {
        return true;
    }
    match json {
        Json::Array(items) => items.iter().any(|item| contains(item, wanted)),
        Json::Object(entries) => entries.values().any(|value| contains(value, wanted)),
        _ => false,
    }
}

/// Returns the endpoints from the endpoint traits.
pub fn by_traits(model: &Model, errors: &mut Diagnostics) -> Option<Endpoints> {
    let standard = standard::lower(model.service(), errors)?;
    let params = params::standard(!standard.dual_stack_only);
    let resolution = Resolution::Standard(standard);
    Some(Endpoints { params, resolution, region: None, operations: Vec::new() })
}

fn trait_place(shape: &Shape, id: &str) -> Option<Place> {
    shape.place().map(|place| place.key("traits").key(id))
}

/// Errors at a place in a trait.
struct Report<'e> {
    errors: &'e mut Diagnostics,
    place: Option<Place>,
}

impl Report<'_> {
    fn error(&mut self, message: impl Into<String>, help: &str) {
        self.errors.push(Diagnostic::new(message).at(self.place.clone()).help(help));
    }

    /// Returns a property of an object, and reports an error if it is missing.
    fn property<'j>(&mut self, json: &'j Json, name: &str) -> Option<&'j Json> {
        let value = json.get(name);
        if value.is_none() {
            self.error(format!("this has no `{name}`"), &format!("add a `{name}`"));
        }
        value
    }

    /// Returns a string property, and reports an error if it is missing or not a string.
    fn string<'j>(&mut self, json: &'j Json, name: &str) -> Option<&'j str> {
        let value = self.property(json, name)?;
        if !value.is_string() {
            self.error(format!("`{name}` must be a string"), "write it as a string");
        }
        value.as_str()
    }

    /// Returns the items of an array property; none if there is no such property.
    fn array<'j>(&mut self, json: &'j Json, name: &str) -> &'j [Json] {
        match json.get(name) {
            None => &[],
            Some(Json::Array(items)) => items,
            Some(_) => {
                self.error(format!("`{name}` must be an array"), "write it as an array");
                &[]
            }
        }
    }

    /// Returns the entries of an object property; none if there is no such property.
    fn entries<'j>(&mut self, json: &'j Json, name: &str) -> Vec<(&'j String, &'j Json)> {
        match json.get(name) {
            None => Vec::new(),
            Some(Json::Object(entries)) => entries.iter().collect(),
            Some(_) => {
                self.error(format!("`{name}` must be an object"), "write it as an object");
                Vec::new()
            }
        }
    }

    /// Moves to a place below the current one, and returns the current one so that it can be
    /// restored.
    fn enter(&mut self, key: &str, index: Option<usize>) -> Option<Place> {
        let outer = self.place.clone();
        let below = self.place.take().map(|place| place.key(key));
        self.place = match index {
            Some(index) => below.map(|place| place.index(index)),
            None => below,
        };
        outer
    }
}
