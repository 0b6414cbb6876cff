//! What the existing model says that botocore's format cannot express: an update keeps it as long
//! as the shape exists, so that types, names and messages do not change.
//!
//! | file | what is kept |
//! |---|---|
//! | `types.rs` | unions, enums of integers, names of values, inputs and outputs |
//! | `errors.rs` | errors that no operation has in the description, members of errors |
//! | `targets.rs` | shapes that descriptions have others for |
//! | `traits.rs` | traits that descriptions lack, always or altogether |
//! | `wording.rs` | how and in which order is written what says the same |
//! | `operations.rs` | pages and waiters |
//! | `service.rs` | the name of the service, and its resources |

mod errors;
mod json;
mod operations;
mod service;
mod targets;
#[cfg(test)]
mod tests;
mod traits;
mod types;
mod wording;

pub use operations::check_waiters;
pub(in crate::import) use types::with_members;

use crate::diagnostic::{Diagnostics, Source};
use crate::model;
use json::Shapes;
use serde_json::{Map, Value};

/// Adds to a converted model what is known about its shapes.
///
/// # Errors
///
/// Returns an error if either source is not a model.
pub fn carry_over(converted: &Source, known: &Source) -> Result<Source, Diagnostics> {
    let mut shapes: Shapes = model::parse(converted)?.shapes.into_iter().collect();
    let known = model::parse(known)?.shapes.into_iter();
    let known: Shapes = known.map(|(id, shape)| (id, types::with_members(shape))).collect();

    service::keep_id(&mut shapes, &known);
    targets::keep(&mut shapes, &known);
    errors::keep(&mut shapes, &known);
    for (id, shape) in &mut shapes {
        known.get(id).into_iter().for_each(|known| types::keep(shape, known));
    }
    let has_waiters = operations::has_waiters(shapes.values());
    let untold = traits::Untold::find(&shapes, &known);
    for (id, shape) in &mut shapes {
        if let Some(known) = known.get(id) {
            untold.keep(shape, known);
            operations::keep_waiters(shape, known);
            if has_waiters {
                operations::keep_waiters_by_status(shape, known);
            }
            wording::keep(shape, known);
        }
    }
    operations::keep_pages(&mut shapes, &known);
    service::keep_resources(&mut shapes, &known);

    let shapes: Map<String, Value> = shapes.into_iter().collect();
    let text = format!("{:#}\n", serde_json::json!({ "smithy": "2.0", "shapes": shapes }));
    Ok(Source::new(converted.name.clone(), text))
}
