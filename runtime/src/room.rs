//! How much memory the values of a document may take.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::codec::Rules;
use crate::error::Error;

/// How much memory the values that a server reads may take for each byte of the input, beside a
/// megabyte for any input and the texts and blobs in it.
///
/// An empty structure is a byte of CBOR, and in memory as large as all of its members. Clients
/// take whatever their services send.
pub const MAX_MEMORY_PER_BYTE: u64 = 64;

/// What any input may take.
const MEMORY_OF_ANY: u64 = 1 << 20;

/// How many bytes of memory a document may still take for items of lists, entries of maps, and
/// values in boxes; all else is in these, or has as many bytes in the input.
pub(crate) struct Room(Cell<u64>);

impl Room {
    /// The room for an input of so many bytes.
    pub(crate) fn of(bytes: usize, rules: Rules) -> Room {
        // Nothing takes as much.
        let unlimited = u64::MAX;
        let limit = (bytes as u64).saturating_mul(MAX_MEMORY_PER_BYTE) + MEMORY_OF_ANY;
        Room(Cell::new(if rules.strict { limit } else { unlimited }))
    }

    /// Gives the other's room to this, and this one's to the other.
    pub(crate) fn swap(&self, other: &Room) {
        self.0.swap(&other.0);
    }

    /// Takes the room for so many bytes.
    pub(crate) fn take(&self, bytes: usize) -> Result<(), Error> {
        match self.0.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => Err(Error::too_much_memory()),
        }
    }

    /// Appends to a list. Only a list that grows takes room.
    #[inline]
    pub(crate) fn push<T>(&self, list: &mut Vec<T>, item: T) -> Result<(), Error> {
        let capacity = list.capacity();
        list.push(item);
        match list.capacity() - capacity {
            0 => Ok(()),
            more => self.take(more.saturating_mul(size_of::<T>())),
        }
    }

    /// Inserts into a map. Its nodes have 11 entries, of which at least half are there, except in a
    /// map that has fewer.
    #[inline]
    pub(crate) fn insert<T>(
        &self,
        map: &mut BTreeMap<String, T>,
        key: String,
        value: T,
    ) -> Result<(), Error> {
        if map.len().is_multiple_of(6) {
            self.take(11 * size_of::<(String, T)>())?;
        }
        map.insert(key, value);
        Ok(())
    }
}
