//! What the input of an operation says of its endpoint:
//! <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#binding-parameter-values>.

use crate::data::Structure;
use crate::shape::Shape;
use crate::value::{Value, take_part};

/// The input of an operation, of which single members are asked: a structure, or the value of one.
pub trait Input {
    /// Returns the value of a member, if it is set.
    fn member(&self, name: &str) -> Option<Value>;
}

impl<T: Shape + Structure> Input for T {
    fn member(&self, name: &str) -> Option<Value> {
        take_part(self, T::SCHEMA, name)
    }
}

impl Input for Value {
    fn member(&self, name: &str) -> Option<Value> {
        self.get(name).cloned()
    }
}

/// A step of a path into an input, of those that
/// [`operationContextParams`](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait)
/// may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the member of this name: `Table`.
    Member(&'static str),
    /// To every item of a list: `[*]`.
    Items,
    /// To every value of a map: `*`.
    Values,
    /// To every key of a map: `keys(…)`.
    Keys,
    /// To whatever several paths lead to, in turn: `[Put.Name, Delete.Name][]`.
    Each(&'static [&'static [Step]]),
}

/// Returns the text of a member, if it is set and a string.
pub fn text(input: &dyn Input, member: &str) -> Option<String> {
    input.member(member).as_ref().and_then(as_text).map(str::to_owned)
}

/// Returns whether a member is true, if it is set and a boolean.
pub fn flag(input: &dyn Input, member: &str) -> Option<bool> {
    match input.member(member) {
        Some(Value::Boolean(flag)) => Some(flag),
        _ => None,
    }
}

/// Returns the first of the texts that a path leads to.
pub fn text_at(input: &dyn Input, path: &[Step]) -> Option<String> {
    texts_at(input, path).and_then(|texts| texts.into_iter().next())
}

/// Returns the texts that a path leads to; none if there are none.
pub fn texts_at(input: &dyn Input, path: &[Step]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    collect_from(input, path, &mut texts);
    (!texts.is_empty()).then_some(texts)
}

/// Collects what the path leads to from an input, which is a structure.
fn collect_from(input: &dyn Input, path: &[Step], texts: &mut Vec<String>) {
    match path.split_first() {
        Some((Step::Member(name), rest)) => {
            input.member(name).iter().for_each(|value| collect(value, rest, texts));
        }
        Some((Step::Each(paths), _)) => {
            paths.iter().for_each(|path| collect_from(input, path, texts));
        }
        _ => {}
    }
}

/// Collects what the path leads to. Its depth is that of a path in a model.
fn collect(value: &Value, path: &[Step], texts: &mut Vec<String>) {
    let Some((step, rest)) = path.split_first() else {
        match value {
            Value::List(items) => texts.extend(items.iter().filter_map(as_text).map(str::to_owned)),
            value => texts.extend(as_text(value).map(str::to_owned)),
        }
        return;
    };
    match (step, value) {
        (Step::Member(name), value) => {
            value.get(name).into_iter().for_each(|value| collect(value, rest, texts));
        }
        (Step::Items, Value::List(items)) => {
            items.iter().for_each(|item| collect(item, rest, texts));
        }
        (Step::Values, Value::Map(entries)) => {
            entries.values().for_each(|value| collect(value, rest, texts));
        }
        (Step::Keys, Value::Map(entries)) => texts.extend(entries.keys().cloned()),
        (Step::Each(paths), value) => {
            paths.iter().for_each(|path| collect(value, path, texts));
        }
        _ => {}
    }
}

fn as_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) | Value::Enum(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn structure(members: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
        Value::Structure(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    fn string(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    #[test]
    fn members_that_are_set() {
        let input = structure([
            ("Bucket", string("b")),
            ("Class", Value::Enum("COLD".to_owned())),
            ("Force", Value::Boolean(true)),
        ]);
        assert_eq!(text(&input, "Bucket").as_deref(), Some("b"));
        assert_eq!(text(&input, "Class").as_deref(), Some("COLD"));
        assert_eq!((text(&input, "Force"), text(&input, "Key")), (None, None));
        assert_eq!((flag(&input, "Force"), flag(&input, "Bucket")), (Some(true), None));
    }

    #[test]
    fn paths_lead_to_members_items_keys_and_values() {
        let put = |name| structure([("Put", structure([("Name", string(name))]))]);
        let delete = structure([("Delete", structure([("Name", string("c"))]))]);
        let by_key = [("x".to_owned(), string("1")), ("y".to_owned(), string("2"))];
        let input = structure([
            ("Table", structure([("Name", string("t"))])),
            ("Writes", Value::List(vec![put("a"), put("b"), delete, structure([])])),
            ("Names", Value::List(vec![string("n"), Value::Null])),
            ("ByKey", Value::Map(by_key.into_iter().collect())),
        ]);
        use Step::{Each, Items, Keys, Member, Values};
        let texts = |path: &[Step]| texts_at(&input, path).unwrap_or_default();
        assert_eq!(texts(&[Member("Table"), Member("Name")]), ["t"]);
        assert_eq!(texts(&[Member("Writes"), Items, Member("Put"), Member("Name")]), ["a", "b"]);
        assert_eq!(texts(&[Member("Names")]), ["n"]);
        assert_eq!(texts(&[Member("ByKey"), Keys]), ["x", "y"]);
        assert_eq!(texts(&[Member("ByKey"), Values]), ["1", "2"]);
        let either = Each(&[&[Member("Put"), Member("Name")], &[Member("Delete"), Member("Name")]]);
        assert_eq!(texts(&[Member("Writes"), Items, either]), ["a", "b", "c"]);
        assert_eq!(texts_at(&input, &[Member("None"), Items]), None);
        assert_eq!(
            text_at(&input, &[Member("Writes"), Items, Member("Put"), Member("Name")]).as_deref(),
            Some("a")
        );
    }
}
