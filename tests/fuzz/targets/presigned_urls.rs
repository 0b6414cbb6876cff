//! Bytes as a path and query that are signed in the URL.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::presigned_urls(data));
