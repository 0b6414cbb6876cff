//! Whether bytes are CBOR, as the pseudocode of
//! <https://www.rfc-editor.org/rfc/rfc8949#appendix-C> has it.

/// How deep the judge looks, tags included.
const MAX_DEPTH: usize = 1_000;

/// Why bytes are not known to be CBOR.
enum Fault {
    Malformed,
    TooDeep,
}

/// What an item is: its major type, and whether its length is known.
#[derive(PartialEq)]
enum Item {
    Definite(u8),
    Indefinite,
    Break,
}

/// Returns whether the bytes are one item, well-formed; none if it nests too deep to say.
pub fn is_cbor(input: &[u8]) -> Option<bool> {
    let mut rest = input;
    match content(&mut rest, 0) {
        Ok(_) => Some(rest.is_empty()),
        Err(Fault::Malformed) => Some(false),
        Err(Fault::TooDeep) => None,
    }
}

fn take<'d>(rest: &mut &'d [u8], count: u64) -> Result<&'d [u8], Fault> {
    let count = usize::try_from(count).map_err(|_| Fault::Malformed)?;
    let (taken, left) = rest.split_at_checked(count).ok_or(Fault::Malformed)?;
    *rest = left;
    Ok(taken)
}

/// Reads an item where a break must not be.
fn content(rest: &mut &[u8], depth: usize) -> Result<Item, Fault> {
    match item(rest, depth)? {
        Item::Break => Err(Fault::Malformed),
        item => Ok(item),
    }
}

fn item(rest: &mut &[u8], depth: usize) -> Result<Item, Fault> {
    if depth > MAX_DEPTH {
        return Err(Fault::TooDeep);
    }
    let initial = take(rest, 1)?[0];
    let (major, information) = (initial >> 5, initial & 31);
    let argument = match information {
        0..=23 => information.into(),
        24..=27 => {
            let bytes = take(rest, 1 << (information - 24))?;
            bytes.iter().fold(0, |n: u64, byte| n * 256 + u64::from(*byte))
        }
        31 => return indefinite(rest, major, depth),
        _ => return Err(Fault::Malformed),
    };
    match major {
        2 | 3 => drop(take(rest, argument)?),
        4 => contents(rest, argument, depth)?,
        5 => contents(rest, argument.checked_mul(2).ok_or(Fault::Malformed)?, depth)?,
        6 => contents(rest, 1, depth)?,
        7 if information == 24 && argument < 32 => return Err(Fault::Malformed),
        _ => {}
    }
    Ok(Item::Definite(major))
}

fn contents(rest: &mut &[u8], count: u64, depth: usize) -> Result<(), Fault> {
    (0..count).try_for_each(|_| content(rest, depth + 1).map(drop))
}

fn indefinite(rest: &mut &[u8], major: u8, depth: usize) -> Result<Item, Fault> {
    if major == 7 {
        return Ok(Item::Break);
    }
    loop {
        match (major, item(rest, depth + 1)?) {
            (2..=5, Item::Break) => return Ok(Item::Indefinite),
            (2 | 3, chunk) if chunk != Item::Definite(major) => return Err(Fault::Malformed),
            (2..=4, _) => {}
            (5, _) => content(rest, depth + 1).map(drop)?,
            _ => return Err(Fault::Malformed),
        }
    }
}
