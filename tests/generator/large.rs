//! The layout of files in large crates.

use smithy_codegen::{Files, Options, Source, generate};

/// Generates a crate with an input and this many structures, half of them named `Apple…` and half
/// `Bread…`.
fn with_structures(count: usize) -> Files {
    let name = |number| if number % 2 == 0 { "Apple" } else { "Bread" };
    let members: Vec<String> = (0..count)
        .map(|number| format!(r#""m{number}": {{ "target": "a#{}{number}" }}"#, name(number)))
        .collect();
    let shapes: String = (0..count)
        .map(|number| format!(r#", "a#{}{number}": {{ "type": "structure" }}"#, name(number)))
        .collect();
    let model = format!(
        r#"{{
            "smithy": "2.0",
            "shapes": {{
                "a#S": {{ "type": "service", "operations": [{{ "target": "a#Do" }}] }},
                "a#Do": {{ "type": "operation", "input": {{ "target": "a#In" }} }},
                "a#In": {{ "type": "structure", "members": {{ {} }} }}{shapes}
            }}
        }}"#,
        members.join(", ")
    );
    generate(&[Source::new("large.json", model)], &Options::new("large", "\"1\"")).unwrap().files
}

fn modules(files: &Files, declaration: &str) -> usize {
    let lines = files["src/shapes.rs"].text.lines();
    lines.filter(|line| line.starts_with(declaration)).count()
}

#[test]
fn a_thousand_types_are_files_of_one_folder() {
    let files = with_structures(999);
    assert!(files.contains_key("src/shapes/apple0.rs"));
    assert_eq!(modules(&files, "mod "), 1000);
    assert_eq!(modules(&files, "#[path"), 0);
}

#[test]
fn more_are_in_folders_by_their_first_letters() {
    let files = with_structures(1000);
    assert!(files.contains_key("src/shapes/a/apple0.rs"));
    assert!(files.contains_key("src/shapes/b/bread999.rs"));
    assert!(files.contains_key("src/shapes/i/in_.rs"));
    assert_eq!(modules(&files, "mod "), 1001);
    let declared = "#[path = \"shapes/b/bread999.rs\"]\nmod bread999;\n";
    assert!(files["src/shapes.rs"].text.contains(declared));
    // A file has the same content wherever it is, so moving it changes nothing.
    let fewer = with_structures(999);
    assert_eq!(files["src/shapes/a/apple0.rs"], fewer["src/shapes/apple0.rs"]);
}
