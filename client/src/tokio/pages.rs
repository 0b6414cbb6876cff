//! Pages, one after the other.

use super::{BoxFuture, Client};
use crate::call::Outcome;
use crate::error::{CallError, Context as CallContext};
use futures_core::Stream;
use futures_core::stream::FusedStream;
use smithy_shapes::Error;
use smithy_shapes::operation::{Operation, PageItems, Paginated};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The pages of an operation's results. Ends after the last page, or after an error.
///
/// It is a [`Stream`]; [`next`](Pages::next) needs no other crate.
pub struct Pages<O: Operation> {
    client: Client<O::Service>,
    /// The input for the next page, or why there is none.
    next: Option<Result<O::Input, Error>>,
    /// The call for a page that is under way, which gives its input back.
    call: Option<BoxFuture<'static, (O::Input, Outcome<O>)>>,
}

/// Nothing in it is pinned: the call is in a box.
impl<O: Operation> Unpin for Pages<O> {}

impl<O: Paginated> Pages<O> {
    pub(super) fn new(client: Client<O::Service>, first: O::Input) -> Self {
        Pages { client, next: Some(Ok(first)), call: None }
    }

    /// Returns the next page; none after the last one.
    pub async fn next(&mut self) -> Option<Outcome<O>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn begin(&self, input: O::Input) -> BoxFuture<'static, (O::Input, Outcome<O>)> {
        let client = self.client.clone();
        Box::pin(async move {
            let outcome = client.call_as::<O>(&input).await;
            (input, outcome)
        })
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

impl<O: Paginated> Stream for Pages<O> {
    type Item = Outcome<O>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Outcome<O>>> {
        if self.call.is_none() {
            let input = match self.next.take() {
                None => return Poll::Ready(None),
                Some(Ok(input)) => input,
                Some(Err(error)) => {
                    let context = CallContext::new(O::SCHEMA.name(), 0, None);
                    return Poll::Ready(Some(Err(CallError::Build(error, context))));
                }
            };
            self.call = Some(self.begin(input));
        }
        let Some(call) = &mut self.call else { return Poll::Ready(None) };
        let (input, page) = ready!(call.as_mut().poll(cx));
        self.call = None;
        if let Ok(page) = &page {
            self.next = O::next_page(&input, page).transpose();
        }
        Poll::Ready(Some(page))
    }
}

impl<O: Paginated> FusedStream for Pages<O> {
    fn is_terminated(&self) -> bool {
        self.next.is_none() && self.call.is_none()
    }
}

/// The items of the pages of an operation's results. Ends after the last one, or after an error.
pub struct Items<O: PageItems> {
    pages: Pages<O>,
    /// What is left of a page.
    page: Option<<O::Items as IntoIterator>::IntoIter>,
}

/// An item, or why there is none.
type ItemResult<O> =
    Result<<<O as PageItems>::Items as IntoIterator>::Item, CallError<<O as Operation>::Error>>;

/// Nothing in it is pinned.
impl<O: PageItems> Unpin for Items<O> {}

impl<O: PageItems> Items<O> {
    /// Returns the next item; none after the last one.
    pub async fn next(&mut self) -> Option<ItemResult<O>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<O: PageItems> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &O::SCHEMA.name()).finish_non_exhaustive()
    }
}

impl<O: PageItems> Stream for Items<O> {
    type Item = ItemResult<O>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<ItemResult<O>>> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                None => return Poll::Ready(None),
                Some(Ok(page)) => self.page = Some(O::items_of(page).into_iter()),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}
