//! Rust as lines.
//!
//! Nearly all that is generated is regular, so it is written down line by line, as a formatter would
//! lay it out; that spares the way through tokens and a syntax tree, which costs more than all else.

use std::fmt::{Display, Write};

/// How wide a line may be: as wide as rustfmt has it.
const WIDTH: usize = 100;

/// How wide the items of an array and the arguments of a call may be on one line.
const ITEMS_WIDTH: usize = 60;

/// How wide the fields of a value may be on one line.
const FIELDS_WIDTH: usize = 18;

/// How wide a chain of calls may be on one line.
const CHAIN_WIDTH: usize = 60;

/// How wide the arguments of an attribute may be on one line.
const ATTRIBUTE_WIDTH: usize = 70;

/// Up to which width items of an array share lines.
const SHORT_ITEM: usize = 10;

/// A part of the code that is on one line, or on several if it is too long for one.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// What has no place to break.
    Text(String),
    /// Items between an opening and a closing text.
    List(String, Vec<Piece>, String),
    /// What is before a value, the value, and the methods that are called on it.
    Chain(String, String, Vec<String>),
}

impl Piece {
    /// Items between an opening and a closing text.
    pub(super) fn list(
        open: impl Into<String>,
        items: impl IntoIterator<Item = Piece>,
        close: impl Into<String>,
    ) -> Piece {
        Piece::List(open.into(), items.into_iter().collect(), close.into())
    }

    /// A call of a function.
    pub(super) fn call(name: impl Display, arguments: impl IntoIterator<Item = Piece>) -> Piece {
        Piece::list(format!("{name}("), arguments, ")")
    }

    /// A reference to an array.
    pub(super) fn slice(items: impl IntoIterator<Item = Piece>) -> Piece {
        Piece::list("&[", items, "]")
    }

    /// Calls of methods on a value, each with its dot.
    pub(super) fn chain(
        value: impl Into<String>,
        calls: impl IntoIterator<Item = String>,
    ) -> Piece {
        Piece::Chain(String::new(), value.into(), calls.into_iter().collect())
    }

    /// The same behind a text.
    pub(super) fn after(self, before: impl Display) -> Piece {
        match self {
            Piece::Text(text) => Piece::Text(format!("{before}{text}")),
            Piece::List(open, items, close) => Piece::List(format!("{before}{open}"), items, close),
            Piece::Chain(first, value, calls) => {
                Piece::Chain(format!("{before}{first}"), value, calls)
            }
        }
    }

    /// The text on one line.
    pub(super) fn into_line(self) -> String {
        let mut line = String::new();
        self.flat(&mut line);
        line
    }

    /// Returns how wide the piece is on one line.
    fn width(&self) -> usize {
        match self {
            Piece::Text(text) => columns(text),
            Piece::Chain(before, ..) => columns(before) + self.content_width(),
            Piece::List(open, _, close) => columns(open) + self.content_width() + columns(close),
        }
    }

    /// Returns how wide the items of a list are on one line, or the calls of a chain.
    fn content_width(&self) -> usize {
        match self {
            Piece::Text(_) => 0,
            Piece::Chain(_, value, calls) => {
                columns(value) + calls.iter().map(|call| columns(call)).sum::<usize>()
            }
            Piece::List(_, items, _) => {
                let separators = 2 * items.len().saturating_sub(1);
                items.iter().map(Piece::width).sum::<usize>() + separators
            }
        }
    }

    /// Returns whether rustfmt leaves the piece on one line that is long enough: it breaks wide lists,
    /// and what has such a list in it.
    pub(super) fn is_flat(&self) -> bool {
        let (items, close) = match self {
            Piece::Text(_) => return true,
            Piece::Chain(..) => return self.content_width() <= CHAIN_WIDTH,
            Piece::List(_, items, close) => (items, close),
        };
        let widest = match close.chars().last() {
            // The only argument of a call may be wider.
            Some(')') if items.len() == 1 => WIDTH,
            Some(')' | ']') => ITEMS_WIDTH,
            Some('}') => FIELDS_WIDTH,
            // A signature, of which only the whole line counts.
            _ => WIDTH,
        };
        self.content_width() <= widest && items.iter().all(Piece::is_flat)
    }

