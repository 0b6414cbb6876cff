//! Where two values differ.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::mismatch::Mismatch;
use smithy_shapes::Value;

/// How many characters of a value are shown.
const MAX_SHOWN: usize = 500;

/// Returns the first place where what came is not what was sent. Values are shown as they are: they are
/// made up.
pub(crate) fn difference(sent: &Value, came: &Value) -> Option<Mismatch> {
    Comparison { path: String::new(), may_be_more: false }.find(sent, came)
}

/// Returns the same, where members may have come that were not sent.
pub(crate) fn lost(sent: &Value, came: &Value) -> Option<Mismatch> {
    Comparison { path: String::new(), may_be_more: true }.find(sent, came)
}

struct Comparison {
    path: String,
    may_be_more: bool,
}

impl Comparison {
    fn find(&mut self, sent: &Value, came: &Value) -> Option<Mismatch> {
        match (sent, came) {
            (Value::Structure(sent), Value::Structure(came)) => {
                self.find_in_parts(&by_name(sent), &by_name(came))
            }
            (Value::Map(sent), Value::Map(came)) => {
                self.find_in_parts(&by_key(sent), &by_key(came))
            }
            (Value::List(sent), Value::List(came)) if sent.len() == came.len() => {
                let mut pairs = sent.iter().zip(came).enumerate();
                pairs.find_map(|(index, (sent, came))| {
                    self.below(&index.to_string(), |this| this.find(sent, came))
                })
            }
            (Value::Union(tag, sent), Value::Union(other, came)) if tag == other => {
                self.below(tag, |this| this.find(sent, came))
            }
            _ if sent == came => None,
            _ => Some(self.mismatch(Some(sent), Some(came))),
        }
    }

    /// Compares what has the same names, and then finds what only one of them has.
    fn find_in_parts(&mut self, sent: &Parts<'_>, came: &Parts<'_>) -> Option<Mismatch> {
        for (name, sent) in sent {
            let found = self.below(name, |this| match came.get(name) {
                Some(came) => this.find(sent, came),
                None => Some(this.mismatch(Some(sent), None)),
            });
            if found.is_some() {
                return found;
            }
        }
        let (name, new) = came.iter().find(|(name, _)| !sent.contains_key(*name))?;
        let is_wrong = !self.may_be_more;
        is_wrong.then(|| self.below(name, |this| this.mismatch(None, Some(new))))
    }

    /// One step further down.
    fn below<T>(&mut self, name: &str, find: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(name);
        let found = find(self);
        self.path.truncate(length);
        found
    }

    fn mismatch(&self, sent: Option<&Value>, came: Option<&Value>) -> Mismatch {
        let shown = |value: Option<&Value>| value.map_or("nothing".to_owned(), shown);
        let path = if self.path.is_empty() { "/" } else { &self.path };
        Mismatch::new(path, shown(sent), shown(came))
    }
}

/// Returns a value for people, or the beginning of one that is long.
pub(crate) fn shown(value: &Value) -> String {
    let text = format!("{value:?}");
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

type Parts<'a> = BTreeMap<&'a str, &'a Value>;

fn by_name<'a>(members: &'a [(Cow<'static, str>, Value)]) -> Parts<'a> {
    members.iter().map(|(name, value)| (&**name, value)).collect()
}

fn by_key(entries: &BTreeMap<String, Value>) -> Parts<'_> {
    entries.iter().map(|(key, value)| (&**key, value)).collect()
}

#[cfg(test)]
mod tests {
    use super::{difference, lost, shown};
    use crate::mismatch::Mismatch;
    use smithy_shapes::Value;

    fn structure(members: &[(&'static str, Value)]) -> Value {
        Value::Structure(members.iter().map(|(name, v)| ((*name).into(), v.clone())).collect())
    }

    fn list(items: &[i32]) -> Value {
        Value::List(items.iter().copied().map(Value::Integer).collect())
    }

    #[test]
    fn the_first_place_that_differs() {
        let map = |key: &str, value: Value| Value::Map([(key.to_owned(), value)].into());
        let union = |tag: &'static str, value| Value::Union(tag.into(), Box::new(value));
        for (sent, came, mismatch) in [
            (list(&[1, 2]), list(&[1, 3]), ("/1", "Integer(2)", "Integer(3)")),
            (list(&[1]), list(&[]), ("/", "List([Integer(1)])", "List([])")),
            (map("k", Value::Null), map("l", Value::Null), ("/k", "Null", "nothing")),
            (
                structure(&[("a", Value::Byte(1)), ("b", union("c", list(&[4])))]),
                structure(&[("a", Value::Byte(1)), ("b", union("c", list(&[5])))]),
                ("/b/c/0", "Integer(4)", "Integer(5)"),
            ),
            (structure(&[]), structure(&[("a", Value::Null)]), ("/a", "nothing", "Null")),
        ] {
            let (path, expected, came_as) = mismatch;
            let mismatch = Mismatch::new(path, expected, came_as);
            assert_eq!(difference(&sent, &came), Some(mismatch));
            assert_eq!(difference(&sent, &sent), None);
        }
    }

    #[test]
    fn long_values_are_cut() {
        let text = shown(&Value::String("é".repeat(1000)));
        assert_eq!(text, format!("String(\"{}…", "é".repeat(500 - "String(\"".len())));
    }

    #[test]
    fn what_is_new_is_not_lost() {
        let (less, more) = (structure(&[]), structure(&[("a", Value::Null)]));
        assert_eq!(lost(&less, &more), None);
        assert!(lost(&more, &less).is_some());
    }
}
