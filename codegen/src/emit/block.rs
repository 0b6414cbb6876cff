//! Calls of the runtime's macros.

use super::layout::{Lines, fits, line};
use super::scope::RUNTIME;

/// The call of a macro, line by line.
pub(super) struct Block {
    pub(super) lines: Lines,
}

impl Block {
    pub(super) fn of(name: &str) -> Block {
        let mut lines = Lines::default();
        lines.blank();
        line!(lines, 0, "{RUNTIME}::{name}! {{");
        Block { lines }
    }

    pub(super) fn line(&mut self, level: usize, line: &str) {
        self.lines.line(level, line);
    }

    pub(super) fn field(&mut self, name: &str, value: &str) {
        self.line(2, &format!("{name}: {value},"));
    }

    /// A list on one line, or on as few as hold it.
    pub(super) fn list(&mut self, name: &str, before: &str, items: &[String]) {
        let line = format!("{name}: {before}[{}],", items.join(", "));
        if fits(2, &line) {
            return self.line(2, &line);
        }
        self.line(2, &format!("{name}: {before}["));
        self.lines.fill(3, items);
        self.line(2, "],");
    }

    pub(super) fn close(mut self) -> String {
        self.line(1, "}");
        self.line(0, "}");
        self.lines.into_text()
    }
}
