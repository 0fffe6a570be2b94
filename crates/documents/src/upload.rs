//! The text of an uploaded judgment or application.
//!
//! Reads plain text and `.docx`; says in plain words what to do with anything else. What a file is, is seen from its
//! bytes; its name serves only to say more in a refusal.

use crate::packed::{Packed, UNPACKED_MAX, Unpacking};
use crate::plain;
use quick_xml::events::{BytesRef, Event};

/// Why an uploaded file gives no text. Its display is for the officer who uploaded it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// Nothing in it.
    #[error("文件“{0}”是空的，没有可以读取的文字")]
    Empty(String),
    /// A binary Word document of the old kind.
    #[error(
        "“{0}”是旧版 Word 文档（.doc），请用 Word 或者 WPS 另存为 .docx 后重新上传，也可以复制文字直接粘贴"
    )]
    OldWord(String),
    /// A PDF.
    #[error("“{0}”是 PDF 文件，不能直接读取文字，请上传 .docx 或者 .txt 文件，或者复制文字直接粘贴")]
    Pdf(String),
    /// A spreadsheet, a presentation or another archive.
    #[error("“{0}”不是 Word 文档，请上传 .docx 或者 .txt 文件")]
    NotADocument(String),
    /// A document locked by a password.
    #[error("“{0}”设有密码，请取消密码后重新上传")]
    Locked(String),
    /// An archive that unpacks to too much.
    #[error("“{0}”解开后超过 20 MB，不予读取；请删去其中的图片后重新上传，或者复制文字直接粘贴")]
    TooLarge(String),
    /// A damaged document.
    #[error("“{0}”已经损坏，无法读取，请用 Word 或者 WPS 打开检查并重新保存后上传")]
    Damaged(String),
    /// Bytes that are no text in any known encoding.
    #[error("“{0}”不是文字文件，或者编码无法识别，请以 UTF-8 或者 GB18030 编码保存为 .txt 后重新上传")]
    NotText(String),
}

/// The text of an uploaded file: lines of a `.txt`, paragraphs of a `.docx`, joined by line feeds.
///
/// # Errors
/// [`UploadError`], naming the file by the name given.
pub fn text(name: &str, bytes: &[u8]) -> Result<String, UploadError> {
    let named = || name.to_owned();
    let text = match bytes {
        [] => return Err(UploadError::Empty(named())),
        [b'P', b'K', 3, 4, ..] => docx(bytes).map_err(|reason| reason.named(name))?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] if locked(bytes) => return Err(UploadError::Locked(named())),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(UploadError::OldWord(named())),
        [b'{', b'\\', b'r', b't', b'f', ..] => return Err(UploadError::OldWord(named())),
        _ if bytes.starts_with(b"%PDF") => return Err(UploadError::Pdf(named())),
        _ => plain::decode(bytes).ok_or_else(|| UploadError::NotText(named()))?,
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() { Err(UploadError::Empty(named())) } else { Ok(text) }
}

/// Whether an old compound file holds an encrypted new document: the stream's name in UTF-16.
fn locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

enum Reason {
    NotADocument,
    Unpacking(Unpacking),
    Damaged,
}

impl Reason {
    fn named(self, name: &str) -> UploadError {
        let name = name.to_owned();
        match self {
            Reason::NotADocument => UploadError::NotADocument(name),
            Reason::Unpacking(Unpacking::Locked) => UploadError::Locked(name),
            Reason::Unpacking(Unpacking::TooLarge) => UploadError::TooLarge(name),
            Reason::Unpacking(Unpacking::Damaged) | Reason::Damaged => UploadError::Damaged(name),
        }
    }
}

fn docx(bytes: &[u8]) -> Result<String, Reason> {
    let mut packed = Packed::open(bytes, UNPACKED_MAX).map_err(Reason::Unpacking)?;
    let document =
        packed.part("word/document.xml").map_err(Reason::Unpacking)?.ok_or(Reason::NotADocument)?;
    let document = String::from_utf8(document).map_err(|_| Reason::Damaged)?;
    paragraphs(&document).ok_or(Reason::Damaged)
}

