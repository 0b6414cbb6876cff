//! XML, as trees.

use roxmltree::{Document, Node};

use super::Leeway;

pub(super) fn compare(expected: &[u8], came: &[u8], leeway: Leeway) -> Result<(), String> {
    let expected = String::from_utf8_lossy(expected);
    let came = std::str::from_utf8(came).map_err(|error| format!("it is not text: {error}"))?;
    let expected = Document::parse(expected.trim())
        .map_err(|error| format!("that of the case is no XML: {error}"))?;
    let came = Document::parse(came).map_err(|error| format!("it is not XML: {error}"))?;
    let mut expected = Element::of(expected.root_element());
    let mut came = Element::of(came.root_element());
    expected.remove_stray_text();
    if leeway.server {
        expected.remove_request_id();
        came.remove_request_id();
        if let (None, Some(namespace)) = (&expected.name.0, came.name.0.clone()) {
            came.remove_namespace(&namespace);
        }
    }
    match expected.difference("", &came, leeway) {
        None => Ok(()),
        Some(path) => Err(format!("{path} differs")),
    }
}

/// An element without the layout that people put between elements.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    name: (Option<String>, String),
    namespaces: Vec<(Option<String>, String)>,
    attributes: Vec<(Option<String>, String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn of(node: Node<'_, '_>) -> Element {
        let tag = node.tag_name();
        let mut namespaces: Vec<_> = node
            .namespaces()
            .map(|namespace| (namespace.name().map(str::to_owned), namespace.uri().to_owned()))
            .collect();
        namespaces.sort();
        let mut attributes: Vec<_> = node
            .attributes()
            .map(|a| (a.namespace().map(str::to_owned), a.name().to_owned(), a.value().to_owned()))
            .collect();
        attributes.sort();
        let children: Vec<Element> =
            node.children().filter(Node::is_element).map(Element::of).collect();
        let text: String =
            node.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
        let is_layout = text.trim().is_empty() && (!children.is_empty() || text.contains('\n'));
        Element {
            name: (tag.namespace().map(str::to_owned), tag.name().to_owned()),
            namespaces,
            attributes,
            text: if is_layout { String::new() } else { text },
            children,
        }
    }

    /// Text beside elements is nothing that a shape has, so readers ignore it.
    fn remove_stray_text(&mut self) {
        if !self.children.is_empty() {
            self.text.clear();
        }
        self.children.iter_mut().for_each(Element::remove_stray_text);
    }

    /// Forgets a namespace that is the default one.
    fn remove_namespace(&mut self, namespace: &str) {
        self.name.0.take_if(|uri| uri == namespace);
        self.namespaces.retain(|(prefix, uri)| prefix.is_some() || uri != namespace);
        self.children.iter_mut().for_each(|child| child.remove_namespace(namespace));
    }

    /// The id of the request is in the document element of each response, or in one below.
    fn remove_request_id(&mut self) {
        let names = ["RequestId", "RequestID", "requestId", "ResponseMetadata"];
        self.children.retain(|child| !names.contains(&child.name.1.as_str()));
    }

    /// Returns the first element that differs, as a path of names.
    ///
    /// Members of a structure may come in any order, and so may entries of a map. Items of a list
    /// may not.
    fn difference(&self, path: &str, other: &Element, leeway: Leeway) -> Option<String> {
        let path = format!("{path}/{}", self.name.1);
        let own = (&self.name, &self.namespaces, &self.attributes);
        if own != (&other.name, &other.namespaces, &other.attributes)
            || !leeway.is_same_text(&self.text, &other.text)
        {
            return Some(path);
        }
        let (expected, came) = (self.sorted_children(), other.sorted_children());
        for (expected, came) in expected.iter().zip(&came) {
            if let Some(path) = expected.difference(&path, came, leeway) {
                return Some(path);
            }
        }
        let rest = expected.get(came.len()).or(came.get(expected.len()))?;
        Some(format!("{path}/{}", rest.name.1))
    }

    /// Returns the children by name, those of one name as they come, but entries of a map by key.
    fn sorted_children(&self) -> Vec<&Element> {
        let mut children: Vec<&Element> = self.children.iter().collect();
        children.sort_by_key(|child| (&child.name, child.entry_key()));
        children
    }

    /// Returns what looks like a map's entry: two different elements, of which the first is text.
    fn entry_key(&self) -> Option<&str> {
        match self.children.as_slice() {
            [key, value] if key.children.is_empty() && key.name != value.name => Some(&key.text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Leeway, compare};

    fn same(expected: &str, came: &str) -> Result<(), String> {
        compare(expected.as_bytes(), came.as_bytes(), Leeway::default())
    }

    #[test]
    fn layout_and_order_do_not_matter() {
        for (expected, came) in [
            ("<a>\n  <b>1</b>\n  <c/>\n</a>\n", "<?xml version='1.0'?><a><c></c><b>1</b></a>"),
            ("<a x='1' y='2'/>", "<a y=\"2\" x=\"1\"></a>"),
            ("<a>\n</a>", "<a/>"),
            ("<a>&lt;&#65;</a>", "<a><![CDATA[<A]]></a>"),
            (
                "<m><e><k>b</k><v>1</v></e><e><k>a</k><v>2</v></e></m>",
                "<m><e><k>a</k><v>2</v></e><e><k>b</k><v>1</v></e></m>",
            ),
        ] {
            assert_eq!(same(expected, came), Ok(()));
        }
    }

    #[test]
    fn anything_else_does() {
        for (expected, came, path) in [
            ("<a>1</a>", "<a>2</a>", "/a"),
            ("<a> </a>", "<a/>", "/a"),
            ("<a><b> x</b></a>", "<a><b>x</b></a>", "/a/b"),
            ("<a x='1'/>", "<a/>", "/a"),
            ("<a xmlns='u'/>", "<a/>", "/a"),
            ("<a xmlns:p='u'/>", "<a/>", "/a"),
            ("<a><b/></a>", "<a><b/><c/></a>", "/a/c"),
            ("<a><b/><b/></a>", "<a><b/></a>", "/a/b"),
            ("<l><i>1</i><i>2</i></l>", "<l><i>2</i><i>1</i></l>", "/l/i"),
            ("<a/>", "<b/>", "/a"),
        ] {
            assert_eq!(same(expected, came), Err(format!("{path} differs")), "{expected} {came}");
        }
        assert!(same("<a/>", "<a>").unwrap_err().starts_with("it is not XML"));
    }

    #[test]
    fn text_beside_elements_is_not_written() {
        assert_eq!(same("<a><![CDATA[x]]><b/></a>", "<a><b/></a>"), Ok(()));
        assert!(same("<a><b/></a>", "<a>x<b/></a>").is_err());
    }

    #[test]
    fn the_namespace_of_the_service() {
        let leeway = Leeway { server: true, ..Leeway::default() };
        let same = |a: &str, b: &str| compare(a.as_bytes(), b.as_bytes(), leeway);
        assert_eq!(same("<a><b/></a>", "<a xmlns='u'><b/></a>"), Ok(()));
        assert!(same("<a><b/></a>", "<a xmlns='u'><b xmlns='v'/></a>").is_err());
        assert!(same("<a><b/></a>", "<a xmlns='u' xmlns:p='v'><b/></a>").is_err());
        assert!(same("<a xmlns='u'/>", "<a/>").is_err());
        assert!(same("<a xmlns='u'/>", "<a xmlns='v'/>").is_err());
    }

    #[test]
    fn the_id_of_the_request() {
        let leeway = Leeway { server: true, ..Leeway::default() };
        let expected = "<r><x/><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></r>";
        assert_eq!(compare(expected.as_bytes(), b"<r><x/></r>", leeway), Ok(()));
        assert_eq!(compare(b"<r><requestId>1</requestId></r>", b"<r/>", leeway), Ok(()));
        assert!(same(expected, "<r><x/></r>").is_err());
    }
}
