//! HTML.

use super::shows;

#[test]
fn paragraphs() {
    shows("<p>One\n   two  </p>\n  <p>three</p>", "One two\n\nthree");
    shows("one<p>two<p>three", "one\n\ntwo\n\nthree");
    shows("one<br/>two<br>three", "one\n\ntwo\n\nthree");
    shows("<div><p>&nbsp;one &amp; two&lt;T &#62; &eacute;</p></div>", "one & two\\<T > é");
    shows("<p>one<!-- two --> three</p>", "one three");
}

#[test]
fn code() {
    shows("<p>the <code>a_b</code>s</p>", "the `a_b`s");
    shows("<code>a  b\n c</code>", "`a b c`");
    shows("<p>a<code></code>b<code/></p>", "ab");
    shows("<p>a<code> b </code>c</p>", "a `b` c");
    shows("<code>a`b</code> <code>`</code>", "``a`b`` `` ` ``");
    shows("<code>a</code><code>b</code>", "`ab`");
    shows("<code>arn:<i>region</i>:<b>id</b></code>", "`arn:region:id`");
    shows("<p><code>open</p><p>text", "`open`\n\ntext");
    shows("<p>it is `null` or ` or ``a``</p>", "it is `null` or \\` or ``a``");
}

#[test]
fn literal_text() {
    shows("<pre>\n  {\n    \"a\": 1\n\n\n  }\n</pre>", "```text\n{\n  \"a\": 1\n\n}\n```");
    shows("<pre><code>a<br/>b</code></pre>", "```text\na\nb\n```");
    shows("<pre>```\nx</pre>", "````text\n```\nx\n````");
    shows("<pre>let x = 1;", "```text\nlet x = 1;\n```");
}

#[test]
fn emphasis() {
    shows("<b>a</b> <strong>b</strong> <i>c</i> <em>d</em>", "**a** **b** *c* *d*");
    shows("a<b> b </b>c", "a **b** c");
    shows("a<b></b><i> </i>b", "a b");
    shows("<b>a <i>b</i></b>", "**a *b***");
    shows("<b>a<b>b</b></b>", "**ab**");
    shows("<b>a<i>b</b>c</i>", "**a*b***c");
    shows("<b><code>a</code></b>", "**`a`**");
    shows("<i>ID</i>_number", "*ID*\\_number");
    shows("<b>open</p>text", "**open**\n\ntext");
}

#[test]
fn emphasis_that_markdown_would_not_see_is_dropped() {
    shows("<b>Note:</b>text", "Note:text");
    shows("a<i>(b)</i>", "a(b)");
    shows("<b>Note:</b> text", "**Note:** text");
    shows("<b>a</b><i>b</i>", "**a**b");
}

#[test]
fn white_space_before_punctuation_is_the_formatter_s() {
    shows("see <i>a\n </i>\n, <code>b </code>. And", "see *a*, `b`. And");
    shows("a <code>b</code> .csv : c", "a `b` .csv : c");
}

#[test]
fn lists() {
    shows("<p>a</p><ul><li>b</li><li><p>c</p></li></ul><p>d</p>", "a\n\n- b\n- c\n\nd");
    shows("<ol><li>a<li>b</ol>", "1. a\n2. b");
    shows("<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>", "- a\n  - b\n    1. c\n- d");
    shows("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c");
    shows("<ul><li><pre>a\n b</pre></li></ul>", "- ```text\n  a\n   b\n  ```");
    shows("<li>a</li><li>b", "- a\n- b");
    shows("<ol><li>a</ol><ol><li>b</ol><ul><li>c</ul>", "1. a\n\n1) b\n\n- c");
    shows("<ul>a<li>b</li></ul></ul></ol>c", "- a\n- b\n\nc");
    shows(&format!("<ol>{}</ol>", "<li>a<p>b".repeat(10)), &{
        let items: Vec<String> = (1..=10)
            .map(|i| format!("{i}. a\n\n{}b", " ".repeat(format!("{i}. ").len())))
            .collect();
        items.join("\n\n")
    });
}

#[test]
fn terms() {
    shows(
        "<dl><dt>Sun</dt><dd><p>It shines.</p><p>Hot.</p></dd><dt>Rain:<dd>Wet.</dl>",
        "- **Sun**: It shines.\n\n  Hot.\n\n- **Rain:** Wet.",
    );
    shows("<dl><dt><p><code>a</code></p></dt><dd><ul><li>b</ul></dl>", "- **`a`**\n  - b");
    shows("<dl><dt>a<dt>b<dd>c<dd>d</dl>", "- **a**\n\n- **b**: c\n\n  d");
}

#[test]
fn notes() {
    shows("<note><p>a</p><p>b</p></note>c", "> **Note:** a\n>\n> b\n\nc");
    shows("<important>a</important>", "> **Important:** a");
    shows("<note><ul><li>a</ul></note>", "> **Note:**\n>\n> - a");
    shows("<note><p><b>Note:</b> a</p></note>", "> **Note:** a");
    shows("<ul><li>a<warning>b</warning></ul>", "- a\n\n  > **Warning:** b");
    shows("<blockquote>a</blockquote>", "> a");
}

#[test]
fn headings_and_titles() {
    shows("<h3>How to</h3><p>So.</p>", "**How to**\n\nSo.");
    shows("<fullname>Weather Service</fullname><p>It rains.</p>", "It rains.");
    shows("<fullname>Weather Service</fullname>", "**Weather Service**");
}

