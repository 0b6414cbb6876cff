//! Generated endpoints: what the rules of a model and the endpoint traits come to.

mod collisions;
mod rules;
mod traits;
