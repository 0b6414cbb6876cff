//! The start of a text.

/// The first sentence of a doc comment, or its first paragraph if that cannot be cut.
///
/// A note in front of the text is passed over, if there is any text.
pub fn summary(markdown: &str) -> &str {
    let is_text = |paragraph: &&str| !paragraph.starts_with('>');
    let paragraph = markdown.split("\n\n").find(is_text);
    let paragraph = paragraph.or_else(|| markdown.split("\n\n").next()).unwrap_or("");
    first_sentence(paragraph).unwrap_or(paragraph)
}

/// The text up to the first full stop that is not within code, a link or emphasis.
fn first_sentence(paragraph: &str) -> Option<&str> {
    let (mut backticks, mut stars, mut brackets) = (0, 0, 0_i32);
    for (at, c) in paragraph.char_indices() {
        match c {
            '`' => backticks += 1,
            '*' => stars += 1,
            '[' => brackets += 1,
            ']' => brackets -= 1,
            _ => {}
        }
        let is_outside = backticks % 2 == 0 && stars % 2 == 0 && brackets == 0;
        if c == '.' && is_outside && ends_sentence(&paragraph[..at], &paragraph[at + 1..]) {
            return Some(&paragraph[..=at]);
        }
    }
    None
}

/// Whether the full stop between these texts is the end of a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let is_abbreviation = ["e.g", "i.e", "vs"].iter().any(|word| before.ends_with(word));
    let starts_sentence = |c: char| c.is_uppercase() || "[`*".contains(c);
    let next = after.strip_prefix([' ', '\n']);
    !is_abbreviation && next.is_some_and(|next| next.starts_with(starts_sentence))
}
