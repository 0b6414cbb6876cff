//! What the body of an error says before its shape is known.

use super::reader::{Bracket, Reader};
use crate::codec::ReadOptions;
use crate::error::Error;
use crate::error_body::ErrorBody;

/// Reads what tells an error from others. A body that is not JSON says nothing.
pub(crate) fn read_error_body(json: &[u8]) -> ErrorBody {
    let mut found = ErrorBody::default();
    // What has been found before a mistake still counts.
    let _ = read(&mut Reader::new(json, ReadOptions::default()), &mut found);
    found
}

fn read(reader: &mut Reader<'_>, found: &mut ErrorBody) -> Result<(), Error> {
    let mut more = reader.open(Bracket::Object, "an error")?;
    while more {
        let key = reader.key()?;
        match found.field(&key) {
            Some(field) if reader.peek()? == b'"' => *field = Some(reader.owned_string()?),
            _ => reader.skip()?,
        }
        more = reader.next_item(Bracket::Object)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::read_error_body;

    #[test]
    fn of_several_spellings_one_counts() {
        let json = br#"{"message":"a","Message":"b","Code":"c","code":"d","requestId":"e"}"#;
        let body = read_error_body(json);
        assert_eq!(body.message.as_deref(), Some("a"));
        assert_eq!(body.code.as_deref(), Some("d"));
        assert_eq!(body.request_id.as_deref(), Some("e"));
        let body = read_error_body(br#"{"Message":"b","message":"a","message":null,"Code":"c"}"#);
        assert_eq!(body.message.as_deref(), Some("a"));
        assert_eq!(body.code.as_deref(), Some("c"));
    }
}
