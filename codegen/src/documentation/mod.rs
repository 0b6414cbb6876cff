//! The text of a documentation trait, turned into the Markdown of a Rust doc comment.
//!
//! Smithy says that documentation is CommonMark; AWS writes HTML, not always well-formed. Both are
//! read into the same blocks and written by the same code, which guarantees two things: rustdoc and
//! clippy find nothing to warn about, and no example ever becomes a doc test, because literal text
//! is written in fences with a known language and nothing else is indented like code.
//!
//! | file | subject |
//! |---|---|
//! | `tags.rs` | which tags count, and so whether a text is HTML |
//! | `html.rs` | the tags of HTML into blocks |
//! | `commonmark.rs` | the events of CommonMark into blocks |
//! | `outline.rs` | the nesting of blocks while they are read |
//! | `line.rs` | running text while it is read |
//! | `links.rs` | where a link leads |
//! | `escape.rs` | what Markdown would misread |
//! | `pieces.rs` | running text into Markdown |
//! | `summary.rs` | which sentence becomes the summary |
//! | `render.rs` | blocks into Markdown |

mod commonmark;
mod escape;
mod html;
mod line;
mod links;
mod outline;
mod pieces;
mod render;
mod summary;
mod tags;
#[cfg(test)]
mod tests;

use render::Block;

/// Returns the path of the Rust item for a name in the model.
type Link<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The deepest level of lists, notes and quotes. Anything nested deeper is shown at this level.
const MAX_DEPTH: usize = 16;

/// Turns the text of a documentation trait into the lines of a Rust doc comment.
///
/// `link` returns the path by which rustdoc finds the Rust item for a name in the model, such as
/// `super::StreamSession`. It is called for shapes (`StreamSession`) and for members
/// (`StreamSession$Arn`); if it returns nothing for a member, the shape is linked. A path that is
/// the bare name of the item is written without an explicit target.
///
/// Lines are separated by `\n`. No line has trailing white space, and there are no two blank lines
/// in a row; a text without content becomes an empty string.
pub fn to_markdown(text: &str, link: &dyn Fn(&str) -> Option<String>) -> String {
    render::markdown(&blocks(text, link))
}

/// Turns only the first sentence of the text into Markdown, in the same way.
pub fn to_summary(text: &str, link: &dyn Fn(&str) -> Option<String>) -> String {
    render::markdown(summary::summary(&blocks(text, link)).as_slice())
}

/// Turns text without markup into Markdown on one line.
pub fn plain(text: &str) -> String {
    let mut line = String::new();
    escape::push_text(&mut line, &visible_line(text), None, false);
    line
}

/// Turns text into Markdown code on one line.
pub fn code(text: &str) -> String {
    let mut code = String::new();
    escape::push_code(&mut code, &visible_line(text));
    code
}

fn visible_line(text: &str) -> String {
    escape::visible(text).replace('\n', " ")
}

fn blocks(text: &str, link: Link<'_>) -> Vec<Block> {
    let tags = tags::known(text);
    if tags::are_markup(&tags, text) {
        html::parse(&tags::escape_others(&tags, text), link)
    } else {
        commonmark::parse(text, link)
    }
}
