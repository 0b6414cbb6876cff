//! The structs for XML.

/// Kept as text.
type Timestamp = String;

#[derive(Deserialize, Serialize)]
pub struct List<T> {
    member: Vec<T>,
}

#[derive(Deserialize, Serialize)]
pub struct Map {
    entry: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
struct Entry {
    key: String,
    value: String,
}

// One text for two formats.
include!("shapes.rs");
