//! What a crate offers: its public items as users write them, and the facts of each.
//!
//! Made of the lowered crate, so that it tells of the Rust that follows from a model; the traits
//! of the model add what stands on the wire and what `validate` demands.

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

/// The items of a crate, by their paths. Those of methods and functions end in `()`, since a field
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
    /// The path of the item with which it comes and goes.
    pub(super) parent: Option<String>,
    /// The shape or member that it is for.
    pub(super) shape: Option<String>,
    /// What is so about it, by a name for that.
    pub(super) facts: Facts,
    /// What its member targets, or its members where it is the schema of a list or a map.
    pub(super) targets: BTreeMap<&'static str, Target>,
    /// Its parts, where their order tells.
    pub(super) order: Vec<String>,
}

pub(super) type Facts = BTreeMap<String, Fact>;

/// What is so about an item.
#[derive(Clone, PartialEq)]
pub(super) struct Fact {
    /// What follows where it changes.
    pub(super) rule: Rule,
    /// What is so.
    pub(super) value: String,
}

/// What follows where a fact comes, goes or changes.
#[derive(Clone, PartialEq)]
pub(super) enum Rule {
    /// Always a change of this kind.
    Always(Kind),
    /// A change of this kind where another fact of the item stays as it is, which says more.
    Beside { fact: &'static str, kind: Kind },
    /// A limit of values, which users send or only receive.
    Limit { bounds: Bounds, is_sent: bool },
    /// A change of type, which reaches the wire if the form there changes too.
    Type { form: String },
    /// A trait of Rust is implemented or no longer, or in another way.
    Implementation { otherwise: Kind },
    /// A default, which only tells others something else if it was there and still is.
    Default,
    /// That an item should not be used, and why.
    Deprecation,
    /// That a structure is an error, and whose fault.
    Fault,
}

/// What a member targets.
pub(super) struct Target {
    /// The id of the shape.
    pub(super) id: String,
    /// The Rust type.
    pub(super) ty: String,
    /// The path of the schema, if it is all that the crate has of the shape.
    pub(super) schema: Option<String>,
    /// What is so of the member unless it says otherwise itself.
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
    /// As in `structure`.
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

    /// What it is if such an item is new.
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
    /// What the crate offers that was lowered from the model. `is_chosen` is whether the user chose
    /// the protocol.
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

    /// What the root of the crate says and re-exports.
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

    /// The features that a crate has only where it has something to call.
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

    /// Adds the setter of a field, where its name does not follow from that of the field.
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

    /// The documentation among the traits, without links to other items: these come and go with
    /// what they lead to.
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

    /// Whether this is the schema of a shape that has no type, which is hidden.
    pub(super) fn is_schema_only(&self) -> bool {
        self.kind == ItemKind::Schema && self.parent.is_none()
    }

    fn of_shape(mut self, id: impl ToString) -> Item {
        self.shape = Some(id.to_string());
        self
    }

    /// Adds a fact, any change of which is of one kind.
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
