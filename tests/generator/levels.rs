//! How much of the model's documentation a crate has, and which of its workspace.

use crate::selection::{crate_of, options};
use smithy_codegen::{Docs, Files, Options};

fn crate_at(docs: Docs) -> Files {
    crate_of(&Options { docs, ..options(&[]) })
}

/// Returns the documentation before the line that starts with `item`.
#[track_caller]
fn docs_of(files: &Files, path: &str, item: &str) -> Vec<String> {
    let lines: Vec<&str> = files[path].text.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(item)).unwrap();
    let docs = lines[..at].iter().rev().skip_while(|line| line.starts_with('#'));
    let docs = docs.map_while(|line| line.strip_prefix("///")).map(|line| line.trim().to_owned());
    let mut docs: Vec<String> = docs.collect();
    docs.reverse();
    docs
}

#[test]
fn a_level_is_that_of_everything() {
    const HIDDEN: &str =
        "\nUse `runtime::Query` for the item of the runtime: a type of the service has its name.\n";
    let items: [(&str, &str, [&[&str]; 3]); 8] = [
        (
            "src/shapes/cage.rs",
            "pub enum Cage",
            [&["Where it lives. Some share one."], &["Where it lives."], &["`Cage`."]],
        ),
        (
            "src/shapes/cage.rs",
            "Inside",
            [&["Of another animal. Poor thing."], &["Of another animal."], &["`inside`."]],
        ),
        (
            "src/shapes/get_animal_input.rs",
            "pub name:",
            [
                &[
                    "The name of the animal. A [`Photo`](crate::shapes::Photo) shows it, \
                     a [`Cage`](crate::shapes::Cage) holds it.",
                    "",
                    "Required.",
                ],
                &["The name of the animal.", "", "Required."],
                &["`name`. Required."],
            ],
        ),
        ("src/shapes/query.rs", "Zoom", [&["`ZOOM`."], &["`ZOOM`."], &["`ZOOM`."]]),
        (
            "src/schema.rs",
            "pub static NAME:",
            [
                &["What an animal is called. Most listen to it."],
                &["What an animal is called."],
                &["`example.zoo#Name`."],
            ],
        ),
        (
            "src/operations/get_animal.rs",
            "pub enum GetAnimal {}",
            [
                &["Finds an [`Animal`](crate::shapes::Animal). Its \
                     [`Photo`](crate::shapes::Photo) is elsewhere."],
                &["Finds an [`Animal`](crate::shapes::Animal)."],
                &["`GetAnimal`."],
            ],
        ),
        (
            "src/operations/get_animal.rs",
            "ANIMAL_AWAKE",
            [
                &["Waits until it is awake. It may snore."],
                &["Waits until it is awake."],
                &["Waits for `AnimalAwake`."],
            ],
        ),
        (
            "src/endpoint.rs",
            "pub keeper:",
            [&["Who has the keys. Nobody else does."], &["Who has the keys."], &["`Keeper`."]],
        ),
    ];
    // What the generator says itself, at all levels.
    let of_generator = |item: &str| -> &[&str] {
        match item {
            "pub enum GetAnimal {}" => &[
                "",
                "* Request: `GET /animals/{name}`",
                "* Input: [`GetAnimalInput`](shapes::GetAnimalInput)",
                "* Output: [`Animal`](shapes::Animal)",
                "* Errors: [`GetAnimalError`]",
                "* Waiters: [`ANIMAL_AWAKE`]",
            ],
            "ANIMAL_AWAKE" => &[
                "",
                "Calls every 2 to 120 seconds. The first match decides:",
                "* succeeds if the call succeeds",
            ],
            _ => &[],
        }
    };
    for (index, level) in Docs::ALL.into_iter().enumerate() {
        let files = crate_at(level);
        for (path, item, docs) in &items {
            let expected = [docs[index], of_generator(item)].concat();
            assert_eq!(docs_of(&files, path, item), expected, "{level:?}: {item} in {path}");
        }
        let texts = ["\nA zoo. Its animals are fed at noon.\n", "\nA zoo.\n", ""];
        let service =
            format!("\n\nThe shapes of Zoo, version 1 of its API.\n{HIDDEN}{}", texts[index]);
        let page = &files["src/service.md"].text;
        assert!(page.contains(&format!("{service}\n# Example\n")), "{level:?}");
        let deprecated = r#"#[deprecated(note = "Cages are gone. Use no cage.")]"#;
        assert!(files["src/shapes/cage.rs"].text.contains(deprecated), "{level:?}");
    }
}

#[test]
fn levels_differ_in_documentation_alone() {
    let code = |level| {
        let files = crate_at(level);
        let is_code = |line: &&str| !line.trim_start().starts_with("///");
        let code = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
        let code = code.map(|(_, file)| file.text.lines().filter(is_code).collect::<String>());
        code.collect::<Vec<_>>()
    };
    assert_eq!(code(Docs::Short), code(Docs::Full));
    assert_eq!(code(Docs::None), code(Docs::Full));
}

/// So Cargo treats it as its own workspace if there is none above it, and as a member if there is.
#[test]
fn a_crate_does_not_say_that_it_is_a_workspace() {
    let manifest = crate_of(&options(&[]))["Cargo.toml"].text.clone();
    assert!(!toml::from_str::<toml::Table>(&manifest).unwrap().contains_key("workspace"));
}
