//! The table: rows, conditions and what follows.

use super::facts::{Facts, Livelihood, Property, words};
use serde::{Deserialize, Serialize};
use values::Fen;

/// Rows of a table, at most.
pub const ROWS_MOST: usize = 30;

words! {
    /// How a case is worked on.
    Track {
        /// 速执: by the team for fast cases.
        Fast = "fast", "速执";
        /// 普通.
        Ordinary = "ordinary", "普通";
        /// 复杂.
        Complex = "complex", "复杂";
    }
}

words! {
    /// What a row asks of the livelihood class.
    AskedLivelihood {
        /// Anything.
        Any = "any", "不限";
        /// It is one.
        Yes = "yes", "涉民生";
        /// It is none.
        No = "no", "不涉民生";
        /// Wages.
        Wages = "wages", "劳动报酬";
        /// Traffic injury.
        TrafficInjury = "traffic_injury", "交通事故损害";
        /// Maintenance.
        Maintenance = "maintenance", "赡养抚养费";
        /// Bodily injury.
        BodilyInjury = "bodily_injury", "人身损害";
    }
}

words! {
    /// What a row asks of the debtors.
    AskedDebtor {
        /// Anything.
        Any = "any", "不限";
        /// One of them is an enterprise.
        Enterprise = "enterprise", "有企业";
        /// None of them is.
        NoEnterprise = "no_enterprise", "无企业";
    }
}

words! {
    /// What a row asks of the claim.
    AskedClaim {
        /// Anything.
        Any = "any", "不限";
        /// Money alone.
        Money = "money", "仅给付金钱";
        /// Something must be handed over or done.
        Duty = "duty", "含行为、交付义务";
    }
}

words! {
    /// What a row asks of where the debtors are.
    AskedMissing {
        /// Anything.
        Any = "any", "不限";
        /// One cannot be found.
        Yes = "yes", "下落不明";
        /// All can.
        No = "no", "未发现下落不明";
    }
}

/// A span of numbers: from the first on, and below the second. Nothing is unlimited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// The first that fits no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
}

impl Range {
    /// Whatever is at least so much.
    #[must_use]
    pub fn from(least: i64) -> Range {
        Range { from: Some(least), below: None }
    }

    /// Whatever is below.
    #[must_use]
    pub fn below(limit: i64) -> Range {
        Range { from: None, below: Some(limit) }
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Range::default()
    }

    fn holds(self, number: i64) -> bool {
        self.from.is_none_or(|least| number >= least) && self.below.is_none_or(|limit| number < limit)
    }

    fn words(self, what: &str, unit: &str, shown: impl Fn(i64) -> String) -> Option<String> {
        match (self.from, self.below) {
            (None, None) => None,
            (Some(least), None) => Some(format!("{what}{}{unit}以上", shown(least))),
            (None, Some(limit)) => Some(format!("{what}不满{}{unit}", shown(limit))),
            (Some(least), Some(limit)) => {
                Some(format!("{what}{}{unit}以上不满{}{unit}", shown(least), shown(limit)))
            }
        }
    }
}

/// A row: all its conditions must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The livelihood class.
    pub livelihood: AskedLivelihood,
    /// The debtors.
    pub debtor: AskedDebtor,
    /// The claim.
    pub claim: AskedClaim,
    /// Where the debtors are.
    pub missing: AskedMissing,
    /// What was applied for, in fen.
    #[serde(default)]
    pub sum_fen: Range,
    /// How many creditors.
    #[serde(default)]
    pub creditors: Range,
    /// How many debtors.
    #[serde(default)]
    pub debtors: Range,
    /// Other open cases against the same debtors.
    #[serde(default)]
    pub other_cases: Range,
    /// Days since filing.
    #[serde(default)]
    pub age_days: Range,
    /// What is known of property: any of these; empty asks for nothing.
    #[serde(default)]
    pub property: Vec<Property>,
    /// What follows.
    pub outcome: Outcome,
}

/// What follows from a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The track.
    pub track: Track,
    /// Why, in a Chinese phrase that the court wrote.
    pub reason: String,
}

/// A table as it stands in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The version; 0 is the table of the program.
    pub version: u32,
    /// The rows, the first that fits decides.
    pub rows: Vec<Row>,
    /// What follows where no row fits.
    pub otherwise: Outcome,
}

/// What the table finds of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The track.
    pub track: Track,
    /// The row that decided, from 1; 0 where none fits.
    pub row: u32,
    /// The version of the table.
    pub version: u32,
    /// Why: the court's phrase, then the conditions of the row.
    pub reasons: Vec<String>,
}

