//! "Did you mean": the name nearest to one that does not exist.

/// Returns the candidate most like `name`: they differ in at most a third of their letters, or one
/// is a prefix of the other. Case is ignored.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = name.to_lowercase();
    let measured =
        candidates.into_iter().map(|other| (distance(&name, &other.to_lowercase()), other));
    let (distance, nearest) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance <= name.len().max(3) / 3).then_some(nearest)
}

/// Returns `did you mean …` if a candidate is near, and the result of `otherwise` if not.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    match nearest(name, candidates) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => otherwise(),
    }
}

/// Returns the edit distance. A word that is cut short is as near as one with a single letter
/// changed.
fn distance(one: &str, other: &str) -> usize {
    const SHORTEST: usize = 3;
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.len() >= SHORTEST && short.len() < long.len() && long.starts_with(short) {
        return 1;
    }
    strsim::osa_distance(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_typo_is_near() {
        let keys = ["read", "update", "delete", "list"];
        assert_eq!(nearest("raed", keys), Some("read"));
        assert_eq!(nearest("Delete", keys), Some("delete"));
        assert_eq!(nearest("updates", keys), Some("update"));
    }

    #[test]
    fn a_word_that_is_cut_short_is_near() {
        assert_eq!(nearest("minimum", ["max", "min"]), Some("min"));
        assert_eq!(nearest("doc", ["documentation"]), Some("documentation"));
    }

    #[test]
    fn another_name_is_not_near() {
        assert_eq!(nearest("create", ["read", "list"]), None);
        assert_eq!(nearest("a", ["ab", "b"]), Some("ab"));
        assert_eq!(nearest("x", []), None);
    }
}
