//! What generating costs, as tables in Markdown.

mod child;
mod clock;
mod command;
mod folder;
mod model;
mod service;
mod surroundings;
mod table;
mod task;

use anyhow::Result;
use clap::Parser;
use std::path::{Path, PathBuf};

/// Measures what generating costs, and the floors below it
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Folder of models, each of one file: they are measured too
    folder: Option<PathBuf>,
    #[command(subcommand)]
    order: Option<Order>,
}

#[derive(clap::Subcommand)]
enum Order {
    /// What the program tells itself to do, in a process of its own
    #[command(hide = true)]
    Measure(child::Order),
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(Order::Measure(order)) = &arguments.order {
        return child::obey(order);
    }
    println!("{}", service::tables()?);
    println!("{}", command::table()?);
    if let Some(folder) = &arguments.folder {
        println!("{}", folder::tables(folder)?);
    }
    println!("{}", surroundings::list()?);
    Ok(())
}

/// Returns the folder of the repository.
fn repository() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own)
}
