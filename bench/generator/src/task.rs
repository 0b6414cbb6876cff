//! What is measured: generating, and the floor below it.

use crate::model::Model;
use clap::ValueEnum;
use serde_json::Value;
use std::hint::black_box;

#[derive(Clone, Copy, ValueEnum)]
pub enum Task {
    /// From the text of a model to the text of the crate's files.
    Generate,
    /// From the same text to a JSON value.
    ParseJson,
}

impl Task {
    /// For a table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::ParseJson => "serde_json: text to Value",
        }
    }

    /// For the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Does what is not measured, and gives what is.
    pub fn prepare(self, model: Model) -> Box<dyn FnMut()> {
        match self {
            Self::Generate => generate(&model),
            Self::ParseJson => parse_json(model),
        }
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
