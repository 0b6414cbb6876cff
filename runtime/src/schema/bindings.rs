//! The parts of a message that members are bound to.

#[cfg(feature = "http")]
use super::Member;

/// Whose bindings to parts of a message apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bindings {
    /// None: all members are in the document.
    #[default]
    None,
    /// Those of requests.
    OfRequest,
    /// Those of responses, which have neither labels nor queries.
    OfResponse,
}

#[cfg(feature = "http")]
impl Bindings {
    /// Returns the test for members that are in the body.
    pub(crate) fn body(self) -> fn(&Member) -> bool {
        match self {
            Bindings::None => |_| true,
            Bindings::OfRequest => |member| !member.is_bound(Bindings::OfRequest),
            Bindings::OfResponse => |member| !member.is_bound(Bindings::OfResponse),
        }
    }
}
