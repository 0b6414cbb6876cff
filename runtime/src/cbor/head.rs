//! Heads of data items: <https://www.rfc-editor.org/rfc/rfc8949#section-3>.

pub(super) const UNSIGNED: u8 = 0;
pub(super) const NEGATIVE: u8 = 1;
pub(super) const BYTES: u8 = 2;
pub(super) const TEXT: u8 = 3;
pub(super) const ARRAY: u8 = 4;
pub(super) const MAP: u8 = 5;
pub(super) const TAG: u8 = 6;
const SIMPLE: u8 = 7;

/// The first bytes of items that consist of nothing else, or whose length is not told beforehand.
pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
pub(super) const INDEFINITE_MAP: u8 = 0xbf;
pub(super) const BREAK: u8 = 0xff;

/// The tags that shapes have: <https://www.rfc-editor.org/rfc/rfc8949#section-3.4>.
pub(super) const DATE_TIME: u64 = 0;
pub(super) const EPOCH_SECONDS: u64 = 1;
pub(super) const POSITIVE_BIGNUM: u64 = 2;
pub(super) const NEGATIVE_BIGNUM: u64 = 3;
pub(super) const DECIMAL_FRACTION: u64 = 4;

/// How many bytes, items or entries follow; none if a break ends them.
pub(super) type Length = Option<u64>;

/// What the first bytes of a data item say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Head {
    /// A whole number from 0.
    Unsigned(u64),
    /// -1 less this.
    Negative(u64),
    Bytes(Length),
    Text(Length),
    Array(Length),
    Map(Length),
    Tag(u64),
    Boolean(bool),
    /// Null, or undefined.
    Null,
    /// A float of any width.
    Float(f64),
    /// A simple value that means nothing here.
    Simple,
    /// The end of something that is indefinite.
    Break,
}

/// Why there is no head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Malformed {
    End,
    /// Something that the RFC keeps for its successors, or forbids.
    Reserved,
}

impl Head {
    /// Reads the head that the input begins with, and gives its length too.
    #[inline]
    pub(super) fn read(input: &[u8]) -> Result<(Head, usize), Malformed> {
        let (&initial, rest) = input.split_first().ok_or(Malformed::End)?;
        let information = initial & 0x1f;
        let (argument, len) = match information {
            0..24 => (Some(u64::from(information)), 1),
            24..28 => {
                let width = 1 << (information - 24);
                let bytes = rest.get(..width).ok_or(Malformed::End)?;
                let argument = bytes.iter().fold(0, |n, &byte| (n << 8) | u64::from(byte));
                (Some(argument), 1 + width)
            }
            31 => (None, 1),
            _ => return Err(Malformed::Reserved),
        };
        let head = match (initial >> 5, argument) {
            (UNSIGNED, Some(n)) => Head::Unsigned(n),
            (NEGATIVE, Some(n)) => Head::Negative(n),
            (BYTES, length) => Head::Bytes(length),
            (TEXT, length) => Head::Text(length),
            (ARRAY, length) => Head::Array(length),
            (MAP, length) => Head::Map(length),
            (TAG, Some(tag)) => Head::Tag(tag),
            (SIMPLE, Some(argument)) => Head::simple(initial, argument)?,
            (SIMPLE, None) => Head::Break,
            _ => return Err(Malformed::Reserved),
        };
        Ok((head, len))
    }

    /// <https://www.rfc-editor.org/rfc/rfc8949#section-3.3>
    fn simple(initial: u8, argument: u64) -> Result<Head, Malformed> {
        Ok(match initial {
            FALSE => Head::Boolean(false),
            TRUE => Head::Boolean(true),
            NULL | UNDEFINED => Head::Null,
            // What fits into one byte must not take two.
            0xf8 if argument < 32 => return Err(Malformed::Reserved),
            0xf9 => Head::Float(half(argument as u16)),
            SINGLE => Head::Float(f32::from_bits(argument as u32).into()),
            DOUBLE => Head::Float(f64::from_bits(argument)),
            _ => Head::Simple,
        })
    }

    pub(super) fn boolean(self) -> Option<bool> {
        match self {
            Head::Boolean(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn integer(self) -> Option<i128> {
        match self {
            Head::Unsigned(n) => Some(n.into()),
            Head::Negative(n) => Some(-1 - i128::from(n)),
            _ => None,
        }
    }

    /// Floats may be sent as integers.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Head::Float(value) => Some(value),
            _ => self.integer().map(|n| n as f64),
        }
    }

    /// Returns the same as a single float, rounded but once: not through a double.
    pub(super) fn single(self) -> Option<f32> {
        match self {
            Head::Float(value) => Some(value as f32),
            _ => self.integer().map(|n| n as f32),
        }
    }

    pub(super) fn bytes(self) -> Option<Length> {
        match self {
            Head::Bytes(length) => Some(length),
            _ => None,
        }
    }

    pub(super) fn text(self) -> Option<Length> {
        match self {
            Head::Text(length) => Some(length),
            _ => None,
        }
    }

    pub(super) fn array(self) -> Option<Length> {
        match self {
            Head::Array(length) => Some(length),
            _ => None,
        }
    }

    pub(super) fn map(self) -> Option<Length> {
        match self {
            Head::Map(length) => Some(length),
            _ => None,
        }
    }
}

/// Returns a float of 16 bits: a sign, 5 bits of exponent and 10 of fraction.
fn half(bits: u16) -> f64 {
    let exponent = u64::from(bits >> 10) & 0x1f;
    let fraction = u64::from(bits & 0x3ff);
    let magnitude = match exponent {
        // In units of 2 to the power of -24.
        0 => fraction as f64 / f64::from(1 << 24),
        31 if fraction == 0 => f64::INFINITY,
        31 => f64::NAN,
        // The exponents of doubles are biased by 1023, these by 15.
        _ => f64::from_bits(((exponent + 1023 - 15) << 52) | (fraction << 42)),
    };
    if bits >> 15 == 0 { magnitude } else { -magnitude }
}

/// Appends a head with its argument, in as few bytes as there may be.
#[inline]
pub(super) fn write(out: &mut Vec<u8>, major: u8, argument: u64) {
    match argument {
        0..24 => out.push((major << 5) | argument as u8),
        _ => write_long(out, major << 5, argument),
    }
}

fn write_long(out: &mut Vec<u8>, major: u8, argument: u64) {
    match argument {
        0..0x100 => out.extend_from_slice(&[major | 24, argument as u8]),
        0x100..0x1_0000 => {
            out.push(major | 25);
            out.extend_from_slice(&(argument as u16).to_be_bytes());
        }
        0x1_0000..0x1_0000_0000 => {
            out.push(major | 26);
            out.extend_from_slice(&(argument as u32).to_be_bytes());
        }
        _ => {
            out.push(major | 27);
            out.extend_from_slice(&argument.to_be_bytes());
        }
    }
}
