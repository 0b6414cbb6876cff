//! The items of a page: where they are in an output, as fields, and their type.

use super::members::Lowering;
use super::{Operations, RustType};
use crate::model::ShapeId;

/// Where the items of a page are, and what they are.
pub struct PageItems {
    /// The fields that lead to them from the output, each with whether it is optional.
    pub fields: Vec<(String, bool)>,
    /// The type of the last one: a list or a map.
    pub ty: RustType,
}

/// Finds the items of all operations that have some.
pub(super) fn lower(lowering: &Lowering<'_, '_>, operations: &mut Operations<'_>) {
    for operation in &mut operations.items {
        let output = operation.shape.as_operation().map(|operation| &operation.output);
        if let (Some(output), Some(pagination)) = (output, &mut operation.pagination)
            && let Some(path) = &pagination.items
        {
            pagination.page_items = find(lowering, output, path);
        }
    }
}

fn find(lowering: &Lowering<'_, '_>, output: &ShapeId, path: &str) -> Option<PageItems> {
    let (mut id, mut fields) = (output, Vec::new());
    for name in path.split('.') {
        let shape = lowering.model.shape(id)?;
        let index = shape.members.iter().position(|member| member.name == name)?;
        fields.push(lowering.field_of(shape, index));
        id = &shape.members[index].target;
    }
    Some(PageItems { fields, ty: lowering.ty(id) })
}
