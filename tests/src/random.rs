//! Random numbers that are the same in every run.

/// SplitMix64: <https://prng.di.unimi.it/splitmix64.c>.
pub struct Random(u64);

impl Random {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The sequence of a seed that has a name, such as a shape's id, and a number.
    pub fn of(name: &str, number: u64) -> Random {
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Random(name.bytes().fold(number, hash))
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end as u64) as usize
    }

    /// One of these.
    pub fn of_these<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.number() as u8).collect()
    }

    /// A document with something broken in it: bits, tokens, or parts of itself or of another.
    pub fn broken<T: AsRef<[u8]> + ?Sized>(
        &mut self,
        document: &[u8],
        other: &[u8],
        tokens: &[&T],
    ) -> Vec<u8> {
        let mut bytes = document.to_vec();
        for _ in 0..1 + self.below(3) {
            let from = self.below(bytes.len() + 1);
            let to = (from + self.below(8)).min(bytes.len());
            match self.below(7) {
                0 => bytes.truncate(from),
                1 if to > from => bytes[from] ^= 1 << self.below(8),
                2 => drop(bytes.drain(from..to)),
                3 => {
                    let part = bytes[from..to].to_vec();
                    let at = self.below(bytes.len() + 1);
                    drop(bytes.splice(at..at, part));
                }
                4 => {
                    let start = self.below(other.len() + 1);
                    let end = (start + self.below(40)).min(other.len());
                    drop(bytes.splice(from..to, other[start..end].iter().copied()));
                }
                5 => drop(bytes.splice(from..from, self.of_these(tokens).as_ref().iter().copied())),
                _ => drop(bytes.splice(from..to, self.of_these(tokens).as_ref().iter().copied())),
            }
        }
        bytes
    }
}
