//! Which font serves which part of a paper.

use super::error::PressError;
use super::faces;
use serde_json::{Value, json};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::text::{
    Coverage, Font, FontBook, FontFlags, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight,
};
use typst::utils::LazyHash;

/// A part of a paper that has its own typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontRole {
    /// The text: 仿宋.
    Body,
    /// The court's name and the title: 小标宋.
    Title,
    /// Headings within a paper and heads of tables: 黑体.
    Heading,
    /// Digits and Latin letters, where the court prefers a face of their own.
    Latin,
    /// Characters that the others lack, as rare ones in names.
    Rare,
}

impl FontRole {
    const ALL: [FontRole; 5] =
        [FontRole::Body, FontRole::Title, FontRole::Heading, FontRole::Latin, FontRole::Rare];

    const fn label(self) -> &'static str {
        match self {
            FontRole::Body => "正文（仿宋）",
            FontRole::Title => "标题（小标宋）",
            FontRole::Heading => "小标题（黑体）",
            FontRole::Latin => "数字和字母",
            FontRole::Rare => "生僻字",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            FontRole::Body => "body",
            FontRole::Title => "title",
            FontRole::Heading => "heading",
            FontRole::Latin => "latin",
            FontRole::Rare => "rare",
        }
    }

    /// The families that truly are the typeface wanted, the court's own before the free ones.
    const fn right(self) -> &'static [&'static str] {
        match self {
            FontRole::Body => &[
                "FangSong_GB2312",
                "仿宋_GB2312",
                "STFangsong",
                "华文仿宋",
                "FangSong",
                "仿宋",
                "方正仿宋_GBK",
                "FZFangSong-Z02",
                "FandolFang R",
                "FandolFang",
            ],
            FontRole::Title => &[
                "方正小标宋简体",
                "FZXiaoBiaoSong-B05S",
                "方正小标宋_GBK",
                "FZXiaoBiaoSong-B05",
                "小标宋",
                "STZhongsong",
                "华文中宋",
                "FandolSong",
            ],
            FontRole::Heading => &[
                "SimHei",
                "黑体",
                "STHeiti",
                "华文黑体",
                "FandolHei",
                "Noto Sans CJK SC",
                "Noto Sans SC",
                "Source Han Sans SC",
                "WenQuanYi Zen Hei",
            ],
            FontRole::Latin => &["Times New Roman", "Liberation Serif", "TeX Gyre Termes", "Nimbus Roman"],
            FontRole::Rare => {
                &["Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Noto Sans CJK SC"]
            }
        }
    }

    /// The families that do where the right ones are not there.
    const fn substitutes(self) -> &'static [&'static str] {
        match self {
            FontRole::Latin => &[],
            _ => &[
                "Noto Serif CJK SC",
                "Source Han Serif SC",
                "Noto Serif SC",
                "SimSun",
                "宋体",
                "FandolSong",
                "AR PL UMing CN",
                "Noto Sans CJK SC",
                "Noto Sans SC",
                "WenQuanYi Zen Hei",
                "LXGW WenKai",
            ],
        }
    }
}

/// How well a role is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontUse {
    /// By the typeface that court papers want.
    Right {
        /// Its family.
        family: String,
        /// Its file.
        file: PathBuf,
    },
    /// By another Chinese typeface: papers are legible but look wrong.
    Substitute {
        /// Its family.
        family: String,
        /// Its file.
        file: PathBuf,
    },
    /// By no face of its own.
    None,
}

/// Which fonts serve which part of a paper, for `zhida doctor`. Its display is Chinese, one line a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontsReport {
    /// Each role with its font.
    pub roles: Vec<(FontRole, FontUse)>,
    /// Characters common in names that no chosen font has.
    pub missing: String,
}

impl FontsReport {
    /// Whether every part of a paper has the typeface it wants and names with rare characters can be printed.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let served = |(role, font): &(FontRole, FontUse)| {
            matches!(font, FontUse::Right { .. }) || *role == FontRole::Latin
        };
        self.missing.is_empty() && self.roles.iter().all(served)
    }
}

impl fmt::Display for FontsReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (role, font) in &self.roles {
            match font {
                FontUse::Right { family, file } => {
                    writeln!(out, "{}：{family}，{}", role.label(), file.display())?
                }
                FontUse::Substitute { family, file } => {
                    writeln!(out, "{}：以 {family} 代替，{}", role.label(), file.display())?;
                }
                FontUse::None => writeln!(out, "{}：随正文", role.label())?,
            }
        }
        if !self.missing.is_empty() {
            writeln!(out, "姓名常用字“{}”无字体可以显示，请安装 fonts-noto-cjk", self.missing)?;
        }
        if matches!(self.roles.first(), Some((_, FontUse::Substitute { .. }))) {
            writeln!(out, "没有仿宋字体，请安装 texlive-lang-chinese 或者在字体文件夹中放入仿宋")?;
        }
        Ok(())
    }
}

/// Characters common in names and absent from GB 2312, which [`FontsReport::missing`] looks for.
const NAME_CHARACTERS: &str = "喆堃祎昇旻垚珺璟翀玥淼犇";

/// The fonts found, each read whole at its first use.
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

/// A family name and the face it stands for.
struct Entry {
    family: String,
    slot: usize,
    upright: bool,
    weight: u16,
    simplified_chinese: bool,
}

