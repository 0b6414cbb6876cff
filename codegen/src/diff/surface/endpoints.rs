//! Where requests go: parameters, and the rules that make an endpoint from them.

use super::{Item, ItemKind, Surface, types};
use crate::diff::change::Kind;
use crate::emit::endpoint::{resolver, rust_type};
use crate::lower::endpoint::{Binding, Endpoints, Param};
use crate::model::Shape;

const MODULE: &str = "endpoint";
const PARAMS: &str = "endpoint::Params";

/// Adds the module.
pub(super) fn add(surface: &mut Surface<'_>, service: &Shape, endpoints: &Endpoints) {
    surface.add(MODULE, Item::new(ItemKind::Module, None));
    let params = Item::new(ItemKind::Parameters, Some(MODULE)).of_shape(&service.id);
    surface.add(PARAMS, params);
    for param in &endpoints.params {
        let path = format!("{PARAMS}::{}", param.field);
        surface.add_setter(PARAMS, &path, &param.setter);
        surface.add(path, item_of(param));
    }
    let mut resolve = Item::new(ItemKind::Method, Some(PARAMS)).of_shape(&service.id);
    resolve.tell("rules", Kind::Endpoint, resolver(endpoints));
    if endpoints.region.as_ref().is_some_and(|region| region.allow_sub_domains) {
        resolve.tell("region", Kind::Endpoint, "several labels");
    }
    surface.add(format!("{PARAMS}::resolve()"), resolve);

    let mut for_operation = Item::new(ItemKind::Method, Some(PARAMS)).of_shape(&service.id);
    for context in &endpoints.operations {
        let bindings = context.bindings.iter().map(|binding| bound(endpoints, binding));
        let bindings = bindings.collect::<Vec<_>>().join(", ");
        for operation in &context.operations {
            for_operation.tell(operation.as_str(), Kind::Endpoint, bindings.as_str());
        }
    }
    surface.add(format!("{PARAMS}::for_operation()"), for_operation);
}

/// As in `Bucket: Member("Bucket")`.
fn bound(endpoints: &Endpoints, binding: &Binding) -> String {
    format!("{}: {:?}", endpoints.params[binding.param].name, binding.source)
}

fn item_of(param: &Param) -> Item {
    let mut item = Item::new(ItemKind::Member, Some(PARAMS));
    let ty = types::text(&rust_type(param));
    let ty = if param.default.is_none() { format!("Option<{ty}>") } else { ty };
    item.tell("type", Kind::Type, ty);
    item.tell("name", Kind::Behavior, param.name.as_str());
    if let Some(default) = &param.default {
        item.tell("default", Kind::Endpoint, format!("{default:?}"));
    }
    if let Some(built_in) = &param.built_in {
        item.tell("built-in", Kind::Endpoint, built_in.as_str());
    }
    if param.required && param.default.is_none() {
        item.tell("required", Kind::Endpoint, "set");
    }
    item.tell_documentation(param.docs.as_str(), param.deprecated.as_deref());
    item
}
