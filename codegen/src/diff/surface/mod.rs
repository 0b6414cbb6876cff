//! What a crate offers: its public items as users write them, and the facts of each.
//!
//! It is made from the lowered crate, so that it describes the Rust that follows from a model. Traits
//! add what is on the wire, and what `validate` demands.

mod bounds;
mod context;
mod endpoints;
mod operations;
mod shapes;
mod traits;
mod types;

pub(super) use bounds::{Bounds, Direction};

use super::change::Kind;
use crate::emit::{CLIENT_ITEMS, ROOT_ITEMS, VIOLATIONS, is_type_of};
use crate::lower::{Crate, Docs, Protocol};
use crate::model::{Model, ShapeId, Traits};
use crate::traits::Trait;
use context::Context;
use std::collections::{BTreeMap, BTreeSet};

/// The items of a crate, by their paths. The paths of methods and functions end in `()`, since a field
/// may have the same name.
pub(super) struct Surface<'m> {
    pub(super) items: BTreeMap<String, Item>,
    docs: Docs,
    /// The protocol that the operations speak, if there are any.
    protocol: Option<Protocol>,
    /// The shapes of which users send values.
    sent: BTreeSet<&'m ShapeId>,
}

/// An item of a crate, or a part of one.
pub(super) struct Item {
    pub(super) kind: ItemKind,
    /// The path of the item that it comes and goes with.
    pub(super) parent: Option<String>,
    /// The shape or member that it is for.
    pub(super) shape: Option<String>,
    /// Its facts, by name.
    pub(super) facts: Facts,
    /// What its member targets; for the schema of a list or a map, what the members of that target.
    pub(super) targets: BTreeMap<&'static str, Target>,
    /// Its parts, if their order matters.
    pub(super) order: Vec<String>,
}

pub(super) type Facts = BTreeMap<String, Fact>;

/// A fact about an item.
#[derive(Clone, PartialEq)]
pub(super) struct Fact {
    /// What follows if it changes.
    pub(super) rule: Rule,
    /// The fact, as text that is equal if the fact is.
    pub(super) value: String,
}

/// What follows if a fact comes, goes or changes.
#[derive(Clone, PartialEq)]
pub(super) enum Rule {
    /// Always a change of this kind.
    Always(Kind),
    /// A change of this kind if another fact of the item, which says more, stays as it is.
    Beside { fact: &'static str, kind: Kind },
    /// A limit of values that users send, or that they only receive.
    Limit { bounds: Bounds, is_sent: bool },
    /// A change of type. It reaches the wire if the form of values there changes too.
    Type { form: String },
    /// A Rust trait is implemented, no longer implemented, or implemented in another way.
    Implementation { otherwise: Kind },
    /// A default. It only has another meaning for others if it was there and still is.
    Default,
    /// An item should not be used, for this reason.
    Deprecation,
    /// A structure is an error, and who is at fault.
    Fault,
}

/// What a member targets.
pub(super) struct Target {
    /// The id of the shape.
    pub(super) id: String,
    /// The Rust type.
    pub(super) ty: String,
    /// The path of the schema, if the crate has nothing else of the shape.
    pub(super) schema: Option<String>,
    /// The facts that the member inherits, unless it has its own.
    pub(super) facts: Facts,
}

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKind {
    Crate,
    Module,
    Feature,
    ReExport,
    Function,
    Method,
    Structure,
    Union,
    Enum,
    IntEnum,
    Member,
    Variant,
    Schema,
    Service,
    Operation,
    Errors,
    Waiter,
    Parameters,
}

impl ItemKind {
    /// Returns the name, as in `structure`.
    pub(super) fn name(self) -> &'static str {
        match self {
            ItemKind::Crate => "crate",
            ItemKind::Module => "module",
            ItemKind::Feature => "feature",
            ItemKind::ReExport => "item of the runtime",
            ItemKind::Function => "function",
            ItemKind::Method => "method",
            ItemKind::Structure => "structure",
            ItemKind::Union => "union",
            ItemKind::Enum => "enum",
            ItemKind::IntEnum => "intEnum",
            ItemKind::Member => "member",
            ItemKind::Variant => "variant",
            ItemKind::Schema => "schema",
            ItemKind::Service => "service",
            ItemKind::Operation => "operation",
            ItemKind::Errors => "errors",
            ItemKind::Waiter => "waiter",
            ItemKind::Parameters => "parameters",
        }
    }

    /// Returns the kind of change that a new item of this kind is.
    pub(super) fn added(self) -> Kind {
        match self {
            ItemKind::Module => Kind::AddedModule,
            ItemKind::Member => Kind::AddedMember,
            ItemKind::Variant => Kind::AddedVariant,
            _ => Kind::AddedItem,
        }
    }
}

