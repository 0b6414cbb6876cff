//! Where requests go: the parameters that decide it, and the rules by which they do.
//!
//! From the service's [rule set][rules] where it has one, else from its [endpoint traits][traits].
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
use serde_json::Value as Json;

/// The endpoints of a service.
pub struct Endpoints {
    /// What they depend on.
    pub params: Vec<Param>,
    /// How they depend on it.
    pub resolution: Resolution,
    /// What operations and their inputs say of the parameters.
    pub operations: Vec<OperationContext>,
}

/// How endpoints are found.
pub enum Resolution {
    /// By the rules of the model.
    Rules(Vec<Rule>),
    /// By the standard patterns.
    Standard(Standard),
}

const RULE_SET: &str = "smithy.rules#endpointRuleSet";

/// The endpoints of the service, if the model says anything of them. `docs` makes Markdown of
/// documentation.
pub fn lower(
    model: &Model,
    docs: &dyn Fn(&str) -> String,
    errors: &mut Diagnostics,
) -> Option<Endpoints> {
    by_rules(model, docs, errors).or_else(|| by_traits(model, errors))
}

/// The endpoints by the rule set.
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
    Some(Endpoints { params, resolution: Resolution::Rules(rules), operations })
}

/// The endpoints by the endpoint traits.
pub fn by_traits(model: &Model, errors: &mut Diagnostics) -> Option<Endpoints> {
    let standard = standard::lower(model.service(), errors)?;
    let params = params::standard(!standard.dual_stack_only);
    Some(Endpoints { params, resolution: Resolution::Standard(standard), operations: Vec::new() })
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

    /// The property of an object, which must be there.
    fn property<'j>(&mut self, json: &'j Json, name: &str) -> Option<&'j Json> {
        let value = json.get(name);
        if value.is_none() {
            self.error(format!("this has no `{name}`"), &format!("add a `{name}`"));
        }
        value
    }

    /// The same for a string.
    fn string<'j>(&mut self, json: &'j Json, name: &str) -> Option<&'j str> {
        let value = self.property(json, name)?;
        if !value.is_string() {
            self.error(format!("`{name}` is no string"), "write it as a string");
        }
        value.as_str()
    }

    /// The items of an array; none where there is no such property.
    fn array<'j>(&mut self, json: &'j Json, name: &str) -> &'j [Json] {
        match json.get(name) {
            None => &[],
            Some(Json::Array(items)) => items,
            Some(_) => {
                self.error(format!("`{name}` is no array"), "write it as an array");
                &[]
            }
        }
    }

    /// The entries of an object; none where there is no such property.
    fn entries<'j>(&mut self, json: &'j Json, name: &str) -> Vec<(&'j String, &'j Json)> {
        match json.get(name) {
            None => Vec::new(),
            Some(Json::Object(entries)) => entries.iter().collect(),
            Some(_) => {
                self.error(format!("`{name}` is no object"), "write it as an object");
                Vec::new()
            }
        }
    }

    /// Goes to a place below this one, and gives this one to come back to.
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
