//! The service, its operations, their errors and waiters.

use super::{Item, ItemKind, Rule, Surface, traits, types};
use crate::diff::change::Kind;
use crate::lower::{Crate, Operation, Operations, Pagination, Waiter, spoken};
use serde_json::Value as Json;

/// The module that has all of them.
pub(super) const MODULE: &str = "operations";

/// Adds the module.
pub(super) fn add(
    surface: &mut Surface<'_>,
    lowered: &Crate<'_>,
    operations: &Operations<'_>,
    is_chosen: bool,
) {
    surface.add(MODULE, Item::new(ItemKind::Module, None));
    let mut service = service(surface, lowered, operations);
    if let (false, Some(preferred)) = (is_chosen, spoken(lowered.service).next()) {
        let rule = Rule::Beside { fact: "protocol", kind: Kind::PreferredProtocol };
        service.tell_by("preferred protocol", rule, preferred.short_name());
    }
    surface.add(format!("{MODULE}::{}", operations.service), service);
    let mut has_events = false;
    for operation in &operations.items {
        add_operation(surface, operation);
        has_events |= operation.input_events.is_some() || operation.output_events.is_some();
    }
    let visitors = ["visit_operations()", "visit_event_streams()"];
    for visitor in &visitors[..if has_events { 2 } else { 1 }] {
        surface.add(format!("{MODULE}::{visitor}"), Item::new(ItemKind::Function, Some(MODULE)));
    }
}

fn service(surface: &Surface<'_>, lowered: &Crate<'_>, operations: &Operations<'_>) -> Item {
    let shape = lowered.service;
    let mut item = Item::new(ItemKind::Service, Some(MODULE)).of_shape(&shape.id);
    item.tell("protocol", Kind::Protocol, operations.protocol.short_name());
    // Queries send the version; for other protocols it is only in a table.
    let sends_version = operations.protocol.short_name().ends_with("Query");
    let kind = if sends_version { Kind::WireBinding } else { Kind::Behavior };
    let version = shape.as_service().and_then(|service| service.version.as_deref());
    item.tell("version", kind, version.unwrap_or_default());
    item.tell_traits(surface.context_of_service(), &operations.traits, shape.id.name());
    item
}

fn add_operation(surface: &mut Surface<'_>, operation: &Operation<'_>) {
    let shape = operation.shape;
    let path = format!("{MODULE}::{}", operation.name);
    let mut item = Item::new(ItemKind::Operation, Some(MODULE)).of_shape(&shape.id);
    item.tell("name", Kind::WireName, shape.id.name());
    item.tell("namespace", Kind::Behavior, shape.id.namespace());
    for (name, ty) in [("input", &operation.input), ("output", &operation.output)] {
        let ty = ty.as_deref().map_or_else(|| "Unit".to_owned(), types::own);
        item.tell(name, Kind::Type, ty);
    }
    if let Some(input) = operation.input.as_ref().filter(|_| operation.owns_input) {
        item.tell_by("Input", Rule::Implementation { otherwise: Kind::Type }, input.as_str());
    }
    let events =
        [("InputEvents", &operation.input_events), ("OutputEvents", &operation.output_events)];
    for (name, events) in events {
        if let Some(ty) = events {
            let rule = Rule::Implementation { otherwise: Kind::Type };
            item.tell_by(name, rule, ty.as_str());
        }
    }
    if let Some(pagination) = &operation.pagination {
        let rule = Rule::Implementation { otherwise: Kind::Pagination };
        item.tell_by("Paginated", rule, members(pagination));
    }
    item.tell_documentation(surface.markdown(&shape.traits), operation.deprecated.as_deref());
    item.tell_traits(surface.context_of_service(), &operation.traits, shape.id.name());
    surface.add(path.clone(), item);

    let errors = format!("{MODULE}::{}", operation.error);
    surface.add(errors.clone(), Item::new(ItemKind::Errors, Some(&path)).of_shape(&shape.id));
    for error in &operation.errors {
        let variant = Item::new(ItemKind::Variant, Some(&errors)).of_shape(&shape.id);
        surface.add(format!("{errors}::{}", error.name), variant);
    }
    for waiter in &operation.waiters {
        surface.add(format!("{MODULE}::{}", waiter.constant), item_of(waiter, operation, &path));
    }
}

/// As in `NextToken, NextToken, Items, MaxResults`.
fn members(pagination: &Pagination) -> String {
    // The type of the items is that of the member.
    let Pagination { input_token, output_token, items, page_size, page_items: _ } = pagination;
    let all = [Some(input_token), Some(output_token), items.as_ref(), page_size.as_ref()];
    all.map(|member| member.map_or("none", String::as_str)).join(", ")
}

fn item_of(waiter: &Waiter, operation: &Operation<'_>, operation_path: &str) -> Item {
    let mut item = Item::new(ItemKind::Waiter, Some(operation_path)).of_shape(&operation.shape.id);
    item.tell("type", Kind::Type, format!("Waiter<{}>", operation.name));
    item.tell("name", Kind::Behavior, waiter.name.as_str());
    let delays = format!("{} to {} seconds", waiter.min_delay, waiter.max_delay);
    item.tell("delays", Kind::Waiter, delays);
    let own = operation.shape.traits.property("smithy.waiters#waitable", &waiter.name);
    let acceptors = own.and_then(|json| json.get("acceptors")).unwrap_or(&Json::Null);
    item.tell("acceptors", Kind::Waiter, traits::canonical(acceptors));
    let deprecated = waiter.deprecated.then_some("");
    item.tell_documentation(waiter.docs.as_str(), deprecated);
    item
}
