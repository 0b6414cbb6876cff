//! The names of fields and of their setters.

use super::{Candidate, Name, Style, distinct, field_name, setter_name};
use crate::diagnostic::{Diagnostic, Place};

/// The names of a field and of the method that sets it.
pub struct FieldNames {
    /// The field.
    pub field: Name,
    /// The method.
    pub setter: Name,
}

/// Names the fields of a struct for what the model calls so. `methods` are those of the struct that
/// not every shape has.
pub fn fields(members: &[(&str, Option<Place>)], methods: &[&str]) -> Vec<FieldNames> {
    let candidates = members.iter().map(|(member, place)| Candidate {
        name: field_name(member),
        style: Style::Snake,
        meaning: format!("the field for `{member}`"),
        place: place.clone(),
    });
    let fields = distinct(&candidates.collect::<Vec<_>>(), &[]);
    // A setter that gives way to a method may want the name of another.
    let candidates = fields.iter().zip(members).map(|(field, (member, place))| Candidate {
        name: setter_name(&field.ident, methods),
        style: Style::Snake,
        meaning: format!("the setter for `{member}`"),
        place: place.clone(),
    });
    let setters = distinct(&candidates.collect::<Vec<_>>(), &[]);
    fields.into_iter().zip(setters).map(|(field, setter)| FieldNames { field, setter }).collect()
}

impl FieldNames {
    /// What the setter does.
    pub fn setter_docs(&self) -> String {
        let field = &self.field.ident;
        let plain = field.strip_prefix("r#").unwrap_or(field);
        let reason = self.setter.reason().map_or(String::new(), |reason| format!(" {reason}."));
        format!("Sets [`{plain}`](field@Self::{plain}).{reason}")
    }

    /// Why the names have numbers, where they have some. `member` is the model's name in full.
    pub fn notes(&self, member: &str) -> impl Iterator<Item = Diagnostic> {
        let field = self.field.note(&format!("`{member}`"));
        field.into_iter().chain(self.setter.note(&format!("the setter for `{member}`")))
    }
}
