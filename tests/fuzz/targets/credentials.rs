//! Bytes as what programs and metadata services say of credentials.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::credentials(data));
