//! Bytes as a query of every shape.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::query(data));
