//! The pairs of a query as a tree of the segments of their names.

use std::cmp::Ordering;
use std::iter;

/// A name and its value.
pub(super) type Pair<'a> = (&'a str, &'a str);

/// A place in the tree: the parameter of this name, and those below.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    /// The value of the parameter itself.
    pub(super) value: Option<&'a str>,
    /// The parameters below, sorted.
    below: &'a [Pair<'a>],
    /// Where the names of those differ: after the name of this one, and its `.`.
    start: usize,
}

/// Sorts pairs, so that all that stand below a name come right after it. Those of the same name
/// keep their order.
pub(super) fn sort(pairs: &mut [Pair<'_>]) {
    pairs.sort_by(|(a, _), (b, _)| compare(a, b));
}

/// Returns the order of names by their segments. It looks at no more of them than they have in common:
/// otherwise one long name could make sorting quadratic.
fn compare(a: &str, b: &str) -> Ordering {
    let weight = |byte: u8| if byte == b'.' { 0 } else { u16::from(byte) + 1 };
    a.bytes().map(weight).cmp(b.bytes().map(weight))
}

impl<'a> Node<'a> {
    /// Returns the root of sorted pairs.
    pub(super) fn root(sorted: &'a [Pair<'a>]) -> Self {
        Node { value: None, below: sorted, start: 0 }
    }

    /// Returns whether nothing is below.
    pub(super) fn is_leaf(self) -> bool {
        self.below.is_empty()
    }

    /// Returns what is right below, each with the segment that names it.
    pub(super) fn children(self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let mut rest = self.below;
        iter::from_fn(move || {
            let (name, _) = rest.first()?;
            let segment = first_segment(&name[self.start..]);
            let count = rest.partition_point(|(name, _)| is_at(&name[self.start..], segment));
            let (all, others) = rest.split_at(count);
            rest = others;
            Some((segment, Node::of(all, self.start + segment.len())))
        })
    }

    /// Returns what is right below by this name.
    pub(super) fn child(self, name: &str) -> Option<Node<'a>> {
        let from = |segment: &str| compare(segment, name).is_lt();
        let first = self.below.partition_point(|(other, _)| from(&other[self.start..]));
        let after = &self.below[first..];
        let count = after.partition_point(|(other, _)| is_at(&other[self.start..], name));
        if count == 0 {
            return None;
        }
        Some(Node::of(&after[..count], self.start + name.len()))
    }

    /// Returns the node of all the pairs whose names begin with the same segments up to `end`.
    fn of(all: &'a [Pair<'a>], end: usize) -> Self {
        let itself = all.partition_point(|(name, _)| name.len() == end);
        let value = all[..itself].first().map(|(_, value)| *value);
        Node { value, below: &all[itself..], start: end + 1 }
    }
}

fn first_segment(name: &str) -> &str {
    name.split_once('.').map_or(name, |(segment, _)| segment)
}

/// Returns whether this is the first segment of the name.
fn is_at(name: &str, segment: &str) -> bool {
    name.strip_prefix(segment).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
