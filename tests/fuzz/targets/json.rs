//! Bytes as JSON of a shape that holds every type, and itself.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    tests::fuzz::json_of::<tests::sample::Everything>(data);
});
