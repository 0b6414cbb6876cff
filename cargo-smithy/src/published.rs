//! Models as AWS publishes them, whatever they are: files of Smithy's JSON AST, and folders of
//! botocore's data.

use crate::{Failure, shown};
use flate2::read::MultiGzDecoder;
use smithy_codegen::{BotocoreFiles, Diagnostic, Source, Unsaid};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A model in JSON AST.
pub struct Published {
    /// The model.
    pub model: Source,
    /// What it lacks, if its format could not say all.
    pub unsaid: Vec<Unsaid>,
    /// Whether the format says all, or a file says which waiters there are.
    says_waiters: bool,
}

impl Published {
    /// Returns whether it was made of botocore's data.
    pub fn is_description(&self) -> bool {
        !self.unsaid.is_empty()
    }

    /// Returns the model as it follows on another: what its format cannot say is as that has it.
    pub fn after(&self, known: &Source) -> Result<Source, Failure> {
        if !self.is_description() {
            return Ok(self.model.clone());
        }
        if !self.says_waiters {
            smithy_codegen::check_waiters(&self.model, known)?;
        }
        Ok(smithy_codegen::carry_over(&self.model, known)?)
    }

    /// Returns what the model lacks that does not stay as a known one has it.
    pub fn unsaid_after(&self, known: Option<&Source>) -> Result<Vec<Unsaid>, Failure> {
        match known {
            Some(known) => Ok(smithy_codegen::unsaid_beside(&self.unsaid, known)?),
            None => Ok(self.unsaid.clone()),
        }
    }
}

/// Returns a note for where one of two models is botocore's data and the other is not.
pub(crate) fn caveat_of_formats(finding: &str) -> Diagnostic {
    let caveat = "what breaks may be a difference of the formats and not of the API, such as a member that is text in one and a number in the other";
    Diagnostic::note(format!("{finding}{caveat}"))
        .help("`diff` of two states in one format tells what the API changed")
}

/// No model is nearly as long. EC2's, the longest, has 4 MB as a description.
const LONGEST: u64 = 64 << 20;

/// Reads the model that a path leads to: a file of JSON AST, or a folder of a service as botocore
/// has it, or the folder above that, or the first file in it.
pub fn read(path: &Path) -> Result<Published, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if path.is_dir() {
        botocore(&version(path)?)
    } else if name.strip_suffix(".gz").unwrap_or(&name) == SERVICE {
        botocore(path.parent().unwrap_or(Path::new(".")))
    } else {
        let model = source(path, contents(path)?)?;
        Ok(Published { model, unsaid: Vec::new(), says_waiters: true })
    }
}

/// Reads a folder. What botocore adds for itself (`*.sdk-extras.json`) is not the service's.
fn botocore(folder: &Path) -> Result<Published, Failure> {
    let service = piece(folder, SERVICE)?.ok_or_else(|| no_service(folder))?;
    let paginators = piece(folder, "paginators-1.json")?;
    let endpoint_rules = piece(folder, "endpoint-rule-set-1.json")?;
    check_whole(folder, paginators.is_some(), endpoint_rules.is_some())?;
    let waiters = piece(folder, "waiters-2.json")?;
    let says_waiters = waiters.is_some();
    let files = BotocoreFiles { service, paginators, waiters, endpoint_rules };
    let converted = smithy_codegen::from_botocore(&files)?;
    Ok(Published { model: converted.model, unsaid: converted.unsaid, says_waiters })
}

const SERVICE: &str = "service-2.json";

/// Returns the folder that describes the service: this one, or the only one in it.
fn version(folder: &Path) -> Result<PathBuf, Failure> {
    if has(folder, SERVICE) {
        return Ok(folder.to_owned());
    }
    let mut versions = folders_in(folder).map_err(|error| Failure::at(folder, error))?;
    versions.retain(|version| has(version, SERVICE));
    match versions.as_slice() {
        [] => Err(no_service(folder)),
        [only] => Ok(only.clone()),
        several => {
            let names: Vec<String> = several.iter().map(|path| shown(path)).collect();
            Err(Failure::with_help(
                format!("{} has several versions of the service", shown(folder)),
                format!("choose one of {}", names.join(", ")),
            ))
        }
    }
}

