//! Pages: the next request, out of a request and its response.

use super::Operation;
use crate::error::{Error, ErrorKind};
use crate::shape::Shape;
use crate::value::{Value, put_part, take_part};

/// An operation whose results come in
/// [pages](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait).
pub trait Paginated: Operation {
    /// Where tokens and items stand.
    const PAGINATION: Pagination;

    /// The input for the page after the one that `input` led to; none if that was the last.
    ///
    /// # Errors
    ///
    /// If the service gives the token that it was just sent, which would go on forever; or if the
    /// token does not fit the input.
    fn next_page(input: &Self::Input, output: &Self::Output) -> Result<Option<Self::Input>, Error> {
        let Pagination { input_token, output_token, .. } = Self::PAGINATION;
        let Some(token) =
            take_part(output, Self::Output::SCHEMA, output_token).map(plain).filter(is_set)
        else {
            return Ok(None);
        };
        if take_part(input, Self::Input::SCHEMA, input_token).map(plain).as_ref() == Some(&token) {
            let message = format!("the service gives the `{input_token}` that it was just sent");
            return Err(Error::new(ErrorKind::Value, message));
        }
        let mut next = input.clone();
        put_part(&mut next, Self::Input::SCHEMA, input_token, &token)?;
        Ok(Some(next))
    }

    /// The items of a page, a list or a map: none where the page or the model has none.
    ///
    /// The output's own field gives them with their types; this is for who knows neither.
    fn items(output: &Self::Output) -> Option<Value> {
        take_part(output, Self::Output::SCHEMA, Self::PAGINATION.items?)
    }
}

/// Where an operation has its tokens, its items and the size of its pages.
///
/// ```
/// use smithy_shapes::operation::Pagination;
///
/// const PAGINATION: Pagination = Pagination::new("marker", "page.marker").items("page.orders");
/// assert_eq!(PAGINATION.page_size(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    input_token: &'static str,
    output_token: &'static str,
    items: Option<&'static str>,
    page_size: Option<&'static str>,
}

impl Pagination {
    /// The token is a member of the input, and stands in the output at a path: names of members
    /// with `.` between them.
    pub const fn new(input_token: &'static str, output_token: &'static str) -> Pagination {
        Pagination { input_token, output_token, items: None, page_size: None }
    }

    /// With the path of the items in the output.
    #[must_use]
    pub const fn items(self, path: &'static str) -> Pagination {
        Pagination { items: Some(path), ..self }
    }

    /// With the member of the input that limits how many items a page has.
    #[must_use]
    pub const fn size(self, member: &'static str) -> Pagination {
        Pagination { page_size: Some(member), ..self }
    }

    /// The member of the input that takes the token.
    pub const fn input_token(&self) -> &'static str {
        self.input_token
    }

    /// The path of the token in the output.
    pub const fn output_token(&self) -> &'static str {
        self.output_token
    }

    /// The path of the items in the output.
    pub const fn items_path(&self) -> Option<&'static str> {
        self.items
    }

    /// The member of the input that limits how many items a page has.
    pub const fn page_size(&self) -> Option<&'static str> {
        self.page_size
    }
}

/// The token as the input takes it: a string and an enum may stand for each other.
fn plain(token: Value) -> Value {
    match token {
        Value::Enum(text) => Value::String(text),
        token => token,
    }
}

/// Whether there is a token: an empty one is none.
fn is_set(token: &Value) -> bool {
    match token {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Blob(bytes) => !bytes.is_empty(),
        Value::List(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
        Value::Structure(members) => !members.is_empty(),
        _ => true,
    }
}
