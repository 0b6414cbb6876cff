//! What changed between two states of a model, as seen by users of the crate: in its Rust items and
//! on the wire.
//!
//! ```text
//! surface   Crate and Model ─► the public items of the crate, and facts about each
//! judge     a fact and what it was ─► the kind of change that this is
//! compare   two surfaces ─► changes, each of a kind, from which class and reason follow
//! render    changes ─► text, Markdown, JSON
//! ```
//!
//! Both models are lowered, and the resulting Rust is compared: a member that targets another
//! string shape is a `String` as before; `@required` makes a member of an output plain, but leaves
//! a member of an input unchanged.
//!
//! # What counts
//!
//! What counts for a member is what it states itself, otherwise what its target states, and
//! otherwise the default of the protocol: if a trait moves between these, nothing changes for
//! anyone. A shape that many members target reports its changes once, if any member takes them from
//! it.
//!
//! A trait counts if the protocol of the crate reads it. That is the protocol of the older model,
//! as long as the service still speaks it: `cargo xtask update` keeps it.
//!
//! Users of the crate are clients. A change that only affects servers, such as another status code
//! in answers, is an internal change. A changed limit on what clients send is reported, whether it
//! gets wider or narrower; a changed limit on what only the service sends is an internal change.
//!
//! # What order means
//!
//! The order of a model's shapes, members and traits does not matter, with two exceptions. `make`
//! takes required members in the model's order, so that another order breaks code. Enums list their
//! values and compare by the model's order: that is an internal change. Elsewhere order does not
//! reach users: fields, variants and setters are named; messages have names as well, and so do the
//! maps that represent structures and unions in serde, and readers accept them in any order. The
//! order of lists does matter: the rules of endpoints, the acceptors of waiters, and the encodings
//! of `@requestCompression`.

mod change;
mod compare;
mod judge;
mod render;
mod surface;

pub use change::{Change, Class, Kind, Verdict};

use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::emit::Options;
use crate::lower::{self, Protocol};
use crate::model::{self, Model};
use surface::Surface;

/// What changed between two states of a model.
#[derive(Clone, Debug)]
pub struct Diff {
    service: String,
    changes: Vec<Change>,
}

impl Diff {
    /// Returns the id of the service.
    pub fn service(&self) -> &str {
        &self.service
    }

    /// Returns the changes: the most breaking first, and within a kind by item.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the part of the version that the changes raise.
    pub fn verdict(&self) -> Verdict {
        let verdicts = self.changes.iter().map(|change| change.class().verdict());
        verdicts.max().unwrap_or(Verdict::None)
    }
}

/// Compares two states of the model of a service, each made from its sources, by what
/// [`generate`](crate::generate) makes of them with these options.
///
/// # Errors
///
/// Returns everything that is wrong with either model, or that the models are of different
/// services.
pub fn diff(old: &[Source], new: &[Source], options: &Options) -> Result<Diff, Diagnostics> {
    let load = |sources| model::load(sources, options.service.as_deref());
    let (old, new) = both(load(old), load(new))?;
    check_same_service(&old, &new)?;
    let (old, new) = both(old.select(&options.operations), new.select(&options.operations))?;
    let kept = options.protocol.or_else(|| kept_protocol(&old, &new));
    let (was, is) = both(surface(&old, kept, options), surface(&new, kept, options))?;
    let changes = compare::compare(&was, &is);
    Ok(Diff { service: new.service().id.to_string(), changes })
}

/// Returns the protocol that a crate of the older model speaks, if the service still speaks it.
fn kept_protocol(old: &Model, new: &Model) -> Option<Protocol> {
    let kept = lower::spoken(old.service()).next()?;
    lower::spoken(new.service()).find(|protocol| *protocol == kept)
}

fn surface<'m>(
    model: &'m Model,
    protocol: Option<Protocol>,
    options: &Options,
) -> Result<Surface<'m>, Diagnostics> {
    let lowered = lower::lower(model, protocol, options.docs)?;
    let is_chosen = options.protocol.is_some();
    Ok(Surface::of(model, &lowered, options.docs, is_chosen))
}

/// Returns both values, or the errors of both.
fn both<T>(
    old: Result<T, Diagnostics>,
    new: Result<T, Diagnostics>,
) -> Result<(T, T), Diagnostics> {
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(mut errors), Err(more)) => {
            errors.extend(more);
            Err(errors)
        }
        (Err(errors), _) | (_, Err(errors)) => Err(errors),
    }
}

fn check_same_service(old: &Model, new: &Model) -> Result<(), Diagnostic> {
    let (old, new) = (old.service(), new.service());
    if old.id == new.id {
        return Ok(());
    }
    Err(Diagnostic::new(format!(
        "these are models of different services: `{}` and `{}`",
        old.id, new.id
    ))
    .at(old.place())
    .at(new.place())
    .help("compare two states of one service's model"))
}
