//! Generated shapes through every format.

mod fuzz;
mod round_trips;
mod seed;
mod wire;