    /// On one line.
    fn flat(&self, line: &mut String) {
        match self {
            Piece::Text(text) => line.push_str(text),
            Piece::Chain(before, value, calls) => {
                line.push_str(before);
                line.push_str(value);
                calls.iter().for_each(|call| line.push_str(call));
            }
            Piece::List(open, items, close) => {
                line.push_str(open);
                for (number, item) in items.iter().enumerate() {
                    line.push_str(if number == 0 { "" } else { ", " });
                    item.flat(line);
                }
                line.push_str(close);
            }
        }
    }
}

impl<T: Into<String>> From<T> for Piece {
    fn from(text: T) -> Self {
        Piece::Text(text.into())
    }
}

/// Returns the items as text, if all of them are short.
fn short_items(items: &[Piece]) -> Option<Vec<String>> {
    // Paths are not simple enough for rustfmt to share a line.
    let is_short = |item: &Piece| match item {
        Piece::Text(text) => columns(text) <= SHORT_ITEM && !text.contains("::"),
        _ => false,
    };
    let text = |item: &Piece| item.clone().into_line();
    items.iter().all(is_short).then(|| items.iter().map(text).collect())
}

/// Returns how many columns a text takes.
fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Returns whether a line is not too wide.
pub(super) fn fits(level: usize, line: &str) -> bool {
    level * 4 + columns(line) <= WIDTH
}

/// Writes a line to the lines at a level, as `format!` would.
macro_rules! line {
    ($lines:expr, $level:expr, $($text:tt)*) => {
        $lines.line($level, format_args!($($text)*))
    };
}
pub(super) use line;

