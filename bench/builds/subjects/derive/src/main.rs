//! Reads a page of stream sessions and prints whose the last one is.

use shapes::ListStreamSessionsByAccountOutput;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let page = std::io::read_to_string(std::io::stdin())?;
    let page: ListStreamSessionsByAccountOutput = serde_json::from_str(&page)?;
    let items = page.items.unwrap_or_default();
    let last = items.last().ok_or("the page is empty")?;
    println!("{}", last.user_id.as_deref().unwrap_or_default());
    Ok(())
}