/// Returns the newest versions of the services in botocore's data, or in the folder of one of them.
pub fn services(data: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    if has(data, SERVICE) {
        return Ok(vec![data.to_owned()]);
    }
    let mut services: Vec<PathBuf> = newest_version(data)?.into_iter().collect();
    if services.is_empty() {
        for service in folders_in(data)? {
            services.extend(newest_version(&service)?);
        }
    }
    Ok(services)
}

fn newest_version(service: &Path) -> Result<Option<PathBuf>, std::io::Error> {
    Ok(folders_in(service)?.into_iter().rfind(|version| has(version, SERVICE)))
}

/// Returns the folders in a folder, ordered by their names.
fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn no_service(folder: &Path) -> Failure {
    Failure::with_help(
        format!("{} has no file {SERVICE} or {SERVICE}.gz", shown(folder)),
        "choose a file that is a Smithy model, or a folder such as botocore/data/gameliftstreams",
    )
}

/// The few services of which botocore itself has no paginators are no reason to lose those of
/// another. Waiters are rarer than not: see [`Published::after`].
fn check_whole(folder: &Path, has_paginators: bool, has_rules: bool) -> Result<(), Failure> {
    let missing = |name: &str, way_out: &str| {
        Failure::with_help(
            format!("{} has no file {name} or {name}.gz", shown(folder)),
            format!("get the whole folder, {way_out}"),
        )
    };
    let mut errors = Vec::new();
    if !has_paginators {
        let way_out = r#"or, if botocore itself has no such file of this service, add one that says `{ "pagination": {} }`"#;
        errors.push(missing("paginators-1.json", way_out));
    }
    if !has_rules {
        errors.push(missing("endpoint-rule-set-1.json", "of botocore 1.29 or later"));
    }
    Failure::all(errors).map_or(Ok(()), Err)
}

fn has(folder: &Path, name: &str) -> bool {
    folder.join(name).is_file() || folder.join(format!("{name}.gz")).is_file()
}

/// Returns a file of the folder, compressed or not; none if there is neither.
fn piece(folder: &Path, name: &str) -> Result<Option<Source>, Failure> {
    if !has(folder, name) {
        return Ok(None);
    }
    let plain = folder.join(name);
    if plain.is_file() {
        return source(&plain, contents(&plain)?).map(Some);
    }
    let path = folder.join(format!("{name}.gz"));
    let file = fs::File::open(&path).map_err(|error| Failure::at(&path, error))?;
    let mut bytes = Vec::new();
    let mut decoder = MultiGzDecoder::new(file).take(LONGEST + 1);
    let not_gzip = |error| Failure::at(&path, format!("is not a complete gzip file: {error}"));
    decoder.read_to_end(&mut bytes).map_err(not_gzip)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Failure::at(&path, format!("has more than {LONGEST} bytes when decompressed")));
    }
    source(&path, bytes).map(Some)
}

/// Returns all of a file, which has to be one, and not too long.
fn contents(path: &Path) -> Result<Vec<u8>, Failure> {
    let metadata = fs::metadata(path).map_err(|error| Failure::at(path, error))?;
    if !metadata.is_file() {
        return Err(Failure::at(path, "is not a file"));
    }
    if metadata.len() > LONGEST {
        return Err(Failure::at(path, format!("has more than {LONGEST} bytes")));
    }
    fs::read(path).map_err(|error| Failure::at(path, error))
}

fn source(path: &Path, bytes: Vec<u8>) -> Result<Source, Failure> {
    let text = String::from_utf8(bytes).map_err(|error| Failure::at(path, error))?;
    Ok(Source::new(shown(path), text))
}
