//! The functions that the runtime supports.

use std::ops::RangeInclusive;

/// A function of JMESPath.
pub(super) struct Function {
    pub(super) name: &'static str,
    /// Its variant in the runtime.
    pub(super) variant: &'static str,
    /// How many arguments it takes.
    pub(super) takes: RangeInclusive<usize>,
}

pub(super) const FUNCTIONS: &[Function] = &[
    function("abs", "Abs", 1..=1),
    function("avg", "Avg", 1..=1),
    function("ceil", "Ceil", 1..=1),
    function("contains", "Contains", 2..=2),
    function("ends_with", "EndsWith", 2..=2),
    function("floor", "Floor", 1..=1),
    function("join", "Join", 2..=2),
    function("keys", "Keys", 1..=1),
    function("length", "Length", 1..=1),
    function("max", "Max", 1..=1),
    function("min", "Min", 1..=1),
    function("not_null", "NotNull", 1..=usize::MAX),
    function("reverse", "Reverse", 1..=1),
    function("sort", "Sort", 1..=1),
    function("starts_with", "StartsWith", 2..=2),
    function("sum", "Sum", 1..=1),
    function("to_array", "ToArray", 1..=1),
    function("type", "Type", 1..=1),
    function("values", "Values", 1..=1),
];

const fn function(
    name: &'static str,
    variant: &'static str,
    takes: RangeInclusive<usize>,
) -> Function {
    Function { name, variant, takes }
}
