//! The running text of CommonMark: almost unchanged, but safe for rustdoc.

use std::collections::{BTreeMap, HashMap};

use super::{Link, escape, links};

/// The addresses that link references stand for.
pub(super) type Definitions = BTreeMap<String, String>;

/// The text of a paragraph with its links resolved and stray markup escaped.
pub(super) fn markdown(text: &str, definitions: &Definitions, link: Link<'_>) -> String {
    let scan = Scan::new(text, definitions, link);
    let mut out = String::with_capacity(text.len());
    scan.push(&mut out, 0, text.len(), Inside::Text);
    out
}

/// The definition that a line holds, as in `[label]: https://example.com`.
pub(super) fn definition(line: &str) -> Option<(String, String)> {
    let (label, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let href = rest.split_whitespace().next()?;
    let href = href.trim_start_matches('<').trim_end_matches('>');
    let is_label = !label.trim().is_empty() && !label.starts_with('^') && !label.contains('[');
    is_label.then(|| (key(label), href.to_owned()))
}

/// Labels match without regard to case and white space.
fn key(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// A text and where its code and brackets end, found once so that no search starts twice.
struct Scan<'a> {
    text: &'a str,
    definitions: &'a Definitions,
    link: Link<'a>,
    /// The end of each code span, by its start.
    code: HashMap<usize, usize>,
    /// The closing bracket of each opening one.
    brackets: HashMap<usize, usize>,
}

/// What a part of the text stands in. Links do not nest, so there are none in labels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    /// The label of what was meant as a link.
    Label,
    Link,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, definitions: &'a Definitions, link: Link<'a>) -> Self {
        let mut scan =
            Scan { text, definitions, link, code: HashMap::new(), brackets: HashMap::new() };
        scan.find_pairs();
        scan
    }

    fn find_pairs(&mut self) {
        let mut runs = backtick_runs(self.text);
        let mut open = Vec::new();
        let mut at = 0;
        while let Some(byte) = self.text.as_bytes().get(at) {
            match byte {
                b'\\' => at += 1,
                b'`' => {
                    let length = run_length(&self.text[at..]);
                    let end = closing_run(&mut runs, at, length);
                    if let Some(end) = end {
                        self.code.insert(at, end);
                    }
                    at = end.unwrap_or(at + length);
                    continue;
                }
                b'[' => open.push(at),
                b']' => {
                    if let Some(start) = open.pop() {
                        self.brackets.insert(start, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Writes a part of the text.
    fn push(&self, out: &mut String, start: usize, end: usize, inside: Inside) {
        let mut at = start;
        while let Some(c) = self.text[at..end].chars().next() {
            let rest = &self.text[at..end];
            if c == '['
                && inside == Inside::Text
                && let Some(after) = self.push_link(out, at)
            {
                at = after;
                continue;
            }
            if inside != Inside::Link
                && let Some(length) = escape::url_length(rest)
            {
                out.push_str(&format!("<{}>", &rest[..length]));
                at += length;
                continue;
            }
            if let Some(code_end) = self.code.get(&at) {
                // On one line, because no line of it may start a block.
                out.push_str(&self.text[at..*code_end].replace('\n', " "));
                at = *code_end;
                continue;
            }
            let after = rest[c.len_utf8()..].chars().next();
            let verbatim = match c {
                '\\' => after.filter(|c| c.is_ascii_punctuation()).map(|_| 2),
                '<' => autolink(rest),
                _ => None,
            };
            let is_stray = match c {
                '`' | '[' => true,
                ']' => inside == Inside::Link,
                '<' => escape::starts_tag(after),
                '\\' => escape::starts_url(&rest[1..]),
                _ => false,
            };
            if verbatim.is_none() && is_stray {
                out.push('\\');
            }
            let length = verbatim.unwrap_or(c.len_utf8());
            out.push_str(&rest[..length]);
            at += length;
        }
    }

    /// Writes the link whose `[` is at `at`, or only its label if it leads nowhere.
    ///
    /// Gives the place where the text goes on, or nothing if this is no link.
    fn push_link(&self, out: &mut String, at: usize) -> Option<usize> {
        let close = *self.brackets.get(&at)?;
        let label = &self.text[at + 1..close];
        let (href, end) = self.address(label, close + 1);
        let name = label.strip_prefix('`').and_then(|l| l.strip_suffix('`'));
        if href.is_none() && !name.is_some_and(links::is_shape_name) {
            return None;
        }
        let Some(target) = links::target(href, name.unwrap_or(label), self.link) else {
            // Without its brackets a label must not become one with other code, or start a block.
            let touches_code = out.ends_with('`') || self.text[end..].starts_with('`');
            let is_harmless = name.is_some() || label.starts_with(char::is_alphabetic);
            if touches_code || !is_harmless {
                return None;
            }
            self.push(out, at + 1, close, Inside::Label);
            return Some(end);
        };
        out.push('[');
        match &target.name {
            Some(name) => escape::push_code(out, name),
            None => self.push(out, at + 1, close, Inside::Link),
        }
        out.push_str(&target.closing());
        Some(end)
    }

    /// The address of the link whose label ends before `at`, and where the link ends.
    fn address(&self, label: &str, at: usize) -> (Option<&'a str>, usize) {
        if let Some((href, length)) = inline_address(&self.text[at..]) {
            return (Some(href), at + length);
        }
        let (reference, end) = match self.brackets.get(&at) {
            Some(close) if *close > at + 1 => (&self.text[at + 1..*close], close + 1),
            Some(close) => (label, close + 1),
            None => (label, at),
        };
        match self.definitions.get(&key(reference)) {
            Some(href) => (Some(href), end),
            None => (None, at),
        }
    }
}

/// The address in `(address "title")`, and how long that is. Neither may hold a `[`.
fn inline_address(text: &str) -> Option<(&str, usize)> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '[' | '\n' => return None,
            _ => {}
        }
        if depth == 0 {
            let inside = text.get(1..at)?.split_whitespace().next();
            let href = inside.unwrap_or("").trim_start_matches('<');
            return Some((href.trim_end_matches('>'), at + 1));
        }
    }
    None
}

/// The length of the address in angle brackets that `text` starts with.
fn autolink(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(|c: char| c.is_whitespace() || c == '<' || c == '>')?;
    let is_web = inside.starts_with("https://") || inside.starts_with("http://");
    (is_web && inside[end..].starts_with('>')).then_some(end + 2)
}

/// Where the runs of backticks start, by their length, the last one first.
fn backtick_runs(text: &str) -> HashMap<usize, Vec<usize>> {
    let mut runs: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut at = text.len();
    while let Some(last) = text[..at].rfind('`') {
        let start = text[..=last].trim_end_matches('`').len();
        runs.entry(last + 1 - start).or_default().push(start);
        at = start;
    }
    runs
}

fn run_length(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// Where the code ends that starts with a run of backticks.
fn closing_run(
    runs: &mut HashMap<usize, Vec<usize>>,
    start: usize,
    length: usize,
) -> Option<usize> {
    let starts = runs.get_mut(&length)?;
    while starts.last().is_some_and(|next| *next <= start) {
        starts.pop();
    }
    starts.last().map(|next| next + length)
}
