//! What is random, from a seed: delays, and IDs that must differ.

/// A small generator of numbers for delays, where it matters that they differ and no more.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// SplitMix64: <https://doi.org/10.1145/2714064.2660195>.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(u32::MAX);
        f64::from(bits) / f64::from(u32::MAX)
    }
}

/// Returns a random UUID: <https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4>.
pub(crate) fn uuid(random: [u64; 2]) -> String {
    let version =
        (u128::from(random[0]) << 64 | u128::from(random[1])) & !(0xF << 76) & !(0b11 << 62)
            | (4 << 76)
            | (0b10 << 62);
    let part = |from: u32, digits: u32| (version >> from) & ((1 << (4 * digits)) - 1);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        part(96, 8),
        part(80, 4),
        part(64, 4),
        part(48, 4),
        part(0, 12)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_of_version_4() {
        assert_eq!(uuid([0, 0]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([u64::MAX; 2]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
