//! Descriptions in botocore's format: compares what is imported from them with what is imported
//! from a model of the same service.

use crate::files::{read, root};
use serde_json::Value;
use smithy_codegen::{BotocoreFiles, Converted, Source, carry_over, from_botocore, import};

const FOLDER: &str = "tests/descriptions/parcel-depot/2020-01-01";
const MODEL: &str = "tests/descriptions/parcel-depot.json";

fn source(path: &str) -> Source {
    Source::new(path, read(&root().join(path)))
}

fn converted() -> Converted {
    let piece = |name: &str| source(&format!("{FOLDER}/{name}"));
    let files = BotocoreFiles {
        service: piece("service-2.json"),
        paginators: Some(piece("paginators-1.json")),
        waiters: Some(piece("waiters-2.json")),
        endpoint_rules: Some(piece("endpoint-rule-set-1.json")),
    };
    from_botocore(&files).unwrap()
}

fn imported(source: &Source) -> Value {
    serde_json::from_str(&import(source).unwrap().text).unwrap()
}

/// Collects the differences: the paths, and the values there.
fn differences(path: &str, left: Option<&Value>, right: Option<&Value>, found: &mut Vec<String>) {
    match (left, right) {
        (left, right) if left == right => {}
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let new = right.keys().filter(|key| !left.contains_key(*key));
            for key in left.keys().chain(new) {
                differences(&format!("{path}/{key}"), left.get(key), right.get(key), found);
            }
        }
        _ => {
            let text = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
            found.push(format!("{path}: {}, {}", text(left), text(right)));
        }
    }
}

#[test]
fn imports_of_both_formats_differ_only_in_what_one_cannot_say() {
    let (model, description) = (imported(&source(MODEL)), imported(&converted().model));
    let mut found = Vec::new();
    differences("", Some(&model), Some(&description), &mut found);
    let short = |line: String| line.replace("com.amazonaws.parceldepot#", "");
    let found: Vec<String> = found.into_iter().map(short).collect();
    let expected = [
        // It does not always say that an operation only reads.
        r#"/shapes/FollowParcel/traits/smithy.api#readonly: {}, nothing"#,
        // It says how often a waiter tries, but not the longest delay.
        r#"/shapes/GetParcel/traits/smithy.waiters#waitable/ParcelArrived/maxDelay: 600, nothing"#,
        r#"/shapes/Goods/traits/smithy.api#uniqueItems: {}, nothing"#,
        r#"/shapes/Parcel/members/weight/traits/smithy.api#clientOptional: {}, nothing"#,
        r#"/shapes/Parcel/members/wheels/traits: {"smithy.api#default":4}, nothing"#,
        r#"/shapes/ParcelDepot/operations: [{"target":"ListParcels"},{"target":"SendParcel"}], [{"target":"FollowParcel"},{"target":"GetLabel"},{"target":"GetParcel"},{"target":"ListParcels"},{"target":"LoseParcel"},{"target":"SendParcel"}]"#,
        r#"/shapes/ParcelDepot/traits/aws.api#service/arnNamespace: "parcel-depot", nothing"#,
        r#"/shapes/ParcelDepot/traits/aws.api#service/cloudTrailEventSource: "parcel-depot.example.com", nothing"#,
        r#"/shapes/ParcelDepot/resources: [{"target":"ParcelResource"}], nothing"#,
        r#"/shapes/ParcelResource: {"type":"resource","identifiers":{"id":{"target":"ParcelId"}},"read":{"target":"GetParcel"},"delete":{"target":"LoseParcel"},"operations":[{"target":"FollowParcel"},{"target":"GetLabel"}]}, nothing"#,
        r#"/shapes/Size/members/EXTRA_LARGE: {"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":"x-large"}}, nothing"#,
        r#"/shapes/Size/members/x_large: nothing, {"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":"x-large"}}"#,
        r#"/shapes/Wheels/type: "intEnum", "integer""#,
        r#"/shapes/Wheels/members: {"TWO":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":2}},"FOUR":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":4}}}, nothing"#,
    ];
    assert_eq!(found, expected);
}

#[test]
fn documentation_and_endpoint_rules_are_converted_too() {
    let model: Value = serde_json::from_str(&converted().model.text).unwrap();
    let traits = &model["shapes"]["com.amazonaws.parceldepot#ParcelDepot"]["traits"];
    assert_eq!(traits["smithy.api#documentation"], "<p>Sends parcels.</p>");
    assert_eq!(traits["smithy.rules#endpointRuleSet"]["version"], "1.0");
    let send = &model["shapes"]["com.amazonaws.parceldepot#SendParcelRequest"]["members"];
    let parcel = &send["parcel"]["traits"]["smithy.rules#contextParam"];
    assert_eq!(*parcel, serde_json::json!({ "name": "Parcel" }));
}

#[test]
fn what_it_cannot_say_is_told() {
    let unsaid: Vec<String> = converted().unsaid.iter().map(ToString::to_string).collect();
    assert_eq!(
        unsaid,
        [
            "resources, and names in ARNs, CloudFormation and CloudTrail",
            "the name of the service's shape, which is derived from the service ID",
            "defaults of members, and which required ones a client treats as optional",
            "which structures are unions: old ones are not marked (marked: 2)",
            "which structures are inputs or outputs: those that nothing else refers to are assumed \
             to be (inputs: 6, outputs: 4)",
            "names of enum values, which are derived from the values (enums: 1)",
            "which integers are enums (integers: 2)",
            "which lists have unique items (lists: 3)",
            "the longest delay between attempts of waiters",
        ]
    );
}

/// Importing a description over a model of the same service loses nothing.
#[test]
fn what_the_model_at_hand_says_stays() {
    let model = source(MODEL);
    let kept = carry_over(&converted().model, &model).unwrap();
    let mut found = Vec::new();
    differences("", Some(&imported(&model)), Some(&imported(&kept)), &mut found);
    assert_eq!(found, [""; 0]);
}
