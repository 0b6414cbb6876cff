//! Crates with only some operations: their contents, and that these match the full crate.

use crate::files::{read, root};
use smithy_codegen::{Diagnostics, Docs, Files, Options, Source, generate};
use std::collections::BTreeSet;

/// Generates the crate with these operations, or with all.
pub fn options(operations: &[&str]) -> Options {
    Options {
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        ..Options::new("zoo", r#"{ path = "runtime" }"#)
    }
}

pub fn crate_of(options: &Options) -> Files {
    outcome(options).unwrap_or_else(|errors| panic!("{errors}"))
}

fn errors(operations: &[&str]) -> String {
    match outcome(&options(operations)) {
        Ok(files) => panic!("generated {:?}", files.keys()),
        Err(errors) => errors.to_string(),
    }
}

fn outcome(options: &Options) -> Result<Files, Diagnostics> {
    let model = "tests/fixtures/selection.json";
    let generated = generate(&[Source::new(model, read(&root().join(model)))], options)?;
    Ok(generated.files)
}

#[test]
fn types_are_those_that_the_operations_and_the_service_need() {
    let types = |operations: &[&str]| {
        let files = crate_of(&options(operations));
        let names = files.keys().filter_map(|path| path.strip_prefix("src/shapes/"));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        types(&["GetAnimal"]),
        ["animal.rs", "asleep.rs", "cage.rs", "closed.rs", "get_animal_input.rs"]
    );
    assert_eq!(types(&["PutPhoto"]), ["closed.rs", "photo.rs", "query.rs"]);
    assert_eq!(types(&[]).len(), 12);
}

#[test]
fn operations_are_named_by_name_or_id_in_any_order_and_number() {
    let files = crate_of(&options(&["ListAnimals", "GetAnimal"]));
    let names = ["GetAnimal", "example.zoo#ListAnimals", "example.zoo#GetAnimal", "GetAnimal"];
    assert_eq!(crate_of(&options(&names)), files);
}

/// Blocks are separated by blank lines: an item, a method, a macro variant.
fn blocks(files: &Files, path: &str) -> BTreeSet<String> {
    files[path].text.split("\n\n").map(|block| block.trim().to_owned()).collect()
}

/// The lines, without the links from inputs and outputs to their operations.
fn without_links(text: &str) -> impl Iterator<Item = &str> {
    let mut is_link = false;
    text.lines().filter(move |line| {
        let begins = line.starts_with("#[cfg_attr(");
        let was_link = is_link || begins;
        is_link = was_link && !line.ends_with(")]");
        !was_link
    })
}

#[test]
fn what_is_there_is_as_in_the_crate_of_all_operations() {
    // Documentation differs in the links that are possible.
    let whole = crate_of(&Options { docs: Docs::None, ..options(&[]) });
    for name in ["GetAnimal", "ListAnimals", "Open", "PutPhoto", "WatchAnimal"] {
        let part = crate_of(&Options { docs: Docs::None, ..options(&[name]) });
        let same = |path: &&String| {
            path.starts_with("src/shapes/")
                || path.starts_with("src/operations/")
                || *path == "src/lib.rs"
        };
        for path in part.keys().filter(same) {
            assert!(
                without_links(&part[path].text).eq(without_links(&whole[path].text)),
                "{name}: {path}"
            );
        }
        let (part, whole) = (blocks(&part, "src/schema.rs"), blocks(&whole, "src/schema.rs"));
        let is_list = |block: &&String| block.contains("\nuse ") || block.starts_with("use ");
        let other: Vec<&String> = part.difference(&whole).filter(|b| !is_list(b)).collect();
        assert!(other.is_empty(), "{name}: {other:#?}");
    }
}

#[test]
fn only_the_operations_are_there_with_what_belongs_to_them() {
    let files = crate_of(&options(&["GetAnimal", "ListAnimals"]));
    let modules: Vec<&str> =
        files.keys().filter_map(|it| it.strip_prefix("src/operations/")).collect();
    assert_eq!(modules, ["get_animal.rs", "list_animals.rs"]);
    assert!(files["src/operations/get_animal.rs"].text.contains("ANIMAL_AWAKE: "));
    assert!(files["src/operations/list_animals.rs"].text.contains("Pagination::new"));
    let list = &files["src/operations.rs"].text;
    for there in ["visit::<GetAnimal>", "visit::<ListAnimals>", "ANIMAL_AWAKE"] {
        assert!(list.contains(there), "{there} in {list}");
    }
    for absent in ["Open", "PutPhoto", "WatchAnimal", "visit_event_streams"] {
        assert!(!list.contains(absent), "{absent} in {list}");
    }
    let endpoint =
        |operations: &[&str]| crate_of(&options(operations))["src/endpoint.rs"].text.clone();
    assert!(endpoint(&[]).contains(r#"if let "GetAnimal" | "PutPhoto" = operation {"#));
    assert!(endpoint(&["GetAnimal"]).contains(r#"if operation == "GetAnimal" {"#));
    assert!(!endpoint(&["Open"]).contains("for_input"));
}

#[test]
fn features_are_those_that_the_operations_need() {
    let http = |operations: &[&str]| {
        let manifest = crate_of(&options(operations))["Cargo.toml"].text.clone();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap();
        let features = manifest["features"]["http"].as_array().unwrap().clone();
        let features = features.iter().map(|feature| feature.as_str().unwrap().to_owned());
        features.collect::<Vec<_>>()
    };
    assert_eq!(http(&["GetAnimal"]), ["smithy-shapes/http"]);
    assert_eq!(http(&["PutPhoto"]), ["smithy-shapes/http", "smithy-shapes/gzip"]);
    assert_eq!(http(&["WatchAnimal"]), ["smithy-shapes/http", "smithy-shapes/event-stream"]);
    assert_eq!(http(&[]).len(), 3);
}

#[test]
fn documentation_links_to_what_is_there() {
    let field = |operations: &[&str]| {
        let text = crate_of(&options(operations))["src/shapes/get_animal_input.rs"].text.clone();
        text.lines()
            .find(|line| line.contains("The name of the animal."))
            .unwrap()
            .trim()
            .to_owned()
    };
    let photo = "/// The name of the animal. A [`Photo`](crate::shapes::Photo) shows it, \
                 a [`Cage`](crate::shapes::Cage) holds it.";
    assert_eq!(field(&[]), photo);
    let no_photo = "/// The name of the animal. A `Photo` shows it, \
                    a [`Cage`](crate::shapes::Cage) holds it.";
    assert_eq!(field(&["GetAnimal"]), no_photo);
}

#[test]
fn all_operations_that_do_not_exist_are_named() {
    assert_eq!(
        errors(&["getanimals", "GetAnimal", "Feed", "example.zoo#Opne", "getanimals"]),
        "\
error: `example.zoo#Zoo` has no operation `Feed`
 = help: write it as in the model, such as `GetAnimal`

error: `example.zoo#Zoo` has no operation `example.zoo#Opne`
 = help: did you mean `example.zoo#Open`?

error: `example.zoo#Zoo` has no operation `getanimals`
 = help: did you mean `GetAnimal`?"
    );
    assert!(errors(&["Animal"]).contains("`example.zoo#Zoo` has no operation `Animal`"));
    assert!(errors(&["other#GetAnimal"]).contains("has no operation `other#GetAnimal`"));
}

#[test]
fn inputs_and_outputs_link_to_the_operations_that_are_there() {
    let link = |name: &str| format!("[`{name}`](crate::operations::{name})");
    let line = |text| format!("doc = \"\\n{text}\"");
    let files = crate_of(&options(&["GetAnimal", "ListAnimals"]));
    let contains = |path: &str, text| files[path].text.contains(&line(text));
    let get = link("GetAnimal");
    assert!(contains("src/shapes/get_animal_input.rs", format!("Input of {get}.")));
    assert!(contains("src/shapes/animal.rs", format!("Output of {get}.")));
    assert!(!files["src/shapes/cage.rs"].text.contains("cfg_attr"));
}
