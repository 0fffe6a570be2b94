//! XML of the bank, piece by piece.
//!
//! A statement may hold a million entries, and a damaged file must not cost the entries that are whole: [`walk`] hands
//! over each piece when it is closed and keeps nothing of it, and where the text is not well-formed it goes on at the next
//! piece. Names are taken without their prefix. Entities of a document's own are not expanded.

use crate::upload::character;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements within elements that are followed; messages of banks have fewer than fifteen.
const DEPTH_MAX: usize = 64;

/// One element with what it holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// The currency that it bears as an attribute.
    pub(super) currency: Option<String>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
}

impl Element {
    /// The first element at this place, `Acct/Id/IBAN`.
    pub(super) fn at(&self, path: &str) -> Option<&Element> {
        path.split('/').try_fold(self, |element, name| element.all(name).next())
    }

    /// The text at this place, trimmed, where there is any.
    pub(super) fn text_at(&self, path: &str) -> Option<&str> {
        self.at(path).map(|element| element.text.trim()).filter(|text| !text.is_empty())
    }

    /// The text at the first of these places that has one.
    pub(super) fn text_at_any(&self, paths: &[&str]) -> Option<&str> {
        paths.iter().find_map(|path| self.text_at(path))
    }

    /// All children of this name.
    pub(super) fn all<'e>(&'e self, name: &str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// What a message is cut into.
pub(super) struct Pieces {
    /// The element of which there are many.
    pub(super) leaf: &'static str,
    /// The elements around it, the outermost first.
    pub(super) around: &'static [&'static str],
}

impl Pieces {
    fn takes(&self, name: &str) -> bool {
        self.leaf == name || self.around.contains(&name)
    }
}

/// What comes out of a walk, in the order of the text.
pub(super) enum Found {
    /// A piece, without the pieces within it, which came before.
    Piece(Element),
    /// Something damaged, which began on this line.
    Damaged(usize),
    /// The end came too early, on this line.
    CutOff(usize),
}

/// Whether a text is meant as XML.
pub(super) fn looks_like(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<')
}

/// Goes through a text and hands over each piece.
pub(super) fn walk(text: &str, pieces: &Pieces, take: &mut dyn FnMut(Found)) {
    let mut walk = Walk { text, at: 0, counted: 0, line: 1, open: Vec::new() };
    loop {
        match walk.run(pieces, take) {
            Ok(()) => break,
            Err(from) => {
                let line = walk.line_at(from);
                // The innermost leaf that is open is what was damaged; without one, something around it.
                let leaf = walk.open.iter().position(|element| element.name == pieces.leaf);
                let damaged = leaf.map_or(line, |at| walk.open[at].line);
                take(Found::Damaged(damaged));
                let around = |element: &Element| pieces.around.contains(&element.name.as_str());
                let kept = walk.open.iter().rposition(around).map_or(walk.open.len(), |at| at + 1);
                walk.open.truncate(kept.min(DEPTH_MAX - 1));
                let Some(next) = next_piece(text, from, pieces) else {
                    walk.at = text.len();
                    break;
                };
                walk.at = next;
            }
        }
    }
    if walk.open.is_empty() {
        return;
    }
    let line = walk.line_at(text.len());
    while let Some(element) = walk.open.pop() {
        if element.name == pieces.leaf {
            take(Found::Damaged(element.line));
        } else if pieces.takes(&element.name) {
            take(Found::Piece(element));
        }
    }
    take(Found::CutOff(line));
}

struct Walk<'t> {
    text: &'t str,
    /// Where reading goes on.
    at: usize,
    /// Up to where lines were counted, and to which.
    counted: usize,
    line: usize,
    open: Vec<Element>,
}

