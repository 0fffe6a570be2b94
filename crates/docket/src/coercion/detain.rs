//! Detain somebody for refusing to perform or obstructing enforcement (司法拘留).
//!
//! > 民事诉讼法第一百一十八条第二款 拘留的期限，为十五日以下。
//! >
//! > 第一百一十九条第一款 拘传、罚款、拘留必须经院长批准。
//!
//! Whoever leads an enterprise whose property is under control is detained only for a reason that is written down
//! (慎用拘留): the president approves it with the rest.
//!
//! Assumption: the day of hand-over is the first day of the term, which ends sooner so; no article says it of detention.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::coercion::obstacle::Obstacle;
use crate::coercion::{Detention, Person, ROLES};
use crate::credit::restrict_consumption::said;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::party::{PartyKind, PartyNo};
use crate::refusal::{Basis, Refusal};
use law::civil_procedure2023::article;
use law::civil_procedure2023::sanctions::{
    DetentionApproval, PersonKind, Role, may_sanction_again, sanction_range,
};
use serde::{Deserialize, Serialize};
use values::Day;

/// What somebody is detained for (article 114, with article 188 of the interpretation, and article 252).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conduct {
    /// 隐藏、转移被查封、扣押、冻结的财产.
    MovesControlledProperty,
    /// 以暴力、威胁或者其他方法阻碍执行公务.
    ObstructsOfficers,
    /// 拒不履行生效裁判.
    RefusesToPerform,
    /// 拒绝报告或者虚假报告财产.
    FailsToReport,
    /// 违反限制消费令.
    BreaksRestriction,
}

impl Answer for Conduct {
    const REQUIRED: bool = true;
}

impl Answer for DetentionApproval {
    const REQUIRED: bool = true;
}

const CONDUCTS: &[(&str, &str)] = &[
    ("moves_controlled_property", "隐藏、转移、变卖、毁损已被查封、扣押、冻结的财产"),
    ("obstructs_officers", "以暴力、威胁或者其他方法阻碍司法工作人员执行职务"),
    ("refuses_to_perform", "拒不履行人民法院已经发生法律效力的判决、裁定"),
    ("fails_to_report", "拒绝报告或者虚假报告财产"),
    ("breaks_restriction", "违反限制消费令进行消费"),
];

const APPROVALS: &[(&str, &str)] =
    &[("before", "经院长批准后拘留"), ("at_once_after", "紧急情况，拘留后立即补办批准手续")];

impl Conduct {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        CONDUCTS[self as usize].1
    }

    /// The articles that allow the detention, as papers cite them.
    #[must_use]
    pub fn articles(self) -> &'static str {
        match self {
            Conduct::MovesControlledProperty => "《中华人民共和国民事诉讼法》第一百一十四条第一款第三项",
            Conduct::ObstructsOfficers => "《中华人民共和国民事诉讼法》第一百一十四条第一款第五项",
            Conduct::RefusesToPerform | Conduct::BreaksRestriction => {
                "《中华人民共和国民事诉讼法》第一百一十四条第一款第六项"
            }
            Conduct::FailsToReport => "《中华人民共和国民事诉讼法》第二百五十二条",
        }
    }
}

command! {
    /// Detains one person.
    pub struct Detain {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub role: Role, "被拘留人", Kind::Choice(ROLES), "被执行人是单位的，拘留其主要负责人或者直接责任人员";
        pub name: Option<String>, "被拘留人姓名", Kind::Text(40), "被执行人本人不填";
        pub conduct: Conduct, "妨害行为", Kind::Choice(CONDUCTS);
        pub conduct_on: Day, "行为日期", Kind::Day, "同一行为不得连续适用拘留";
        pub facts: String, "事实", Kind::Prose(500), "写入拘留决定书";
        pub days: u32, "拘留期限（日）", Kind::Whole(1, 99), "十五日以下";
        pub from: Day, "拘留起始日期", Kind::Day, "送交公安机关看管之日，当日为第一日";
        pub approval: DetentionApproval, "批准", Kind::Choice(APPROVALS);
        pub reason: Option<String>, "仍须拘留的理由", Kind::Prose(300), "企业财产已被控制而拟拘留其法定代表人、负责人的，必须填写";
    }
}

/// 司法拘留.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detained {
    /// Who is detained.
    pub person: Person,
    /// What for.
    pub conduct: Conduct,
    /// The day of the conduct.
    pub conduct_on: Day,
    /// The facts.
    pub facts: String,
    /// How many days.
    pub days: u32,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// When the president approves.
    pub approval: DetentionApproval,
    /// Why all the same, where the property of the enterprise is under control.
    pub reason: Option<String>,
}

