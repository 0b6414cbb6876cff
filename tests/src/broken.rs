//! Documents with something broken in them.

use checks::round_trips::random::Random;

/// Returns a document with something broken in it: bits, tokens, or parts of itself or of another.
pub fn broken<T: AsRef<[u8]> + ?Sized>(
    random: &mut Random,
    document: &[u8],
    other: &[u8],
    tokens: &[&T],
) -> Vec<u8> {
    let mut bytes = document.to_vec();
    for _ in 0..1 + random.below(3) {
        let from = random.below(bytes.len() + 1);
        let to = (from + random.below(8)).min(bytes.len());
        match random.below(7) {
            0 => bytes.truncate(from),
            1 if to > from => bytes[from] ^= 1 << random.below(8),
            2 => drop(bytes.drain(from..to)),
            3 => {
                let part = bytes[from..to].to_vec();
                let at = random.below(bytes.len() + 1);
                drop(bytes.splice(at..at, part));
            }
            4 => {
                let start = random.below(other.len() + 1);
                let end = (start + random.below(40)).min(other.len());
                drop(bytes.splice(from..to, other[start..end].iter().copied()));
            }
            5 => drop(bytes.splice(from..from, random.of_these(tokens).as_ref().iter().copied())),
            _ => drop(bytes.splice(from..to, random.of_these(tokens).as_ref().iter().copied())),
        }
    }
    bytes
}
