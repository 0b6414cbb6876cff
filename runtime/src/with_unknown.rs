//! Values together with the members that the model does not know.

use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::document::Document;
use crate::error::Error;
use crate::json::{Unknown, to_json_with_unknown};
use crate::schema::prelude;
use crate::shape::Shape;

/// A value that was read from JSON, together with the members that the model does not know, which are
/// written back where they were. [`Shape::from_json`] skips them and keeps nothing.
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
/// - A place that is gone is not written, and neither is what is unknown there. If it comes back, for
///   example because a member or key gets another value, so does what is unknown.
/// - A list whose number of items has changed is written without what is unknown in its items, since
///   nothing says which item is which. If items change places, what is unknown does not: take the
///   value out with [`into_value`](WithUnknown::into_value) if the two must not be mixed.
#[derive(Clone, PartialEq)]
pub struct WithUnknown<T> {
    value: T,
    unknown: Unknown,
}

impl<T: Shape> WithUnknown<T> {
    /// Reads a value as [`Shape::from_json`] does, and then once more for what that skips.
    ///
    /// Unknown members of unions are not kept here, since the value holds them, and neither is what is
    /// unknown beside a known one.
    ///
    /// # Errors
    ///
    /// Those of [`Shape::from_json`]; also if what that skips is not UTF-8, or is another value that a
    /// [`Document`] cannot hold.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<WithUnknown<T>, Error> {
        let json = json.as_ref();
        let value = T::from_json(json)?;
        let unknown = Unknown::of(T::SCHEMA, prelude::DOCUMENT.from_json(json)?);
        Ok(WithUnknown { value, unknown })
    }

    /// Returns the value as JSON, with unknown members after the known ones.
    pub fn to_json(&self) -> String {
        to_json_with_unknown(T::SCHEMA.root(), &self.value, &self.unknown)
    }

    /// Returns what is unknown, and where it was as a JSON pointer: `/Items/3/NewMember`.
    ///
    /// It may be as sensitive as what is around it.
    pub fn unknown(&self) -> Vec<(String, &Document)> {
        let mut found = Vec::new();
        self.unknown.list(T::SCHEMA, "", &mut found);
        found
    }

    /// Returns the value alone.
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

/// Shows only how much is unknown: the model cannot say whether it is sensitive.
impl<T: Shape> fmt::Debug for WithUnknown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.unknown().len();
        f.debug_struct("WithUnknown").field("value", &self.value).field("unknown", &count).finish()
    }
}
