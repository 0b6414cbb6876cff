//! Pagination: the next request, made from a request and its response.

use super::Operation;
use crate::error::{Error, ErrorKind};
use crate::shape::Shape;
use crate::value::{Value, put_part, take_part};

/// An operation whose results come in
/// [pages](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait).
///
/// ```
/// use smithy_shapes::operation::Paginated;
///
/// /// Calls the operation until there are no more pages.
/// fn all_pages<O: Paginated>(
///     first: O::Input,
///     call: impl Fn(&O::Input) -> Result<O::Output, O::Error>,
/// ) -> Result<Vec<O::Output>, Box<dyn std::error::Error>> {
///     let mut pages = Vec::new();
///     let mut next = Some(first);
///     while let Some(input) = next {
///         let page = call(&input)?;
///         next = O::next_page(&input, &page)?;
///         pages.push(page);
///     }
///     Ok(pages)
/// }
/// ```
pub trait Paginated: Operation {
    /// Where tokens and items are.
    const PAGINATION: Pagination;

    /// Returns the input for the page after `output`, which is the result of `input`. None if it
    /// was the last page.
    ///
    /// # Errors
    ///
    /// If the service returns the token that it was just sent, which would go on forever, or if the
    /// input cannot hold the token.
    fn next_page(input: &Self::Input, output: &Self::Output) -> Result<Option<Self::Input>, Error> {
        let Pagination { input_token, output_token, .. } = Self::PAGINATION;
        let Some(token) =
            take_part(output, Self::Output::SCHEMA, output_token).map(plain).filter(is_set)
        else {
            return Ok(None);
        };
        if take_part(input, Self::Input::SCHEMA, input_token).map(plain).as_ref() == Some(&token) {
            let message = format!("the service returns the `{input_token}` that it was just sent");
            return Err(Error::new(ErrorKind::Value, message));
        }
        let mut next = input.clone();
        put_part(&mut next, Self::Input::SCHEMA, input_token, &token)?;
        Ok(Some(next))
    }

    /// Returns the items of a page, as a list or a map. None if the page or the model has none.
    ///
    /// This is for code that works with any operation. Otherwise, the field of the output has the
    /// items with their types.
    fn items(output: &Self::Output) -> Option<Value> {
        take_part(output, Self::Output::SCHEMA, Self::PAGINATION.items?)
    }
}

/// A paginated operation whose model names the items of its pages.
pub trait PageItems: Paginated {
    /// The items of a page: a list, or a map.
    type Items: IntoIterator;

    /// Returns the items of a page, with their types.
    fn items_of(output: Self::Output) -> Self::Items;
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
    /// Takes the name of the input's member for the token, and the path of the token in the output:
    /// names of members with `.` between them.
    pub const fn new(input_token: &'static str, output_token: &'static str) -> Pagination {
        Pagination { input_token, output_token, items: None, page_size: None }
    }

    /// Adds the path of the items in the output.
    #[must_use]
    pub const fn items(self, path: &'static str) -> Pagination {
        Pagination { items: Some(path), ..self }
    }

    /// Adds the name of the input's member that limits how many items a page has.
    #[must_use]
    pub const fn size(self, member: &'static str) -> Pagination {
        Pagination { page_size: Some(member), ..self }
    }

    /// Returns the name of the input's member for the token.
    pub const fn input_token(&self) -> &'static str {
        self.input_token
    }

    /// Returns the path of the token in the output.
    pub const fn output_token(&self) -> &'static str {
        self.output_token
    }

    /// Returns the path of the items in the output.
    pub const fn items_path(&self) -> Option<&'static str> {
        self.items
    }

    /// Returns the name of the input's member that limits how many items a page has.
    pub const fn page_size(&self) -> Option<&'static str> {
        self.page_size
    }
}

/// Returns the token as the input accepts it. One side may have an enum where the other has a
/// string.
fn plain(token: Value) -> Value {
    match token {
        Value::Enum(text) => Value::String(text),
        token => token,
    }
}

/// Returns whether there is a token. An empty one counts as none.
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
