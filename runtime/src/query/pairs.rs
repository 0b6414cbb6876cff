//! Names and values.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Names and values, in the order in which they were added. Displays percent-encoded, as in a
/// form body or a URL.
///
/// It shows everything, also what the model calls sensitive.
///
/// ```
/// use smithy_shapes::Query;
///
/// let query: Query = [("Action", "List"), ("Name", "a b&c")].into_iter().collect();
/// assert_eq!(query.to_string(), "Action=List&Name=a%20b%26c");
/// assert_eq!(query.get("Name"), Some("a b&c"));
/// assert_eq!(Query::parse(query.to_string())?, query);
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Each name and then its value, without anything between them.
    text: String,
    /// Where each name and each value ends.
    ends: Vec<(usize, usize)>,
}

/// All but what RFC 3986 leaves as it is.
pub(crate) const UNRESERVED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Query {
    /// No pairs yet, with room for so much text.
    pub(super) fn with_capacity(bytes: usize) -> Query {
        Query { text: String::with_capacity(bytes), ends: Vec::new() }
    }

    /// Returns the names and values, as they are before encoding.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.ends.iter().enumerate().map(|(index, &(name, value))| {
            let start = if index == 0 { 0 } else { self.ends[index - 1].1 };
            (&self.text[start..name], &self.text[name..value])
        })
    }

    /// Returns the first value of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    /// Adds a name, and the value that `write` appends.
    pub(super) fn add(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        self.text.push_str(name);
        let end = self.text.len();
        write(&mut self.text);
        self.ends.push((end, self.text.len()));
    }
}

impl<K: AsRef<str>, V: AsRef<str>> Extend<(K, V)> for Query {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (name, value) in pairs {
            self.add(name.as_ref(), |text| text.push_str(value.as_ref()));
        }
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pairs()).finish()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Query {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Query {
        let mut query = Query::default();
        query.extend(pairs);
        query
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.pairs().enumerate() {
            if index > 0 {
                f.write_char('&')?;
            }
            write_encoded(f, name)?;
            f.write_char('=')?;
            write_encoded(f, value)?;
        }
        Ok(())
    }
}

fn write_encoded(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    // As nearly all names are, and most values.
    if text.bytes().all(|b| IS_UNRESERVED[usize::from(b)]) {
        return f.write_str(text);
    }
    utf8_percent_encode(text, &UNRESERVED).try_for_each(|part| f.write_str(part))
}

/// Whether a byte is none of [`UNRESERVED`], by table: this is asked of every byte.
static IS_UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let b = byte as u8;
        table[byte] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};
