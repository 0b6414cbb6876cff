//! The names of fields and of their setters.

use super::{Candidate, Name, Style, distinct, field_name, setter_name, variable_name};
use crate::diagnostic::{Diagnostic, Place};

/// The names that go with a field.
pub struct FieldNames {
    /// The field.
    pub field: Name,
    /// The method that sets it.
    pub setter: Name,
    /// The argument for it.
    pub argument: String,
}

/// Names the fields of a struct for members with these names in the model. `methods` are the
/// methods of the struct that not every shape has.
pub fn fields(members: &[(&str, Option<Place>)], methods: &[&str]) -> Vec<FieldNames> {
    let fields = named("field", members, |index| field_name(members[index].0));
    // A setter that is renamed to avoid a method may want the name of another.
    let setters = named("setter", members, |index| setter_name(&fields[index].ident, methods));
    let arguments = named("argument", members, |index| variable_name(&fields[index].ident));
    let names = fields.into_iter().zip(setters).zip(arguments);
    let names = names.map(|((field, setter), argument)| FieldNames {
        field,
        setter,
        argument: argument.ident,
    });
    names.collect()
}

/// Returns the names for what belongs to the members, given the names that it wants.
fn named(
    what: &str,
    members: &[(&str, Option<Place>)],
    wanted: impl Fn(usize) -> String,
) -> Vec<Name> {
    let candidates = members.iter().enumerate().map(|(index, (member, place))| Candidate {
        name: wanted(index),
        style: Style::Snake,
        meaning: format!("the {what} for `{member}`"),
        place: place.clone(),
    });
    distinct(&candidates.collect::<Vec<_>>(), &[])
}

impl FieldNames {
    /// Returns the documentation of the setter.
    pub fn setter_docs(&self) -> String {
        let field = &self.field.ident;
        let plain = field.strip_prefix("r#").unwrap_or(field);
        let reason = self.setter.reason().map_or(String::new(), |reason| format!(" {reason}."));
        format!("Sets [`{plain}`](field@Self::{plain}).{reason}")
    }

    /// Returns notes that say why names have numbers, if they do. `member` is the model's full
    /// name.
    pub fn notes(&self, member: &str) -> impl Iterator<Item = Diagnostic> {
        let field = self.field.note(&format!("`{member}`"));
        field.into_iter().chain(self.setter.note(&format!("the setter for `{member}`")))
    }
}