/// The paragraphs of a WordprocessingML body as lines; none where it is not well-formed.
///
/// Deleted text of tracked changes (`w:delText`) is not in a `w:t` and so stays out; a table's cells become lines.
fn paragraphs(document: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut lines = String::new();
    let mut open: Vec<Vec<u8>> = Vec::new();
    // An old copy of a picture or text box beside the new one would give its text twice.
    let mut in_fallback = 0_u32;
    loop {
        let parent = open.last().map_or(&b""[..], Vec::as_slice);
        let (in_text, in_run) = (parent == b"t" && in_fallback == 0, parent == b"r" && in_fallback == 0);
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                in_fallback += u32::from(tag.local_name().as_ref() == b"Fallback");
                open.push(tag.local_name().as_ref().to_vec());
            }
            Event::End(_) => match open.pop()?.as_slice() {
                b"Fallback" => in_fallback -= 1,
                b"p" if in_fallback == 0 => lines.push('\n'),
                _ => {}
            },
            // Only a run's own tabs are text; those of `w:tabs` are stops.
            Event::Empty(tag) => match tag.local_name().as_ref() {
                b"p" if in_fallback == 0 => lines.push('\n'),
                b"br" | b"cr" if in_run => lines.push('\n'),
                b"tab" if in_run => lines.push('\t'),
                b"noBreakHyphen" if in_run => lines.push('-'),
                _ => {}
            },
            Event::Text(text) if in_text => lines.push_str(&text.decode().ok()?),
            Event::CData(text) if in_text => lines.push_str(&text.decode().ok()?),
            Event::GeneralRef(reference) if in_text => lines.push(character(&reference)?),
            Event::Eof => return open.is_empty().then_some(lines),
            _ => {}
        }
    }
}

/// The character that a reference stands for; entities of a document's own are not expanded.
pub(crate) fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character);
    }
    match reference.decode().ok()?.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::archive;

    fn word(body: &str) -> Vec<u8> {
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
        );
        archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
    }

    #[test]
    fn paragraphs_of_a_word_document_are_lines() {
        let bytes = word(
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>判决如下：</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space=\"preserve\">一、被告王</w:t></w:r><w:r><w:t>喆偿还 A&amp;B 借款&#x3002;</w:t></w:r>\
             <w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>\
             <w:p/><w:p><w:r><w:t>上行</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>行</w:t></w:r></w:p>",
        );
        assert_eq!(
            text("判决书.docx", &bytes).unwrap(),
            "判决如下：\n一、被告王喆偿还 A&B 借款。\n\n上行\n下\t行\n"
        );
    }

    #[test]
    fn plain_text_is_read_in_the_national_encoding_with_windows_line_ends() {
        let bytes = encoding_rs::GB18030.encode("一、被告张堃\r\n二、驳回").0;
        assert_eq!(text("判决书.txt", &bytes).unwrap(), "一、被告张堃\n二、驳回");
    }

    #[test]
    fn every_other_file_is_refused_in_words_that_say_what_to_do() {
        let bomb = archive(&[("word/document.xml", &vec![b' '; (UNPACKED_MAX + 1) as usize])]);
        let table = archive(&[("xl/workbook.xml", b"<workbook/>")]);
        let cut = &word("<w:p/>")[..40];
        let open = archive(&[("word/document.xml", b"<w:document><w:p>")]);
        let locked = [&[0xD0, 0xCF, 0x11, 0xE0][..], &b"EncryptedPackage".map(|c| [c, 0]).concat()].concat();
        for (bytes, expected) in [
            (&b""[..], "是空的"),
            (b" \r\n ", "是空的"),
            (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "另存为 .docx"),
            (&locked, "设有密码"),
            (b"{\\rtf1 abc}", "另存为 .docx"),
            (b"%PDF-1.7 ...", "PDF"),
            (&[0x89, 0x50, 0x4E, 0x47, 0x00], "编码无法识别"),
            (&table, "不是 Word 文档"),
            (&bomb, "超过 20 MB"),
            (cut, "已经损坏"),
            (&open, "已经损坏"),
        ] {
            let error = text("甲", bytes).unwrap_err().to_string();
            assert!(error.contains(expected) && error.contains("“甲”"), "{error}");
        }
    }
}
