//! JMESPath expressions: parsed and checked here, so that the runtime only evaluates tables.
//! <https://jmespath.org/specification.html>

mod functions;
mod types;

use functions::FUNCTIONS;
use jmespath::Variable;
use jmespath::ast::{Ast, Comparator};
use serde_json::Value as Json;
pub(super) use types::Type;

/// An expression, and what it finds in the current value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// The current value itself.
    Current,
    /// The value of a member or key.
    Field(String),
    /// The item of a list.
    Index(i32),
    /// A slice: the items from one index up to another, with a step.
    Slice(Option<i32>, Option<i32>, i32),
    /// The second expression applied to each item that the first found.
    Then(Vec<Expression>),
    /// The items of a list, with nested lists flattened.
    Flatten,
    /// The values of a map or structure.
    ObjectValues,
    /// A variant of one expression.
    One(&'static str, Box<Expression>),
    /// A variant of two expressions.
    Two(&'static str, Box<Expression>, Box<Expression>),
    /// A list of the values that these find.
    List(Vec<Expression>),
    /// A map of the values that these find.
    Hash(Vec<(String, Expression)>),
    /// A text.
    Text(String),
    /// A value, as JSON.
    Literal(String),
    /// A function of the values that these find.
    Call(&'static str, Vec<Expression>),
}

/// The maximum length of an expression.
const MAX_LENGTH: usize = 1000;

/// The maximum number of characters in an expression that make the parser recurse.
const MAX_NESTING: usize = 100;

/// The maximum depth of an expression.
const MAX_DEPTH: usize = 32;

/// How many times an expression may copy the data; `[@, @]` copies it twice.
const MAX_COPIES: usize = 1000;

/// Parses an expression on data of this type, and checks that the members it names exist.
///
/// # Errors
///
/// Returns what is wrong with it.
pub(super) fn parse(text: &str, data: &Type<'_>) -> Result<Expression, String> {
    if text.len() > MAX_LENGTH {
        return Err(format!("it is longer than {MAX_LENGTH} bytes"));
    }
    if text.matches(['(', '[', '{', '*', '!', '&']).count() > MAX_NESTING {
        return Err(format!("it has more than {MAX_NESTING} nesting brackets and operators"));
    }
    let ast = jmespath::parse(text).map_err(|error| {
        let reason = error.reason.to_string();
        let reason = reason.trim_start_matches("Parse error: ").replacen("Expected", "expected", 1);
        format!("{reason} at column {}", error.column + 1)
    })?;
    let mut lowering = Lowering { depth: 0, copies: 1 };
    Ok(lowering.expression(&ast, data)?.0)
}

/// The state of lowering one expression.
struct Lowering {
    depth: usize,
    copies: usize,
}

type Lowered<'m> = Result<(Expression, Type<'m>), String>;

impl Lowering {
    fn expression<'m>(&mut self, ast: &Ast, data: &Type<'m>) -> Lowered<'m> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("it nests deeper than {MAX_DEPTH} levels"));
        }
        let lowered = self.any(ast, data);
        self.depth -= 1;
        lowered
    }

    fn any<'m>(&mut self, ast: &Ast, data: &Type<'m>) -> Lowered<'m> {
        let unknown = |expression| Ok((expression, Type::Unknown));
        match ast {
            Ast::Identity { .. } => Ok((Expression::Current, data.clone())),
            Ast::Field { name, .. } => Ok((Expression::Field(name.clone()), data.member(name)?)),
            Ast::Index { idx, .. } => Ok((Expression::Index(*idx), data.item())),
            Ast::Slice { step: 0, .. } => Err("a slice has a step of 0".to_owned()),
            Ast::Slice { start, stop, step, .. } => {
                Ok((Expression::Slice(*start, *stop, *step), data.clone()))
            }
            Ast::Subexpr { lhs, rhs, .. } => {
                let (first, found) = self.expression(lhs, data)?;
                let (next, found) = self.expression(rhs, &found)?;
                Ok((then(first, next), found))
            }
            Ast::Flatten { node, .. } => {
                let (list, found) = self.expression(node, data)?;
                Ok((then(list, Expression::Flatten), found.flattened()))
            }
            Ast::ObjectValues { node, .. } => {
                let (map, found) = self.expression(node, data)?;
                Ok((then(map, Expression::ObjectValues), found.values()))
            }
            Ast::Projection { lhs, rhs, .. } => {
                let (list, found) = self.expression(lhs, data)?;
                let (each, found) = self.expression(rhs, &found.item())?;
                Ok((then(list, one("Each", each)), Type::list(found)))
            }
            Ast::Condition { predicate, then, .. } => {
                let (condition, _) = self.expression(predicate, data)?;
                let (then, found) = self.expression(then, data)?;
                Ok((two("When", condition, then), found))
            }
            Ast::And { lhs, rhs, .. } => unknown(self.both("And", lhs, rhs, data)?),
            Ast::Or { lhs, rhs, .. } => unknown(self.both("Or", lhs, rhs, data)?),
            Ast::Not { node, .. } => unknown(one("Not", self.expression(node, data)?.0)),
            Ast::Comparison { comparator, lhs, rhs, .. } => unknown(match comparator {
                Comparator::Equal => self.both("Equal", lhs, rhs, data)?,
                Comparator::NotEqual => one("Not", self.both("Equal", lhs, rhs, data)?),
                Comparator::LessThan => self.both("Less", lhs, rhs, data)?,
                Comparator::LessThanEqual => self.both("LessOrEqual", lhs, rhs, data)?,
                Comparator::GreaterThan => self.both("Less", rhs, lhs, data)?,
                Comparator::GreaterThanEqual => self.both("LessOrEqual", rhs, lhs, data)?,
            }),
            Ast::MultiList { elements, .. } => {
                self.copy(elements.len())?;
                Ok((Expression::List(self.all(elements, data)?), Type::list(Type::Unknown)))
            }
            Ast::MultiHash { elements, .. } => {
                self.copy(elements.len())?;
                let (mut entries, mut types) = (Vec::new(), Vec::new());
                for entry in elements {
                    let (value, found) = self.expression(&entry.value, data)?;
                    entries.push((entry.key.clone(), value));
                    types.push((entry.key.clone(), found));
                }
                Ok((Expression::Hash(entries), Type::Hash(types)))
            }
            Ast::Literal { value, .. } => unknown(match value.as_string() {
                Some(text) => Expression::Text(text.clone()),
                None => Expression::Literal(literal(value)),
            }),
            Ast::Function { name, args, .. } => unknown(self.call(name, args, data)?),
            Ast::Expref { .. } => Err("expressions as arguments are not supported".to_owned()),
        }
    }

    fn both(
        &mut self,
        variant: &'static str,
        first: &Ast,
        second: &Ast,
        data: &Type<'_>,
    ) -> Result<Expression, String> {
        let first = self.expression(first, data)?.0;
        Ok(two(variant, first, self.expression(second, data)?.0))
    }

    fn all(&mut self, parts: &[Ast], data: &Type<'_>) -> Result<Vec<Expression>, String> {
        parts.iter().map(|part| Ok(self.expression(part, data)?.0)).collect()
    }

    fn call(&mut self, name: &str, args: &[Ast], data: &Type<'_>) -> Result<Expression, String> {
        let Some(function) = FUNCTIONS.iter().find(|function| function.name == name) else {
            return Err(format!("the function `{name}` is not supported"));
        };
        if !function.takes.contains(&args.len()) {
            return Err(format!("`{name}` does not take {} arguments", args.len()));
        }
        Ok(Expression::Call(function.variant, self.all(args, data)?))
    }

    /// Counts copies: nested lists multiply the data, so they must be few.
    fn copy(&mut self, times: usize) -> Result<(), String> {
        self.copies = self.copies.saturating_mul(times.max(1));
        if self.copies > MAX_COPIES {
            return Err("its lists and hashes copy the data too many times".to_owned());
        }
        Ok(())
    }
}

/// Returns the JSON of a literal. `jmespath` represents a number that does not fit 64 bits as a map
/// of its text, which `serde_json` does not expect.
fn literal(value: &Variable) -> String {
    let json = value.to_string();
    serde_json::from_str::<Json>(&json).map_or(json, |value| value.to_string())
}

/// Chains one expression after another, flattening the sequence.
fn then(first: Expression, next: Expression) -> Expression {
    let mut steps = match first {
        Expression::Current => return next,
        Expression::Then(steps) => steps,
        first => vec![first],
    };
    match next {
        Expression::Current => {}
        Expression::Then(more) => steps.extend(more),
        next => steps.push(next),
    }
    if steps.len() == 1 { steps.remove(0) } else { Expression::Then(steps) }
}

fn one(variant: &'static str, inner: Expression) -> Expression {
    Expression::One(variant, Box::new(inner))
}

fn two(variant: &'static str, first: Expression, second: Expression) -> Expression {
    Expression::Two(variant, Box::new(first), Box::new(second))
}

#[cfg(test)]
mod tests;
