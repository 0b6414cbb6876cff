//! The start of a text.

/// The first sentence of a doc comment, or its first paragraph if that cannot be cut.
pub fn summary(markdown: &str) -> &str {
    let paragraph = markdown.split("\n\n").next().unwrap_or("");
    let mut code = 0;
    let mut brackets = 0_i32;
    let mut stars = 0;
    for (at, c) in paragraph.char_indices() {
        match c {
            '`' => code += 1,
            '[' => brackets += 1,
            ']' => brackets -= 1,
            '*' => stars += 1,
            _ => {}
        }
        let is_balanced = code % 2 == 0 && brackets == 0 && stars % 2 == 0;
        if c == '.' && is_balanced && ends_sentence(&paragraph[..at], &paragraph[at + 1..]) {
            return &paragraph[..=at];
        }
    }
    paragraph
}

/// Whether the full stop between these texts is the end of a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let is_abbreviation = ["e.g", "i.e", "vs", "etc"].iter().any(|word| before.ends_with(word));
    let starts_sentence = |c: char| c.is_uppercase() || "[`*".contains(c);
    let next = after.strip_prefix([' ', '\n']);
    !is_abbreviation && next.is_some_and(|next| next.starts_with(starts_sentence))
}
