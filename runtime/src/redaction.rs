//! What must not be shown: the text that replaces it, and errors without it.

use crate::error::{Error, Segment};
use crate::schema::{Member, ShapeType};

/// What is shown instead of a sensitive value.
pub(crate) const REDACTED: &str = "<redacted>";

impl Error {
    /// Returns the error of a value at `root` without the map keys that the model calls sensitive,
    /// and without those in a member that the model does not know.
    #[cold]
    pub(crate) fn redacted(mut self, root: &'static Member) -> Error {
        let mut member = root;
        let mut sensitive = false;
        for segment in self.path_mut() {
            sensitive |= member.is_sensitive();
            let schema = member.target();
            member = match segment {
                Segment::Member(name) => {
                    schema.member_at(schema.index_by_name(name, 0).unwrap_or(usize::MAX))
                }
                Segment::Index(_) => schema.element(),
                Segment::Key(key) => {
                    // The key of a union is the tag of a member that the model does not know. Only
                    // the tag of such a member is shown, as by `Debug`.
                    let is_tag = schema.shape_type() == ShapeType::Union;
                    if sensitive || (!is_tag && schema.key().is_sensitive()) {
                        *key = REDACTED.to_owned();
                    }
                    sensitive |= is_tag;
                    schema.value()
                }
            };
        }
        self
    }
}
