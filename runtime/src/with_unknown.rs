//! Values together with the members that the model does not know.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::document::Document;
use crate::error::Error;
use crate::schema::{Schema, ShapeType, prelude};
use crate::shape::Shape;

/// A value that was read from JSON, with the members that the model does not know, which are written
/// back where they were. [`Shape::from_json`] skips them, for which nothing has to be kept.
///
/// ```
/// # use smithy_shapes::deserializer::ShapeDeserializer;
/// # use smithy_shapes::schema::{Member, Schema, ShapeType, prelude};
/// # use smithy_shapes::serializer::MemberSerializer;
/// # use smithy_shapes::shape::{ShapeData, Structure};
/// # use smithy_shapes::{Error, Shape};
/// use smithy_shapes::{Document, WithUnknown};
///
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Login { user: Option<String> }
/// # static LOGIN: Schema = Schema::new(
/// #     &LOGIN,
/// #     "com.example#Login",
/// #     ShapeType::Structure,
/// #     &[Member::new("User", &prelude::STRING, &[])],
/// #     &[],
/// # );
/// # impl Shape for Login { const SCHEMA: &'static Schema = &LOGIN; }
/// # impl Structure for Login {
/// #     fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
/// #         serializer.optional(0, &self.user);
/// #     }
/// #     fn deserialize_member<D: ShapeDeserializer>(&mut self, _: usize, d: D) -> Result<(), Error> {
/// #         self.user.read(d)
/// #     }
/// # }
/// # smithy_shapes::structure!(Login);
/// let mut login = WithUnknown::<Login>::from_json(r#"{"Since":2026,"User":"anna"}"#)?;
/// assert_eq!(login.unknown(), [("/Since".to_owned(), &Document::from(2026))]);
/// login.user = Some("bert".to_owned());
/// assert_eq!(login.to_json(), r#"{"User":"bert","Since":2026}"#);
/// # Ok::<(), Error>(())
/// ```
///
/// # If the value is changed
///
/// What is unknown belongs to a place, not to a value: to the members of structures and unions, the
/// keys of maps, and the positions of lists.
///
/// - A place that is no longer there is not written, nor is what is unknown there. If it comes back,
///   as by another value for a member or a key, so does that.
/// - A list that has another number of items than it had is written without what is unknown in its
///   items, since nothing says which of them is which. Where items change places, what is unknown
///   does not: take the value out with [`into_value`](WithUnknown::into_value) if it must not be mixed.
#[derive(Clone, PartialEq)]
pub struct WithUnknown<T> {
    value: T,
    unknown: Unknown,
}

impl<T: Shape> WithUnknown<T> {
    /// Reads a value as [`Shape::from_json`] does, and then once more for what that skips.
    ///
    /// Members of unions need not be kept here: the value holds them. Nor is what is unknown about a
    /// member of a union beside it.
    ///
    /// # Errors
    ///
    /// Those of [`Shape::from_json`]; also if what that skips is no UTF-8, or another value that no
    /// [`Document`] holds.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<WithUnknown<T>, Error> {
        let json = json.as_ref();
        let value = T::from_json(json)?;
        let unknown = Unknown::of(T::SCHEMA, prelude::DOCUMENT.from_json(json)?);
        Ok(WithUnknown { value, unknown })
    }

    /// The value as JSON, with what is unknown after the members that are known.
    pub fn to_json(&self) -> String {
        crate::json::to_json_with_unknown(T::SCHEMA.root(), &self.value, &self.unknown)
    }

    /// What is unknown, and where it was, as a JSON pointer: `/Items/3/NewMember`.
    ///
    /// It may be as sensitive as what is around it.
    pub fn unknown(&self) -> Vec<(String, &Document)> {
        let mut found = Vec::new();
        self.unknown.list(T::SCHEMA, "", &mut found);
        found
    }

    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> Deref for WithUnknown<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for WithUnknown<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// Shows of what is unknown only how much there is: the model cannot say whether it is sensitive.
