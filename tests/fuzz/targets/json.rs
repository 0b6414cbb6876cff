//! Bytes as JSON of every shape.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::json(data));
