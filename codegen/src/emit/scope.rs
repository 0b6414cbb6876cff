//! The names that a generated file uses, and where they come from: the one place that knows the
//! paths of the runtime.

use super::code::Code;
use super::layout::{Lines, name_order};
use crate::lower::Crate;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The crate that generated code calls.
pub(super) const RUNTIME: &str = "smithy_shapes";

/// The items of the runtime that generated code names, by module.
const RUNTIME_ITEMS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "BigDecimal",
            "BigInteger",
            "Blob",
            "Document",
            "Error",
            "Schema",
            "Shape",
            "Timestamp",
            "Unit",
            "UnknownMember",
            "UnknownNumber",
            "UnknownValue",
        ],
    ),
    ("deserializer", &["ShapeDeserializer", "read"]),
    ("schema", &["Bound", "Fault", "Member", "ShapeType", "TimestampFormat", "Trait", "prelude"]),
    ("serializer", &["MemberSerializer"]),
    ("shape", &["Enum", "IntEnum", "ShapeData", "ShapeVisitor", "Structure", "Union"]),
];

/// The items of the runtime that only the module `endpoint` names, where there are no types.
const ENDPOINT_ITEMS: &[(&str, &[&str])] = &[
    ("endpoint", &["Endpoint", "SpecialCase", "StandardEndpoints", "context", "rules"]),
    ("endpoint::context", &["Input", "Step"]),
];

/// The items of the runtime that only the module `operations` names, where they are reserved.
const OPERATION_ITEMS: &[(&str, &[&str])] =
    &[("operation", &["Modeled", "OperationVisitor", "Pagination", "Unhandled"])];

/// The items of the standard library, by module. Those of the prelude need no import.
const STD_ITEMS: &[(&str, &str, bool)] = &[
    ("boxed", "Box", true),
    ("clone", "Clone", true),
    ("collections", "BTreeMap", false),
    ("convert", "Into", true),
    ("default", "Default", true),
    ("iter", "IntoIterator", true),
    ("option", "Option", true),
    ("result", "Result", true),
    ("string", "String", true),
    ("vec", "Vec", true),
];

/// The items of the runtime that the root of a crate re-exports, whatever its features.
pub const ROOT_ITEMS: &[&str] = &[
    "BigDecimal",
    "BigInteger",
    "Blob",
    "Document",
    "Error",
    "Query",
    "Shape",
    "Timestamp",
    "Value",
];

/// What the root re-exports besides with the feature `validate`.
pub const VIOLATIONS: &str = "Violations";

/// What the root re-exports besides where there are operations, with the feature `http`.
pub const CLIENT_ITEMS: &[&str] = &["Endpoint", "Operation", "OperationError"];

/// The names in one file. A name that the file's own type has is written with its path instead.
pub(super) struct Scope<'a> {
    own: &'a str,
    /// Whether the file is beside those of the types, and not in another module.
    is_among_shapes: bool,
    imports: RefCell<BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    /// The scope of a file that defines the type `own`.
    pub(super) fn of(own: &'a str) -> Self {
        Scope { own, is_among_shapes: true, imports: RefCell::default() }
    }

    /// The scope of a file in another module than the generated types.
    pub(super) fn outside_shapes(own: &'a str) -> Self {
        Scope { is_among_shapes: false, ..Scope::of(own) }
    }

    /// An item of the runtime.
    pub(super) fn runtime(&self, name: &str) -> Code {
        self.name(name, &runtime_path(name), true)
    }

    /// An item of the standard library.
    pub(super) fn std(&self, name: &str) -> Code {
        let item = STD_ITEMS.iter().find(|(_, item, _)| *item == name);
        let (module, in_prelude) =
            item.map_or(("", true), |(module, _, prelude)| (*module, *prelude));
        self.name(name, &format!("std::{module}::{name}"), !in_prelude)
    }

    /// Another generated type.
    pub(super) fn shape(&self, name: &str) -> Code {
        if !self.is_among_shapes {
            return format!("{}::{name}", self.shapes()).into();
        }
        if name == self.own {
            return Code::from(name);
        }
        let taken = RUNTIME_ITEMS.iter().any(|(_, items)| items.contains(&name))
            || STD_ITEMS.iter().any(|(_, item, _)| *item == name);
        let path = format!("super::{name}");
        if taken { Code::from(path) } else { self.name(name, &path, true) }
    }

    /// The type of the service, in the file of an operation.
    pub(super) fn service(&self, name: &str) -> Code {
        self.name(name, &format!("super::{name}"), true)
    }

    /// The module of the generated types.
    pub(super) fn shapes(&self) -> Code {
        self.name("shapes", "crate::shapes", true)
    }

    /// The schema tables of the crate.
    pub(super) fn schema(&self) -> Code {
        self.name("schema", "crate::schema", true)
    }

    /// Imports a trait of the runtime for its methods, which do not need its name.
    pub(super) fn import_methods(&self, name: &str) {
        let path = runtime_path(name);
        let import = if name == self.own { format!("{path}{UNNAMED}") } else { path };
        self.imports.borrow_mut().insert(import);
    }

    fn name(&self, name: &str, path: &str, import: bool) -> Code {
        if name == self.own {
            return Code::from(path);
        }
        if import {
            self.imports.borrow_mut().insert(path.to_owned());
        }
        Code::from(name)
    }

    /// Writes the `use` items for all names asked for so far, as rustfmt orders them.
    pub(super) fn write_imports(self, lines: &mut Lines) {
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for path in self.imports.into_inner() {
            let (module, name) = path.rsplit_once("::").unwrap_or(("", &path));
            match groups.iter_mut().find(|(group, _)| group == module) {
                Some((_, names)) => names.push(name.to_owned()),
                None => groups.push((module.to_owned(), vec![name.to_owned()])),
            }
        }
        groups.sort_by_cached_key(|(module, names)| order_of(module, names));
        for (module, names) in groups {
            lines.import("use", &module, names);
        }
    }
}

/// Where rustfmt puts an import: what is near comes first, and at each place of a path names come
/// before modules, and lists last.
fn order_of(module: &str, names: &[String]) -> Vec<(u8, Vec<(u8, usize)>)> {
    let place = |segment: &str| match segment {
        "super" => 0,
        "crate" => 1,
        other if other.starts_with(char::is_uppercase) => 2,
        _ => 3,
    };
    let ranked = |segment: &str| (place(segment), name_order(segment));
    let mut order: Vec<(u8, Vec<(u8, usize)>)> = module.split("::").map(ranked).collect();
    order.push(match names {
        [name] => ranked(name),
        _ => (4, Vec::new()),
    });
    order
}

/// What follows the path of an import that gives no name.
const UNNAMED: &str = " as _";

fn runtime_path(name: &str) -> String {
    let mut modules = RUNTIME_ITEMS.iter().chain(ENDPOINT_ITEMS).chain(OPERATION_ITEMS);
    let module = modules.find(|(_, items)| items.contains(&name));
    match module {
        Some(("", _)) | None => format!("{RUNTIME}::{name}"),
        Some((module, _)) => format!("{RUNTIME}::{module}::{name}"),
    }
}

/// Whether a type of the service has this name, so that the crate root cannot give it to one of the
/// runtime's. It is kept free for a type that is not selected.
pub fn is_type_of(lowered: &Crate<'_>, name: &str) -> bool {
    lowered.type_names.values().any(|type_name| type_name.ident == name)
}
