//! Where requests go: parameters, and the rules that make an endpoint of them.

use super::{Item, ItemKind, Surface, traits, types};
use crate::diff::change::Kind;
use crate::emit::endpoint::rust_type as param_type;
use crate::lower::endpoint::{Endpoints, Param, ParamValue, Resolution};
use crate::model::Shape;
use serde_json::Value as Json;

const MODULE: &str = "endpoint";
const PARAMS: &str = "endpoint::Params";

/// Adds the module.
pub(super) fn add(surface: &mut Surface, service: &Shape, endpoints: &Endpoints) {
    surface.add(MODULE, Item::new(ItemKind::Module, None));
    let params = Item::new(ItemKind::Parameters, Some(MODULE)).of_shape(&service.id);
    surface.add(PARAMS, params);
    for param in &endpoints.params {
        let path = format!("{PARAMS}::{}", param.field);
        surface.add_setter(PARAMS, &path, &param.setter);
        surface.add(path, item_of(param));
    }
    surface.add(format!("{PARAMS}::for_operation()"), Item::new(ItemKind::Method, Some(PARAMS)));
    let mut resolve = Item::new(ItemKind::Method, Some(PARAMS)).of_shape(&service.id);
    resolve.tell("rules", Kind::Endpoint, rules(service, endpoints));
    surface.add(format!("{PARAMS}::resolve()"), resolve);
}

fn item_of(param: &Param) -> Item {
    let mut item = Item::new(ItemKind::Member, Some(PARAMS));
    let ty = types::text(&param_type(param));
    let ty = if param.default.is_none() { format!("Option<{ty}>") } else { ty };
    item.tell("type", Kind::Type, ty);
    item.tell("name", Kind::Behavior, param.name.as_str());
    if let Some(default) = &param.default {
        item.tell("default", Kind::Endpoint, text(default));
    }
    if param.required && param.default.is_none() {
        item.tell("required", Kind::Endpoint, "set");
    }
    item.tell_documentation(Some(param.docs.clone()), param.deprecated.as_deref());
    item
}

fn text(value: &ParamValue) -> String {
    match value {
        ParamValue::Boolean(value) => value.to_string(),
        ParamValue::String(value) => format!("{value:?}"),
        ParamValue::StringArray(values) => format!("{values:?}"),
    }
}

/// What the model says of the rules, in a form that is equal for equal rules.
fn rules(service: &Shape, endpoints: &Endpoints) -> String {
    match &endpoints.resolution {
        Resolution::Rules(_) => {
            let rules = service.traits.property("smithy.rules#endpointRuleSet", "rules");
            rules.map(|rules| traits::canonical(&meaning(rules))).unwrap_or_default()
        }
        Resolution::Standard(standard) => {
            let of_endpoints = |id: &str| id.starts_with("aws.endpoints#");
            let all = service.traits.iter().filter(|(id, _)| of_endpoints(id.as_str()));
            let all = all.map(|(id, value)| format!("{id} {}", traits::canonical(value)));
            [standard.prefix.clone()].into_iter().chain(all).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Rules without what decides nothing.
fn meaning(rules: &Json) -> Json {
    let is_idle = |name: &str, value: &Json| match name {
        "documentation" => true,
        "conditions" => value.as_array().is_some_and(Vec::is_empty),
        _ => false,
    };
    match rules {
        Json::Array(items) => items.iter().map(meaning).collect(),
        Json::Object(entries) => {
            let kept = entries.iter().filter(|(name, value)| !is_idle(name, value));
            kept.map(|(name, value)| (name.clone(), meaning(value))).collect()
        }
        other => other.clone(),
    }
}
