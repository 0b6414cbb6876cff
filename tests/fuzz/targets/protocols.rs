//! Bytes as a request and a response of every operation, in every protocol.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::protocols(data));
