//! Pages, one after the other.

use super::Client;
use crate::error::{CallError, Context};
use smithy_shapes::Error;
use smithy_shapes::operation::{Operation, PageItems, Paginated};
use std::fmt;
use std::iter::FusedIterator;

/// The pages of an operation's results. Ends after the last page, or after an error.
pub struct Pages<O: Operation> {
    client: Client<O::Service>,
    /// The input for the next page, or why there is none.
    next: Option<Result<O::Input, Error>>,
}

impl<O: Paginated> Pages<O> {
    pub(super) fn new(client: Client<O::Service>, first: O::Input) -> Self {
        Pages { client, next: Some(Ok(first)) }
    }
}

impl<O: PageItems> Pages<O> {
    /// Returns the items of all pages, one after the other.
    pub fn items(self) -> Items<O> {
        Items { pages: self, page: None }
    }
}

impl<O: Operation> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::SCHEMA.name()).finish_non_exhaustive()
    }
}

impl<O: Paginated> Iterator for Pages<O> {
    type Item = Result<O::Output, CallError<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let input = match self.next.take()? {
            Ok(input) => input,
            Err(error) => {
                let context = Context::new(O::SCHEMA.name(), 0, None);
                return Some(Err(CallError::Build(error, context)));
            }
        };
        let page = self.client.call_as::<O>(&input);
        if let Ok(page) = &page {
            self.next = O::next_page(&input, page).transpose();
        }
        Some(page)
    }
}

impl<O: Paginated> FusedIterator for Pages<O> {}

/// The items of the pages of an operation's results. Ends after the last one, or after an error.
pub struct Items<O: PageItems> {
    pages: Pages<O>,
    /// What is left of a page.
    page: Option<<O::Items as IntoIterator>::IntoIter>,
}

impl<O: PageItems> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &O::SCHEMA.name()).finish_non_exhaustive()
    }
}

impl<O: PageItems> Iterator for Items<O> {
    type Item = Result<<O::Items as IntoIterator>::Item, CallError<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.page = Some(O::items_of(page).into_iter()),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: PageItems> FusedIterator for Items<O> {}
