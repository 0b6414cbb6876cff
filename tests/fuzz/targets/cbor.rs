//! Bytes as CBOR of every shape.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::cbor(data));
