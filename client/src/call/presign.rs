//! Requests that somebody else sends: signed in the URL.

use super::{Call, Identity, Now, scheme};
use crate::error::CallError;
use crate::sign::{PathEncoding, Payload, Signer};
use http::Request;
use http::header::USER_AGENT;
use smithy_shapes::Operation;
use std::time::Duration;

impl<O: Operation> Call<'_, O> {
    /// Returns the request, signed in its URL, so that anybody can send it until it expires. Its headers
    /// and its body have to be sent as they are.
    ///
    /// The body of a request to Amazon S3 is not signed, so that whoever sends it chooses it.
    ///
    /// # Errors
    ///
    /// If the operation is not signed with credentials, or the request cannot be made or signed. A URL
    /// expires after one second to seven days.
    pub fn presign(
        mut self,
        identity: Option<&Identity>,
        now: Now,
        expires: Duration,
    ) -> Result<Request<Vec<u8>>, CallError<O::Error>> {
        self.build(identity)?;
        let (Some(mut request), Some(endpoint)) = (self.request.take(), &self.endpoint) else {
            return Err(self.over());
        };
        request.headers_mut().remove(USER_AGENT);
        let Some(Identity::Credentials(credentials)) = identity else {
            let why = "only requests that are signed with credentials can be signed in their URLs";
            return Err(CallError::Sign(why.into(), self.context()));
        };
        let region = self.config.region.as_deref().unwrap_or_default();
        let fail = |why| CallError::Sign(why, self.context());
        let scheme = scheme::signed(O::SCHEMA, endpoint, region).map_err(|why| fail(why.into()))?;
        let scheme::Scheme::Signed { name, region, mut options } = scheme else {
            return Err(self.over());
        };
        if options.path == PathEncoding::Single {
            options.payload = Payload::Unsigned;
        }
        let signer = Signer { credentials, region: &region, service: &name, options };
        match signer.presign(&mut request, now.time, expires) {
            Ok(_) => Ok(request),
            Err(error) => Err(fail(error.into())),
        }
    }

    /// Returns what there has to be to make the request; none if it needs nothing.
    pub fn needed_identity(&self) -> Option<super::Needed> {
        Self::needed(self.config)
    }
}
