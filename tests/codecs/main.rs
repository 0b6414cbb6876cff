//! Generated shapes through every format.

mod bad_cbor;
mod bad_json;
mod bad_query;
mod bad_values;
mod bad_xml;
mod bindings;
mod cbor;
mod cbor_peer;
mod collisions;
mod dates;
mod deep;
mod fuzz;
mod memory;
mod peers;
mod query;
mod query_round_trips;
mod round_trips;
mod scalars;
mod secrets;
mod seed;
mod serde_formats;
mod tolerance;
mod validation;
mod wire;
