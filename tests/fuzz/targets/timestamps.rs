//! Bytes as a timestamp in every format.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::timestamps(data));
