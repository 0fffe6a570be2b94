//! Ask again and again (定期查询): every so many days, until the debt is covered or the case ends.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::inquiry::FIVE_CHECKS;
use crate::inquiry::ask_institutions::InstitutionAsked;
use crate::office::Office;
use crate::party::{Party, Role};
use crate::refusal::{Basis, Refusal};
use law::property_investigation2020;
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Sets how often the five checks are repeated.
    pub struct SetStandingQuery {
        pub every_days: u32, "每隔几日查询一次", Kind::Whole(7, 366), "在发薪日前后查询的，可以设为30日；控制数额足以清偿或者结案后自动停止";
        pub first_on: Day, "首次查询日期", Kind::Day, "今日或者以后";
        pub stop: Option<String>, "停止", Kind::Choice(&[("stop", "停止定期查询")]), "需要停止的，在此选择";
    }
}

/// A standing query of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingQuery {
    /// How often.
    pub every_days: u32,
    /// When it is due next.
    pub next_on: Day,
}

/// 设定定期查询.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingQuerySet {
    /// How often.
    pub every_days: u32,
    /// When it is due first.
    pub next_on: Day,
}

/// 停止定期查询.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingQueryEnded {
    /// Why.
    pub why: EndOfStanding,
}

/// Why a standing query ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndOfStanding {
    /// The officer ended it.
    Officer,
    /// What is held covers what is owed.
    Covered,
    /// The case is closed.
    Closed,
}

impl EndOfStanding {
    /// In words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            EndOfStanding::Officer => "承办人停止",
            EndOfStanding::Covered => "已控制财产足以清偿",
            EndOfStanding::Closed => "已结案",
        }
    }
}

impl Act for SetStandingQuery {
    const ABOUT: About = About {
        name: "set_standing_query",
        title: "定期查询",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader, Office::CommandCentre],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第一条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || ctx.directory.institutions.is_empty() {
            return Vec::new();
        }
        let reason = match case.standing_query {
            Some(standing) => {
                format!(
                    "每{}日查询一次，下次{}，可以变更或者停止",
                    standing.every_days,
                    standing.next_on.chinese()
                )
            }
            None => "可以设定定期查询，发现财产及时控制".to_owned(),
        };
        vec![Offer::Open {
            reason,
            due_on: None,
            weight: Weight::Possible,
            prefill: vec![
                ("every_days", case.standing_query.map_or(30, |standing| standing.every_days).to_string()),
                ("first_on", ctx.today.to_string()),
            ],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if self.stop.is_some() {
            return match case.standing_query {
                Some(_) => Ok(vec![StandingQueryEnded { why: EndOfStanding::Officer }.into()]),
                None => Err(Refusal::NotOnDocket("定期查询")),
            };
        }
        if self.first_on < ctx.today {
            return Err(Refusal::DayTooEarly {
                label: "首次查询日期",
                day: self.first_on,
                after: ctx.today,
                what: "今日",
            });
        }
        if let Some(unknown) = case.side(Role::Debtor).find(|party| !party.has_number()) {
            return Err(Refusal::NoIdentityNumber { name: unknown.name.clone() });
        }
        Ok(vec![StandingQuerySet { every_days: self.every_days, next_on: self.first_on }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("每{}日查询一次财产", self.every_days)
    }
}

/// What a standing query does on a day: the questions, or its end; nothing where it is not due.
#[must_use]
pub fn run(case: &Case, ctx: &Context<'_>) -> Vec<Event> {
    let Some(standing) = case.standing_query.filter(|standing| standing.next_on <= ctx.today) else {
        return Vec::new();
    };
    if case.closed_on().is_some() {
        return vec![StandingQueryEnded { why: EndOfStanding::Closed }.into()];
    }
    if case.held(ctx.today) >= case.collectable(&case.statement(ctx.today)) {
        return vec![StandingQueryEnded { why: EndOfStanding::Covered }.into()];
    }
    let next_on = ctx.today.plus_days(standing.every_days as i32);
    let mut events: Vec<Event> = vec![StandingQuerySet { every_days: standing.every_days, next_on }.into()];
    for party in case.side(Role::Debtor).filter(|party: &&Party| party.has_number()) {
        for (id, institution) in &ctx.directory.institutions {
            let open = case
                .inquiries
                .iter()
                .any(|one| one.is_open() && one.debtor == party.no && one.institution == *id);
            if institution.serving && FIVE_CHECKS.contains(&institution.kind) && !open {
                events.push(InstitutionAsked::of(party.no, id, institution, ctx.today).into());
            }
        }
    }
    events
}

impl Happening for StandingQuerySet {
    const KIND: &'static str = "standing_query_set";
    const TITLE: &'static str = "定期查询";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        case.standing_query = Some(StandingQuery { every_days: self.every_days, next_on: self.next_on });
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("每{}日查询一次被执行人财产，下次{}", self.every_days, self.next_on.chinese())
    }
}

impl Happening for StandingQueryEnded {
    const KIND: &'static str = "standing_query_ended";
    const TITLE: &'static str = "停止定期查询";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        case.standing_query = None;
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("停止定期查询：{}", self.why.title())
    }
}
