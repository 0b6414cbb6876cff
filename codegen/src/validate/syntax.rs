//! Texts whose syntax other specifications define.

/// Returns whether the text is an HTTP token: the name of a method or a header.
/// <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && is_token_or_empty(text)
}

pub(super) fn is_token_or_empty(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Returns whether the text is what Smithy accepts as the name of an XML element or attribute, with
/// or without a prefix.
pub(super) fn is_xml_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, name)) => is_xml_prefix(prefix) && is_xml_prefix(name),
        None => is_xml_prefix(text),
    }
}

/// Returns whether the text is a name without a colon.
pub(super) fn is_xml_prefix(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// Returns whether the text consists of host labels, separated by dots.
pub(super) fn is_host_part(text: &str) -> bool {
    text.split('.').all(|label| {
        let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(is_label)
    })
}

/// Returns whether the text is the beginning of a host with labels in braces. It cannot reach
/// beyond the host.
/// <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>
pub(super) fn is_host_prefix(text: &str) -> bool {
    let is_host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"-._{}".contains(&byte);
    !text.is_empty() && text.bytes().all(is_host_byte)
}
