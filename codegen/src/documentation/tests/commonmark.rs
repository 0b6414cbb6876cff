//! CommonMark.

use super::shows;

/// Text that stays unchanged.
#[track_caller]
fn stays(text: &str) {
    shows(text, text);
}

#[test]
fn most_text_is_unchanged() {
    stays("A *city* of the **world**, with `code` and ``co`de``.\nOn two lines.");
    stays("# Heading\n\ntext\n\n___\n\n> quote\n> more\n\n## Under");
    shows("Under\n---", "## Under");
    stays("[a](https://a.example/b) and <https://b.example> and \\*c\\* & 1 < 2 ~~d~~");
    stays("| a | b |\n|---|---|\n| `c` | d |");
    stays("hard\\\nbreak");
    shows("text\n    ===\n    ---", "text\n\\===\n\\---");
    shows("hard  \nbreak  ", "hard\\\nbreak");
    shows("one\n\n\n\ntwo  \n", "one\n\ntwo");
    shows("\n      one\n      two\n  three", "one\ntwo\nthree");
}

#[test]
fn tables() {
    shows(
        "a | b\n:-- | --\n`c\\|d` | [e](https://a.example)",
        "| a | b |\n|---|---|\n| `c\\|d` | [e](https://a.example) |",
    );
    shows("- a\n\n  | b |\n  |---|", "- a\n\n  | b |\n  |---|");
}

#[test]
fn lists() {
    stays("- a\n- b\n  - c\n    1. d\n- e");
    stays("3. a\n4. b");
    shows("* a\n* b\n\n  c", "- a\n\n- b\n\n  c");
    shows("* a\n+ b\n- c", "- a\n\n* b\n\n- c");
    shows("text\n* a\nlazy\n* b", "text\n\n- a\n  lazy\n- b");
    shows("-   a\n\n    b\n-", "- a\n\n  b");
    shows("text\n2. not an item", "text\n2\\. not an item");
    shows("* - a", "- - a");
    shows("* ---", "- ___");
    shows("- a\n  ***\n  b", "- a\n\n  ___\n\n  b");
}

#[test]
fn quotes() {
    shows(">a\n>\n> - b\nlazy", "> a\n>\n> - b\n>   lazy");
    shows("- a\n  > b", "- a\n\n  > b");
}

#[test]
fn no_code_is_ever_rust() {
    shows("```\nlet x = 1;\n```", "```text\nlet x = 1;\n```");
    shows("~~~ rust\nlet x = 1;", "```text\nlet x = 1;\n```");
    shows("````rust,ignore\n```\n````", "````text\n```\n````");
    shows("```json\n{\n\n\n}\n```", "```json\n{\n\n}\n```");
    shows("a\n\n    let x = 1;\n\n      y\n\nb", "a\n\n```text\nlet x = 1;\n\n  y\n```\n\nb");
    shows("- a\n\n      let x = 1;", "- a\n\n  ```text\n  let x = 1;\n  ```");
    shows("-     let x = 1;", "- ```text\n  let x = 1;\n  ```");
    shows(">     let x = 1;", "> ```text\n> let x = 1;\n> ```");
    shows("- ```\n  a\nb", "- ```text\n  a\n  ```\n\nb");
    shows("text\n     ```\n     let x", "text\n\\`\\`\\`\nlet x");
    shows("\tlet x = 1;", "let x = 1;");
    shows("a\n\n\tlet x = 1;\nb", "a\n\n```text\nlet x = 1;\n```\n\nb");
}

#[test]
fn links_to_shapes() {
    shows("[`Forecast`] and [`Unknown`]", "[`Forecast`](super::Forecast) and `Unknown`");
    shows("[`ListCities`]", "[`list_cities`](crate::Client::list_cities)");
    shows("[`Local`]", "[`Local`]");
    shows("[`Forecast$Hours`]", "[`Forecast::hours`](super::Forecast::hours)");
    shows("[the *forecast*](Forecast)", "[the *forecast*](super::Forecast)");
    shows("[`Forecast`](https://a.example)", "[`Forecast`](https://a.example)");
}

#[test]
fn links() {
    shows("[a](https://a.example \"Title\")", "[a](https://a.example)");
    shows("[a](https://a.example/b_(c))", "[a](https://a.example/b_%28c%29)");
    shows(
        "[a][b], [B] and [c]\n\n[b]: https://a.example",
        "[a](https://a.example), [B](https://a.example) and \\[c]",
    );
    shows("[^1](https://a.example)", "[\\^1](https://a.example)");
    shows("[the guide](guide.md)", "the guide");
    shows("![a map](https://a.example)", "[a map](https://a.example)");
    shows("<https://a.example>s", "<https://a.example>s");
    shows("[- a](guide.md)", "\\- a");
    shows("[a [b] c](https://a.example)", "[a \\[b\\] c](https://a.example)");
}

#[test]
fn stray_markup_is_escaped() {
    shows("[x] [^1] Vec<T> </T> <!-- a -->", "\\[x] \\[^1] Vec\\<T> \\</T> \\<!-- a -->");
    shows("- [ ] task", "- \\[ ] task");
    shows("a ` b", "a \\` b");
    shows("see https://a.example/b.", "see <https://a.example/b>.");
    shows("`a\nb` c", "`a b` c");
    shows("| a `|` b |\n|---|---|", "| a \\` | \\` b |\n|---|---|");
}
