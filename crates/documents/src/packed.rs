//! Zip archives from outside: what they unpack to is measured while unpacking, never believed.

use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that an uploaded file may unpack to, in bytes.
pub(crate) const UNPACKED_MAX: u64 = 20 << 20;

/// An archive whose whole content has at most a given size.
pub(crate) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limit: u64,
}

/// Why an archive, or a part of it, cannot be unpacked.
#[derive(Debug)]
pub(crate) enum Unpacking {
    /// It is no archive, or damaged.
    Damaged,
    /// It unpacks to more than the limit.
    TooLarge,
    /// It is locked by a password.
    Locked,
}

impl<'a> Packed<'a> {
    pub(crate) fn open(bytes: &'a [u8], limit: u64) -> Result<Packed<'a>, Unpacking> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unpacking::Damaged)?;
        Ok(Packed { archive, limit })
    }

    /// The part of this name; none where there is none.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unpacking> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Unpacking::Locked),
            Err(_) => return Err(Unpacking::Damaged),
        };
        let mut content = Vec::new();
        entry.take(self.limit + 1).read_to_end(&mut content).map_err(|_| Unpacking::Damaged)?;
        if content.len() as u64 > self.limit { Err(Unpacking::TooLarge) } else { Ok(Some(content)) }
    }

    /// Unpacks everything into nothing, so that a reader of the whole archive need fear no bomb.
    pub(crate) fn measure(&mut self) -> Result<(), Unpacking> {
        let mut left = self.limit;
        for index in 0..self.archive.len() {
            let entry = match self.archive.by_index(index) {
                Ok(entry) => entry,
                Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                    return Err(Unpacking::Locked);
                }
                Err(_) => return Err(Unpacking::Damaged),
            };
            let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink());
            left = left.checked_sub(size.map_err(|_| Unpacking::Damaged)?).ok_or(Unpacking::TooLarge)?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
