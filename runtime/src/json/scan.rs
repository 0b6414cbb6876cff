//! Finding the end of strings, a word at a time, and of numbers without exponents.

/// Returns whether this byte must be escaped in a string.
const fn is_special(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Returns whether all of the text needs no escape in a string.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk() else {
        return !bytes.iter().any(|&byte| is_special(byte));
    };
    // The last word overlaps the one before it.
    let (words, _) = bytes.as_chunks();
    words.iter().fold(special(last), |found, word| found | special(word)) == 0
}

/// Returns how many bytes come before the first one that must be escaped in a string.
pub(super) fn plain_len(bytes: &[u8]) -> usize {
    let (words, tail) = bytes.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let special = special(word);
        if special != 0 {
            return index * WORD + special.trailing_zeros() as usize / 8;
        }
    }
    let rest = tail.iter().position(|&byte| is_special(byte)).unwrap_or(tail.len());
    words.len() * WORD + rest
}

/// So many bytes are looked at together.
const WORD: usize = 8;

/// Returns the high bit of each special byte, up to the first at least: what is set above means nothing.
fn special(word: &[u8; WORD]) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; WORD]);
    const HIGH_BITS: u64 = ONES << 7;
    let word = u64::from_le_bytes(*word);
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    // With the second bit flipped, quotes follow directly upon control characters.
    let quotes_and_controls = below(word ^ (ONES * 2), 0x21);
    let backslashes = below(word ^ (ONES * u64::from(b'\\')), 1);
    (quotes_and_controls | backslashes) & HIGH_BITS
}

/// Returns how long the string is that these bytes begin with, its quotes included, if it has neither
/// escapes nor control characters.
pub(super) fn plain_string(bytes: &[u8]) -> Option<usize> {
    let [b'"', content @ ..] = bytes else { return None };
    let len = plain_len(content);
    (content.get(len) == Some(&b'"')).then_some(len + 2)
}

/// Returns how long the string is that these bytes begin with, its quotes and escapes included.
pub(super) fn string_len(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += plain_len(bytes.get(at..)?);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => return None,
        }
    }
}

/// Returns how long the number is that these bytes begin with, if it has no exponent.
pub(super) fn plain_number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
    };
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(sign);
    let has_leading_zero = whole > 1 && bytes[sign] == b'0';
    if whole == 0 || has_leading_zero {
        return None;
    }
    let mut len = sign + whole;
    if bytes.get(len) == Some(&b'.') {
        let fraction = digits(len + 1);
        if fraction == 0 {
            return None;
        }
        len += 1 + fraction;
    }
    let has_exponent = matches!(bytes.get(len), Some(b'e' | b'E'));
    (!has_exponent).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::{is_plain, plain_len, plain_number, plain_string, string_len};

    /// At every place of a text that is longer than two words.
    #[test]
    fn special_bytes() {
        for byte in 0..=u8::MAX {
            let special = byte < 0x20 || byte == b'"' || byte == b'\\';
            for at in 0..20 {
                let mut bytes = [0x7f; 20];
                bytes[at] = byte;
                assert_eq!(plain_len(&bytes), if special { at } else { 20 }, "{byte} at {at}");
                if let Ok(text) = str::from_utf8(&bytes) {
                    assert_eq!(is_plain(text), !special, "{byte} at {at}");
                    assert_eq!(is_plain(&text[at..]), !special, "{byte} at {at}");
                }
            }
        }
        // The first of two counts, whatever is between them.
        for between in ["", " ", "!", "#", "[", "]", "\u{80}", "\u{20}\u{21}"] {
            assert_eq!(plain_len(format!("ab\"{between}\\").as_bytes()), 2, "{between:?}");
        }
        assert!(is_plain("") && plain_len(b"") == 0);
    }

    #[test]
    fn strings() {
        for (text, len) in [
            (r#""""#, Some(2)),
            (r#""a": 1"#, Some(3)),
            (r#""twelve bytes", "more""#, Some(14)),
            (r#""é""#, Some(4)),
            ("", None),
            (r#"""#, None),
            (r#""abc"#, None),
            (r#""a\n""#, None),
            (r#""12345678\"""#, None),
            ("\"a\tb\"", None),
        ] {
            assert_eq!(plain_string(text.as_bytes()), len, "{text}");
        }
    }

    #[test]
    fn strings_with_escapes() {
        for (text, len) in [
            (r#""a\n""#, Some(5)),
            (r#""\"\\","#, Some(6)),
            (r#""\u0041bcdefgh\"",""#, Some(17)),
            (r#""plain""#, Some(7)),
            (r#""a\"#, None),
            (r#""a\""#, None),
            ("\"\\n\n\"", None),
            ("", None),
        ] {
            assert_eq!(string_len(text.as_bytes()), len, "{text}");
        }
    }

    #[test]
    fn numbers() {
        for (text, len) in [
            ("0", Some(1)),
            ("-0", Some(2)),
            ("-12,", Some(3)),
            ("1.50]", Some(4)),
            ("0.001", Some(5)),
            ("1.5.6", Some(3)),
            ("1-", Some(1)),
            ("", None),
            ("-", None),
            ("-a", None),
            ("01", None),
            ("-00", None),
            ("1.", None),
            ("1.e", None),
            (".5", None),
            ("+1", None),
            ("1e5", None),
            ("1.5E5", None),
        ] {
            assert_eq!(plain_number(text.as_bytes()), len, "{text}");
        }
    }
}
