//! What is measured: generating, and the floors below it.

use crate::model::Model;
use anyhow::Result;
use clap::ValueEnum;
use proc_macro2::TokenStream;
use serde_json::Value;
use std::hint::black_box;

#[derive(Clone, Copy, ValueEnum)]
pub enum Task {
    /// From the text of a model to the text of the crate's files.
    Generate,
    /// From the same text to a JSON value.
    ParseJson,
    /// From the tokens of the same files to syntax trees.
    ParseTokens,
    /// From the same trees to text.
    Print,
}

impl Task {
    pub const FLOORS: [Self; 3] = [Self::ParseJson, Self::ParseTokens, Self::Print];

    /// For a table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::ParseJson => "serde_json: text to Value",
            Self::ParseTokens => "syn: tokens to File",
            Self::Print => "prettyplease: File to text",
        }
    }

    /// For the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Does what is not measured, and gives what is.
    pub fn prepare(self, model: Model) -> Result<Box<dyn FnMut()>> {
        Ok(match self {
            Self::Generate => generate(&model),
            Self::ParseJson => parse_json(model),
            Self::ParseTokens => parse_tokens(&code(&model)?)?,
            Self::Print => print(&code(&model)?)?,
        })
    }
}

fn generate(model: &Model) -> Box<dyn FnMut()> {
    let (sources, options) = (model.sources(), model.options());
    Box::new(move || {
        let _ = black_box(smithy_codegen::generate(&sources, &options));
    })
}

fn parse_json(model: Model) -> Box<dyn FnMut()> {
    Box::new(move || {
        for text in &model.texts {
            let _ = black_box(serde_json::from_str::<Value>(text));
        }
    })
}

fn parse_tokens(code: &[String]) -> Result<Box<dyn FnMut()>> {
    let files: Vec<TokenStream> =
        code.iter().map(|text| text.parse()).collect::<Result<_, _>>().map_err(shown)?;
    Ok(Box::new(move || {
        for file in &files {
            let _ = black_box(syn::parse2::<syn::File>(file.clone()));
        }
    }))
}

fn print(code: &[String]) -> Result<Box<dyn FnMut()>> {
    let files: Vec<syn::File> =
        code.iter().map(|text| syn::parse_file(text)).collect::<Result<_, _>>().map_err(shown)?;
    Ok(Box::new(move || {
        for file in &files {
            black_box(prettyplease::unparse(file));
        }
    }))
}

/// The Rust files of the crate.
fn code(model: &Model) -> Result<Vec<String>> {
    let files = model.generate().map_err(shown)?;
    let code = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    Ok(code.map(|(_, file)| file.text).collect())
}

fn shown(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow::Error::msg(error.to_string())
}