#[test]
fn tables() {
    shows(
        "<table><thead><tr><th>Sky</th><th>Code</th></tr></thead>\
         <tr><td><p>blue</p><p>or grey</p></td><td><code>a|b</code></td></tr><tr><td>|</table>",
        "| Sky | Code |\n|---|---|\n| blue or grey | `a\\|b` |\n| \\| |  |",
    );
    shows("<table><tr><td>a<td><ul><li>b</ul></table>c", "|  |  |\n|---|---|\n| a | b |\n\nc");
}

#[test]
fn links() {
    shows(
        "<a href=\"https://a.example/x y_(z)\">a <b>b</b>[c]</a>",
        "[a **b**\\[c\\]](https://a.example/xy_%28z%29)",
    );
    shows("<a href='https://a.example?b&amp;lt;c'>a</a>", "[a](https://a.example?b&amp;lt;c)");
    shows("<a href='https://a&#x202e;.example'>a</a>", "[a](https://a.example)");
    shows("<a href='guide.html'>the guide</a>", "the guide");
    shows("<a href='https://a.example'></a>x", "x");
    shows("<a href='https://a.example/b'>https://a.example/b</a>.", "<https://a.example/b>.");
    shows("wow!<a href='https://a.example'>a</a>", "wow\\![a](https://a.example)");
    shows("<a href='https://a.example'>a<p>b</a>", "[a](https://a.example)\n\nb");
    shows("<code>a<a href='x'>b</a>c</code>", "`abc`");
    shows("<a href='https://a.example'><sup>1</sup></a>", "[\\^1](https://a.example)");
    shows(
        "<a href='https://a.example'>see https://b.example</a>",
        "[see https://b.example](https://a.example)",
    );
}

#[test]
fn links_to_shapes() {
    shows("<a>Forecast</a>s", "[`Forecast`](super::Forecast)s");
    shows("<code> <a>ListCities</a>.</code>", "[`list_cities`](crate::Client::list_cities)`.`");
    shows("<a>Local</a>", "[`Local`]");
    shows("<a>Forecast$Hours</a>", "[`Forecast::hours`](super::Forecast::hours)");
    shows("<a>Forecast$City</a>", "[`Forecast.City`](super::Forecast)");
    shows("<a>Unknown</a> <a>unknown-thing</a>", "`Unknown` unknown-thing");
    let page = "https://docs.example/api/API_Forecast.html#More";
    shows(&format!("<a href='{page}'>Forecast</a>"), "[`Forecast`](super::Forecast)");
    shows(&format!("<a href='{page}'>the forecast</a>"), "[the forecast](super::Forecast)");
    shows(
        "<a href='https://a.example/forecast'>Forecast</a>",
        "[Forecast](https://a.example/forecast)",
    );
}

#[test]
fn what_is_no_tag_is_text() {
    shows("<p>arn:<region>:<account-id></p>", "arn:\\<region>:\\<account-id>");
    shows("<code>arn:<region>:<account-id></code>", "`arn:<region>:<account-id>`");
    shows("<code><Status>Enabled</Status></code>", "`<Status>Enabled</Status>`");
    shows("<p>1 < 2, a <b and <> <!x></p>", "1 < 2, a \\<b and <> \\<!x>");
    shows("<p>a <name> for <b>b</b></p>", "a \\<name> for **b**");
    shows(
        "<p>a</p><example><name>b</name><request>c\nd</request></example>",
        "a\n\n**b**\n\n```text\nc\nd\n```",
    );
}

#[test]
fn scripts_are_dropped() {
    shows("<p>a</p><style>p { }</style><script>if (a<b) { }</script>b", "a\n\nb");
    shows("<p>the <script> tag", "the \\<script> tag");
}

#[test]
fn what_markdown_would_read_is_escaped() {
    shows("<p>2 * 3, *.com and a*b*</p>", "2 * 3, \\*.com and a\\*b\\*");
    shows("<p>snake_case_word, _x_ and _</p>", "snake_case_word, \\_x\\_ and _");
    shows("<p>[a](b) a[0]</p>", "\\[a](b) a\\[0]");
    shows("<p>C:\\dir \\* \\</p>", "C:\\dir \\\\\\* \\\\");
    shows("<p>~5 and a~b~</p><p>~~~</p>", "~5 and a\\~b\\~\n\n\\~\\~\\~");
    shows("<p>&amp;copy; &amp; &amp;c</p>", "\\&copy; & &c");
    shows("<p>a -- b --c d--e</p>", "a -- b \\--c d--e");
    shows("<p>10^<sup>2</sup></p>", "10^^2");
    for start in ["# a", "#", "> a", "- a", "+ a", "--- a", "- - -"] {
        shows(&format!("<p>{start}</p>"), &format!("\\{start}"));
    }
    shows("<p>1. a</p><p>2) b</p><p>3.5 c</p>", "1\\. a\n\n2\\) b\n\n3.5 c");
    shows("<p>-1 #a +b a # b</p>", "-1 #a +b a # b");
    shows("<ul><li>- a</ul>", "- \\- a");
    shows("<ul><li>a|b<ul><li>|---|</ul></ul>", "- a|b\n  - \\|---|");
}

#[test]
fn addresses_become_links() {
    shows("<p>(see https://a.example/b_c_d).</p>", "(see <https://a.example/b_c_d>).");
    shows("<p>http://localhost:80 https://<host>/</p>", "http://localhost:80 https://\\<host>/");
}
