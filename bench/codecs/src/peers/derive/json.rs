//! The structs for JSON.

use std::collections::BTreeMap;

type Timestamp = f64;
type List<T> = Vec<T>;
type Map = BTreeMap<String, String>;

// One text for two formats.
include!("shapes.rs");
