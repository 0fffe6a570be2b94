//! The press: fonts and templates in, court papers out.

mod error;
mod faces;
mod fonts;
mod world;

pub use error::PressError;
pub use fonts::{FontRole, FontUse, FontsReport};

use crate::forms::Form;
use fonts::Fonts;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;
use typst::diag::SourceDiagnostic;
use typst::layout::{Frame, FrameItem};
use typst::model::DocumentInfo;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use world::{PaperWorld, Template};

/// Where the press finds what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressConfig {
    /// Folders searched for fonts, subfolders included, the court's own first.
    pub font_folders: Vec<PathBuf>,
    /// The folder with the court's own templates, if it has one.
    pub form_folder: Option<PathBuf>,
}

impl Default for PressConfig {
    /// The usual font folders and no own templates.
    fn default() -> PressConfig {
        PressConfig { font_folders: PressConfig::usual_font_folders(), form_folder: None }
    }
}

impl PressConfig {
    /// Where Linux systems and the Debian packages named in [`PressError::FontMissing`] keep fonts.
    ///
    /// A folder that does not exist is passed over, so a court's own folder is put in front of these.
    #[must_use]
    pub fn usual_font_folders() -> Vec<PathBuf> {
        [
            "/usr/local/share/fonts",
            "/usr/share/fonts",
            "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
            "/usr/share/texmf/fonts/opentype",
        ]
        .map(PathBuf::from)
        .to_vec()
    }
}

/// Prints court papers as PDF.
///
/// Opening it reads only the headers of the font files; a font is read whole when the first paper needs it and then
/// kept. One press serves all threads.
pub struct Press {
    fonts: Fonts,
    form_folder: Option<PathBuf>,
}

/// How one form stands, for `zhida doctor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormState {
    /// The built-in template is in force.
    BuiltIn,
    /// The court's own template is in force and prints the sample.
    Own,
    /// The court's own template cannot print the sample, for this reason.
    Broken(String),
}

/// The state of every form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormsReport {
    /// Each form with its state.
    pub forms: Vec<(Form, FormState)>,
}

impl fmt::Display for FormsReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (form, state) in &self.forms {
            match state {
                FormState::BuiltIn => writeln!(out, "{}：内置格式", form.title())?,
                FormState::Own => writeln!(out, "{}：本院格式", form.title())?,
                FormState::Broken(reason) => writeln!(out, "{}：{reason}", form.title())?,
            }
        }
        Ok(())
    }
}

impl Press {
    /// Finds the fonts. Fails where the folders hold no usable Chinese font.
    ///
    /// # Errors
    /// [`PressError::FontMissing`], [`PressError::FormFolder`].
    pub fn open(config: PressConfig) -> Result<Press, PressError> {
        if let Some(folder) = &config.form_folder {
            std::fs::read_dir(folder)
                .map_err(|cause| PressError::FormFolder { folder: folder.clone(), cause })?;
        }
        Ok(Press { fonts: Fonts::find(&config.font_folders)?, form_folder: config.form_folder })
    }

    /// Prints a paper as PDF: from the court's own template where there is one, else from the built-in one.
    ///
    /// # Errors
    /// [`PressError::Data`] where the data are incomplete, [`PressError::Template`] where a template cannot be printed,
    /// [`PressError::CharacterMissing`] where no font has a character: a paper is never printed with an empty box in a
    /// name.
    pub fn print(&self, form: Form, data: &Value) -> Result<Vec<u8>, PressError> {
        let document = self.set(form, data)?;
        let paper = typst_pdf::pdf(&document, &PdfOptions::default())
            .map_err(|errors| PressError::Together { reason: messages(&errors) })?;
        // What typst remembers between papers is kept for the next few papers only.
        typst::comemo::evict(8);
        Ok(paper)
    }

    /// Prints several papers as one PDF, each beginning on a page of its own with its own page numbers.
    ///
    /// # Errors
    /// As [`Press::print`], for the first paper that cannot be printed; [`PressError::Together`] where they cannot be
    /// bound into one.
    pub fn print_together(&self, papers: &[(Form, Value)]) -> Result<Vec<u8>, PressError> {
        let mut pages = Vec::new();
        for (form, data) in papers {
            pages.extend(self.set(*form, data)?.pages().iter().cloned());
            typst::comemo::evict(8);
        }
        let document = PagedDocument::new(pages.into_iter().collect(), DocumentInfo::default());
        // Marks of structure are those of one document: papers that are only bound together have none.
        let options = PdfOptions { tagged: false, ..PdfOptions::default() };
        typst_pdf::pdf(&document, &options)
            .map_err(|errors| PressError::Together { reason: messages(&errors) })
    }

    /// A paper, set in pages.
    fn set(&self, form: Form, data: &Value) -> Result<PagedDocument, PressError> {
        let data = form.complete(data).map_err(|cause| PressError::data(form, cause))?;
        let template = match self.own_template(form)? {
            Some(text) => Template::Own(text),
            None => Template::BuiltIn(form.template()),
        };
        let folder = self.form_folder.as_deref();
        let world = PaperWorld::new(&self.fonts, form, template, folder, &data);
        let fail = |diagnostics: &[SourceDiagnostic]| PressError::template(form, &world, diagnostics);
        let document: PagedDocument = typst::compile(&world).output.map_err(|errors| fail(&errors))?;
        let missing = missing_characters(&document);
        if !missing.is_empty() {
            return Err(PressError::CharacterMissing { form, characters: missing });
        }
        Ok(document)
    }

    /// Which fonts serve which part of a paper.
    #[must_use]
    pub fn fonts_report(&self) -> FontsReport {
        self.fonts.report()
    }

    /// Which forms are the court's own, and whether these print their sample.
    #[must_use]
    pub fn forms_report(&self) -> FormsReport {
        let state = |form: Form| match self.own_template(form) {
            Ok(None) => FormState::BuiltIn,
            Ok(Some(_)) => match self.print(form, &form.sample()) {
                Ok(_) => FormState::Own,
                Err(error) => FormState::Broken(error.to_string()),
            },
            Err(error) => FormState::Broken(error.to_string()),
        };
        FormsReport { forms: Form::ALL.iter().map(|form| (*form, state(*form))).collect() }
    }

    fn own_template(&self, form: Form) -> Result<Option<String>, PressError> {
        let Some(folder) = &self.form_folder else { return Ok(None) };
        let file = folder.join(format!("{}.typ", form.name()));
        match std::fs::read_to_string(&file) {
            Ok(text) => Ok(Some(text)),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(PressError::FormUnreadable { file, cause }),
        }
    }
}

fn messages(diagnostics: &[SourceDiagnostic]) -> String {
    diagnostics.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("；")
}

/// The characters that were set with the empty box of a font.
fn missing_characters(document: &PagedDocument) -> String {
    fn collect(frame: &Frame, missing: &mut BTreeSet<char>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, missing),
                FrameItem::Text(text) => {
                    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                        missing.extend(text.text[glyph.range()].chars());
                    }
                }
                _ => {}
            }
        }
    }
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        collect(&page.frame, &mut missing);
    }
    missing.into_iter().collect()
}
