//! Natural numbers of any size, from decimal digits to bytes and back.

/// A number as limbs, the least first, the last not zero.
///
/// Its conversions take time that grows with the square of its size, which is therefore limited.
#[derive(Debug, PartialEq)]
pub(super) struct Natural(Vec<u32>);

/// How many bytes a number may have.
pub(super) const MAX_BYTES: usize = 1024;
/// As many digits as the numbers of so many bytes have at most.
const MAX_DIGITS: usize = 2467;

/// As many decimal digits as fit into a limb.
const GROUP: usize = 9;
const GROUP_SIZE: u32 = 1_000_000_000;

impl Natural {
    /// Returns the number that these decimal digits say; none if they are too many.
    pub(super) fn from_digits(digits: &str) -> Option<Natural> {
        let digits = digits.trim_start_matches('0').as_bytes();
        if digits.len() > MAX_DIGITS {
            return None;
        }
        let mut number = Natural(Vec::new());
        let (first, groups) = digits.split_at(digits.len() % GROUP);
        for group in std::iter::once(first).chain(groups.chunks(GROUP)) {
            let value = group.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
            number.multiply_and_add(GROUP_SIZE, value);
        }
        Some(number)
    }

    /// Returns the number that these bytes are, the greatest first; none if they are too many.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Natural> {
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        let bytes = &bytes[zeros..];
        if bytes.len() > MAX_BYTES {
            return None;
        }
        let limb = |bytes: &[u8]| bytes.iter().fold(0, |n, &byte| (n << 8) | u32::from(byte));
        Some(Natural(bytes.rchunks(size_of::<u32>()).map(limb).collect()))
    }

    /// Returns the bytes of the number, the greatest first, and no zero before them; none if they are too
    /// many.
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        let bytes = self.0.iter().rev().flat_map(|limb| limb.to_be_bytes());
        let bytes: Vec<u8> = bytes.skip_while(|&byte| byte == 0).collect();
        (bytes.len() <= MAX_BYTES).then_some(bytes)
    }

    /// Returns the decimal digits of the number, without leading zeros.
    pub(super) fn into_digits(mut self) -> String {
        let mut groups = Vec::new();
        while !self.0.is_empty() {
            groups.push(self.divide(GROUP_SIZE));
        }
        let mut digits = groups.pop().unwrap_or(0).to_string();
        for group in groups.iter().rev() {
            digits.push_str(&format!("{group:0GROUP$}"));
        }
        digits
    }

    pub(super) fn plus_one(mut self) -> Natural {
        self.multiply_and_add(1, 1);
        self
    }

    /// One less; of zero, zero.
    pub(super) fn minus_one(mut self) -> Natural {
        for limb in &mut self.0 {
            let (less, borrows) = limb.overflowing_sub(1);
            *limb = less;
            if !borrows {
                break;
            }
        }
        self.trim();
        self
    }

    fn multiply_and_add(&mut self, factor: u32, addend: u32) {
        let mut carry = u64::from(addend);
        for limb in &mut self.0 {
            let product = u64::from(*limb) * u64::from(factor) + carry;
            *limb = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Leaves the quotient, and gives the remainder.
    fn divide(&mut self, divisor: u32) -> u32 {
        let mut remainder = 0;
        for limb in self.0.iter_mut().rev() {
            let dividend = (remainder << 32) | u64::from(*limb);
            *limb = (dividend / u64::from(divisor)) as u32;
            remainder = dividend % u64::from(divisor);
        }
        self.trim();
        remainder as u32
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, MAX_DIGITS, Natural};

    #[test]
    fn digits_and_bytes() {
        let cases: [(&str, &[u8]); 8] = [
            ("0", &[]),
            ("1", &[1]),
            ("255", &[0xff]),
            ("256", &[1, 0]),
            ("4294967296", &[1, 0, 0, 0, 0]),
            ("1000000000", &[0x3b, 0x9a, 0xca, 0x00]),
            // https://www.rfc-editor.org/rfc/rfc8949#appendix-A
            ("18446744073709551616", &[1, 0, 0, 0, 0, 0, 0, 0, 0]),
            ("1000000000000000000000000000", b"\x03\x3b\x2e\x3c\x9f\xd0\x80\x3c\xe8\0\0\0"),
        ];
        for (digits, bytes) in cases {
            let number = Natural::from_digits(digits).unwrap();
            assert_eq!(number.to_bytes().as_deref(), Some(bytes), "{digits}");
            assert_eq!(Natural::from_bytes(bytes).as_ref(), Some(&number));
            assert_eq!(number.into_digits(), digits);
        }
        assert_eq!(Natural::from_digits("000255"), Natural::from_bytes(&[0, 0, 0, 0, 0xff]));
    }

    #[test]
    fn one_more_and_one_less() {
        for (less, more) in [
            ("0", "1"),
            ("255", "256"),
            ("4294967295", "4294967296"),
            ("18446744073709551615", "18446744073709551616"),
        ] {
            let natural = |digits| Natural::from_digits(digits).unwrap();
            assert_eq!(natural(less).plus_one(), natural(more));
            assert_eq!(natural(more).minus_one(), natural(less));
        }
        assert_eq!(Natural::from_digits("0").unwrap().minus_one().into_digits(), "0");
    }

    #[test]
    fn the_largest() {
        let largest = || Natural::from_bytes(&[0xff; MAX_BYTES]).unwrap();
        let digits = largest().into_digits();
        assert_eq!(digits.len(), MAX_DIGITS);
        let again = Natural::from_digits(&digits).unwrap();
        assert_eq!(again.to_bytes().as_deref(), Some(&[0xff; MAX_BYTES][..]));
        // One more has one byte more, but as many digits.
        let beyond = largest().plus_one();
        assert_eq!(beyond.to_bytes(), None);
        assert_eq!(Natural::from_digits(&beyond.into_digits()).unwrap().minus_one(), largest());
        assert_eq!(Natural::from_bytes(&[1; MAX_BYTES + 1]), None);
        assert_eq!(Natural::from_digits(&"9".repeat(MAX_DIGITS + 1)), None);
        assert!(Natural::from_digits(&"0".repeat(1_000_000)).is_some());
    }
}