struct Slot {
    file: PathBuf,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Fonts {
    /// Reads the names of all fonts in the folders.
    pub(super) fn find(folders: &[PathBuf]) -> Result<Fonts, PressError> {
        let mut fonts =
            Fonts { book: LazyHash::new(FontBook::new()), slots: Vec::new(), entries: Vec::new() };
        let mut book = FontBook::new();
        let mut files = Vec::new();
        for folder in folders {
            collect(folder, 8, &mut files);
        }
        for file in files {
            for face in faces::read(&file).unwrap_or_default() {
                fonts.add(&mut book, &file, face);
            }
        }
        fonts.book = LazyHash::new(book);
        if matches!(fonts.serve(FontRole::Body), FontUse::None) {
            return Err(PressError::FontMissing { searched: folders.to_vec() });
        }
        Ok(fonts)
    }

    fn add(&mut self, book: &mut FontBook, file: &Path, face: faces::Face) {
        let style = if face.italic { FontStyle::Italic } else { FontStyle::Normal };
        for family in face.families {
            // Coverage is left empty: it would mean reading the file, and serves only a choice we make ourselves.
            book.push(FontInfo {
                family: family.clone(),
                variant: FontVariant::new(style, FontWeight::from_number(face.weight), FontStretch::NORMAL),
                flags: FontFlags::empty(),
                axes: Vec::new(),
                coverage: Coverage::from_vec(Vec::new()),
            });
            self.entries.push(Entry {
                family,
                slot: self.slots.len(),
                upright: !face.italic,
                weight: face.weight,
                simplified_chinese: face.simplified_chinese,
            });
        }
        self.slots.push(Slot { file: file.to_owned(), index: face.index, font: OnceLock::new() });
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font of an entry of the book.
    pub(super) fn font(&self, entry: usize) -> Option<Font> {
        let slot = &self.slots[self.entries.get(entry)?.slot];
        let load = || Font::new(Bytes::new(std::fs::read(&slot.file).ok()?), slot.index);
        slot.font.get_or_init(load).clone()
    }

    /// What templates see as `fonts`: for each role its families in order, only such as were found.
    pub(super) fn for_templates(&self) -> Value {
        let family = |role| match self.serve(role) {
            FontUse::Right { family, .. } | FontUse::Substitute { family, .. } => Some(family),
            FontUse::None => None,
        };
        let latin = family(FontRole::Latin).map(|name| json!({ "name": name, "covers": "latin-in-cjk" }));
        let mut lists = serde_json::Map::new();
        for role in FontRole::ALL {
            let own = if role == FontRole::Latin { family(FontRole::Body) } else { family(role) };
            let rest = [own, family(FontRole::Body), family(FontRole::Rare)].into_iter().flatten();
            let mut list: Vec<Value> = latin.clone().into_iter().collect();
            for name in rest.map(Value::from) {
                if !list.contains(&name) {
                    list.push(name);
                }
            }
            lists.insert(role.key().to_owned(), Value::Array(list));
        }
        Value::Object(lists)
    }

    pub(super) fn report(&self) -> FontsReport {
        let roles: Vec<_> = FontRole::ALL.iter().map(|role| (*role, self.serve(*role))).collect();
        let chosen: Vec<Font> = roles
            .iter()
            .filter(|(role, _)| matches!(role, FontRole::Body | FontRole::Rare))
            .filter_map(|(_, font)| match font {
                FontUse::Right { family, .. } | FontUse::Substitute { family, .. } => self.regular(family),
                FontUse::None => None,
            })
            .collect();
        let covered =
            |character: &char| chosen.iter().any(|font| font.info().coverage.contains(u32::from(*character)));
        FontsReport {
            roles,
            missing: NAME_CHARACTERS.chars().filter(|character| !covered(character)).collect(),
        }
    }

    fn regular(&self, family: &str) -> Option<Font> {
        let variant = FontVariant::new(FontStyle::Normal, FontWeight::REGULAR, FontStretch::NORMAL);
        self.font(self.book.select(&family.to_lowercase(), variant)?)
    }

    fn serve(&self, role: FontRole) -> FontUse {
        let wanted_weight: u16 = if role == FontRole::Title { 700 } else { 400 };
        let best = |fits: &dyn Fn(&Entry) -> bool| {
            let fitting = self.entries.iter().filter(|entry| entry.upright && fits(entry));
            fitting.min_by_key(|entry| entry.weight.abs_diff(wanted_weight))
        };
        let named = |families: &[&str]| {
            families.iter().find_map(|wanted| best(&|entry| entry.family.eq_ignore_ascii_case(wanted)))
        };
        let describe = |entry: &Entry| (entry.family.clone(), self.slots[entry.slot].file.clone());
        if let Some((family, file)) = named(role.right()).map(describe) {
            return FontUse::Right { family, file };
        }
        let any_chinese = || best(&|entry| entry.simplified_chinese && role != FontRole::Latin);
        match named(role.substitutes()).or_else(any_chinese).map(describe) {
            Some((family, file)) => FontUse::Substitute { family, file },
            None => FontUse::None,
        }
    }
}

/// Font files in a folder and its subfolders, in the order of their names.
fn collect(folder: &Path, depth: u8, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                collect(&path, depth - 1, files);
            }
            continue;
        }
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known)) {
            files.push(path);
        }
    }
}
