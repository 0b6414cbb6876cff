//! The generator: golden files, freshness, determinism, bad input.
