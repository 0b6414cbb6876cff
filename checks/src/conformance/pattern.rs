//! Patterns of ids.

/// Returns whether the text is what the pattern says, in which `*` stands for any text.
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(start) else {
        return false;
    };
    let mut pieces = rest.split('*').peekable();
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            return text.ends_with(piece);
        }
        match text.split_once(piece) {
            Some((_, after)) => text = after,
            None => return false,
        }
    }
    true
}

/// Returns whether this is the id of the pattern: with the index that it has from its parameters, or
/// without.
pub fn matches_id(pattern: &str, id: &str) -> bool {
    let bare = id.split_once('[').map_or(id, |(bare, _)| bare);
    matches(pattern, id) || matches(pattern, bare)
}

#[cfg(test)]
mod tests {
    use super::{matches, matches_id};

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text) in [
            ("abc", "abc"),
            ("*", ""),
            ("*", "abc"),
            ("a*", "a"),
            ("*c", "abc"),
            ("a*c", "abbc"),
            ("*b*", "abc"),
            ("a*b*c", "axbxbc"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("abc", "abcd"),
            ("a*", "ba"),
            ("*c", "cb"),
            ("ab*b", "ab"),
            ("a*b*c", "acb"),
            ("", "a"),
        ] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn an_index_may_be_left_out() {
        assert!(matches_id("Wrong", "Wrong[2]"));
        assert!(matches_id("Wrong[2]", "Wrong[2]"));
        assert!(!matches_id("Wrong[1]", "Wrong[2]"));
    }
}