impl<T: Shape> fmt::Debug for WithUnknown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.unknown().len();
        f.debug_struct("WithUnknown").field("value", &self.value).field("unknown", &count).finish()
    }
}

/// What is unknown of a value, and of the values in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unknown {
    /// Nothing.
    Nothing,
    /// In a structure or union.
    Members {
        /// Its members that the model does not know.
        own: BTreeMap<String, Document>,
        /// What is unknown in the others, by their indices in the schema.
        inner: BTreeMap<usize, Unknown>,
    },
    /// In the items of a list that has so many.
    Items { count: usize, inner: BTreeMap<usize, Unknown> },
    /// In the values of a map.
    Entries(BTreeMap<String, Unknown>),
}

impl Unknown {
    /// What the schema does not know of data that was read by it. No deeper than a document, and so
    /// than [`MAX_DEPTH`](crate::MAX_DEPTH).
    fn of(schema: &'static Schema, document: Document) -> Unknown {
        match (schema.shape_type(), document) {
            (ShapeType::Structure | ShapeType::Union, Document::Map(entries)) => {
                Unknown::of_members(schema, entries)
            }
            (ShapeType::List, Document::List(mut items)) => {
                items.retain(|item| schema.holds_null() || *item != Document::Null);
                let (count, element) = (items.len(), schema.element().target());
                let inner = known_parts(items.into_iter().enumerate(), |_| element);
                if inner.is_empty() { Unknown::Nothing } else { Unknown::Items { count, inner } }
            }
            (ShapeType::Map, Document::Map(entries)) => {
                let inner = known_parts(entries, |_| schema.value().target());
                if inner.is_empty() { Unknown::Nothing } else { Unknown::Entries(inner) }
            }
            _ => Unknown::Nothing,
        }
    }

    fn of_members(schema: &'static Schema, entries: BTreeMap<String, Document>) -> Unknown {
        let (mut own, mut known) = (BTreeMap::new(), Vec::new());
        for (name, value) in entries {
            match schema.index_by_json_name(&name, 0) {
                Some(index) => known.push((index, value)),
                // That of a union is in the value.
                None if schema.shape_type() == ShapeType::Union => {}
                None => drop(own.insert(name, value)),
            }
        }
        let inner = known_parts(known, |index| schema.member_at(*index).target());
        if own.is_empty() && inner.is_empty() {
            return Unknown::Nothing;
        }
        Unknown::Members { own, inner }
    }

    /// Lists what is here and below, with its places.
    fn list<'a>(
        &'a self,
        schema: &'static Schema,
        path: &str,
        found: &mut Vec<(String, &'a Document)>,
    ) {
        match self {
            Unknown::Nothing => {}
            Unknown::Members { own, inner } => {
                found.extend(own.iter().map(|(name, value)| (below(path, name), value)));
                for (index, unknown) in inner {
                    let member = schema.member_at(*index);
                    unknown.list(member.target(), &below(path, member.json_name()), found);
                }
            }
            Unknown::Items { inner, .. } => {
                for (index, unknown) in inner {
                    let path = below(path, &index.to_string());
                    unknown.list(schema.element().target(), &path, found);
                }
            }
            Unknown::Entries(inner) => {
                for (key, unknown) in inner {
                    unknown.list(schema.value().target(), &below(path, key), found);
                }
            }
        }
    }
}

/// What is unknown in each of the parts, of those that have any.
fn known_parts<K: Ord>(
    parts: impl IntoIterator<Item = (K, Document)>,
    schema: impl Fn(&K) -> &'static Schema,
) -> BTreeMap<K, Unknown> {
    let parts = parts.into_iter().map(|(place, part)| {
        let unknown = Unknown::of(schema(&place), part);
        (place, unknown)
    });
    parts.filter(|(_, unknown)| *unknown != Unknown::Nothing).collect()
}

/// The pointer to what has this name, below another: <https://www.rfc-editor.org/rfc/rfc6901>.
fn below(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}
