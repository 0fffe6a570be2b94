//! Record a check on the spot (登记线下调查).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::inquiry::coverage;
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use law::property_investigation2020;
use serde::{Deserialize, Serialize};
use values::{Day, InstitutionKind};

/// What may be looked for on the spot: stored words and titles.
pub const SUBJECTS: &[(&str, &str)] = &[
    ("bank", "存款、现金"),
    ("real_estate", "房屋"),
    ("land", "土地"),
    ("vehicle", "车辆"),
    ("equity", "股权、经营情况"),
    ("other", "其他财产"),
];

fn subject_title(word: &str) -> &'static str {
    SUBJECTS.iter().find(|(known, _)| *known == word).map_or("财产", |(_, title)| title)
}

command! {
    /// Records what was looked for and found on the spot.
    pub struct RecordOfflineCheck {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub subject: String, "调查事项", Kind::Choice(SUBJECTS);
        pub on: Day, "调查日期", Kind::Day;
        pub place: String, "地点或者走访单位", Kind::Text(100);
        pub result: String, "调查情况", Kind::Prose(500), "查到财产的，另行登记财产";
    }
}

/// 线下调查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedOnTheSpot {
    /// The debtor.
    pub debtor: PartyNo,
    /// What was looked for, as a stored word.
    pub subject: String,
    /// The day.
    pub on: Day,
    /// Where.
    pub place: String,
    /// What was found.
    pub result: String,
}

/// A check on the spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflineCheck {
    /// The debtor.
    pub debtor: PartyNo,
    /// Which of the checks it makes; none for other property.
    pub kind: Option<InstitutionKind>,
    /// The day.
    pub on: Day,
}

impl OfflineCheck {
    /// Whether it makes this check of this debtor.
    #[must_use]
    pub fn covers(&self, debtor: PartyNo, kind: InstitutionKind) -> bool {
        self.debtor == debtor && self.kind == Some(kind)
    }
}

impl Act for RecordOfflineCheck {
    const ABOUT: About = About {
        name: "record_offline_check",
        title: "登记线下调查",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第一条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        let on = ("on", ctx.today.to_string());
        if ctx.directory.institutions.is_empty() {
            let reason = "走访、现场查看后登记".to_owned();
            return vec![Offer::Open { reason, due_on: None, weight: Weight::Possible, prefill: vec![on] }];
        }
        let coverage = coverage(case, ctx.directory, ctx.today);
        let mut offers: Vec<Offer> = coverage
            .to_look_at()
            .map(|check| Offer::Open {
                reason: format!(
                    "{}的{}没有可以联网查询的机构，须线下调查",
                    case.party_name(check.debtor),
                    subject_title(check.kind.word()),
                ),
                due_on: None,
                weight: Weight::Useful,
                prefill: vec![
                    on.clone(),
                    ("debtor", check.debtor.to_string()),
                    ("subject", check.kind.word().to_owned()),
                ],
            })
            .collect();
        if offers.is_empty() {
            let reason = "走访、现场查看后登记".to_owned();
            offers.push(Offer::Open { reason, due_on: None, weight: Weight::Possible, prefill: vec![on] });
        }
        offers
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "调查日期", day: self.on });
        }
        Ok(vec![
            CheckedOnTheSpot {
                debtor: self.debtor,
                subject: self.subject.clone(),
                on: self.on,
                place: self.place.trim().to_owned(),
                result: self.result.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("线下调查{}", case.party_name(self.debtor))
    }
}

impl Happening for CheckedOnTheSpot {
    const KIND: &'static str = "checked_on_the_spot";
    const TITLE: &'static str = "线下调查";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        let check = OfflineCheck { debtor: self.debtor, kind: self.subject.parse().ok(), on: self.on };
        case.offline_checks.push(check);
    }

    fn sentence(&self, case: &Case) -> String {
        let subject =
            SUBJECTS.iter().find(|(word, _)| *word == self.subject).map_or("财产", |(_, title)| title);
        let name = case.party_name(self.debtor);
        format!("{}在{}调查{name}的{subject}：{}", self.on.chinese(), self.place, self.result)
    }
}
