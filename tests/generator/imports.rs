//! What `import` keeps of a model is all that a crate depends on, except for documentation and what
//! import drops for a reason.

use crate::targets::targets;
use smithy_codegen::{DROPPED, Source, import, without_dropped};

#[test]
fn an_imported_model_has_the_same_crate() {
    for mut target in targets() {
        target.docs = Some("none".to_owned());
        let sources = target.sources();
        let all: Vec<Source> = sources.iter().map(|one| without_dropped(one).unwrap()).collect();
        let kept: Vec<Source> = sources.iter().map(imported).collect();
        let [all, kept] = [all, kept].map(|sources| target.generate(&sources));
        assert_eq!(kept, all, "{}", target.name);
    }
}

fn imported(source: &Source) -> Source {
    Source::new(source.name.clone(), import(source).unwrap().text)
}

const MODEL: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#Shop": {
            "type": "service",
            "traits": {
                "aws.iam#supportedPrincipalTypes": ["Root"],
                "smithy.api#documentation": "A shop.",
                "smithy.rules#clientContextParams": {}
            }
        },
        "a#Order": {
            "type": "structure",
            "traits": { "smithy.api#deprecated": { "message": "Call us.", "since": "2020" } }
        },
        "a#Order$id": { "type": "apply", "traits": { "smithy.api#documentation": "Its number." } }
    }
}"#;

/// So the comparison leaves out no more than that.
#[test]
fn what_is_dropped_for_a_reason_is_what_is_listed() {
    let without = without_dropped(&Source::new("shop.json", MODEL)).unwrap();
    let model: serde_json::Value = serde_json::from_str(&without.text).unwrap();
    let expected = serde_json::json!({
        "smithy": "2.0",
        "metadata": {},
        "shapes": {
            "a#Shop": {
                "type": "service",
                "traits": { "aws.iam#supportedPrincipalTypes": ["Root"] }
            },
            "a#Order": {
                "type": "structure",
                "traits": { "smithy.api#deprecated": { "since": "2020" } }
            }
        }
    });
    assert_eq!(model, expected);
    let mut dropped: Vec<&str> = DROPPED.iter().map(|dropped| dropped.traits).collect();
    dropped.sort_unstable();
    let listed = [
        "smithy.api#deprecated",
        "smithy.api#documentation",
        "smithy.api#enum",
        "smithy.rules#*",
        "smithy.waiters#waitable",
    ];
    assert_eq!(dropped, listed);
}
