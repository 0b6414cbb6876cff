//! stub
use crate::error::Error;
use crate::schema::Member;
use crate::shape::ShapeData;
pub(crate) fn to_xml<T: ShapeData>(_: &'static Member, _: &T) -> Result<String, Error> {
    Ok(String::new())
}
pub(crate) fn from_xml<T: ShapeData>(_: &'static Member, _: &[u8]) -> Result<T, Error> {
    Ok(T::default())
}
