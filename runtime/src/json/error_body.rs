//! What the body of an error says before its shape is known.

use super::reader::{Bracket, Reader};
use crate::codec::{ErrorBody, Rules};
use crate::error::Error;

/// Reads what tells an error from others. A body that is no JSON tells nothing.
pub(crate) fn read_error_body(json: &[u8]) -> ErrorBody {
    let mut found = ErrorBody::default();
    // What has been found before a mistake still counts.
    let _ = read(&mut Reader::new(json, Rules::default()), &mut found);
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
