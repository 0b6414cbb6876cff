//! Messages of event streams, put together by the specification alone:
//! <https://smithy.io/2.0/aws/amazon-eventstream.html#message-format>.

/// Returns the CRC-32 of the bytes, bit by bit: <https://www.rfc-editor.org/rfc/rfc1952#section-8>.
pub fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

/// Returns a message of these headers, as they are on the wire, and this payload.
pub fn frame(headers: &[u8], payload: &[u8]) -> Vec<u8> {
    let len = 16 + headers.len() + payload.len();
    let mut frame = prelude(len as u32, headers.len() as u32);
    frame.extend_from_slice(headers);
    frame.extend_from_slice(payload);
    frame.extend(checksum(&frame).to_be_bytes());
    frame
}

/// Returns the beginning of a message that has these lengths.
pub fn prelude(len: u32, headers_len: u32) -> Vec<u8> {
    let mut prelude = [len.to_be_bytes(), headers_len.to_be_bytes()].concat();
    prelude.extend(checksum(&prelude).to_be_bytes());
    prelude
}

/// Returns a header whose value is a string.
pub fn text(name: &str, value: &str) -> Vec<u8> {
    let name_len = name.len() as u8;
    let value_len = (value.len() as u16).to_be_bytes();
    [&[name_len], name.as_bytes(), &[7], &value_len, value.as_bytes()].concat()
}

/// Puts right checksums into as many messages as there are.
pub fn repair(mut stream: &mut [u8]) {
    while stream.len() >= 12 {
        let prelude = checksum(&stream[..8]);
        stream[8..12].copy_from_slice(&prelude.to_be_bytes());
        let len = stream.first_chunk().copied().map_or(0, u32::from_be_bytes) as usize;
        if len < 16 || len > stream.len() {
            return;
        }
        let (message, rest) = stream.split_at_mut(len);
        let (content, place) = message.split_at_mut(len - 4);
        place.copy_from_slice(&checksum(content).to_be_bytes());
        stream = rest;
    }
}
