//! Expressions: the values in conditions and results, with their Rust types.

use std::collections::BTreeSet;

/// An expression of Rust.
#[derive(Clone)]
pub enum Expr {
    /// Text: `"a"`.
    Text(String),
    /// `true`.
    Bool(bool),
    /// A number.
    Int(i64),
    /// A parameter by its index: `self.region.as_deref()`.
    Param(usize),
    /// A variable with its unique number.
    Local(String, usize),
    /// `format!("a{b}")`
    Template(Vec<Piece>),
    /// `arn.region`
    Field(Box<Expr>, &'static str),
    /// A function of the runtime: `rules::parse_arn(a)`.
    Call(&'static str, Vec<Expr>),
    /// `&a`
    Borrow(Box<Expr>),
    /// `a.is_some()`
    IsSome(Box<Expr>),
    /// `!a`
    Not(Box<Expr>),
    /// `a == b`, or with `false` for the operator `a != b`.
    Equal(Box<Expr>, Box<Expr>, bool),
    /// `Some(a)`
    Some(Box<Expr>),
    /// `a.or(b)`
    Or(Box<Expr>, Box<Expr>),
    /// `a.unwrap_or(b)`
    UnwrapOr(Box<Expr>, Box<Expr>),
    /// `a.to_string()`, or of an `Option` `a.map(str::to_owned)`.
    ToOwned(Box<Expr>, bool),
    /// `if a { b } else { c }`
    If(Box<[Expr; 3]>),
}

/// A part of a template.
#[derive(Clone)]
pub enum Piece {
    /// Literal text.
    Text(String),
    /// The text of an expression.
    Value {
        /// A value in braces.
        name: String,
        /// The expression.
        expr: Expr,
        /// Whether it is part of a URL from the user, which is inserted unchanged anywhere.
        of_own_url: bool,
    },
}

impl Expr {
    /// Returns whether it mentions the variable with this number.
    pub(super) fn mentions(&self, local: usize) -> bool {
        match self {
            Expr::Text(_) | Expr::Bool(_) | Expr::Int(_) | Expr::Param(_) => false,
            Expr::Local(_, number) => *number == local,
            Expr::Template(pieces) => pieces.iter().any(|piece| match piece {
                Piece::Text(_) => false,
                Piece::Value { expr, .. } => expr.mentions(local),
            }),
            Expr::Call(_, arguments) => arguments.iter().any(|value| value.mentions(local)),
            Expr::Field(value, _)
            | Expr::Borrow(value)
            | Expr::IsSome(value)
            | Expr::Not(value)
            | Expr::Some(value)
            | Expr::ToOwned(value, _) => value.mentions(local),
            Expr::Equal(a, b, _) | Expr::Or(a, b) | Expr::UnwrapOr(a, b) => {
                a.mentions(local) || b.mentions(local)
            }
            Expr::If(parts) => parts.iter().any(|value| value.mentions(local)),
        }
    }

    /// Returns the negation.
    pub(super) fn negated(self) -> Expr {
        match self {
            Expr::Bool(value) => Expr::Bool(!value),
            Expr::Not(value) => *value,
            Expr::Equal(a, b, equal) => Expr::Equal(a, b, !equal),
            value => Expr::Not(Box::new(value)),
        }
    }

    /// Builds the comparison of two values. A literal is on the right.
    pub(super) fn equal(self, other: Expr) -> Expr {
        match (self, other) {
            (Expr::Bool(a), Expr::Bool(b)) => Expr::Bool(a == b),
            (Expr::Text(a), Expr::Text(b)) => Expr::Bool(a == b),
            (Expr::Bool(literal), value) | (value, Expr::Bool(literal)) => {
                if literal {
                    value
                } else {
                    value.negated()
                }
            }
            (literal @ Expr::Text(_), value) => {
                Expr::Equal(Box::new(value), Box::new(literal), true)
            }
            (a, b) => Expr::Equal(Box::new(a), Box::new(b), true),
        }
    }
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Bool,
    Int,
    Texts,
    Partition,
    Url,
    Arn,
}

impl Type {
    /// As in "must be a string".
    pub(super) fn with_article(self) -> &'static str {
        match self {
            Type::Text => "a string",
            Type::Bool => "a boolean",
            Type::Int => "a number",
            Type::Texts => "an array of strings",
            Type::Partition => "a partition",
            Type::Url => "a URL",
            Type::Arn => "an ARN",
        }
    }
}

/// An expression and what is known about its value.
#[derive(Clone)]
pub(super) struct Value {
    pub(super) expr: Expr,
    pub(super) ty: Type,
    /// Whether it is an `Option`.
    pub(super) optional: bool,
    /// Whether text or a list must be borrowed to be passed to a function.
    pub(super) owned: bool,
    /// The parameters whose text this one contains, as a whole or as the resource of an ARN.
    pub(super) carries: BTreeSet<usize>,
    /// Its name in the rule set, if it has one.
    pub(super) name: Option<String>,
    /// What it comes from.
    pub(super) origin: Origin,
}

/// What a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A parameter itself.
    Parameter,
    /// The URL in a parameter, or a part of it.
    UrlOfParameter,
    /// Anything else.
    Computed,
}

impl Value {
    pub(super) fn new(expr: Expr, ty: Type) -> Value {
        Value {
            expr,
            ty,
            optional: false,
            owned: false,
            carries: BTreeSet::new(),
            name: None,
            origin: Origin::Computed,
        }
    }

    pub(super) fn bool(expr: Expr) -> Value {
        Value::new(expr, Type::Bool)
    }

    pub(super) fn optional(self) -> Value {
        Value { optional: true, ..self }
    }

    pub(super) fn owned(self) -> Value {
        Value { owned: true, ..self }
    }

    pub(super) fn carrying(self, carries: BTreeSet<usize>) -> Value {
        Value { carries, ..self }
    }

    pub(super) fn with_origin(self, origin: Origin) -> Value {
        Value { origin, ..self }
    }

    /// Returns the value as owned text.
    pub(super) fn into_owned_text(self) -> Value {
        // Templates and results of functions are already owned; variables and fields may be used
        // elsewhere.
        let is_new = self.owned && !matches!(self.expr, Expr::Local(..) | Expr::Field(..));
        if is_new {
            return self;
        }
        let expr = Expr::ToOwned(Box::new(self.expr), self.optional);
        Value { expr, owned: true, ..self }
    }

    /// Returns the expression in the form in which functions accept it.
    pub(super) fn borrowed(self) -> Expr {
        if self.owned { Expr::Borrow(Box::new(self.expr)) } else { self.expr }
    }
}
