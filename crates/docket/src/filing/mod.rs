//! Filing and assignment (立案分案).

pub mod assign_case;
pub mod file_case;
pub mod kind;

pub use kind::Kind;

use serde::{Deserialize, Serialize};

/// Livelihood classes (涉民生), first in every queue (绿色通道).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Livelihood {
    /// 追索劳动报酬.
    Wages,
    /// 道路交通事故人身损害.
    TrafficInjury,
    /// 赡养费、扶养费、抚养费.
    Maintenance,
    /// 其他人身损害（含工伤、医疗）.
    BodilyInjury,
}

impl Livelihood {
    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 4] = [
        ("wages", "劳动报酬"),
        ("traffic_injury", "交通事故损害"),
        ("maintenance", "赡养抚养费"),
        ("bodily_injury", "人身损害"),
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Livelihood::CHOICES[self as usize].1
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Livelihood::CHOICES[self as usize].0
    }

    /// The class behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Livelihood> {
        [Livelihood::Wages, Livelihood::TrafficInjury, Livelihood::Maintenance, Livelihood::BodilyInjury]
            .into_iter()
            .find(|class| class.word() == word)
    }

    /// The class that the cause and the labels of the claims suggest: a proposal for the officer.
    #[must_use]
    pub fn suggested_by(words: &str) -> Option<Livelihood> {
        const SIGNS: [(&str, Livelihood); 13] = [
            ("劳动报酬", Livelihood::Wages),
            ("工资", Livelihood::Wages),
            ("劳务费", Livelihood::Wages),
            ("交通事故", Livelihood::TrafficInjury),
            ("抚养费", Livelihood::Maintenance),
            ("赡养", Livelihood::Maintenance),
            ("扶养", Livelihood::Maintenance),
            ("医疗费", Livelihood::BodilyInjury),
            ("残疾赔偿金", Livelihood::BodilyInjury),
            ("死亡赔偿金", Livelihood::BodilyInjury),
            ("工伤", Livelihood::BodilyInjury),
            ("生命权", Livelihood::BodilyInjury),
            ("身体权", Livelihood::BodilyInjury),
        ];
        SIGNS.iter().find(|(sign, _)| words.contains(sign)).map(|(_, class)| *class)
    }
}
