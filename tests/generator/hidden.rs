//! Types of the service with the names of runtime items that the crate's root re-exports.

use smithy_codegen::{Generated, Options, Source, generate};

/// Generates the crate of a service whose operation returns structures with these names.
fn with_types(names: &[&str]) -> Generated {
    let shapes = names.iter().map(|name| format!(r#""a#{name}": {{ "type": "structure" }},"#));
    let members = names.iter().map(|name| format!(r#""{name}": {{ "target": "a#{name}" }}"#));
    let model = format!(
        r#"{{ "smithy": "2.0", "shapes": {{
{}
"a#Service": {{ "type": "service", "operations": [{{ "target": "a#Run" }}],
    "traits": {{ "aws.protocols#awsJson1_0": {{}} }} }},
"a#Run": {{ "type": "operation", "output": {{ "target": "a#RunOutput" }} }},
"a#RunOutput": {{ "type": "structure", "members": {{ {} }} }}
}} }}"#,
        shapes.collect::<String>(),
        members.collect::<Vec<_>>().join(", "),
    );
    let options = Options::new("hidden", r#"{ path = "runtime" }"#);
    generate(&[Source::new("hidden.json", model)], &options).unwrap()
}

#[test]
fn a_note_says_where_the_item_of_the_runtime_is() {
    let generated = with_types(&["Error"]);
    let notes: Vec<String> = generated.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        ["\
note: `Error` in the root of the crate is the type of `a#Error`
 --> hidden.json:2:1
  |
2 | \"a#Error\": { \"type\": \"structure\" },
  | ^^^^^^^^^
  = help: the `Error` of the runtime is `runtime::Error`"]
    );
}

#[test]
fn so_does_the_documentation_of_the_crate() {
    let docs = |names| with_types(names).files["src/service.md"].text.clone();
    assert!(!docs(&["Order"]).contains("runtime"));
    assert!(docs(&["Endpoint"]).contains(
        "\nUse `runtime::Endpoint` for the item of the runtime: a type of the service has its name.\n"
    ));
    assert!(docs(&["Endpoint", "Error", "Violations"]).contains(
        "\nUse `runtime::Error`, `runtime::Violations` and `runtime::Endpoint` for the items of the runtime: types of the service have their names.\n"
    ));
}

#[test]
fn the_root_re_exports_the_rest() {
    let library = &with_types(&["Endpoint", "Error", "Violations"]).files["src/lib.rs"].text;
    assert!(library.contains(
        "pub use smithy_shapes::{BigDecimal, BigInteger, Blob, Document, Query, Shape, Timestamp, Value};\n"
    ));
    assert!(library.contains("pub use smithy_shapes::{Operation, OperationError};\n"));
    assert!(!library.contains("Violations"));
}
