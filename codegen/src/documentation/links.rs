//! Where a link leads: to a Rust item, to the web, or nowhere.

use super::{Link, escape};

/// Where a link leads.
pub(super) struct Target {
    destination: String,
    /// The name of the Rust item, if it is the better label.
    pub(super) name: Option<String>,
}

impl Target {
    /// Returns the text after the label. It is empty if the label is already the path by which
    /// rustdoc finds the item.
    pub(super) fn closing(&self) -> String {
        match &self.name {
            Some(name) if *name == self.destination => "]".to_owned(),
            _ => format!("]({})", self.destination),
        }
    }

    /// Returns whether `label` says no more than the address does.
    pub(super) fn is(&self, label: &str) -> bool {
        self.destination == label
    }
}

/// Returns where a link with this address and this label leads.
///
/// AWS links a shape by a label without an address, or by the page of its API reference. If the
/// address is another page on the web, that page is what the author meant, even if the label is
/// also the name of a shape.
pub(super) fn target(href: Option<&str>, label: &str, link: Link<'_>) -> Option<Target> {
    let is_address = |c: &char| !c.is_whitespace() && !escape::is_hidden(*c);
    let href: String = href.unwrap_or_default().chars().filter(is_address).collect();
    let name = api_page(&href).unwrap_or(&href);
    if is_shape_name(name)
        && let Some(destination) = link(name)
    {
        let name = (name == label).then(|| last_segments(&destination, 1));
        return Some(Target { destination, name });
    }
    if is_web(&href) {
        return Some(Target { destination: percent_encode(&href), name: None });
    }
    is_shape_name(label).then(|| shape(label, link)).flatten()
}

/// Returns where the Rust item for a shape or member is.
fn shape(name: &str, link: Link<'_>) -> Option<Target> {
    let (owner, member) = match name.split_once('$') {
        Some((owner, member)) => (owner, Some(member)),
        None => (name, None),
    };
    let (destination, name) = match (link(name), member) {
        (Some(path), None) => (path.clone(), last_segments(&path, 1)),
        (Some(path), Some(_)) => (path.clone(), last_segments(&path, 2)),
        (None, None) => return None,
        (None, Some(member)) => {
            let path = link(owner)?;
            let name = format!("{}.{member}", last_segments(&path, 1));
            (path, name)
        }
    };
    Some(Target { destination, name: Some(name) })
}

/// Returns whether this may be the name of a shape, or of a member as in `Shape$member`.
pub(super) fn is_shape_name(name: &str) -> bool {
    let is_identifier = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    match name.split_once('$') {
        Some((shape, member)) => is_identifier(shape) && is_identifier(member),
        None => is_identifier(name),
    }
}

/// Returns the shape whose page of an API reference this is: `…/API_Name.html`.
fn api_page(href: &str) -> Option<&str> {
    let (page, _fragment) = href.split_once('#').unwrap_or((href, ""));
    let (_, file) = page.rsplit_once('/').unwrap_or(("", page));
    file.strip_prefix("API_")?.strip_suffix(".html")
}

/// Returns the last segments of a path, without a disambiguator such as `method@`.
fn last_segments(path: &str, count: usize) -> String {
    let path = path.split_once('@').map_or(path, |(_, path)| path);
    match path.rmatch_indices("::").nth(count - 1) {
        Some((at, separator)) => path[at + separator.len()..].to_owned(),
        None => path.to_owned(),
    }
}

fn is_web(href: &str) -> bool {
    let address = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"));
    address.is_some_and(|address| !address.is_empty())
}

/// Returns an address without the characters that could end a link or its label.
fn percent_encode(href: &str) -> String {
    let mut encoded = String::with_capacity(href.len());
    for (at, c) in href.char_indices() {
        match c {
            '&' if escape::is_entity(&href[at + 1..]) => encoded.push_str("&amp;"),
            _ if "<>()[]{}\\`\"|^".contains(c) => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => encoded.push(c),
        }
    }
    encoded
}
