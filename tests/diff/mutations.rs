//! Mutates models: if the generated crate changes, something is reported; if it does not, nothing
//! is.

use crate::files::{read, root};
use crate::models::base;
use serde_json::{Value, json};
use smithy_codegen::{Files, Options, Source, diff, generate};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

#[test]
fn what_is_told_is_what_a_crate_shows() {
    let tried = check("the base", &base(), 16);
    assert!(tried > 450, "only {tried} mutations make a correct model");
}

#[test]
#[ignore = "takes minutes: cargo test --release -p tests --test diff -- --ignored"]
fn what_is_told_is_what_a_crate_shows_of_every_fixture() {
    for entry in fs::read_dir(root().join("tests/fixtures")).unwrap() {
        let path = entry.unwrap().path();
        let model: Value = serde_json::from_str(&read(&path)).unwrap();
        if crate_of(&model).is_some() {
            let name = path.display().to_string();
            println!("{name}: {} mutations", check(&name, &model, 1));
        }
    }
}

/// Tries all mutations, and prints how many made a valid model. Generating takes longer than
/// comparing, so if something is reported, only every `stride`th crate is checked.
fn check(name: &str, model: &Value, stride: usize) -> usize {
    let before = crate_of(model).unwrap();
    let mut tried = 0;
    let mut problems = Vec::new();
    for (index, mutation) in mutations(model).iter().enumerate() {
        let mut mutated = model.clone();
        mutation.apply(&mut mutated);
        let Ok(diff) = diff(&[source(model)], &[source(&mutated)], &Options::new("", "")) else {
            continue;
        };
        tried += 1;
        let is_told = !diff.changes().is_empty();
        if is_told && index % stride != 0 {
            continue;
        }
        let after = crate_of(&mutated).unwrap();
        let is_other =
            if is_told { after != before } else { unordered(&after) != unordered(&before) };
        if is_told != is_other {
            problems.push(format!("{mutation:?}\n{}", diff.to_text()));
        }
    }
    assert!(problems.is_empty(), "{name}: {}\n{}", problems.len(), problems.join("\n"));
    tried
}

/// Returns the lines of each file, sorted: another order of members is not a change. Nor is another call
/// as the example of the first page.
fn unordered(files: &Files) -> BTreeMap<&String, Vec<String>> {
    let lines = |text: &str| {
        // Members are counted.
        let lines = text.lines().map(|line| line.replace(|c: char| c.is_ascii_digit(), ""));
        let mut lines: Vec<String> = lines.collect();
        lines.sort();
        lines
    };
    let files = files.iter().filter(|(path, _)| *path != "src/service.md");
    files.map(|(path, file)| (path, lines(&file.text))).collect()
}

/// A change at a place in a model.
#[derive(Debug)]
enum Mutation {
    Remove(String, String),
    RemoveItem(String, usize),
    Insert(String, &'static str, Value),
    Replace(String, Value),
}

impl Mutation {
    fn apply(&self, model: &mut Value) {
        match self {
            Mutation::Remove(place, key) => drop(object(model, place).shift_remove(key)),
            Mutation::RemoveItem(place, index) => {
                model.pointer_mut(place).and_then(Value::as_array_mut).unwrap().remove(*index);
            }
            Mutation::Insert(place, id, value) => {
                let traits = object(model, place).entry("traits").or_insert_with(|| json!({}));
                traits[id] = value.clone();
            }
            Mutation::Replace(place, value) => *model.pointer_mut(place).unwrap() = value.clone(),
        }
    }
}

fn object<'m>(model: &'m mut Value, place: &str) -> &'m mut serde_json::Map<String, Value> {
    model.pointer_mut(place).and_then(Value::as_object_mut).unwrap()
}

/// Removes everything, replaces every simple value, gives every member other targets, and adds
/// every relevant trait to one shape and one member of each type.
fn mutations(model: &Value) -> Vec<Mutation> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, shape) in model["shapes"].as_object().unwrap() {
        let (place, kind) = (format!("/shapes/{}", escaped(id)), shape["type"].as_str().unwrap());
        collect(shape, &place, &mut all);
        if seen.insert((kind, "shape")) {
            add_traits(&place, of_shape(kind), &mut all);
        }
        for name in ["member", "key", "value"] {
            if shape.get(name).is_some() && seen.insert((kind, name)) {
                add_traits(&format!("{place}/{name}"), of_data(), &mut all);
            }
        }
        let members = shape.get("members").and_then(Value::as_object);
        for (name, _) in members.into_iter().flatten() {
            if seen.insert((kind, "members")) {
                let place = format!("{place}/members/{}", escaped(name));
                add_traits(&place, of_member(kind), &mut all);
            }
        }
    }
    all
}

