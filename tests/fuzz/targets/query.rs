//! Bytes as a query of a shape that holds every type, and itself, and of those with names of their
//! own.

#![no_main]

use tests::sample::{Bound, Everything, Renamed};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    tests::fuzz::query_of::<Everything>(data);
    tests::fuzz::query_of::<Bound>(data);
    tests::fuzz::query_of::<Renamed>(data);
});
