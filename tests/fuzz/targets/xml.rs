//! Bytes as XML of a shape that holds every type, and itself, and of one with names of its own.

#![no_main]

use tests::sample::{Bound, Everything};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    tests::fuzz::xml_of::<Everything>(data);
    tests::fuzz::xml_of::<Bound>(data);
});
