//! Generated endpoints: what the rules of a model and the endpoint traits come to.

mod rules;
mod traits;
