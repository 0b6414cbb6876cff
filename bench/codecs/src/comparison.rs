//! What is compared: several peers that read or write the same text.

use std::hint::black_box;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value;

/// A table of the report.
pub struct Comparison {
    pub case: &'static str,
    pub format: Format,
    pub direction: Direction,
    pub text: Rc<str>,
    pub rows: Vec<Row>,
    /// What bounds the rows from below.
    pub limits: Vec<Row>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Format {
    Json,
    Xml,
    Query,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Direction {
    Read,
    Write,
}

impl Comparison {
    /// Unique, and fit for the name of a folder.
    pub fn name(&self) -> String {
        let Comparison { case, format, direction, .. } = self;
        format!("{case} {format:?} {direction:?}").to_lowercase()
    }

    /// Everything that is measured.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().chain(&self.limits)
    }

    /// Fails unless all peers read or write the same.
    pub fn check(&self) -> Result<()> {
        self.all_rows().try_for_each(|row| {
            (row.check)().with_context(|| format!("{}: {}", self.name(), row.peer.name))
        })
    }
}

/// Whose code it is, and what of it.
pub struct Peer {
    pub name: &'static str,
    /// Printed below the tables.
    pub about: &'static str,
    pub scope: Scope,
}

/// What an operation of a peer includes.
#[derive(Clone, Copy, PartialEq)]
pub enum Scope {
    /// What ours does, so that there is a ratio.
    Codec,
    /// A whole call of a service, of which reading or writing is a part.
    Call,
    /// The same call where there is nothing to read.
    EmptyCall,
}

/// A peer at work.
pub struct Row {
    pub peer: &'static Peer,
    /// One operation, with dropping what it makes.
    pub run: Box<dyn Fn()>,
    check: Box<dyn Fn() -> Result<()>>,
}

impl Row {
    pub fn new<T>(
        peer: &'static Peer,
        operation: impl Fn() -> T + 'static,
        check: impl Fn(T) -> Result<()> + 'static,
    ) -> Row {
        let operation = Rc::new(operation);
        let checked = operation.clone();
        Row {
            peer,
            run: Box::new(move || drop(black_box(operation()))),
            check: Box::new(move || check(checked())),
        }
    }

    /// Reads, and is checked by what serde makes of the value.
    pub fn reader<T: Serialize + 'static>(
        peer: &'static Peer,
        text: &Rc<str>,
        expected: &Rc<Value>,
        read: fn(&str) -> T,
    ) -> Row {
        let (text, expected) = (text.clone(), expected.clone());
        Row::new(
            peer,
            move || read(black_box(&text)),
            move |value| same(&serde_json::to_value(value)?, &expected),
        )
    }

    /// Writes, and is checked by what `parse` makes of the text.
    pub fn writer<T: 'static>(
        peer: &'static Peer,
        value: T,
        expected: &Rc<Value>,
        write: fn(&T) -> String,
        parse: fn(&str) -> Result<Value>,
    ) -> Row {
        let expected = expected.clone();
        Row::new(
            peer,
            move || write(black_box(&value)),
            move |text| same(&parse(&text)?, &expected),
        )
    }
}

/// Fails, and shows both, unless they are equal.
pub fn same(actual: &Value, expected: &Value) -> Result<()> {
    ensure!(actual == expected, "expected\n{expected:#}\nbut got\n{actual:#}");
    Ok(())
}
