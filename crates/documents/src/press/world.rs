//! What typst sees while it sets one paper: a template, the shared typography, the data, the fonts.

use super::fonts::Fonts;
use crate::forms::Form;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The shared typography.
const TYPOGRAPHY: &str = include_str!("../../forms/court.typ");

/// The template of a paper.
pub(super) enum Template {
    /// The court's own.
    Own(String),
    /// The one in the program.
    BuiltIn(&'static str),
}

/// Everything that typst may read while it sets one paper.
pub(super) struct PaperWorld<'a> {
    fonts: &'a Fonts,
    folder: Option<&'a Path>,
    main: Source,
    own: bool,
    data: Bytes,
    font_lists: Bytes,
}

/// A place in a template.
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) own: bool,
}

impl<'a> PaperWorld<'a> {
    pub(super) fn new(
        fonts: &'a Fonts,
        form: Form,
        template: Template,
        folder: Option<&'a Path>,
        data: &Value,
    ) -> PaperWorld<'a> {
        let (text, own) = match template {
            Template::Own(text) => (text, true),
            Template::BuiltIn(text) => (text.to_owned(), false),
        };
        let main = Source::new(file_id(&format!("/{}.typ", form.name())), text);
        let font_lists = Bytes::from_string(fonts.for_templates().to_string());
        PaperWorld { fonts, folder, main, own, data: Bytes::from_string(data.to_string()), font_lists }
    }

    pub(super) fn prints_own(&self) -> bool {
        self.own
    }

    /// The start of the template, for remarks that name no place.
    pub(super) fn start(&self) -> Place {
        Place { file: name(self.main.id()), line: 1, own: self.own }
    }

    /// Where a remark of typst points: the place in the court's own files that led there, where there is one, since
    /// that is what the court can mend.
    pub(super) fn place(&self, diagnostic: &SourceDiagnostic) -> Option<Place> {
        let calls = diagnostic.trace.iter().map(|call| DiagSpan::from(call.span));
        let mut places: Vec<Place> =
            std::iter::once(diagnostic.span).chain(calls).filter_map(|span| self.place_of(span)).collect();
        let chosen = places.iter().position(|place| place.own).unwrap_or(0);
        (!places.is_empty()).then(|| places.swap_remove(chosen))
    }

    fn place_of(&self, span: DiagSpan) -> Option<Place> {
        let id = span.id()?;
        let source = self.source(id).ok()?;
        let line = source.lines().byte_to_line(self.range(span)?.start)? + 1;
        let own = if id == self.main.id() { self.own } else { self.own_file(id).is_some() };
        Some(Place { file: name(id), line, own })
    }

    /// The bytes of a file in the court's own folder; none where there is no such file.
    fn own_file(&self, id: FileId) -> Option<Vec<u8>> {
        let path: PathBuf = id.get().vpath().realize(self.folder?).ok()?;
        std::fs::read(path).ok()
    }
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let rooted = id.get();
        if !matches!(rooted.root(), VirtualRoot::Project) {
            return Err(FileError::Other(Some("文书格式文件不能引用外部软件包".into())));
        }
        let path = rooted.vpath().get_without_slash();
        match path {
            "data.json" => return Ok(self.data.clone()),
            "fonts.json" => return Ok(self.font_lists.clone()),
            _ => {}
        }
        match (self.own_file(id), path) {
            (Some(bytes), _) => Ok(Bytes::new(bytes)),
            (None, "court.typ") => Ok(Bytes::from_string(TYPOGRAPHY)),
            (None, _) => Err(FileError::NotFound(path.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// None: a paper's day is one of its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("form names are plain words");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

fn name(id: FileId) -> String {
    id.get().vpath().get_without_slash().to_owned()
}
