//! Parameters, set by the names that cases have for them.

use smithy_shapes::Document;
use smithy_shapes::endpoint::EndpointParams;

/// The parameters of a model.
pub trait Subject: EndpointParams {
    /// Sets a parameter. Returns false if none has the name, or the value has another type.
    fn set(&mut self, name: &str, value: &Document) -> bool;
}

/// A field of parameters.
pub trait Field: Sized {
    /// Reads a value; none if it has another type.
    fn read(value: &Document) -> Option<Self>;
}

/// Sets a field. Returns false if the value has another type.
pub fn set<T: Field>(field: &mut T, value: &Document) -> bool {
    let Some(value) = T::read(value) else { return false };
    *field = value;
    true
}

impl Field for bool {
    fn read(value: &Document) -> Option<bool> {
        if let Document::Boolean(value) = value { Some(*value) } else { None }
    }
}

impl Field for String {
    fn read(value: &Document) -> Option<String> {
        if let Document::String(value) = value { Some(value.clone()) } else { None }
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Document) -> Option<Vec<T>> {
        if let Document::List(items) = value { items.iter().map(T::read).collect() } else { None }
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: &Document) -> Option<Option<T>> {
        T::read(value).map(Some)
    }
}
