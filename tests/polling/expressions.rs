//! Expressions of JMESPath, as they were lowered, emitted and are evaluated, beside the crate
//! `jmespath`, over the same data.

use checks::round_trips::random::Random;
use golden_polling::operations::EXPRESSIONS;
use jmespath::{Context, DEFAULT_RUNTIME, Variable, interpret};
use serde_json::{Number, Value};
use smithy_shapes::Document;
use smithy_shapes::operation::waiter::{Expression, Matcher};
use std::rc::Rc;

/// Returns the texts of the expressions in the fixture, and what was generated of them.
fn expressions() -> Vec<(String, &'static Expression)> {
    let model: Value = serde_json::from_str(include_str!("../fixtures/polling.json")).unwrap();
    let traits = &model["shapes"]["example.kiln#Inspect"]["traits"];
    let acceptors = &traits["smithy.waiters#waitable"]["Expressions"]["acceptors"];
    let texts = acceptors
        .as_array()
        .unwrap()
        .iter()
        .map(|acceptor| acceptor["matcher"]["output"]["path"].as_str().unwrap().to_owned());
    let generated = EXPRESSIONS.acceptors().iter().map(|acceptor| match acceptor.matcher() {
        Matcher::Output(expression, _) => expression,
        other => panic!("{other:?}"),
    });
    let (texts, generated): (Vec<_>, Vec<_>) = (texts.collect(), generated.collect());
    assert_eq!(texts.len(), generated.len());
    texts.into_iter().zip(generated).collect()
}

#[test]
fn all_expressions_find_what_the_crate_jmespath_finds() {
    let mut random = Random::new(1);
    let data: Vec<(Document, Rc<Variable>)> = (0..500)
        .map(|_| {
            let data = [("doc", root(&mut random))].into_iter().collect();
            let variable = variable(&data);
            (data, variable)
        })
        .collect();
    for (text, generated) in expressions() {
        let parsed = jmespath::compile(&text).unwrap();
        let mut found_something = false;
        for (data, variable) in &data {
            let mut context = Context::new(&text, &DEFAULT_RUNTIME);
            let expected = interpret(variable, parsed.as_ast(), &mut context);
            let expected = expected.ok().map(|found| document(&found));
            let found = generated.evaluate(data);
            if is_mean_of_nothing(&text, data) {
                assert_eq!(found.as_deref(), Some(&Document::Null));
                continue;
            }
            assert_eq!(found.as_deref(), expected.as_ref(), "{text} in {data:?}");
            found_something |= expected.is_some_and(|expected| !is_nothing(&expected));
        }
        assert!(found_something, "{text} never finds anything: the test says nothing of it");
    }
}

/// Null by <https://jmespath.org/specification.html#avg>, and an error in the crate.
fn is_mean_of_nothing(text: &str, data: &Document) -> bool {
    let expression = Expression::Then(&[Expression::Field("doc"), Expression::Field("a")]);
    text.contains("avg(a)")
        && expression.evaluate(data).as_deref() == Some(&Document::List(Vec::new()))
}

fn is_nothing(found: &Document) -> bool {
    *found == Document::Null || *found == Document::List(Vec::new())
}

/// Returns the data as the crate has it. By serde, that would have maps in place of numbers, since
/// serde_json has its feature `arbitrary_precision` here.
fn variable(data: &Document) -> Rc<Variable> {
    Rc::new(match data {
        Document::Null => Variable::Null,
        Document::Boolean(value) => Variable::Bool(*value),
        Document::Number(number) => Variable::Number(Number::from_f64(number.as_f64()).unwrap()),
        Document::String(text) => Variable::String(text.clone()),
        Document::List(items) => Variable::Array(items.iter().map(variable).collect()),
        Document::Map(entries) => {
            Variable::Object(entries.iter().map(|(k, v)| (k.clone(), variable(v))).collect())
        }
    })
}

/// Returns what the crate found.
fn document(found: &Variable) -> Document {
    match found {
        Variable::Null => Document::Null,
        Variable::Bool(value) => (*value).into(),
        Variable::Number(number) => Document::Number(number.to_string().parse().unwrap()),
        Variable::String(text) => text.as_str().into(),
        Variable::Array(items) => Document::List(items.iter().map(|item| document(item)).collect()),
        Variable::Object(entries) => {
            entries.iter().map(|(key, value)| (key.as_str(), document(value))).collect()
        }
        Variable::Expref(_) => panic!("{found:?} is not data"),
    }
}

/// Mostly a map with the keys that the expressions name.
fn root(random: &mut Random) -> Document {
    if random.below(20) == 0 { value(random, 0) } else { map(random, 0) }
}

fn map(random: &mut Random, depth: usize) -> Document {
    let keys = ["a", "b", "c", "d"].into_iter().filter(|_| random.below(4) > 0);
    let keys: Vec<&str> = keys.collect();
    keys.into_iter().map(|key| (key, value(random, depth + 1))).collect()
}

fn value(random: &mut Random, depth: usize) -> Document {
    let is_leaf = depth > 3 || depth > 1 && random.below(3) > 0;
    let kinds = if is_leaf { 3 } else { 10 };
    match random.below(kinds) {
        0 => text(random),
        1 => number(random),
        2 => [Document::Null, true.into(), false.into()][random.below(3)].clone(),
        3 => map(random, depth),
        4 => (0..random.below(5)).map(|_| number(random)).collect::<Vec<_>>().into(),
        5 => (0..random.below(5)).map(|_| text(random)).collect::<Vec<_>>().into(),
        6..9 => (0..random.below(7)).map(|_| map(random, depth)).collect::<Vec<_>>().into(),
        _ => (0..random.below(7)).map(|_| value(random, depth + 1)).collect::<Vec<_>>().into(),
    }
}

fn number(random: &mut Random) -> Document {
    [-1.5, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0][random.below(7)].into()
}

fn text(random: &mut Random) -> Document {
    random.of_these(&["", "a", "b", "ab", "ba", "aéb"]).into()
}