impl Walk<'_> {
    fn line_at(&mut self, position: usize) -> usize {
        if position > self.counted {
            let between = &self.text.as_bytes()[self.counted..position];
            self.line += between.iter().filter(|byte| **byte == b'\n').count();
            self.counted = position;
        }
        self.line
    }

    /// Reads on until the end or until something is not well-formed: then gives from where to look for the next piece.
    fn run(&mut self, pieces: &Pieces, take: &mut dyn FnMut(Found)) -> Result<(), usize> {
        let start = self.at;
        let mut reader = Reader::from_str(&self.text[start..]);
        // Ends are matched here, over the places where reading began anew.
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        loop {
            let before = start + usize::try_from(reader.buffer_position()).expect("a text fits in memory");
            let broken = before + 1;
            match reader.read_event().map_err(|_| broken)? {
                Event::Start(tag) => {
                    if self.open.len() == DEPTH_MAX {
                        return Err(broken);
                    }
                    let line = self.line_at(before);
                    self.open.push(element(&tag, line).ok_or(broken)?);
                }
                Event::Empty(tag) => {
                    let line = self.line_at(before);
                    let element = element(&tag, line).ok_or(broken)?;
                    self.close(element, pieces, take);
                }
                Event::End(tag) => {
                    let name = tag.local_name();
                    match self.open.last() {
                        Some(last) if last.name.as_bytes() == name.as_ref() => {
                            let element = self.open.pop().expect("one is open");
                            self.close(element, pieces, take);
                        }
                        _ => return Err(broken),
                    }
                }
                Event::Text(text) => self.add(&text.decode().map_err(|_| broken)?),
                Event::CData(text) => self.add(&text.decode().map_err(|_| broken)?),
                Event::GeneralRef(reference) => {
                    let sign = character(&reference).ok_or(broken)?;
                    self.add(sign.encode_utf8(&mut [0; 4]));
                }
                Event::Eof => return Ok(()),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
            }
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(last) = self.open.last_mut() {
            last.text.push_str(text);
        }
    }

    fn close(&mut self, element: Element, pieces: &Pieces, take: &mut dyn FnMut(Found)) {
        if pieces.takes(&element.name) {
            take(Found::Piece(element));
        } else if let Some(parent) = self.open.last_mut() {
            parent.children.push(element);
        }
    }
}

fn element(tag: &BytesStart<'_>, line: usize) -> Option<Element> {
    let name = std::str::from_utf8(tag.local_name().as_ref()).ok()?.to_owned();
    let mut currency = None;
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_ref() == b"Ccy" {
            currency = Some(std::str::from_utf8(&attribute.value).ok()?.to_owned());
        }
    }
    Some(Element { name, currency, line, ..Element::default() })
}

/// Where the next piece begins, or one around ends, from a position on.
fn next_piece(text: &str, from: usize, pieces: &Pieces) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
        let tag = &text[at + 1..];
        let (tag, ends) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let stops = |sign: char| matches!(sign, '>' | '/' | '<') || sign.is_whitespace();
        let name = &tag[..tag.find(stops).unwrap_or(tag.len())];
        let local = name.rsplit(':').next().unwrap_or(name);
        if (local == pieces.leaf && !ends) || pieces.around.contains(&local) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: Pieces = Pieces { leaf: "e", around: &["m", "s"] };

    fn walked(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(text, &PIECES, &mut |piece| {
            found.push(match piece {
                Found::Piece(element) => {
                    format!("{} {}", element.name, element.text_at("a").unwrap_or_default())
                }
                Found::Damaged(line) => format!("damaged {line}"),
                Found::CutOff(line) => format!("cut off {line}"),
            });
        });
        found
    }

    #[test]
    fn pieces_come_when_they_are_closed() {
        let text = "<?xml version=\"1.0\"?>\n<x:m xmlns:x=\"u\"><s><a>一&amp;&#x4E8C;</a><e><a>1</a></e>\n<e/></s></x:m>";
        assert_eq!(walked(text), ["e 1", "e ", "s 一&二", "m "]);
    }

    #[test]
    fn what_is_damaged_costs_only_itself() {
        for (text, expected) in [
            ("<m><s>\n<e><a>1</b></e>\n<e><a>2</a></e></s></m>", &["damaged 2", "e 2", "s ", "m "][..]),
            ("<m><s><e><a>1</a></f>\n<e><a>2</a></e></s></m>", &["damaged 1", "e 2", "s ", "m "]),
            ("<m><s><e><a>1&x;</a></e>\n<e><a>2</a></e></s></m>", &["damaged 1", "e 2", "s ", "m "]),
            ("<m><s><e><a>1</a></e>\n<e><a>2", &["e 1", "damaged 2", "s ", "m ", "cut off 2"]),
            ("<m><s><e><a>1</a></e><!-- \n<e><a>2</a></e></s></m>", &["e 1", "damaged 1", "e 2", "s ", "m "]),
        ] {
            assert_eq!(walked(text), expected, "{text}");
        }
        let deep = format!("<m><s>{}<e><a>2</a></e></s></m>", "<d>".repeat(10_000));
        assert_eq!(walked(&deep), ["damaged 1", "e 2", "s ", "m "]);
    }
}
