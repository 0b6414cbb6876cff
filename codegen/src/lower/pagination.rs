//! Pagination: which members hold tokens and items.
//! <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>

use super::PageItems;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{Model, Operation, Shape, ShapeKind};

/// Where an operation has its tokens, its items and its page size.
pub struct Pagination {
    /// The member of the input that takes the token.
    pub input_token: String,
    /// The path of the token in the output.
    pub output_token: String,
    /// The path of the items in the output.
    pub items: Option<String>,
    /// The items as Rust has them, if there are some.
    pub page_items: Option<PageItems>,
    /// The input member that limits the number of items on a page.
    pub page_size: Option<String>,
}

const PAGINATED: &str = "smithy.api#paginated";

/// Returns the pagination of the operation, if it has any.
pub(super) fn lower(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    errors: &mut Diagnostics,
) -> Option<Pagination> {
    if !shape.traits.has(PAGINATED) {
        return None;
    }
    let settings = Settings { model, shape, operation };
    match settings.read() {
        Ok(pagination) => Some(pagination),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

/// The operation's settings, which default to the service's.
struct Settings<'m> {
    model: &'m Model,
    shape: &'m Shape,
    operation: &'m Operation,
}

impl Settings<'_> {
    fn read(&self) -> Result<Pagination, Diagnostic> {
        let input = self.model.shape(&self.operation.input);
        let output = self.model.shape(&self.operation.output);
        let (input_token, token) = self.required("inputToken", input)?;
        let (output_token, next) = self.required("outputToken", output)?;
        if !fits(&next.kind, &token.kind) {
            let (next, token) = (next.kind.with_article(), token.kind.with_article());
            return Err(self.error(
                "outputToken",
                format!("its output token is {next}, and its input token {token}"),
            ));
        }
        let items = self.optional("items", output)?;
        if let Some((path, items)) = &items
            && !matches!(items.kind, ShapeKind::List | ShapeKind::Map)
        {
            let kind = items.kind.with_article();
            return Err(self.error("items", format!("its items `{path}` are {kind}")));
        }
        let page_size = self.optional("pageSize", input)?;
        Ok(Pagination {
            input_token,
            output_token,
            items: items.map(|(path, _)| path),
            page_items: None,
            page_size: page_size.map(|(member, _)| member),
        })
    }

    fn required<'s>(
        &'s self,
        name: &str,
        from: Option<&'s Shape>,
    ) -> Result<(String, &'s Shape), Diagnostic> {
        let setting = self.optional(name, from)?;
        setting.ok_or_else(|| {
            self.error(name, format!("neither it nor its service has an `{name}`"))
                .help(format!("add `{name}` to one of the two"))
        })
    }

    /// Returns the path that a setting names, and the shape that it leads to.
    fn optional<'s>(
        &'s self,
        name: &str,
        from: Option<&'s Shape>,
    ) -> Result<Option<(String, &'s Shape)>, Diagnostic> {
        let owners = [self.shape, self.model.service()];
        let settings = owners.map(|owner| owner.traits.property(PAGINATED, name)?.as_str());
        let Some(path) = settings.into_iter().flatten().next() else { return Ok(None) };
        let mut shape = from;
        for member in path.split('.') {
            let target = shape.and_then(|shape| Some(&shape.member(member)?.target));
            let Some(target) = target else {
                let id = shape.map_or("nothing", |shape| shape.id.as_str());
                return Err(self.error(
                    name,
                    format!("`{path}`, its `{name}`, names a member `{member}` that `{id}` does not have"),
                ));
            };
            shape = self.model.shape(target);
        }
        Ok(shape.map(|shape| (path.to_owned(), shape)))
    }

    fn error(&self, name: &str, message: String) -> Diagnostic {
        let has_setting = |owner: &&Shape| owner.traits.property(PAGINATED, name).is_some();
        let owners = [self.shape, self.model.service()];
        let owner = owners.into_iter().find(has_setting).unwrap_or(self.shape);
        let place: Option<Place> = owner.place();
        Diagnostic::new(format!("`{}` is paginated, but {message}", self.shape.id))
            .at(place.map(|place| place.key("traits").key(PAGINATED).key(name)))
    }
}

/// Returns whether an output token can be used as an input token. An enum is a string too.
fn fits(output: &ShapeKind, input: &ShapeKind) -> bool {
    let is_text = |kind: &ShapeKind| matches!(kind, ShapeKind::String | ShapeKind::Enum);
    output == input || is_text(output) && is_text(input)
}