/// By what the same conduct of a person is known again.
fn conduct_key(person: &Person, conduct: Conduct, on: Day) -> String {
    format!("{}{}{}", person.name, on.chinese(), conduct.title())
}

impl Act for Detain {
    const ABOUT: About = About {
        name: "detain",
        title: "司法拘留",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::Article(article("第一百一十四条、第一百一十八条、第一百一十九条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.in_default(ctx.today)
            .map(|debtor| Offer::Open {
                reason: format!("{}或者其负责人妨害执行的，可以拘留", case.party_name(debtor)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![
                    ("debtor", debtor.to_string()),
                    ("from", ctx.today.to_string()),
                    ("approval", "before".to_owned()),
                ],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let of_the_entity = article("第一百一十四条第二款");
        let person = Person::of(debtor, self.role, self.name.as_ref(), of_the_entity)?;
        if person.role == Role::ActualController {
            let role = super::role_title(person.role);
            let name = debtor.name.clone();
            return Err(Obstacle::RoleUnsuited { role, name, article: of_the_entity }.into());
        }
        if !sanction_range(PersonKind::Individual).value.allows_detention(self.days) {
            return Err(Obstacle::DetentionTooLong { days: self.days }.into());
        }
        if self.conduct_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "行为日期", day: self.conduct_on });
        }
        let key = conduct_key(&person, self.conduct, self.conduct_on);
        let sanctioned: Vec<&str> = case.detentions.iter().map(|one| one.conduct.as_str()).collect();
        if !may_sanction_again(&key, &sanctioned).value {
            return Err(Obstacle::AlreadySanctioned.into());
        }
        match self.approval {
            DetentionApproval::Before if self.from < ctx.today => {
                return Err(Obstacle::ApprovalComesFirst { from: self.from }.into());
            }
            DetentionApproval::AtOnceAfter if self.from > ctx.today => {
                return Err(Refusal::DayInFuture { label: "拘留起始日期", day: self.from });
            }
            _ => {}
        }
        let reason = said(self.reason.as_ref());
        let leads = matches!(person.role, Role::LegalRepresentative | Role::Principal);
        let held = case.held_of(self.debtor, ctx.today);
        let is_held =
            case.measures.iter().any(|measure| measure.debtor == self.debtor && measure.runs_on(ctx.today));
        if debtor.kind == PartyKind::Enterprise && leads && is_held && reason.is_none() {
            return Err(Obstacle::PropertyControlled { name: debtor.name.clone(), held }.into());
        }
        Ok(vec![
            Detained {
                person,
                conduct: self.conduct,
                conduct_on: self.conduct_on,
                facts: self.facts.trim().to_owned(),
                days: self.days,
                from: self.from,
                until: self.from.plus_days(self.days as i32 - 1),
                approval: self.approval,
                reason,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let debtor = case.party_name(self.debtor);
        let who = match (self.role, &self.name) {
            (Role::Debtor, _) | (_, None) => debtor.to_owned(),
            (role, Some(name)) => format!("{debtor}{}{name}", super::role_title(role)),
        };
        let reason = said(self.reason.as_ref())
            .map_or_else(String::new, |reason| format!("；企业财产已被控制，仍须拘留的理由：{reason}"));
        format!("因{}，拘留{who}{}日：{}{reason}", self.conduct.title(), self.days, self.facts.trim())
    }
}

impl Happening for Detained {
    const KIND: &'static str = "detained";
    const TITLE: &'static str = "司法拘留";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::DetentionDecision];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let label = format!("{}拘留期限届满", self.person.words(case));
        case.clocks.start(ClockKind::DetentionEnds, stamp.no.0, label, self.from, self.until);
        case.detentions.push(Detention {
            no: stamp.no,
            on: stamp.on,
            person: self.person.clone(),
            conduct: conduct_key(&self.person, self.conduct, self.conduct_on),
            from: self.from,
            until: self.until,
            released_on: None,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let reason = self
            .reason
            .as_ref()
            .map_or_else(String::new, |reason| format!("。企业财产已被控制，仍须拘留的理由：{reason}"));
        format!(
            "因{}，决定拘留{}{}日，自{}至{}{reason}",
            self.conduct.title(),
            self.person.words(case),
            self.days,
            self.from.chinese(),
            self.until.chinese()
        )
    }
}
