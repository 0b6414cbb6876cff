//! Bytes as CBOR of a shape that holds every type, and itself.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    tests::fuzz::cbor_of::<tests::sample::Everything>(data);
});