/// Code, line by line; a level is four spaces.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn line(&mut self, level: usize, line: impl Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{:1$}{line}", "", level * 4);
    }

    pub(super) fn blank(&mut self) {
        self.0.push('\n');
    }

    pub(super) fn docs(&mut self, level: usize, markdown: &str) {
        for line in markdown.lines() {
            let space = if line.is_empty() { "" } else { " " };
            self.line(level, format_args!("///{space}{line}"));
        }
    }

    /// The attribute of an item that should no longer be used.
    pub(super) fn deprecated(&mut self, level: usize, reason: Option<&str>) {
        match reason {
            None => {}
            Some("") => self.line(level, "#[deprecated]"),
            Some(reason) => {
                self.attribute(level, "deprecated", &[format!("note = {}", quoted(reason))]);
            }
        }
    }

    /// Writes an attribute with arguments.
    pub(super) fn attribute(&mut self, level: usize, name: &str, arguments: &[String]) {
        let list = arguments.join(", ");
        let line = format!("#[{name}({list})]");
        let is_narrow = arguments.len() == 1 || list.chars().count() <= ATTRIBUTE_WIDTH;
        if is_narrow && fits(level, &line) {
            return self.line(level, line);
        }
        self.line(level, format_args!("#[{name}("));
        for (number, argument) in arguments.iter().enumerate() {
            let comma = if number + 1 == arguments.len() { "" } else { "," };
            self.line(level + 1, format_args!("{argument}{comma}"));
        }
        self.line(level, ")]");
    }

    /// Writes a piece, with what ends its last line.
    pub(super) fn piece(&mut self, level: usize, piece: &Piece, end: &str) {
        self.piece_after(level, "", piece, end);
    }

    /// Writes a piece behind a text, or below it if it then needs fewer lines, with what ends its last
    /// line.
    pub(super) fn assignment(&mut self, level: usize, before: &str, piece: &Piece, end: &str) {
        let room = |level: usize, width: usize| level * 4 + width <= WIDTH;
        let flat = piece.width() + columns(end);
        let opening = match piece {
            Piece::List(open, ..) => columns(open),
            _ => flat,
        };
        let behind = columns(before) + 1;
        let is_better_below =
            !room(level, behind + flat) && piece.is_flat() && room(level + 1, flat);
        if is_better_below || !room(level, behind + opening) {
            self.line(level, before);
            return self.piece(level + 1, piece, end);
        }
        self.piece_after(level, &format!("{before} "), piece, end);
    }

    fn piece_after(&mut self, level: usize, before: &str, piece: &Piece, end: &str) {
        let width = || columns(before) + piece.width() + columns(end);
        match piece {
            Piece::List(open, items, close)
                if !(items.is_empty() || piece.is_flat() && level * 4 + width() <= WIDTH) =>
            {
                self.broken(level, format!("{before}{open}"), items, format!("{close}{end}"));
            }
            Piece::Chain(first, value, calls)
                if !(piece.is_flat() && level * 4 + width() <= WIDTH) =>
            {
                self.line(level, format_args!("{before}{first}{value}"));
                for (number, call) in calls.iter().enumerate() {
                    let end = if number + 1 == calls.len() { end } else { "" };
                    self.line(level + 1, format_args!("{call}{end}"));
                }
            }
            _ => {
                let mut line = before.to_owned();
                piece.flat(&mut line);
                self.line(level, format_args!("{line}{end}"));
            }
        }
    }

    /// Writes a list with an item on each line, or as many as fit of an array's short ones.
    fn broken(&mut self, level: usize, open: String, items: &[Piece], close: String) {
        // A list of nothing but another one opens and closes with it.
        if let [Piece::List(inner_open, inner, inner_close)] = items
            && open.ends_with(['(', '['])
            && !inner.is_empty()
        {
            return self.broken(level, open + inner_open, inner, format!("{inner_close}{close}"));
        }
        self.line(level, open.trim_end());
        match short_items(items).filter(|_| open.ends_with('[')) {
            Some(items) => self.fill(level + 1, &items),
            None => items.iter().for_each(|item| self.piece(level + 1, item, ",")),
        }
        self.line(level, close.trim_start());
    }

    /// Items on as few lines as hold them.
    pub(super) fn fill(&mut self, level: usize, items: &[String]) {
        let mut line = String::new();
        // On several lines, rustfmt leaves the last column free.
        let spare = if fits(level, &format!("{},", items.join(", "))) { "" } else { " " };
        for item in items {
            if !line.is_empty() && !fits(level, &format!("{line} {item},{spare}")) {
                self.line(level, &line);
                line.clear();
            }
            let space = if line.is_empty() { "" } else { " " };
            let _ = write!(line, "{space}{item},");
        }
        self.line(level, line);
    }

    /// An import of names from a module, or a re-export.
    pub(super) fn import(&mut self, keyword: &str, module: &str, mut names: Vec<String>) {
        names.sort_by_cached_key(|name| name_order(name));
        let list = names.join(", ");
        let line = match names.len() {
            1 => format!("{keyword} {module}::{list};"),
            _ => format!("{keyword} {module}::{{{list}}};"),
        };
        // rustfmt leaves two columns free here.
        if names.len() == 1 || fits(0, &format!("{line}  ")) {
            return self.line(0, line);
        }
        line!(self, 0, "{keyword} {module}::{{");
        self.fill(1, &names);
        self.line(0, "};");
    }

    /// An arm of a `match`. What is too long for its line gets one of its own.
    pub(super) fn arm(&mut self, level: usize, pattern: impl Display, value: &str) {
        let arm = format!("{pattern} => {value}");
        if fits(level, &format!("{arm},")) {
            return self.line(level, format_args!("{arm},"));
        }
        self.line(level, format_args!("{pattern} => {{"));
        self.line(level + 1, value);
        self.line(level, "}");
    }

    /// Opens a block, which is closed on the same line if it is empty.
    pub(super) fn open(&mut self, level: usize, before: impl Display, is_empty: bool) {
        self.line(level, format_args!("{before} {{{}", if is_empty { "}" } else { "" }));
    }

    /// Closes a block.
    pub(super) fn close(&mut self, level: usize, is_empty: bool) {
        if !is_empty {
            self.line(level, "}");
        }
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// Returns what orders names as rustfmt does: `_` before digits, digits by their number, then letters.
pub(super) fn name_order(name: &str) -> Vec<(u8, usize)> {
    let mut order = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (kind, value, length) = match first {
            '_' => (0, 0, 1),
            _ if digits > 0 => (1, rest[..digits].parse().unwrap_or(usize::MAX), digits),
            other => (2, other as usize, other.len_utf8()),
        };
        order.push((kind, value));
        rest = &rest[length..];
    }
    order
}