type Traits = Vec<(&'static str, Value)>;

fn add_traits(place: &str, traits: Traits, all: &mut Vec<Mutation>) {
    let insert = |(id, value)| Mutation::Insert(place.to_owned(), id, value);
    all.extend(traits.into_iter().map(insert));
}

/// Returns the relevant traits that a shape of this type may have.
fn of_shape(kind: &str) -> Traits {
    let special = match kind {
        "service" | "operation" => return [of_all(), of_service()].concat(),
        "resource" => return Vec::new(),
        "list" | "map" => vec![("smithy.api#sparse", json!({}))],
        _ => Vec::new(),
    };
    [of_all(), of_data(), special].concat()
}

/// Returns the same for a member in `members` of such a shape.
fn of_member(kind: &str) -> Traits {
    match kind {
        "structure" => [of_all(), of_data(), of_fields()].concat(),
        "union" => [of_all(), of_data()].concat(),
        _ => of_all(),
    }
}

fn collect(json: &Value, place: &str, all: &mut Vec<Mutation>) {
    match json {
        Value::Object(entries) => {
            for (key, value) in entries {
                all.push(Mutation::Remove(place.to_owned(), key.clone()));
                collect(value, &format!("{place}/{}", escaped(key)), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                all.push(Mutation::RemoveItem(place.to_owned(), index));
                collect(value, &format!("{place}/{index}"), all);
            }
        }
        Value::String(_) if place.ends_with("/target") => {
            for target in ["String", "Integer", "Timestamp", "Document", "Unit"] {
                let target = json!(format!("smithy.api#{target}"));
                all.push(Mutation::Replace(place.to_owned(), target));
            }
        }
        Value::String(text) => {
            all.push(Mutation::Replace(place.to_owned(), json!(format!("{text}x"))));
        }
        Value::Bool(value) => all.push(Mutation::Replace(place.to_owned(), json!(!value))),
        Value::Number(number) => {
            let other = number.as_i64().map_or(json!(0.5), |number| json!(number.wrapping_add(1)));
            all.push(Mutation::Replace(place.to_owned(), other));
        }
        Value::Null => {}
    }
}

fn of_all() -> Traits {
    vec![
        ("smithy.api#deprecated", json!({ "message": "Not any more." })),
        ("smithy.api#documentation", json!("Said of it.")),
    ]
}

fn of_service() -> Traits {
    vec![
        ("aws.customizations#s3UnwrappedXmlOutput", json!({})),
        ("aws.protocols#awsQueryCompatible", json!({})),
        ("smithy.api#endpoint", json!({ "hostPrefix": "a." })),
        ("smithy.api#httpChecksumRequired", json!({})),
        ("smithy.api#requestCompression", json!({ "encodings": ["gzip"] })),
        ("smithy.api#xmlNamespace", json!({ "uri": "urn:new" })),
    ]
}

fn of_fields() -> Traits {
    vec![
        ("smithy.api#clientOptional", json!({})),
        ("smithy.api#default", json!("")),
        ("smithy.api#default", json!(0)),
        ("smithy.api#required", json!({})),
    ]
}

fn of_data() -> Traits {
    vec![
        ("aws.protocols#awsQueryError", json!({ "code": "E", "httpResponseCode": 409 })),
        ("aws.protocols#ec2QueryName", json!("Ec2")),
        ("smithy.api#error", json!("client")),
        ("smithy.api#eventHeader", json!({})),
        ("smithy.api#eventPayload", json!({})),
        ("smithy.api#hostLabel", json!({})),
        ("smithy.api#httpError", json!(418)),
        ("smithy.api#httpHeader", json!("X-New")),
        ("smithy.api#httpLabel", json!({})),
        ("smithy.api#httpPayload", json!({})),
        ("smithy.api#httpPrefixHeaders", json!("X-New-")),
        ("smithy.api#httpQuery", json!("new")),
        ("smithy.api#httpQueryParams", json!({})),
        ("smithy.api#httpResponseCode", json!({})),
        ("smithy.api#idempotencyToken", json!({})),
        ("smithy.api#input", json!({})),
        ("smithy.api#jsonName", json!("new")),
        ("smithy.api#length", json!({ "min": 3 })),
        ("smithy.api#mediaType", json!("text/plain")),
        ("smithy.api#pattern", json!("^new$")),
        ("smithy.api#range", json!({ "max": 3 })),
        ("smithy.api#retryable", json!({ "throttling": true })),
        ("smithy.api#sensitive", json!({})),
        ("smithy.api#timestampFormat", json!("http-date")),
        ("smithy.api#uniqueItems", json!({})),
        ("smithy.api#xmlAttribute", json!({})),
        ("smithy.api#xmlName", json!("new")),
        ("smithy.api#xmlNamespace", json!({ "uri": "urn:new" })),
    ]
}

/// Returns a key of a JSON pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn source(model: &Value) -> Source {
    Source::new("model.json", model.to_string())
}

/// Returns the crate for a model; `None` if the model is invalid.
fn crate_of(model: &Value) -> Option<Files> {
    let generated = generate(&[source(model)], &Options::new("mutated", "{ workspace = true }"));
    generated.ok().map(|generated| generated.files)
}
