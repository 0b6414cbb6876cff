//! The start of a text.

use super::render::Block;

/// Returns the first sentence of a page, or its first paragraph if that cannot be cut.
///
/// A title or a note at the start is skipped if text follows. A page without running text, such as
/// one with only a table, has no summary.
pub(super) fn summary(blocks: &[Block]) -> Option<Block> {
    let sentence = |block: &Block| match block {
        Block::Paragraph(text) if is_running(text) => {
            Some(Block::Paragraph(first_sentence(text).to_owned()))
        }
        _ => None,
    };
    let note = |block: &Block| match block {
        Block::Quote(blocks) => Some(Block::Quote(vec![summary(blocks)?])),
        _ => None,
    };
    blocks.iter().find_map(sentence).or_else(|| blocks.iter().find_map(note))
}

/// Returns whether a paragraph is running text: not a heading, table or rule, and not emphasized as
/// a whole.
fn is_running(paragraph: &str) -> bool {
    let strong = paragraph.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let is_title = strong.is_some_and(|text| !text.contains("**"));
    !paragraph.starts_with(['#', '|', '_']) && !is_title
}

/// Returns the text up to the first full stop that is not within code, a link or emphasis.
fn first_sentence(paragraph: &str) -> &str {
    let (mut code, mut emphasis, mut links) = (0, Vec::new(), 0_usize);
    let mut rest = paragraph;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '`' | '*' => rest.len() - rest.trim_start_matches(c).len(),
            '\\' if code == 0 => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            _ => c.len_utf8(),
        };
        let before = &paragraph[..paragraph.len() - rest.len()];
        rest = &rest[length..];
        match c {
            '`' if code == 0 => code = length,
            '`' if code == length => code = 0,
            _ if code > 0 => {}
            '*' if emphasis.last() == Some(&length) => drop(emphasis.pop()),
            '*' if !rest.starts_with(' ') => emphasis.push(length),
            '[' => links += 1,
            ']' => links = links.saturating_sub(1),
            '.' if emphasis.is_empty() && links == 0 && ends_sentence(before, rest) => {
                return &paragraph[..=before.len()];
            }
            _ => {}
        }
    }
    paragraph
}

/// Returns whether the full stop between these texts is the end of a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or(before);
    let is_abbreviation = matches!(word, "e.g" | "i.e" | "vs") || is_initial(word);
    let starts_sentence = |c: char| c.is_uppercase() || "[`*".contains(c);
    let next = after.strip_prefix([' ', '\n']);
    !is_abbreviation && next.is_some_and(|next| next.starts_with(starts_sentence))
}

/// Returns whether a word ends with a single capital letter, as `N` in `N. Virginia`, or `U.S`.
fn is_initial(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    last.len() == 1 && last.chars().all(char::is_uppercase)
}