impl Row {
    /// A row that asks for nothing.
    #[must_use]
    pub fn any(track: Track, reason: &str) -> Row {
        Row {
            livelihood: AskedLivelihood::Any,
            debtor: AskedDebtor::Any,
            claim: AskedClaim::Any,
            missing: AskedMissing::Any,
            sum_fen: Range::default(),
            creditors: Range::default(),
            debtors: Range::default(),
            other_cases: Range::default(),
            age_days: Range::default(),
            property: Vec::new(),
            outcome: Outcome { track, reason: reason.to_owned() },
        }
    }

    /// Whether all conditions hold.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        let livelihood = match self.livelihood {
            AskedLivelihood::Any => true,
            AskedLivelihood::Yes => facts.livelihood.is_some(),
            AskedLivelihood::No => facts.livelihood.is_none(),
            AskedLivelihood::Wages => facts.livelihood == Some(Livelihood::Wages),
            AskedLivelihood::TrafficInjury => facts.livelihood == Some(Livelihood::TrafficInjury),
            AskedLivelihood::Maintenance => facts.livelihood == Some(Livelihood::Maintenance),
            AskedLivelihood::BodilyInjury => facts.livelihood == Some(Livelihood::BodilyInjury),
        };
        let debtor = match self.debtor {
            AskedDebtor::Any => true,
            AskedDebtor::Enterprise => facts.enterprise,
            AskedDebtor::NoEnterprise => !facts.enterprise,
        };
        let claim = match self.claim {
            AskedClaim::Any => true,
            AskedClaim::Money => !facts.duty,
            AskedClaim::Duty => facts.duty,
        };
        let missing = match self.missing {
            AskedMissing::Any => true,
            AskedMissing::Yes => facts.missing,
            AskedMissing::No => !facts.missing,
        };
        livelihood
            && debtor
            && claim
            && missing
            && self.sum_fen.holds(facts.sum.0)
            && self.creditors.holds(i64::from(facts.creditors))
            && self.debtors.holds(i64::from(facts.debtors))
            && self.other_cases.holds(i64::from(facts.other_cases))
            && self.age_days.holds(i64::from(facts.age_days))
            && (self.property.is_empty() || self.property.contains(&facts.property))
    }

    /// The conditions in Chinese; empty where the row asks for nothing.
    #[must_use]
    pub fn conditions(&self) -> Vec<String> {
        let number = |number: i64| number.to_string();
        let yuan = |fen: i64| {
            let text = Fen(fen).to_string();
            text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
        };
        let mut words = Vec::new();
        if self.livelihood != AskedLivelihood::Any {
            words.push(self.livelihood.title().to_owned());
        }
        if self.debtor != AskedDebtor::Any {
            words.push(format!("被执行人{}", self.debtor.title()));
        }
        if self.claim != AskedClaim::Any {
            words.push(self.claim.title().to_owned());
        }
        words.extend(self.sum_fen.words("申请标的", "元", yuan));
        words.extend(self.creditors.words("申请执行人", "名", number));
        words.extend(self.debtors.words("被执行人", "名", number));
        if !self.property.is_empty() {
            words.push(self.property.iter().map(|one| one.title()).collect::<Vec<_>>().join("或者"));
        }
        if self.missing != AskedMissing::Any {
            words.push(format!("被执行人{}", self.missing.title()));
        }
        words.extend(self.other_cases.words("同一被执行人另有未结案件", "件", number));
        words.extend(self.age_days.words("立案", "日", number));
        words
    }
}

impl Table {
    /// What the table finds of a case with these facts.
    #[must_use]
    pub fn find(&self, facts: &Facts) -> Finding {
        match self.rows.iter().zip(1..).find(|(row, _)| row.holds(facts)) {
            Some((row, no)) => {
                let reasons = [row.outcome.reason.clone()].into_iter().chain(row.conditions()).collect();
                Finding { track: row.outcome.track, row: no, version: self.version, reasons }
            }
            None => Finding {
                track: self.otherwise.track,
                row: 0,
                version: self.version,
                reasons: vec![self.otherwise.reason.clone()],
            },
        }
    }

    /// Whether a row asks for other cases against the same debtors, which somebody must then look up.
    #[must_use]
    pub fn asks_other_cases(&self) -> bool {
        self.rows.iter().any(|row| !row.other_cases.is_open())
    }
}
