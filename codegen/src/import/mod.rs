//! Converts a published model to one for the model folder: the facts, with the traits that the
//! generator reads or will read, and nothing else.

mod allowed;
mod botocore;
mod carried;
mod endpoints;
mod reduce;
mod unsaid;

pub use allowed::{DROPPED, Dropped};
pub use botocore::{BotocoreFiles, Converted, from_botocore};
pub use carried::{carry_over, check_waiters};
pub use reduce::reduce;
pub use unsaid::{Unsaid, unsaid_beside};

use crate::diagnostic::{Diagnostics, Source};
use crate::model;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A model for the model folder.
pub struct Imported {
    /// The file.
    pub text: String,
    /// The ids of the services in it.
    pub services: Vec<String>,
    /// The names of these services in AWS's SDKs, independent of their shapes' names.
    sdk_ids: Vec<String>,
    /// The number of shapes of each type.
    counts: BTreeMap<String, usize>,
}

impl Imported {
    /// Summarizes the shapes by type: `3 shapes (2 structures, 1 service)`.
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

    /// Returns whether both models are of the same service, judging by its ID or its name in AWS's
    /// SDKs.
    pub fn is_of_same_service(&self, other: &Imported) -> bool {
        let has_same_sdk_ids = !self.sdk_ids.is_empty() && self.sdk_ids == other.sdk_ids;
        self.services == other.services || has_same_sdk_ids
    }
}

/// Makes a model for the model folder. Shapes and members keep their order; importing the result
/// again changes nothing.
///
/// # Errors
///
/// Returns an error if the source is not a model.
pub fn import(source: &Source) -> Result<Imported, Diagnostics> {
    let ast = model::parse(source)?;
    let mut counts = BTreeMap::new();
    let mut services = Vec::new();
    let mut sdk_ids = Vec::new();
    let mut shapes = Map::new();
    for (id, mut shape) in ast.shapes {
        let shape_type = shape.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        if shape_type == "service" {
            endpoints::derive_traits(&mut shape);
        }
        allowed::strip(&mut shape);
        if shape_type == "apply" && shape.get("traits").is_none() {
            continue;
        }
        let is_mixin = shape.pointer("/traits/smithy.api#mixin").is_some();
        if shape_type == "service" && !is_mixin {
            services.push(id.clone());
            sdk_ids.extend(sdk_id(&shape).map(str::to_owned));
        }
        *counts.entry(shape_type).or_default() += 1;
        shapes.insert(id, shape);
    }
    let model = json!({ "smithy": ast.version, "shapes": shapes });
    Ok(Imported { text: format!("{model:#}\n"), services, sdk_ids, counts })
}

/// Drops from a published model only what [`DROPPED`] lists, and adds the endpoint traits that
/// [`import`] adds. Generated without documentation, it has the same crate as what `import` keeps.
///
/// # Errors
///
/// If the source is not a model.
pub fn without_dropped(source: &Source) -> Result<Source, Diagnostics> {
    let mut ast = model::parse(source)?;
    for shape in ast.shapes.values_mut() {
        endpoints::derive_traits(shape);
        allowed::strip_dropped(shape);
    }
    ast.shapes.retain(|_, shape| shape["type"] != "apply" || shape.get("traits").is_some());
    let model = json!({ "smithy": ast.version, "metadata": ast.metadata, "shapes": ast.shapes });
    Ok(Source::new(source.name.clone(), format!("{model:#}\n")))
}

fn sdk_id(service: &Value) -> Option<&str> {
    service.get("traits")?.get("aws.api#service")?.get("sdkId")?.as_str()
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
