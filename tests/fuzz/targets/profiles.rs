//! Bytes as the shared files of AWS tools.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::profiles(data));
