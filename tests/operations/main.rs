//! The operations of GameLift Streams as requests and responses.
//!
//! What is expected is written from the model and from the specification of
//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html) and the
//! [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html). `peer/` compares with botocore.

mod applications;
mod bodies;
mod errors;
mod exchange;
mod labels;
mod secrets;
mod servers;
mod stream_groups;
mod stream_sessions;
mod stream_urls;
mod tags;
mod tokens;
mod unhandled;
