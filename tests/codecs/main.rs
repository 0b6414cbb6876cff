//! Generated shapes through every format.
