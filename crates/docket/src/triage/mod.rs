//! Triage (繁简分流): on which track a case is worked on, who said so and why.
//!
//! What the table of the court finds is entered by the program: at filing on the page of the filing, later on a page of
//! its own ([`Triaged`]) where it is something else than before. An officer may put the case on another track; from
//! then on the table only suggests, and the suggestion is accepted or not.

pub mod obstacle;
pub mod override_track;
pub mod settle_track;

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::office::Office;
use crate::refusal::Basis;
use serde::{Deserialize, Serialize};
use values::Day;

/// What every act of triage rests on: no statute draws these lines.
pub(crate) const BASIS: Basis =
    Basis::House("繁简分流规则：案件按本院分流标准分流，局长、团队长可以说明理由调整，程序不得自行改回");

/// The offices that put a case on another track.
pub(crate) const OFFICES: &[Office] = &[Office::TeamLeader, Office::BureauHead];

/// How a case is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// 速执.
    Fast,
    /// 普通.
    Ordinary,
    /// 复杂.
    Complex,
}

crate::form::required_answers!(Track);

impl Track {
    /// Stored words and Chinese titles.
    pub const CHOICES: &'static [(&'static str, &'static str)] =
        &[("fast", "速执"), ("ordinary", "普通"), ("complex", "复杂")];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Track::CHOICES[self as usize].0
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Track::CHOICES[self as usize].1
    }

    /// The track behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Track> {
        [Track::Fast, Track::Ordinary, Track::Complex].into_iter().find(|track| track.word() == word)
    }
}

/// 分流: what the table of the court finds of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triaged {
    /// The stored word of the class: a livelihood class, enterprise, ordinary.
    pub class: String,
    /// The track.
    pub track: Track,
    /// Why: the phrase of the court, then the conditions that the case fulfils.
    pub reasons: Vec<String>,
    /// The row that decided, from 1; 0 where none fits.
    pub row: u32,
    /// The version of the table; 0 is the table of the program, on which the court has not decided.
    pub table_version: u32,
}

impl Triaged {
    /// Whether it says something else about the case, whichever row or version says it.
    #[must_use]
    pub fn differs_from(&self, other: &Triaged) -> bool {
        (&self.class, self.track) != (&other.class, other.track)
    }

    /// Why, in one phrase.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.reasons.split_first() {
            None => String::new(),
            Some((first, [])) => first.clone(),
            Some((first, rest)) => format!("{first}（{}）", rest.join("、")),
        }
    }

    /// Which row of which table says so: `分流标准第2版第3行`.
    #[must_use]
    pub fn source(&self) -> String {
        let table = match self.table_version {
            0 => "分流标准（预设）".to_owned(),
            version => format!("分流标准第{version}版"),
        };
        match self.row {
            0 => format!("{table}“其余案件”"),
            row => format!("{table}第{row}行"),
        }
    }
}

/// A track that an officer chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The page.
    pub no: EntryNo,
    /// The track.
    pub track: Track,
    /// Why.
    pub reason: String,
    /// The name of whoever chose it.
    pub by_name: String,
    /// When.
    pub on: Day,
    /// The track that the table found when this was last looked at, which needs no suggestion.
    pub against: Option<Track>,
}

/// What the docket says of the track of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Triage {
    /// What the table found when the case was filed.
    pub at_filing: Option<Triaged>,
    /// What the table found last.
    pub found: Option<Triaged>,
    /// What an officer chose instead.
    pub chosen: Option<Chosen>,
}

impl Triage {
    /// The triage of a case just filed.
    pub(crate) fn filed(found: Option<&Triaged>) -> Triage {
        Triage { at_filing: found.cloned(), found: found.cloned(), chosen: None }
    }

    /// The track; none where nobody has triaged the case yet.
    #[must_use]
    pub fn track(&self) -> Option<Track> {
        self.chosen.as_ref().map(|chosen| chosen.track).or(self.found.as_ref().map(|found| found.track))
    }

    /// Why the case is on its track, in one Chinese sentence.
    #[must_use]
    pub fn why(&self) -> String {
        match (&self.chosen, &self.found) {
            (Some(chosen), _) => {
                format!("{}于{}调整：{}", chosen.by_name, chosen.on.chinese(), chosen.reason)
            }
            (None, Some(found)) => format!("{}：{}", found.source(), found.reason()),
            (None, None) => String::new(),
        }
    }

    /// What the table has found since an officer chose another track, which nobody has answered yet.
    #[must_use]
    pub fn suggestion(&self) -> Option<&Triaged> {
        let (chosen, found) = (self.chosen.as_ref()?, self.found.as_ref()?);
        (found.track != chosen.track && chosen.against != Some(found.track)).then_some(found)
    }
}

/// Enters on the page of a filing what the table found then.
pub fn found_at_filing(event: &mut Event, found: Triaged) {
    if let Event::Filed(filed) = event {
        filed.triage = Some(found);
    }
}

impl Happening for Triaged {
    const KIND: &'static str = "triaged";
    const TITLE: &'static str = "繁简分流";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        case.triage.found = Some(self.clone());
    }

    fn sentence(&self, case: &Case) -> String {
        let (track, source, reason) = (self.track.title(), self.source(), self.reason());
        match &case.triage.chosen {
            Some(chosen) if chosen.track != self.track => {
                format!(
                    "{source}建议改为{track}：{reason}；已由{}定为{}",
                    chosen.by_name,
                    chosen.track.title()
                )
            }
            _ => format!("{source}认定为{track}：{reason}"),
        }
    }
}
