//! Decides the kind of change when a fact is added, removed or changed.

use super::change::Kind;
use super::surface::{Bounds, Direction, Fact, Facts, Rule};

/// Returns the kind of change from one value of a fact to another; `None` if they are equal.
/// `beside` returns the values of another fact of the same item, before and after.
pub(super) fn judge(
    was: Option<&Fact>,
    is: Option<&Fact>,
    beside: impl Fn(&str) -> [Option<String>; 2],
) -> Option<Kind> {
    let fact = is.or(was)?;
    if was.map(value) == is.map(value) {
        return None;
    }
    Some(match (&fact.rule, was, is) {
        (Rule::Always(kind), _, _) => *kind,
        (Rule::Beside { fact, kind }, _, _) => {
            let [was, is] = beside(fact);
            return (was == is).then_some(*kind);
        }
        (Rule::Limit { is_sent: false, .. }, _, _) => Kind::Constraint,
        (Rule::Limit { .. }, was, is) => match Bounds::direction(bounds(was), bounds(is)) {
            Direction::More => Kind::Relaxed,
            Direction::Less => Kind::Tightened,
            Direction::Other => Kind::Limit,
        },
        (Rule::Type { form }, Some(Fact { rule: Rule::Type { form: former }, .. }), _) => {
            if form == former { Kind::Type } else { Kind::WireType }
        }
        (Rule::Type { .. }, _, _) => Kind::Type,
        (Rule::Implementation { .. }, None, _) => Kind::ImplementationAdded,
        (Rule::Implementation { .. }, _, None) => Kind::ImplementationRemoved,
        (Rule::Implementation { otherwise }, _, _) => *otherwise,
        (Rule::Default, Some(_), Some(_)) => Kind::Default,
        (Rule::Default, _, _) => Kind::Behavior,
        (Rule::Fault, Some(_), Some(_)) => Kind::Behavior,
        (Rule::Fault, _, _) => Kind::WireBinding,
        (Rule::Deprecation, None, _) => Kind::Deprecated,
        (Rule::Deprecation, _, _) => Kind::Deprecation,
    })
}

/// Returns the values of a fact of one item, before and after.
pub(super) fn values(was: &Facts, is: &Facts, name: &str) -> [Option<String>; 2] {
    [was, is].map(|facts| facts.get(name).map(|fact| fact.value.clone()))
}

fn value(fact: &Fact) -> &str {
    &fact.value
}

fn bounds(fact: Option<&Fact>) -> Option<Bounds> {
    match fact?.rule {
        Rule::Limit { bounds, .. } => Some(bounds),
        _ => Some(Bounds::Other),
    }
}
