//! Files of credentials: small, and nobody else's.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// No token or credential is nearly as long.
const LONGEST: u64 = 1 << 20;

/// Reads a file.
pub(crate) fn read(path: &str) -> io::Result<Vec<u8>> {
    let mut contents = Vec::new();
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut contents)?;
    match contents.len() as u64 > LONGEST {
        true => Err(io::Error::other(format!("it has more than {LONGEST} bytes"))),
        false => Ok(contents),
    }
}

/// Writes a file that only its owner may read. What reads it at the same time sees the old contents
/// or the new ones.
pub(crate) fn write(path: &str, contents: &[u8]) -> io::Result<()> {
    let path = Path::new(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = create(&unfinished)
        .and_then(|mut file| file.write_all(contents))
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_whole() {
        let folder = std::env::temp_dir().join(format!("smithy-client-{}", std::process::id()));
        let path = folder.join("new").join("token.json");
        let path = path.to_str().unwrap();
        write(path, b"{\"a\":1}").unwrap();
        write(path, b"{}").unwrap();
        assert_eq!(read(path).unwrap(), b"{}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(folder.join("new")).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read(path).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
