//! Pages and waiters: what is asked next, and whether to go on asking.

mod expressions;
mod pages;
mod waiters;
