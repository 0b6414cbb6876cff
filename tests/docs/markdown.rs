//! As much of Markdown as the project's own files need: what is code, and where links and headings are.

use std::path::{Path, PathBuf};

/// Folders that have no Markdown of the project.
const SKIPPED: [&str; 4] = [".git", "artifacts", "corpus", "target"];

/// All Markdown files below the folder, in order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !SKIPPED.contains(&name.as_str()) {
                folders.push(path);
            } else if name.ends_with(".md") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The lines outside of fenced code.
fn outside_of_code(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        !is_fence && !in_code
    })
}

/// Where the links of the text lead: those in the text, and those in definitions. Code has no links,
/// be it fenced or in backticks.
pub fn targets(text: &str) -> Vec<String> {
    let lines: Vec<&str> = outside_of_code(text).collect();
    let prose: String = lines.join("\n").split('`').step_by(2).collect();
    let inline = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let definitions = prose
        .lines()
        .filter(|line| line.starts_with('['))
        .filter_map(|line| Some(line.split_once("]: ")?.1));
    inline.chain(definitions).map(|target| target.trim().to_owned()).collect()
}

/// The anchors of the headings, as hosts of repositories make them.
pub fn anchors(text: &str) -> Vec<String> {
    outside_of_code(text)
        .filter(|line| line.starts_with('#'))
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .collect()
}

fn anchor(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

#[test]
fn links_in_code_do_not_count() {
    let text = "[a](a.md) `[b](b.md)`\n\n```text\n[c](c.md)\n```\n\n[d]: d.md\n";
    assert_eq!(targets(text), ["a.md", "d.md"]);
}

#[test]
fn anchors_have_no_punctuation() {
    assert_eq!(anchors("# What's `Option`, and why\n```\n# no\n```"), ["whats-option-and-why"]);
}
