//! Compares codecs, and prints tables in Markdown.

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};
use codecs::cases::{CASES, cases};
use codecs::measure::{self, Effort};
use codecs::peers::botocore;
use codecs::report::Measured;

/// Compares the codecs of the generated crate with those of others.
#[derive(Parser)]
struct Options {
    /// Measure for a short time, and less precisely.
    #[arg(long)]
    quick: bool,
    /// Measure one case.
    #[arg(long, value_name = "CASE", value_parser = PossibleValuesParser::new(CASES.map(|(name, _)| name)))]
    only: Option<String>,
    #[command(subcommand)]
    mode: Option<Mode>,
}

/// What the program runs itself for.
#[derive(Subcommand)]
enum Mode {
    /// Time everything once.
    #[command(hide = true)]
    Round,
    /// Do one operation several times, to have its instructions counted.
    #[command(hide = true)]
    Repeat { comparison: String, peer: String, operations: u64 },
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let cases = cases(options.only.as_deref());
    let effort = Effort::new(options.quick);
    match &options.mode {
        Some(Mode::Round) => return measure::round(&cases, &effort),
        Some(Mode::Repeat { comparison, peer, operations }) => {
            return measure::repeat(&cases, comparison, peer, *operations);
        }
        None => {}
    }

    cases.iter().flat_map(|case| &case.comparisons).try_for_each(|it| it.check())?;
    let only: Vec<_> = options.only.as_deref().into_iter().collect();
    Measured {
        times: measure::times(&cases, &effort, &options.arguments())?,
        memory: measure::memory(&only)?,
        botocore: botocore::measure(&cases, options.quick),
        instructions: measure::instructions(&cases),
    }
    .print(&cases)
}

impl Options {
    /// Returns the same for another process.
    fn arguments(&self) -> Vec<&str> {
        let quick = self.quick.then_some("--quick");
        let only = self.only.iter().flat_map(|only| ["--only", only.as_str()]);
        quick.into_iter().chain(only).collect()
    }
}
