//! The shared files, `~/.aws/config` and `~/.aws/credentials`:
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>.

use std::collections::BTreeMap;
use std::fmt;

/// The sections of both files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profiles {
    profiles: BTreeMap<String, Section>,
    sso_sessions: BTreeMap<String, Section>,
    services: BTreeMap<String, Section>,
}

/// The properties of a section, by their names in lower case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Section(BTreeMap<String, String>);

/// Which of the files a text is: they name profiles differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `~/.aws/config`, with `[profile NAME]`.
    Config,
    /// `~/.aws/credentials`, with `[NAME]`.
    Credentials,
}

/// A file of profiles that is malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    /// The file, as it was named to the parser.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for ProfileError {}

impl Profiles {
    /// Adds what a file says. What another file said of a property before is replaced, so the file of
    /// credentials comes last.
    ///
    /// # Errors
    ///
    /// If the file is malformed. Sections and properties whose names are not valid are skipped, as
    /// all AWS tools do.
    pub fn add(&mut self, text: &str, file: &str, kind: FileKind) -> Result<(), ProfileError> {
        let sections = parse(text).map_err(|(line, message)| ProfileError {
            file: file.to_owned(),
            line,
            message: message.to_owned(),
        })?;
        let mut found = Profiles::default();
        let has_prefixed_default = sections.iter().any(|(header, _)| {
            kind == FileKind::Config && *header == Header::Prefixed("profile", "default")
        });
        for (header, section) in sections {
            if let Some(into) = found.section(header, kind, has_prefixed_default) {
                into.0.extend(section.0);
            }
        }
        for (into, from) in [
            (&mut self.profiles, found.profiles),
            (&mut self.sso_sessions, found.sso_sessions),
            (&mut self.services, found.services),
        ] {
            for (name, section) in from {
                into.entry(name).or_default().0.extend(section.0);
            }
        }
        Ok(())
    }

    /// Returns a profile.
    pub fn profile(&self, name: &str) -> Option<&Section> {
        self.profiles.get(name)
    }

    /// Returns a section `[sso-session NAME]`.
    pub fn sso_session(&self, name: &str) -> Option<&Section> {
        self.sso_sessions.get(name)
    }

    /// Returns a section `[services NAME]`.
    pub fn services(&self, name: &str) -> Option<&Section> {
        self.services.get(name)
    }

    /// Returns the profiles by their names.
    pub fn profiles(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.profiles.iter().map(|(name, section)| (&**name, section))
    }

    /// Returns the sections `[sso-session NAME]` by their names.
    pub fn sso_sessions(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.sso_sessions.iter().map(|(name, section)| (&**name, section))
    }

    /// The section that a header opens; none if it is to be skipped.
    fn section(
        &mut self,
        header: Header<'_>,
        kind: FileKind,
        has_prefixed_default: bool,
    ) -> Option<&mut Section> {
        let (sections, name) = match (kind, header) {
            (FileKind::Credentials, Header::Plain(name)) => (&mut self.profiles, name),
            // Where `[profile default]` is there, `[default]` does not count.
            (FileKind::Config, Header::Plain("default")) if !has_prefixed_default => {
                (&mut self.profiles, "default")
            }
            (FileKind::Config, Header::Prefixed("profile", name)) => (&mut self.profiles, name),
            (FileKind::Config, Header::Prefixed("sso-session", name)) => {
                (&mut self.sso_sessions, name)
            }
            (FileKind::Config, Header::Prefixed("services", name)) => (&mut self.services, name),
            _ => return None,
        };
        let is_valid = |c: char| c.is_ascii_alphanumeric() || "-_/.%@:+".contains(c);
        let is_named = !name.is_empty() && name.chars().all(is_valid);
        is_named.then(|| sections.entry(name.to_owned()).or_default())
    }
}

impl Section {
    /// Returns the value of a property, by its name in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Returns the value of a property in the indented lines below another:
    /// `nested("s3", "addressing_style")`.
    pub fn nested(&self, name: &str, inner: &str) -> Option<&str> {
        let lines = self.get(name)?.strip_prefix('\n')?.lines();
        let mut pairs = lines.filter_map(|line| line.split_once('='));
        let (_, value) = pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case(inner))?;
        Some(value.trim())
    }

    /// Returns all properties by their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    /// Reports whether the section has no property.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Shows the names alone, since the values may be secrets.
impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// What is in the brackets of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header<'t> {
    Plain(&'t str),
    /// With a word in front of the name.
    Prefixed(&'t str, &'t str),
}

/// A line, and what is wrong with it.
type Fault = (usize, &'static str);

fn parse(text: &str) -> Result<Vec<(Header<'_>, Section)>, Fault> {
    let mut sections: Vec<(Header<'_>, Section)> = Vec::new();
    // The property that continuations go on; its name is none where it is skipped.
    let mut open: Option<Option<String>> = None;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let fault = |message| (index + 1, message);
        if line.trim().is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if line.starts_with('[') {
            sections.push((header(line).map_err(fault)?, Section::default()));
            open = None;
            continue;
        }
        let Some((_, section)) = sections.last_mut() else {
            return Err(fault("Expected a profile definition"));
        };
        if line.starts_with([' ', '\t']) {
            let Some(name) = &open else {
                return Err(fault("Expected a property definition, found continuation"));
            };
            let value = name.as_ref().and_then(|name| section.0.get_mut(name));
            continue_value(value, line.trim()).map_err(fault)?;
            continue;
        }
        let (name, value) = property(line).map_err(fault)?;
        let is_valid = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        let name = is_valid.then(|| name.to_ascii_lowercase());
        if let Some(name) = &name {
            section.0.insert(name.clone(), value.to_owned());
        }
        open = Some(name);
    }
    Ok(sections)
}

fn header(line: &str) -> Result<Header<'_>, &'static str> {
    let line = line.find(['#', ';']).map_or(line, |comment| &line[..comment]).trim_end();
    let inner = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let inner = inner.ok_or("Profile definition must end with ']'")?.trim();
    Ok(match inner.split_once([' ', '\t']) {
        Some((prefix, name)) => Header::Prefixed(prefix, name.trim()),
        None => Header::Plain(inner),
    })
}

/// The name and the value of a line, without a comment that white space sets apart.
fn property(line: &str) -> Result<(&str, &str), &'static str> {
    let comment = [" #", " ;", "\t#", "\t;"].iter().filter_map(|mark| line.find(mark)).min();
    let line = comment.map_or(line, |comment| &line[..comment]);
    let (name, value) = line.split_once('=').ok_or("Expected an '=' sign defining a property")?;
    match name.trim() {
        "" => Err("Property did not have a name"),
        name => Ok((name, value.trim())),
    }
}

/// Adds an indented line to a value. Below an empty value it is a property of its own.
fn continue_value(value: Option<&mut String>, line: &str) -> Result<(), &'static str> {
    let Some(value) = value else { return Ok(()) };
    if value.is_empty() || value.starts_with('\n') {
        let (name, _) =
            line.split_once('=').ok_or("Expected an '=' sign defining a sub-property")?;
        if name.trim().is_empty() {
            return Err("Sub-property did not have a name");
        }
    }
    value.push('\n');
    value.push_str(line);
    Ok(())
}
