//! The parts of an error's body that identify it, in any format.

/// The parts of an error's body that can be read before its shape is known.
#[derive(Debug, Default)]
pub(crate) struct ErrorBody {
    /// `__type`
    pub(crate) shape: Option<String>,
    /// `code`
    pub(crate) code: Option<String>,
    /// `message`
    pub(crate) message: Option<String>,
    /// `RequestId`
    pub(crate) request_id: Option<String>,
}

impl ErrorBody {
    /// Returns the field for the value of this key. If there are several spellings, the first one
    /// here wins, whatever the order of the body.
    pub(crate) fn field(&mut self, key: &str) -> Option<&mut Option<String>> {
        match key {
            "__type" => Some(&mut self.shape),
            "code" => Some(&mut self.code),
            "Code" => vacant(&mut self.code),
            "RequestId" => Some(&mut self.request_id),
            "RequestID" | "requestId" => vacant(&mut self.request_id),
            "message" => Some(&mut self.message),
            "Message" | "errorMessage" => vacant(&mut self.message),
            _ => None,
        }
    }
}

fn vacant(field: &mut Option<String>) -> Option<&mut Option<String>> {
    field.is_none().then_some(field)
}