impl<'m> Surface<'m> {
    /// Returns what a lowered crate offers. `is_chosen` is whether the user chose the protocol.
    pub(super) fn of(
        model: &'m Model,
        lowered: &Crate<'m>,
        docs: Docs,
        is_chosen: bool,
    ) -> Surface<'m> {
        let protocol = lowered.operations.as_ref().map(|operations| operations.protocol);
        let sent = context::sent(model);
        let mut surface = Surface { items: BTreeMap::new(), docs, protocol, sent };
        surface.root(lowered);
        shapes::add(&mut surface, model, lowered);
        if let Some(operations) = &lowered.operations {
            operations::add(&mut surface, lowered, operations, is_chosen);
        }
        if let Some(endpoints) = &lowered.endpoints {
            endpoints::add(&mut surface, model.service(), endpoints);
        }
        surface
    }

    /// Adds what the root of the crate says and re-exports.
    fn root(&mut self, lowered: &Crate<'_>) {
        let service = lowered.service;
        let mut item = Item::new(ItemKind::Crate, None).of_shape(&service.id);
        let title = service.traits.str("smithy.api#title").unwrap_or(service.id.name());
        let version = service.as_service().and_then(|service| service.version.as_deref());
        let docs = self.markdown(&service.traits);
        let page = [title, version.unwrap_or_default(), &docs].join("\n");
        item.tell("documentation", Kind::Documentation, page);
        self.add("crate", item);

        let clients = lowered.operations.iter().flat_map(|_| CLIENT_ITEMS);
        for name in ROOT_ITEMS.iter().chain([&VIOLATIONS]).chain(clients) {
            let parent = CLIENT_ITEMS.contains(name).then_some(operations::MODULE);
            if !is_type_of(lowered, name) {
                self.add(*name, Item::new(ItemKind::ReExport, parent));
            }
        }
        self.features(lowered);
    }

    /// Adds the features that a crate has only if there is something to call.
    fn features(&mut self, lowered: &Crate<'_>) {
        let needed = match &lowered.operations {
            Some(operations) => operations.features.join(", "),
            None if lowered.endpoints.is_some() => "http".to_owned(),
            None => return,
        };
        let mut item = Item::new(ItemKind::Feature, None);
        item.tell("of the runtime", Kind::Features, needed);
        self.add("feature http", item);
    }

    /// Adds the setter of a field, unless it has the name of the field.
    fn add_setter(&mut self, owner: &str, field: &str, setter: &str) {
        if field.strip_prefix(owner).and_then(|rest| rest.strip_prefix("::")) != Some(setter) {
            let item = Item::new(ItemKind::Method, Some(field));
            self.add(format!("{owner}::{setter}()"), item);
        }
    }

    /// Returns the context of a shape of data.
    fn context(&self, shape: &ShapeId) -> Context {
        let is_sent = self.sent.contains(shape);
        Context { protocol: self.protocol, is_sent, is_of_service: false }
    }

    /// Returns the context of the service or an operation.
    fn context_of_service(&self) -> Context {
        Context { protocol: self.protocol, is_sent: false, is_of_service: true }
    }

    fn add(&mut self, path: impl Into<String>, item: Item) {
        self.items.insert(path.into(), item);
    }

    /// Returns the documentation among the traits. It has no links to other items, since links come and
    /// go with the items.
    fn markdown(&self, traits: &Traits) -> String {
        let text = traits.str("smithy.api#documentation");
        text.map(|text| self.docs.markdown(text, &|_| None)).unwrap_or_default()
    }
}

impl Item {
    fn new(kind: ItemKind, parent: Option<&str>) -> Item {
        Item {
            kind,
            parent: parent.map(str::to_owned),
            shape: None,
            facts: Facts::new(),
            targets: BTreeMap::new(),
            order: Vec::new(),
        }
    }

    /// Returns whether this is the schema of a shape that has no type. Such schemas are hidden.
    pub(super) fn is_schema_only(&self) -> bool {
        self.kind == ItemKind::Schema && self.parent.is_none()
    }

    fn of_shape(mut self, id: impl ToString) -> Item {
        self.shape = Some(id.to_string());
        self
    }

    /// Adds a fact whose changes are all of one kind.
    fn tell(&mut self, name: impl Into<String>, kind: Kind, value: impl Into<String>) {
        self.tell_by(name, Rule::Always(kind), value);
    }

    fn tell_by(&mut self, name: impl Into<String>, rule: Rule, value: impl Into<String>) {
        self.facts.insert(name.into(), Fact { rule, value: value.into() });
    }

    /// Adds its documentation and whether it is deprecated.
    fn tell_documentation(&mut self, docs: impl Into<String>, deprecated: Option<&str>) {
        self.tell("documentation", Kind::Documentation, docs);
        if let Some(reason) = deprecated {
            self.tell_by("deprecated", Rule::Deprecation, reason);
        }
    }

    /// Adds what traits say of an item that has the name `name` unless one of them says otherwise.
    fn tell_traits(&mut self, context: Context, traits: &[Trait<'_>], name: &str) {
        traits::tell(&mut self.facts, context, "", traits, name);
    }
}
