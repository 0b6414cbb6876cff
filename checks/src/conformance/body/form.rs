//! Forms, as pairs in any order.

pub(super) fn compare(expected: &[u8], came: &[u8]) -> Result<(), String> {
    let expected = pairs(expected);
    let mut left = pairs(came);
    for pair in expected {
        match left.iter().position(|other| *other == pair) {
            Some(index) => _ = left.remove(index),
            None => return Err(format!("`{}={}` is missing", pair.0, pair.1)),
        }
    }
    match left.first() {
        None => Ok(()),
        Some((name, value)) => Err(format!("`{name}={value}` is too much")),
    }
}

/// Cases have a line for each pair, where there are many.
fn pairs(body: &[u8]) -> Vec<(String, String)> {
    let body: Vec<u8> = body.iter().copied().filter(|byte| !b"\r\n".contains(byte)).collect();
    form_urlencoded::parse(&body).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn pairs() {
        assert_eq!(compare(b"A=1\n&B=x%20y&B=2", b"B=2&B=x+y&A=1"), Ok(()));
        for (came, reason) in [
            (&b"A=1"[..], "`B=2` is missing"),
            (b"A=1&B=3", "`B=2` is missing"),
            (b"A=1&B=2&B=2", "`B=2` is too much"),
            (b"A=1&B=2&C=", "`C=` is too much"),
        ] {
            assert_eq!(compare(b"A=1&B=2", came), Err(reason.to_owned()));
        }
    }
}
