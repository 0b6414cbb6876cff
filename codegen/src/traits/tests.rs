//! The table agrees with itself, and with what `validate` knows.
