//! From a published model to one for the model folder: the facts, with the traits that the
//! generator reads or will read, and nothing else.

mod c2j;

pub use c2j::{C2jFiles, Converted, from_c2j};

use crate::diagnostic::{Diagnostics, Source};
use crate::model;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The traits that are kept. `…#*` is all of a namespace.
///
/// Dropped are documentation, whose sentences belong to those who wrote them, rule programs and
/// their tests, and what concerns IAM and CloudFormation.
const KEPT: &[&str] = &[
    // What a type is.
    "smithy.api#addedDefault",
    "smithy.api#box",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#deprecated",
    "smithy.api#enum",
    "smithy.api#enumValue",
    "smithy.api#input",
    "smithy.api#mixin",
    "smithy.api#output",
    "smithy.api#required",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#title",
    // What constrains it.
    "smithy.api#length",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#requiresLength",
    "smithy.api#uniqueItems",
    // How it stands on the wire.
    "aws.protocols#*",
    "smithy.protocols#*",
    "smithy.api#endpoint",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpChecksumRequired",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#jsonName",
    "smithy.api#mediaType",
    "smithy.api#requestCompression",
    "smithy.api#timestampFormat",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
    // What an operation does.
    "smithy.api#error",
    "smithy.api#idempotencyToken",
    "smithy.api#idempotent",
    "smithy.api#paginated",
    "smithy.api#readonly",
    "smithy.api#retryable",
    "smithy.waiters#waitable",
    // Where it is and who may.
    "aws.api#service",
    "aws.auth#*",
    "aws.endpoints#*",
    "smithy.api#auth",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#optionalAuth",
];

/// The properties of kept traits that hold sentences.
const SENTENCES: &[(&str, &str)] = &[
    ("smithy.api#deprecated", "message"),
    ("smithy.api#enum", "documentation"),
    ("smithy.waiters#waitable", "documentation"),
];

/// A model for the model folder.
pub struct Imported {
    /// The file.
    pub text: String,
    /// The ids of the services in it.
    pub services: Vec<String>,
    /// How many shapes there are of each type.
    counts: BTreeMap<String, usize>,
}

impl Imported {
    /// How many shapes of which types: `3 shapes (2 structures, 1 service)`.
    pub fn summary(&self) -> String {
        let total: usize = self.counts.values().sum();
        let mut types: Vec<(&String, &usize)> = self.counts.iter().collect();
        types.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        let types: Vec<String> = types
            .iter()
            .map(|(name, count)| format!("{count} {name}{}", if **count == 1 { "" } else { "s" }))
            .collect();
        format!("{total} shapes ({})", types.join(", "))
    }
}

/// Makes a model for the model folder. Shapes and members keep their order; importing the result
/// again changes nothing.
///
/// # Errors
///
/// If the source is no model.
pub fn import(source: &Source) -> Result<Imported, Diagnostics> {
    let ast = model::parse(source)?;
    let mut counts = BTreeMap::new();
    let mut services = Vec::new();
    let mut shapes = Map::new();
    for (id, mut shape) in ast.shapes {
        strip(&mut shape);
        let shape_type = shape.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        if shape_type == "apply" && shape.get("traits").is_none() {
            continue;
        }
        if shape_type == "service" {
            services.push(id.clone());
        }
        *counts.entry(shape_type).or_default() += 1;
        shapes.insert(id, shape);
    }
    let model = json!({ "smithy": ast.version, "shapes": shapes });
    Ok(Imported { text: format!("{model:#}\n"), services, counts })
}

/// Drops the traits that are not kept from a shape and its members.
fn strip(shape: &mut Value) {
    let Some(shape) = shape.as_object_mut() else { return };
    for member in ["member", "key", "value"] {
        shape.get_mut(member).into_iter().for_each(strip);
    }
    if let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) {
        members.values_mut().for_each(strip);
    }
    if let Some(traits) = shape.get_mut("traits").and_then(Value::as_object_mut) {
        traits.retain(|id, _| is_kept(id));
        for (id, property) in SENTENCES {
            traits.get_mut(*id).into_iter().for_each(|value| remove_property(value, property));
        }
        if traits.is_empty() {
            shape.shift_remove("traits");
        }
    }
}

fn is_kept(id: &str) -> bool {
    KEPT.iter().any(|kept| match kept.strip_suffix('*') {
        Some(namespace) => id.starts_with(namespace),
        None => id == *kept,
    })
}

/// Removes a property wherever it occurs. JSON is not deeper than its parser allows.
fn remove_property(value: &mut Value, property: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| remove_property(item, property)),
        Value::Object(properties) => {
            properties.shift_remove(property);
            properties.values_mut().for_each(|value| remove_property(value, property));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = r##"{
  "smithy": "2.0",
  "metadata": { "suppressions": [] },
  "shapes": {
    "example#Z": {
      "type": "structure",
      "members": {
        "b": {
          "target": "example#A",
          "traits": { "smithy.api#documentation": "<p>B</p>", "smithy.api#required": {} }
        },
        "a": { "target": "example#A", "traits": { "smithy.api#documentation": "<p>A</p>" } }
      },
      "traits": { "aws.iam#iamAction": {}, "smithy.rules#endpointRuleSet": {} }
    },
    "example#A": {
      "type": "string",
      "traits": {
        "smithy.api#deprecated": { "message": "Use B.", "since": "2020" },
        "smithy.api#length": { "max": 3 }
      }
    }
  }
}"##;

    const KEPT_FACTS: &str = r##"{
  "smithy": "2.0",
  "shapes": {
    "example#Z": {
      "type": "structure",
      "members": {
        "b": {
          "target": "example#A",
          "traits": {
            "smithy.api#required": {}
          }
        },
        "a": {
          "target": "example#A"
        }
      }
    },
    "example#A": {
      "type": "string",
      "traits": {
        "smithy.api#deprecated": {
          "since": "2020"
        },
        "smithy.api#length": {
          "max": 3
        }
      }
    }
  }
}
"##;

    #[test]
    fn facts_stay_in_order_and_the_rest_goes() {
        let imported = import(&Source::new("published.json", PUBLISHED)).unwrap();
        assert_eq!(imported.text, KEPT_FACTS);
        assert_eq!(imported.summary(), "2 shapes (1 string, 1 structure)");
    }

    #[test]
    fn importing_twice_changes_nothing() {
        let again = import(&Source::new("imported.json", KEPT_FACTS)).unwrap();
        assert_eq!(again.text, KEPT_FACTS);
    }
}
