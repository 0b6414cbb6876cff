//! Models of our own, loaded: what they become, and which errors the wrong ones give.

mod closures;
mod merges;
mod nesting;
mod shapes;
mod wrong_files;
mod wrong_keys;
mod wrong_merges;
mod wrong_services;
mod wrong_shapes;

use super::{Model, Shape, ShapeId, Source, load};

fn source(name: &str, text: &str) -> Source {
    Source::new(name, text.trim())
}

/// Returns a model of a service and some shapes, whose first line is the second of the text.
fn with_service(shapes: &str) -> String {
    let shapes = shapes.trim();
    let service = r#""example#Service": {"type": "service"}"#;
    format!("{{\"smithy\": \"2.0\", \"shapes\": {{{service},\n{shapes}\n}}}}")
}

/// Returns the model of a service that is not connected to these shapes.
fn load_shapes(shapes: &str) -> Model {
    load(&[source("model.json", &with_service(shapes))], None).unwrap()
}

fn shape<'m>(model: &'m Model, id: &str) -> &'m Shape {
    model.shape(&ShapeId::parse(id).unwrap()).unwrap()
}

fn member_names(shape: &Shape) -> Vec<&str> {
    shape.members.iter().map(|member| member.name.as_str()).collect()
}

fn assert_files(sources: &[Source], service: Option<&str>, expected: &str) {
    let errors = load(sources, service).unwrap_err().to_string();
    assert_eq!(errors, expected.trim(), "\n\nGot:\n{errors}\n");
}

fn assert_file(text: &str, expected: &str) {
    assert_files(&[source("model.json", text)], None, expected);
}

fn assert_shapes(shapes: &str, expected: &str) {
    assert_file(&with_service(shapes), expected);
}
