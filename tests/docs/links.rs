//! Every relative link in a Markdown file leads to a file or folder that exists, and to a heading of it.

use crate::{markdown, root};
use std::fs;
use std::path::Path;

#[test]
fn links_lead_somewhere() {
    let files = markdown::files_below(root());
    assert!(files.len() > 10, "only {} files", files.len());
    let broken: Vec<String> = files.iter().flat_map(|file| broken_links(file)).collect();
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

fn broken_links(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let shown = file.strip_prefix(root()).unwrap_or(file).display();
    markdown::targets(&text)
        .iter()
        .filter(|target| !is_elsewhere(target))
        .filter_map(|target| Some(format!("{shown}: {target}: {}", problem(file, &text, target)?)))
        .collect()
}

/// Links to the web, and rustdoc's links to items.
fn is_elsewhere(target: &str) -> bool {
    target.contains("://") || target.contains("::")
}

/// What is wrong with a link in the file with this text, if anything is.
fn problem(file: &Path, text: &str, target: &str) -> Option<&'static str> {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let target = file.parent().unwrap_or(file).join(path);
    if !path.is_empty() && !target.exists() {
        return Some("there is no such file");
    }
    let text = if path.is_empty() { text.to_owned() } else { read_if_file(&target) };
    let is_known = anchor.is_empty() || markdown::anchors(&text).iter().any(|own| own == anchor);
    (!is_known).then_some("the file has no such heading")
}

fn read_if_file(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn broken_links_are_found() {
    let file = root().join("README.md");
    assert_eq!(problem(&file, "# Limits", "#limits"), None);
    assert_eq!(problem(&file, "# Limits", "#limit"), Some("the file has no such heading"));
    assert_eq!(problem(&file, "", "tests/docs"), None);
    assert_eq!(problem(&file, "", "tests/doc"), Some("there is no such file"));
}
