//! What the body of an error says before its shape is known.

use super::head::Head;
use super::reader::Reader;
use crate::codec::ReadOptions;
use crate::error::Error;
use crate::error_body::ErrorBody;

/// Reads what tells an error from others. A body that is not CBOR says nothing.
pub(crate) fn read_error_body(cbor: &[u8]) -> ErrorBody {
    let mut found = ErrorBody::default();
    // What has been found before a mistake still counts.
    let _ = read(&mut Reader::new(cbor, ReadOptions::default()), &mut found);
    found
}

fn read(reader: &mut Reader<'_>, found: &mut ErrorBody) -> Result<(), Error> {
    let mut left = reader.map("an error")?;
    while reader.next(&mut left) {
        let key = reader.key()?;
        match (found.field(&key), reader.peek()?.0) {
            (Some(field), Head::Text(_)) => *field = Some(reader.string("a string")?.into_owned()),
            _ => reader.skip()?,
        }
    }
    Ok(())
}
