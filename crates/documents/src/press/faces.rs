//! Names and weight of the faces in a font file, read from its headers alone.
//!
//! A CJK collection is 25 MB and typst would read all of it to learn its name; with a few dozen fonts that would be
//! most of the time and memory of the first paper.

use encoding_rs::GBK;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// One face of a font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Its place in a collection, 0 in a single font.
    pub(super) index: u32,
    /// The family names in every language given.
    pub(super) families: BTreeSet<String>,
    /// 400 regular, 700 bold.
    pub(super) weight: u16,
    /// Whether it is slanted.
    pub(super) italic: bool,
    /// Whether the maker says that it covers simplified Chinese (OS/2 code page bit 18).
    pub(super) simplified_chinese: bool,
}

/// The faces of a font file; none where it is not an OpenType or TrueType font.
pub(super) fn read(path: &Path) -> io::Result<Vec<Face>> {
    let mut file = File::open(path)?;
    let head = bytes(&mut file, 0, 12)?;
    let offsets: Vec<u64> = match head.get(..4) {
        Some(b"ttcf") => {
            let count = number(&head, 8, 4).min(256);
            let table = bytes(&mut file, 12, count * 4)?;
            (0..count as usize).map(|index| number(&table, index * 4, 4)).collect()
        }
        Some(b"OTTO" | b"true" | [0, 1, 0, 0]) => vec![0],
        _ => vec![],
    };
    let mut faces = Vec::new();
    for (index, offset) in offsets.into_iter().enumerate() {
        if let Some(face) = face(&mut file, offset, index as u32)? {
            faces.push(face);
        }
    }
    Ok(faces)
}

fn face(file: &mut File, offset: u64, index: u32) -> io::Result<Option<Face>> {
    let count = number(&bytes(file, offset + 4, 2)?, 0, 2);
    let directory = bytes(file, offset + 12, count * 16)?;
    let table = |tag: &[u8]| {
        directory
            .chunks_exact(16)
            .find(|row| &row[..4] == tag)
            .map(|row| (number(row, 8, 4), number(row, 12, 4)))
    };
    let (Some((name_at, name_length)), Some((os2_at, os2_length))) = (table(b"name"), table(b"OS/2")) else {
        return Ok(None);
    };
    let names = bytes(file, name_at, name_length.min(1 << 20))?;
    let os2 = bytes(file, os2_at, os2_length.min(1 << 10))?;
    let families = families(&names);
    let face = Face {
        index,
        families,
        weight: (number(&os2, 4, 2) as u16).clamp(100, 900),
        italic: number(&os2, 62, 2) & 0b10_0000_0001 != 0,
        simplified_chinese: number(&os2, 78, 4) & (1 << 18) != 0,
    };
    Ok(Some(face).filter(|face| !face.families.is_empty()))
}

/// Name ids 1 (family) and 16 (typographic family) of the OpenType `name` table.
fn families(table: &[u8]) -> BTreeSet<String> {
    let (count, storage) = (number(table, 2, 2) as usize, number(table, 4, 2) as usize);
    let mut families = BTreeSet::new();
    for record in table.get(6..).unwrap_or_default().chunks_exact(12).take(count) {
        let field = |at: usize| number(record, at, 2) as usize;
        let (platform, encoding, id, length, offset) = (field(0), field(2), field(6), field(8), field(10));
        let Some(raw) =
            table.get(storage + offset..storage + offset + length).filter(|_| id == 1 || id == 16)
        else {
            continue;
        };
        let name = match (platform, encoding) {
            (0, _) | (3, 0 | 1 | 10) => {
                let units: Vec<u16> =
                    raw.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            // Old Chinese fonts keep their name in the national encoding.
            (3, 3) | (1, 25) => GBK.decode_without_bom_handling(raw).0.replace('\0', ""),
            (1, 0) if raw.is_ascii() => String::from_utf8_lossy(raw).into_owned(),
            _ => continue,
        };
        let name = name.trim();
        if !name.is_empty() {
            families.insert(name.to_owned());
        }
    }
    families
}

fn bytes(file: &mut File, at: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut content = Vec::new();
    file.take(length).read_to_end(&mut content)?;
    Ok(content)
}

/// A big-endian number; 0 beyond the end, so that a cut-off file names no face instead of failing.
fn number(content: &[u8], at: usize, length: usize) -> u64 {
    let field = content.get(at..at + length).unwrap_or_default();
    field.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_table(platform: u16, encoding: u16, text: &[u8]) -> Vec<u8> {
        let mut table = Vec::new();
        for field in [0, 1, 18, platform, encoding, 0x0804, 1, text.len() as u16, 0] {
            table.extend(field.to_be_bytes());
        }
        table.extend(text);
        table
    }

    #[test]
    fn family_names_are_read_in_every_encoding_chinese_fonts_use() {
        let utf16: Vec<u8> = "仿宋_GB2312".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let gbk = GBK.encode("仿宋_GB2312").0.into_owned();
        for (platform, encoding, text) in [(3, 1, utf16), (3, 3, gbk.clone()), (1, 25, gbk)] {
            assert!(
                families(&name_table(platform, encoding, &text)).contains("仿宋_GB2312"),
                "{platform}/{encoding}"
            );
        }
    }

    #[test]
    fn a_cut_off_name_table_names_nothing() {
        assert!(families(&[0, 0, 0, 9, 0, 200, 1, 2, 3]).is_empty());
        assert!(families(&[]).is_empty());
    }
}
