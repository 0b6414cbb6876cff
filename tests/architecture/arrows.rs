//! The imports among the modules of a crate, read from its source.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module names an item of another one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// The module of the file.
    pub from: String,
    /// The module of the item. That of an exported macro is `macros`, wherever it is defined.
    pub to: String,
    file: PathBuf,
}

impl fmt::Display for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` imports `{}`", self.file.display(), self.from, self.to)
    }
}

/// The modules of the crate with this folder of source, which are the files and folders in it, and
/// the arrows among them. Paths in tests, in comments, in texts and after `$` do not count.
pub fn arrows(source: &Path) -> (BTreeSet<String>, BTreeSet<Arrow>) {
    let (mut modules, mut arrows) = (BTreeSet::new(), BTreeSet::new());
    for file in files(source) {
        let path = file.strip_prefix(source).unwrap().with_extension("");
        let mut names: Vec<&str> = path.iter().map(|name| name.to_str().unwrap()).collect();
        if names.last() == Some(&"mod") {
            names.pop();
        }
        if names == ["lib"] || names.contains(&"tests") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let tokens = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut targets = BTreeSet::new();
        find(tokens, names.len(), &mut targets);
        modules.insert(names[0].to_owned());
        arrows.extend(targets.into_iter().filter(|to| to != names[0]).map(|to| Arrow {
            from: names[0].to_owned(),
            to,
            file: file.strip_prefix(source).unwrap().to_owned(),
        }));
    }
    (modules, arrows)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Collects the modules of the crate that these tokens name, in a module of this depth.
fn find(tokens: TokenStream, depth: usize, targets: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        match token {
            TokenTree::Group(group) if is_punct(before, '#') && is_test(group.stream()) => {
                at = end_of_item(&tokens, at + 1);
                continue;
            }
            TokenTree::Group(group) => {
                find(group.stream(), depth + depth_within(&tokens[..at]), targets);
            }
            TokenTree::Ident(ident) if *ident == "crate" && !is_punct(before, '$') => {
                named(&tokens[at + 1..], targets);
            }
            TokenTree::Ident(ident) if *ident == "super" && !is_punct(before, ':') => {
                let supers = tokens[at..].iter().step_by(3);
                if supers.take_while(|token| is_ident(Some(token), "super")).count() >= depth {
                    named(&tokens[at + 3 * depth - 2..], targets);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// How much deeper than the place is what is in the group that follows these tokens: a module in
/// the file by one, and a macro, which may be called anywhere, by more than there are levels.
fn depth_within(before: &[TokenTree]) -> usize {
    match before {
        [.., keyword, _, _] if is_ident(Some(keyword), "macro_rules") => 1000,
        [.., keyword, _] if is_ident(Some(keyword), "mod") => 1,
        _ => 0,
    }
}

/// Collects the modules that follow the path to the root of the crate.
fn named(tokens: &[TokenTree], targets: &mut BTreeSet<String>) {
    let [colon, _, first, rest @ ..] = tokens else { return };
    if !is_punct(Some(colon), ':') {
        return;
    }
    match first {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            for path in tokens.split(|token| is_punct(Some(token), ',')) {
                targets.extend(path.first().map(ToString::to_string));
            }
        }
        first => {
            let name = first.to_string();
            let is_macro = name.starts_with("__") || is_punct(rest.first(), '!');
            targets.insert(if is_macro { "macros".to_owned() } else { name });
        }
    }
}

/// The end of the item that has the attribute before this place.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let end = tokens[start..].iter().position(is_end);
    end.map_or(tokens.len(), |end| start + end + 1)
}

/// Whether this is the attribute `cfg(test)`.
fn is_test(attribute: TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_ident(token: Option<&TokenTree>, wanted: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if *ident == wanted)
}

#[cfg(test)]
mod tests {
    use super::find;

    /// The modules that the text of a file of this depth names.
    #[track_caller]
    fn names(text: &str, depth: usize, expected: &[&str]) {
        let mut targets = std::collections::BTreeSet::new();
        find(text.parse().unwrap(), depth, &mut targets);
        assert_eq!(Vec::from_iter(targets), expected, "{text}");
    }

    #[test]
    fn paths_from_the_root() {
        names("use crate::a::B; fn f() { crate::c::d() }", 1, &["a", "c"]);
        names("use crate::{a::B, c, d::{E, F}};", 1, &["a", "c", "d"]);
        names("pub(in crate::a) fn f() -> Vec<crate::b::C> {}", 1, &["a", "b"]);
        names("crate::a!(B); pub use crate::__c as d;", 1, &["macros"]);
        names("pub(crate) use std::a; macro_rules! b { () => { $crate::c::d() } }", 1, &[]);
        names("/// [`A`](crate::a::A)\n// crate::b\nconst C: &str = \"crate::d\";", 1, &[]);
    }

    #[test]
    fn paths_from_the_parent() {
        names("use super::a::B; use super::c;", 1, &["a", "c"]);
        names("use super::a::B; use super::super::c::D;", 2, &["c"]);
        names("use super::super::a; mod b { use super::super::c; }", 3, &[]);
        names("mod a { use super::super::b; use super::c; }", 1, &["b"]);
        names("macro_rules! a { ($b:ident) => { super::$b() } }", 1, &[]);
    }

    #[test]
    fn tests_do_not_count() {
        names("#[cfg(test)] mod tests { use crate::a; } use crate::b;", 1, &["b"]);
        names("#[cfg(test)] mod tests; use crate::b;", 1, &["b"]);
        names("#[cfg(feature = \"test\")] use crate::b;", 1, &["b"]);
    }
}
