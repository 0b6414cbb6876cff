//! The questions that codecs ask about every member, each answered by a bit, which is computed from
//! the traits when the table is compiled.

use super::Trait;

pub(super) const REQUIRED: u16 = 1;
pub(super) const SENSITIVE: u16 = 1 << 1;
pub(super) const SPARSE: u16 = 1 << 2;
pub(super) const JSON_NAME: u16 = 1 << 3;
pub(super) const XML_NAME: u16 = 1 << 4;
pub(super) const XML_ATTRIBUTE: u16 = 1 << 5;
pub(super) const XML_FLATTENED: u16 = 1 << 6;
pub(super) const XML_NAMESPACE: u16 = 1 << 7;
pub(super) const TIMESTAMP_FORMAT: u16 = 1 << 8;
pub(super) const CONSTRAINED: u16 = 1 << 9;
pub(super) const PLAIN_JSON_NAME: u16 = 1 << 10;
pub(super) const REQUEST_BOUND: u16 = 1 << 11;
pub(super) const RESPONSE_BOUND: u16 = 1 << 12;
pub(super) const HAS_DEFAULT: u16 = 1 << 13;
pub(super) const CLIENT_OPTIONAL: u16 = 1 << 14;
pub(super) const INPUT: u16 = 1 << 15;

/// Returns the bits for a member of this name with these traits.
pub(super) const fn of(name: &str, traits: &[Trait]) -> u16 {
    let mut flags = 0;
    let mut json_name = name;
    let mut i = 0;
    while i < traits.len() {
        flags |= match &traits[i] {
            Trait::Required => REQUIRED,
            Trait::Sensitive => SENSITIVE,
            Trait::Sparse => SPARSE,
            Trait::JsonName(_) => JSON_NAME,
            Trait::XmlName(_) => XML_NAME,
            Trait::XmlAttribute => XML_ATTRIBUTE,
            Trait::XmlFlattened => XML_FLATTENED,
            Trait::XmlNamespace { .. } => XML_NAMESPACE,
            Trait::TimestampFormat(_) => TIMESTAMP_FORMAT,
            Trait::Length { .. }
            | Trait::Range { .. }
            | Trait::Pattern(_)
            | Trait::UniqueItems
            | Trait::EnumValues(_)
            | Trait::IntEnumValues(_) => CONSTRAINED,
            Trait::HttpLabel | Trait::HttpQuery(_) | Trait::HttpQueryParams => REQUEST_BOUND,
            Trait::HttpResponseCode => RESPONSE_BOUND,
            Trait::HttpHeader(_) | Trait::HttpPrefixHeaders(_) | Trait::HttpPayload => {
                REQUEST_BOUND | RESPONSE_BOUND
            }
            Trait::Default(_) => HAS_DEFAULT,
            Trait::ClientOptional => CLIENT_OPTIONAL,
            Trait::Input => INPUT,
            _ => 0,
        };
        if let Trait::JsonName(name) = &traits[i] {
            json_name = name;
        }
        i += 1;
    }
    if is_plain_name(json_name) {
        flags |= PLAIN_JSON_NAME;
    }
    flags
}

/// Returns whether a name needs no escapes in a JSON string:
/// <https://www.rfc-editor.org/rfc/rfc8259#section-7>.
const fn is_plain_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] < b' ' || matches!(bytes[i], b'"' | b'\\') {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_plain_name;

    #[test]
    fn plain_names() {
        for byte in 0..=0x7f_u8 {
            let special = byte < 0x20 || byte == b'"' || byte == b'\\';
            for at in 0..20 {
                let mut name = [0x7f; 20];
                name[at] = byte;
                let name = str::from_utf8(&name).unwrap();
                assert_eq!(is_plain_name(name), !special, "{byte} at {at}");
            }
        }
        assert!(is_plain_name("") && is_plain_name("été"));
    }
}
