//! Turns [Smithy](https://smithy.io/2.0/) models into the source of Rust crates.
//!
//! A pure library: text in, a map of files out, and the same output for the same input. It does not
//! touch the disk or read the environment.
//!
//! ```text
//! model::load   files of JSON AST ─► merged, checked, mixins flattened: a Model
//! lower::lower  Model ─► what becomes a type, optional, boxed, a default: a Crate
//! emit::emit    Crate ─► formatted Rust: Files
//! ```
//!
//! ```
//! use smithy_codegen::{Options, Source, generate};
//!
//! let model = r#"{
//!     "smithy": "2.0",
//!     "shapes": {
//!         "com.example#Weather": {
//!             "type": "service",
//!             "operations": [{ "target": "com.example#GetForecast" }]
//!         },
//!         "com.example#GetForecast": {
//!             "type": "operation",
//!             "output": { "target": "com.example#Forecast" }
//!         },
//!         "com.example#Forecast": {
//!             "type": "structure",
//!             "members": { "chanceOfRain": { "target": "smithy.api#Float" } }
//!         }
//!     }
//! }"#;
//! let source = Source::new("weather.json", model);
//! let runtime = r#"{ path = "../runtime", default-features = false }"#;
//! let options = Options::new("weather", runtime);
//! let generated = generate(&[source], &options)?;
//! let forecast = &generated.files["src/shapes/forecast.rs"];
//! assert!(forecast.text.contains("pub chance_of_rain: Option<f32>"));
//! # Ok::<(), smithy_codegen::Diagnostics>(())
//! ```

pub mod diagnostic;
pub mod diff;
pub mod documentation;
pub mod model;

mod choice;
mod emit;
mod endpoints;
mod facts;
mod import;
mod lower;
mod names;
mod near;
mod traits;
mod undocumented;
mod validate;

pub use choice::UnknownChoice;
pub use diagnostic::{Diagnostic, Diagnostics, Source};
pub use diff::{Diff, diff};
pub use emit::{File, Files, HEADER, Options};
pub use endpoints::{EndpointModule, EndpointTests, endpoint_tests};
pub use facts::Facts;
pub use import::{
    BotocoreFiles, Converted, DROPPED, Dropped, Imported, Unsaid, carry_over, check_waiters,
    from_botocore, import, reduce, unsaid_beside, without_dropped,
};
pub use lower::endpoint::{Param as EndpointParam, ParamType as EndpointParamType, ParamValue};
pub use lower::{Docs, PROTOCOLS, Protocol};
pub use model::STUB;
pub use undocumented::{Undocumented, outdated, undocumented, with_stubs};

/// A generated crate, and notes about it.
#[derive(Debug)]
pub struct Generated {
    /// The crate.
    pub files: Files,
    /// Warnings and notes: names that differ from what the model's names would become, names that
    /// collide with items of the runtime, and documentation of shapes that the model does not have.
    pub notes: Diagnostics,
    /// What the crate has.
    pub facts: Facts,
}

/// Generates the crate for the model that the sources form together.
///
/// # Errors
///
/// Returns everything that is wrong with the model, each error with its place, and requested
/// operations that the model does not have.
pub fn generate(sources: &[Source], options: &Options) -> Result<Generated, Diagnostics> {
    let model = model::load(sources, options.service.as_deref())?.select(&options.operations)?;
    let lowered = lower::lower(&model, options.protocol, options.docs)?;
    let mut notes = model.notes().clone();
    let files = emit::emit(&lowered, options);
    let facts = Facts::of(&lowered);
    notes.extend(emit::notes_on_hidden(&lowered));
    notes.extend(lowered.notes);
    Ok(Generated { files, notes, facts })
}

/// Returns the protocols that the service speaks, of those that the runtime has: the one that it
/// prefers first.
///
/// # Errors
///
/// Everything that is wrong with the model.
pub fn protocols(sources: &[Source], service: Option<&str>) -> Result<Vec<Protocol>, Diagnostics> {
    Ok(lower::spoken(model::load(sources, service)?.service()).collect())
}
