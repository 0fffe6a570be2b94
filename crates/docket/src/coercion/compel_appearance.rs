//! Compel the appearance of whoever was summoned and stayed away (拘传).
//!
//! One lawful summons suffices in enforcement; the two of article 112 are for defendants at trial (PER-02).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::coercion::obstacle::Obstacle;
use crate::coercion::{Compelled, Person, Summons};
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::checklist::Finding;
use law::civil_procedure2023::sanctions::{COMPELLED_APPEARANCE, Complexity};
use law::procedure_interpretation2022;
use serde::{Deserialize, Serialize};
use values::Day;

/// Why somebody who was summoned stayed away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// 无正当理由拒不到场.
    WithoutReason,
    /// 有正当理由.
    WithReason,
}

impl Answer for Absence {
    const REQUIRED: bool = true;
}

impl Answer for Complexity {
    const REQUIRED: bool = true;
}

const ABSENCES: &[(&str, &str)] =
    &[("without_reason", "无正当理由拒不到场"), ("with_reason", "有正当理由未到场")];

const COMPLEXITIES: &[(&str, &str)] = &[
    ("ordinary", "一般情形，询问不超过八小时"),
    ("complex_with_detention_possible", "情况复杂，依法可能采取拘留措施，询问不超过二十四小时"),
];

command! {
    /// Compels the appearance of one person.
    pub struct CompelAppearance {
        pub summons: EntryNo, "传唤", Kind::Page(Pages::Summons);
        pub served_on: Day, "传票送达日期", Kind::Day, "应当在应到日期以前送达本人";
        pub absence: Absence, "未到场的情况", Kind::Choice(ABSENCES);
        pub facts: String, "必须询问的事项和未到场的情况", Kind::Prose(300);
        pub complexity: Complexity, "询问时间", Kind::Choice(COMPLEXITIES);
    }
}

/// 拘传.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppearanceCompelled {
    /// The summons that was not followed.
    pub summons: EntryNo,
    /// Who is brought.
    pub person: Person,
    /// The day on which the summons was served.
    pub served_on: Day,
    /// What must be asked and how the person stayed away.
    pub facts: String,
    /// How long the questioning may last.
    pub complexity: Complexity,
}

/// Whether a warrant followed the summons already.
fn is_compelled(case: &Case, summons: &Summons) -> bool {
    case.compelled.iter().any(|compelled| compelled.summons == summons.no)
}

impl Act for CompelAppearance {
    const ABOUT: About = About {
        name: "compel_appearance",
        title: "拘传",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::Article(procedure_interpretation2022::article("第四百八十二条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let asked: Vec<EntryNo> = case.waiting::<CompelAppearance>().map(|asked| asked.summons).collect();
        case.summonses
            .iter()
            .filter(|summons| {
                summons.appear_on < ctx.today
                    && summons.person.role.may_be_compelled()
                    && !is_compelled(case, summons)
                    && !asked.contains(&summons.no)
            })
            .map(|summons| Offer::Open {
                reason: format!(
                    "{}经传唤，{}无正当理由未到场的，可以拘传",
                    summons.person.words(case),
                    summons.appear_on.chinese()
                ),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("summons", summons.no.to_string()), ("complexity", "ordinary".to_owned())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let summons = case.summons(self.summons).ok_or(Refusal::NotOnDocket("传唤"))?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if is_compelled(case, summons) {
            return Err(Obstacle::AlreadyCompelled.into());
        }
        let served = (summons.on..=summons.appear_on).contains(&self.served_on);
        let stayed_away = self.absence == Absence::WithoutReason && summons.appear_on < ctx.today;
        let found = COMPELLED_APPEARANCE.check(|requirement| match requirement {
            "within_persons" => Finding::from(summons.person.role.may_be_compelled()),
            "lawfully_summoned" => Finding::from(served),
            "absent_without_reason" => Finding::from(stayed_away),
            // What must be asked stands in the facts; the president approves, and the page is the warrant.
            _ => Finding::Met,
        });
        if let Some(missing) = found.value.missing().next() {
            let (what, article) = (missing.requirement.text, missing.requirement.article);
            return Err(Obstacle::NotToBeCompelled { what, article }.into());
        }
        Ok(vec![
            AppearanceCompelled {
                summons: self.summons,
                person: summons.person.clone(),
                served_on: self.served_on,
                facts: self.facts.trim().to_owned(),
                complexity: self.complexity,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let who = case.summons(self.summons).map_or_else(String::new, |one| one.person.words(case));
        format!("拘传{who}到场接受调查询问")
    }
}

impl Happening for AppearanceCompelled {
    const KIND: &'static str = "appearance_compelled";
    const TITLE: &'static str = "拘传";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::AppearanceWarrant];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.compelled.push(Compelled {
            no: stamp.no,
            on: stamp.on,
            summons: self.summons,
            person: self.person.clone(),
        });
    }

    fn sentence(&self, case: &Case) -> String {
        format!("经依法传唤无正当理由拒不到场，拘传{}。{}", self.person.words(case), self.facts)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.summons]
    }
}
