//! Both drivers against a server of these tests, which behaves and misbehaves as it is told.

mod answers;
mod callers;
mod connections;
mod failures;
mod limits;
mod server;
