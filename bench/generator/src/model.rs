//! What is generated from.

use anyhow::{Context, Result};
use smithy_codegen::{Diagnostics, Files, Options, Source};
use std::path::{Path, PathBuf};

/// Files that make one model together.
pub struct Model {
    pub name: String,
    pub paths: Vec<PathBuf>,
    pub texts: Vec<String>,
}

impl Model {
    pub fn read(paths: &[PathBuf]) -> Result<Self> {
        let name = paths.first().and_then(|path| path.file_stem()).context("a model has a file")?;
        let name = name.to_string_lossy().into_owned();
        let texts: Result<_> = paths.iter().map(|path| read(path)).collect();
        Ok(Self { name, paths: paths.to_vec(), texts: texts? })
    }

    pub fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    pub fn sources(&self) -> Vec<Source> {
        let files = self.paths.iter().zip(&self.texts);
        files.map(|(path, text)| Source::new(path.to_string_lossy(), text.as_str())).collect()
    }

    /// Returns the options do not matter for what generating costs.
    pub fn options(&self) -> Options {
        Options::new("generated", r#"{ path = "runtime" }"#)
    }

    pub fn generate(&self) -> Result<Files, Diagnostics> {
        let generated = smithy_codegen::generate(&self.sources(), &self.options())?;
        Ok(generated.files)
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}
