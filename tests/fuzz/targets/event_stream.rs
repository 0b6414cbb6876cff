//! Bytes as messages, and as the events of every stream.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::event_stream(data));
