//! How much memory the values of a document may take.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::codec::ReadOptions;
use crate::error::{Error, ErrorKind};

/// How many bytes of memory the values that a server reads may use for each byte of the input,
/// besides a megabyte for any input and the texts and blobs in it.
///
/// An empty structure is one byte of CBOR, but in memory as large as all of its members. Clients
/// accept whatever their services send.
pub const MAX_MEMORY_PER_BYTE: u64 = 64;

/// What the values of any input may use.
const MEMORY_OF_ANY: u64 = 1 << 20;

/// How many bytes of memory a document may still use for items of lists, entries of maps, and
/// values in boxes. Everything else is inside these, or has as many bytes in the input.
pub(crate) struct Room(Cell<u64>);

impl Room {
    /// Returns the room for an input of this many bytes.
    pub(crate) fn of(bytes: usize, options: ReadOptions) -> Room {
        // No input needs as much.
        let unlimited = u64::MAX;
        let limit = (bytes as u64).saturating_mul(MAX_MEMORY_PER_BYTE) + MEMORY_OF_ANY;
        Room(Cell::new(if options.strict { limit } else { unlimited }))
    }

    /// Exchanges the two rooms.
    pub(crate) fn swap(&self, other: &Room) {
        self.0.swap(&other.0);
    }

    /// Uses the room for this many bytes.
    pub(crate) fn take(&self, bytes: usize) -> Result<(), Error> {
        match self.0.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => Err(too_much_memory()),
        }
    }

    /// Uses the room by which a list has grown from the capacity `before`. Most items do not make
    /// it grow.
    #[inline]
    pub(crate) fn grown<T>(&self, list: &Vec<T>, before: usize) -> Result<(), Error> {
        match list.capacity() - before {
            0 => Ok(()),
            more => self.take(more.saturating_mul(size_of::<T>())),
        }
    }

    /// Uses the room for another entry of a map. Its nodes have space for 11 entries and are at
    /// least half full, except in a map that has fewer.
    #[inline]
    pub(crate) fn entry<T>(&self, map: &BTreeMap<String, T>) -> Result<(), Error> {
        match map.len() % 6 {
            0 => self.take(11 * size_of::<(String, T)>()),
            _ => Ok(()),
        }
    }
}

#[cold]
fn too_much_memory() -> Error {
    let message =
        format!("the values take more than {MAX_MEMORY_PER_BYTE} times the memory of the input");
    Error::new(ErrorKind::Memory, message)
}
