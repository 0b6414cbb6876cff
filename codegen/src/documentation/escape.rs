//! Escapes text that Markdown and rustdoc would misread.

use super::render::longest_run;

/// Writes plain text so that Markdown shows it unchanged, with addresses as links.
///
/// `out` is the line so far, and `after` is the character that will follow. Only what could be
/// markup is escaped: `snake_case`, `2 * 3` and `a < b` stay unchanged.
pub(super) fn push_text(out: &mut String, text: &str, after: Option<char>, in_link: bool) {
    let mut before = out.chars().next_back();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == 'h'
            && !in_link
            && let Some(length) = url_length(rest)
        {
            out.push_str(&format!("<{}>", &rest[..length]));
            before = Some('>');
            rest = &rest[length..];
            continue;
        }
        if c == '`'
            && before != Some('`')
            && let Some(length) = code_length(rest, after)
        {
            out.push_str(&rest[..length]);
            before = Some('`');
            rest = &rest[length..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let next = rest.chars().next().or(after);
        let is_markup = match c {
            ']' => in_link,
            // `[^` would be a footnote.
            '^' => in_link && out.ends_with('['),
            _ if starts_block(c, out, rest, next) => true,
            _ => is_inline_markup(c, before, rest, next),
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Returns whether `c` would turn the line into a heading, list, quote, rule, fence or table.
fn starts_block(c: char, line: &str, rest: &str, next: Option<char>) -> bool {
    match c {
        '#' => line.is_empty() && is_blank(rest.trim_start_matches('#').chars().next()),
        '>' => line.is_empty(),
        '-' => line.is_empty() && (is_blank(next) || matches!(next, Some('-' | '|' | ':'))),
        '+' => line.is_empty() && is_blank(next),
        '=' => line.is_empty() && rest.trim_start_matches('=').trim().is_empty(),
        '~' => line.is_empty() && next == Some('~'),
        '|' | ':' => line.is_empty() && matches!(next, Some('-' | ':')),
        '.' | ')' => is_number(line) && is_blank(next),
        _ => false,
    }
}

/// Returns whether `c` would be markup within a line.
fn is_inline_markup(c: char, before: Option<char>, rest: &str, next: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' => true,
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation()) || starts_url(rest),
        '*' => before.is_none() || !(is_blank(before) && is_blank(next)),
        '_' => {
            let is_alone = before.is_some() && is_blank(before) && is_blank(next);
            let is_within_word = is_word(before) && is_word(next);
            !is_alone && !is_within_word
        }
        '<' => starts_tag(next),
        '~' => !is_blank(before),
        '&' => is_entity(rest),
        // Two hyphens become a dash, and that is wrong in `--option`.
        '-' => !is_word(before) && rest.starts_with('-') && is_word(rest[1..].chars().next()),
        _ => false,
    }
}

/// Returns whether a `<` before this character could start a tag.
fn starts_tag(next: Option<char>) -> bool {
    next.is_none_or(|next| !(next.is_whitespace() || next.is_ascii_digit() || "=->".contains(next)))
}

fn is_blank(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Returns whether a line could be only the number of a list item.
fn is_number(line: &str) -> bool {
    matches!(line.len(), 1..=9) && line.bytes().all(|b| b.is_ascii_digit())
}

/// Returns whether this is what follows the `&` of an entity.
pub(super) fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// Returns the length of the address that `text` starts with.
fn url_length(text: &str) -> Option<usize> {
    if !starts_url(text) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"`|".contains(c));
    let url = &text[..end.unwrap_or(text.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_']);
    Some(url.len())
}

/// Returns whether an address starts here, by rustdoc's rules. One without a domain is only an
/// illustration.
fn starts_url(text: &str) -> bool {
    let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(address) = address else { return false };
    let end = address.find(|c: char| !(c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c)));
    let host = &address[..end.unwrap_or(address.len())];
    host.split('.').skip(1).any(|domain| {
        let letters = domain.bytes().take_while(u8::is_ascii_alphabetic);
        letters.take(2).count() == 2
    })
}

/// Returns whether `text` is an address and nothing else.
pub(super) fn is_url(text: &str) -> bool {
    url_length(text) == Some(text.len())
}

/// Returns the length of the code that `text` starts with: some authors of HTML write `this`
/// anyway.
fn code_length(text: &str, after: Option<char>) -> Option<usize> {
    let inside = text.trim_start_matches('`');
    let fence = &text[..text.len() - inside.len()];
    let code = &inside[..inside.find('`')?];
    let rest = inside[code.len()..].strip_prefix(fence)?;
    let is_code = !fence.is_empty() && !code.is_empty() && code.trim() == code;
    let ends_here = rest.chars().next().or(after) != Some('`');
    (is_code && ends_here).then_some(text.len() - rest.len())
}

/// Writes code in as many backticks as it needs.
pub(super) fn push_code(out: &mut String, code: &str) {
    let longest = longest_run(code, '`');
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    for part in [&fence, pad, code, pad, &fence] {
        out.push_str(part);
    }
}

/// Returns literal text in the form in which a source file can contain it.
pub(super) fn visible(text: &str) -> String {
    let is_shown = |c: &char| *c == '\n' || !is_hidden(*c);
    text.replace('\t', "    ").chars().filter(is_shown).collect()
}

/// Returns whether a character is not allowed in a source file, or is invisible there.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}
