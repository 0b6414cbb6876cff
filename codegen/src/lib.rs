//! Turns [Smithy](https://smithy.io/2.0/) models into the source of Rust crates.
//!
//! A pure library: text in, a map of files out, the same bytes for the same input. It neither
//! touches the disk nor looks at the environment.
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

mod emit;
mod endpoints;
mod import;
mod lower;
mod names;
mod near;
mod traits;
mod undocumented;
mod validate;

pub use diagnostic::{Diagnostic, Diagnostics, Source};
pub use diff::{Diff, diff};
pub use emit::{File, Files, HEADER, Options};
pub use endpoints::{EndpointModule, EndpointTests, endpoint_tests};
pub use import::{
    BotocoreFiles, Converted, DROPPED, Dropped, Imported, Unsaid, carry_over, check_waiters,
    from_botocore, import, unsaid_beside, without_dropped,
};
pub use lower::endpoint::{Param as EndpointParam, ParamType as EndpointParamType, ParamValue};
pub use lower::{Docs, PROTOCOLS, Protocol};
pub use model::STUB;
pub use undocumented::{Undocumented, outdated, undocumented, with_stubs};

/// A crate, and what there is to say of it.
#[derive(Debug)]
pub struct Generated {
    /// The crate.
    pub files: Files,
    /// What is not an error, but worth knowing: names that are not what the model's would become, names of
    /// the runtime that types of the service have, and documentation of what the model does not have.
    pub notes: Diagnostics,
}

/// Generates the crate for the model that the sources make together.
///
/// # Errors
///
/// Everything that is wrong with the model, each with its place, and operations that it does not have.
pub fn generate(sources: &[Source], options: &Options) -> Result<Generated, Diagnostics> {
    let model = model::load(sources, options.service.as_deref())?.select(&options.operations)?;
    let lowered = lower::lower(&model, options.protocol, options.docs)?;
    let mut notes = model.notes().clone();
    let files = emit::emit(&lowered, options);
    notes.extend(emit::notes_on_hidden(&lowered));
    notes.extend(lowered.notes);
    Ok(Generated { files, notes })
}

/// The protocols that the service speaks, of those that the runtime has: the one that it prefers first.
///
/// # Errors
///
/// Everything that is wrong with the model.
pub fn protocols(sources: &[Source], service: Option<&str>) -> Result<Vec<Protocol>, Diagnostics> {
    Ok(lower::spoken(model::load(sources, service)?.service()).collect())
}