/// The text as a literal of Rust.
pub(super) fn quoted(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(traits: &[&str]) -> Piece {
        let traits = Piece::slice(traits.iter().map(|text| Piece::from(*text)));
        Piece::call("Member::new", ["\"name\"".into(), "&prelude::STRING".into(), traits])
    }

    fn written(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        lines.into_text()
    }

    #[test]
    fn a_piece_stands_on_one_line_if_it_fits() {
        let text = written(|lines| lines.piece(1, &member(&["Required", "Sensitive"]), ";"));
        assert_eq!(text, "    Member::new(\"name\", &prelude::STRING, &[Required, Sensitive]);\n");
    }

    #[test]
    fn what_is_too_long_is_broken_from_outside() {
        let long = "x".repeat(40);
        let text = written(|lines| lines.piece(0, &member(&[&long, "Required"]), ","));
        assert_eq!(
            text,
            format!(
                "Member::new(\n    \"name\",\n    &prelude::STRING,\n    &[{long}, Required],\n),\n"
            )
        );
        let longer = "x".repeat(95);
        let text = written(|lines| lines.piece(0, &Piece::slice([member(&[&longer])]), ""));
        assert_eq!(
            text,
            format!(
                "&[Member::new(\n    \"name\",\n    &prelude::STRING,\n    &[\n        {longer},\n    ],\n)]\n"
            )
        );
    }

    #[test]
    fn a_line_has_a_hundred_columns_and_its_end_counts() {
        let signature = |length| Piece::list("f(", ["x".repeat(length).into()], ") -> T");
        let of_one_line = |length| written(|lines| lines.piece(1, &signature(length), ";")).len();
        assert_eq!(of_one_line(87), 101);
        let text = written(|lines| lines.piece(1, &signature(88), ";"));
        assert!(text.starts_with("    f(\n        x"), "{text}");
    }

    #[test]
    fn calls_arrays_and_fields_have_widths_of_their_own() {
        let items = |width: usize| [Piece::from("x".repeat(width - 4)), "yy".into()];
        let lines_of = |piece: &Piece| written(|lines| lines.piece(0, piece, ";")).lines().count();
        assert_eq!(lines_of(&Piece::call("f", items(60))), 1);
        assert_eq!(lines_of(&Piece::call("f", items(61))), 4);
        assert_eq!(lines_of(&Piece::slice(items(60))), 1);
        assert_eq!(lines_of(&Piece::slice(items(61))), 4);
        assert_eq!(lines_of(&Piece::list("S { ", items(18), " }")), 1);
        assert_eq!(lines_of(&Piece::list("S { ", items(19), " }")), 4);
    }

    #[test]
    fn a_list_of_one_list_opens_and_closes_with_it() {
        let inner = Piece::call("f", ["x".repeat(40).into(), "y".repeat(30).into()]);
        let text = written(|lines| lines.piece(0, &Piece::slice([inner]), ";"));
        let (x, y) = ("x".repeat(40), "y".repeat(30));
        assert_eq!(text, format!("&[f(\n    {x},\n    {y},\n)];\n"));
    }

    #[test]
    fn short_items_of_an_array_share_lines() {
        let items = (0..20).map(|number| Piece::from((1000 + number).to_string()));
        let text = written(|lines| lines.piece(0, &Piece::slice(items), ";"));
        assert_eq!(text.lines().count(), 4, "{text}");
    }

    #[test]
    fn a_wide_chain_has_a_line_for_each_call() {
        let chain = |value: &str| {
            let calls = [".into_iter()", ".collect()"].map(str::to_owned);
            Piece::chain(value, calls).after("self.value = ")
        };
        let text = written(|lines| lines.piece(0, &chain(&"x".repeat(38)), ";"));
        assert_eq!(text.lines().count(), 1, "{text}");
        let value = "x".repeat(39);
        let text = written(|lines| lines.piece(0, &chain(&value), ";"));
        assert_eq!(text, format!("self.value = {value}\n    .into_iter()\n    .collect();\n"));
        // The line has to hold it too.
        let long = chain("value").after("x".repeat(70));
        let text = written(|lines| lines.piece(0, &long, ","));
        assert_eq!(text.lines().count(), 3, "{text}");
    }

    #[test]
    fn an_arm_that_is_too_long_becomes_a_block() {
        let value = "x".repeat(95);
        let text = written(|lines| {
            lines.arm(0, 1, "short");
            lines.arm(0, "_", &value);
        });
        assert_eq!(text, format!("1 => short,\n_ => {{\n    {value}\n}}\n"));
    }

    #[test]
    fn items_fill_lines() {
        let items = ["a".repeat(50), "b".repeat(40), "cc".to_owned()];
        let text = written(|lines| lines.fill(1, &items));
        assert_eq!(text, format!("    {}, {},\n    cc,\n", items[0], items[1]));
    }

    #[test]
    fn documentation_has_a_line_for_each_of_its_own() {
        let text = written(|lines| {
            lines.docs(1, "One.\n\nTwo.");
            lines.deprecated(1, Some("\"Old\"."));
        });
        assert_eq!(
            text,
            "    /// One.\n    ///\n    /// Two.\n    #[deprecated(note = \"\\\"Old\\\".\")]\n"
        );
    }
}
