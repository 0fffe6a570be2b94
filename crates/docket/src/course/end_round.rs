//! End this round of enforcement (终结本次执行程序).
//!
//! > 民诉法解释第五百一十七条第一款 经过财产调查未发现可供执行的财产，在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后，可以裁定终结本次执行程序。
//!
//! What the docket shows is taken from it: the notice, the five checks, the day of filing. The officer answers for the
//! rest, with the page where it can be read. The debt remains, what is held stays held, and the debtors' property is
//! queried every six months for five years.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::course::obstacle::Obstacle;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, command, required_answers};
use crate::inquiry::coverage;
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::checklist::Finding;
use law::closing2014::Way;
use law::ending_round2016::after::query_schedule;
use law::ending_round2016::readiness::{Facts, earliest_ending, readiness};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// On whose word the round is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The applicant signs.
    Consent,
    /// A panel verifies and the president approves.
    Panel,
}

impl Answer for Route {
    const REQUIRED: bool = true;
}

required_answers!(Finding);

const ROUTES: &[(&str, &str)] = &[("consent", "申请执行人签字确认"), ("panel", "合议庭审查核实，报院长批准")];

impl Route {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        ROUTES[self as usize].1
    }
}

const DONE: &[(&str, &str)] = &[("met", "已办理"), ("not_met", "尚未办理")];
const DONE_OR_NONE: &[(&str, &str)] =
    &[("met", "已办理"), ("not_applicable", "没有此情形"), ("not_met", "尚未办理")];

command! {
    /// Ends the round. Each answer is one of the points of 法〔2016〕373号 that the docket does not show.
    pub struct EndRound {
        pub route: Route, "终本方式", Kind::Choice(ROUTES);
        pub agreed_on: Day, "签字或者评议日期", Kind::Day, "申请执行人签字确认之日，或者合议庭评议之日";
        pub told_on: Day, "约谈日期", Kind::Day, "将执行经过、调查结果和终本的依据、后果告知申请执行人之日";
        pub view: String, "申请执行人的意见", Kind::Prose(500);
        pub restricted_on: Day, "限制消费令日期", Kind::Day;
        pub restricted_page: String, "限制消费令卷宗页次", Kind::Text(50);
        pub listing: Finding, "纳入失信名单", Kind::Choice(DONE_OR_NONE), "不符合纳入条件的选“没有此情形”";
        pub listing_page: Option<String>, "纳入决定卷宗页次", Kind::Text(50);
        pub report_checked: Finding, "核查被执行人报告的财产", Kind::Choice(DONE);
        pub report_sanctioned: Finding, "处罚逾期、拒绝或者虚假报告", Kind::Choice(DONE_OR_NONE);
        pub clues_checked: Finding, "核查申请执行人和他人提供的财产线索", Kind::Choice(DONE_OR_NONE);
        pub local_inquiry: Finding, "网络不能覆盖的到当地调查", Kind::Choice(DONE_OR_NONE);
        pub searched: Finding, "搜查隐匿的财产、账簿", Kind::Choice(DONE_OR_NONE);
        pub audit_or_bounty: Finding, "依申请审计、悬赏", Kind::Choice(DONE_OR_NONE);
        pub other_investigation: Finding, "其他法定调查", Kind::Choice(DONE_OR_NONE);
        pub nothing_disposable: Finding, "查明没有可供执行的财产，或者财产不能处置", Kind::Choice(DONE);
        pub missing_searched: Finding, "查找下落不明的被执行人", Kind::Choice(DONE_OR_NONE);
        pub obstruction_sanctioned: Finding, "处罚妨害执行的行为", Kind::Choice(DONE_OR_NONE);
        pub findings: String, "财产调查结果", Kind::Prose(1_000), "写入裁定书；发现财产而不能处置的写明理由";
    }
}

/// 终结本次执行程序.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundEnded {
    /// On whose word.
    pub route: Route,
    /// When the applicant signed or the panel met.
    pub agreed_on: Day,
    /// When the applicant was told.
    pub told_on: Day,
    /// What the applicant said.
    pub view: String,
    /// When consumption was restricted.
    pub restricted_on: Day,
    /// Where the order stands in the file.
    pub restricted_page: String,
    /// Whether the debtor was listed.
    pub listing: Finding,
    /// Where the decision stands in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listing_page: Option<String>,
    /// Every point of the checklist as it was found, by its name.
    pub points: BTreeMap<String, Finding>,
    /// What the investigation found.
    pub findings: String,
    /// What the creditors received.
    pub recovered_fen: Fen,
    /// What is not paid.
    pub left_fen: Fen,
}

impl EndRound {
    /// Every point of the checklist: what the docket shows, and what the officer answers. The approval of the president
    /// follows the proposal, without which nothing takes effect.
    fn points(&self, case: &Case, ctx: &Context<'_>) -> BTreeMap<&'static str, Finding> {
        let noticed = Finding::from(case.notice_issued_on.is_some());
        let report = Finding::of_all([self.report_checked, self.report_sanctioned]);
        let route = |route: Route| Finding::from(self.route == route);
        BTreeMap::from([
            ("notice_sent", noticed),
            ("report_ordered", noticed),
            ("report_checked", self.report_checked),
            ("report_failure_sanctioned", self.report_sanctioned),
            ("report_on_file", report),
            ("consumption_restricted", Finding::from(self.restricted_on <= ctx.today)),
            ("listed_if_due", self.listing),
            ("clues_checked", self.clues_checked),
            ("network_queried", Finding::from(coverage(case, ctx.directory, ctx.today).missing() == 0)),
            ("local_inquiry_made", self.local_inquiry),
            ("searched_if_hidden", self.searched),
            ("audit_or_bounty_if_applied", self.audit_or_bounty),
            ("other_investigation_done", self.other_investigation),
            ("nothing_disposable", self.nothing_disposable),
            ("missing_debtor_searched", self.missing_searched),
            ("obstruction_sanctioned", self.obstruction_sanctioned),
            ("applicant_told", Finding::from(self.told_on <= ctx.today)),
            ("view_recorded", Finding::from(!self.view.trim().is_empty())),
            ("applicant_signed", route(Route::Consent)),
            ("panel_checked", route(Route::Panel)),
            ("president_approved", route(Route::Panel)),
        ])
    }

    fn days(&self) -> [(&'static str, Day); 3] {
        [
            ("签字或者评议日期", self.agreed_on),
            ("约谈日期", self.told_on),
            ("限制消费令日期", self.restricted_on),
        ]
    }
}

impl Act for EndRound {
    const ABOUT: About = About {
        name: "end_round",
        title: "终结本次执行程序",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十七条第一款")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let earliest = earliest_ending(case.filing.filed_on).value.earliest;
        let is_ready = case.assignment.is_some() && case.notice_issued_on.is_some() && ctx.today >= earliest;
        if !is_ready || case.is_settled() || !case.filing.kind.ways().contains(&Way::RoundEnded) {
            return Vec::new();
        }
        let left = case.statement(ctx.today).totals.owed;
        if !left.is_positive() {
            return Vec::new();
        }
        let coverage = coverage(case, ctx.directory, ctx.today);
        vec![Offer::Open {
            reason: format!(
                "立案已超过三个月，尚欠{left}元，五查已完成{}；穷尽调查仍无财产可供执行的，可以终结本次执行程序",
                coverage.percent_words()
            ),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        case.check_way(Way::RoundEnded)?;
        let earliest = earliest_ending(case.filing.filed_on).value.earliest;
        if ctx.today < earliest {
            return Err(Refusal::Course(Obstacle::RoundTooEarly { earliest }));
        }
        if let Some((label, day)) = self.days().into_iter().find(|(_, day)| *day > ctx.today) {
            return Err(Refusal::DayInFuture { label, day });
        }
        let left = case.statement(ctx.today).totals.owed;
        let open_duty = case.duties.iter().any(|state| state.performed_on.is_none());
        if !left.is_positive() && !open_duty {
            return Err(Refusal::NothingOwed);
        }
        let points = self.points(case, ctx);
        let facts =
            Facts { filed_on: Some(case.filing.filed_on), on: Some(ctx.today), findings: points.clone() };
        let ready = readiness(&facts).value;
        if !ready.is_allowed() {
            let missing = ready.conditions.into_iter().flat_map(|condition| condition.missing).collect();
            return Err(Refusal::Course(Obstacle::RoundNotReady { missing }));
        }
        if let Some(refusal) = case.unsettled() {
            return Err(refusal);
        }
        Ok(vec![
            RoundEnded {
                route: self.route,
                agreed_on: self.agreed_on,
                told_on: self.told_on,
                view: self.view.trim().to_owned(),
                restricted_on: self.restricted_on,
                restricted_page: self.restricted_page.trim().to_owned(),
                listing: self.listing,
                listing_page: self.listing_page.clone(),
                points: points.into_iter().map(|(name, found)| (name.to_owned(), found)).collect(),
                findings: self.findings.trim().to_owned(),
                recovered_fen: case.paid_out(),
                left_fen: left,
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("终结本次执行程序（{}）", self.route.title())
    }

    /// With the applicant's signature nobody else decides (APR: 民诉法解释第五百一十七条第一款).
    fn approval(&self) -> Approval {
        match self.route {
            Route::Consent => Approval::None,
            Route::Panel => Approval::By(Office::President),
        }
    }
}

impl Case {
    /// The next query of an ended round is due: the first day of the schedule after a day on which was asked; none once
    /// the five years are over (TER-08).
    pub(crate) fn await_round_query(&mut self, asked_on: Day) {
        let Some(closing) = self.closing.filter(|closing| closing.way == Way::RoundEnded) else { return };
        let days = query_schedule(closing.on).value;
        match days.iter().position(|day| *day > asked_on) {
            Some(turn) => {
                let label = format!("终本后第{}次查询财产", turn + 1);
                self.clocks.start(ClockKind::RoundQuery, 0, label, asked_on, days[turn]);
            }
            None => self.clocks.meet(ClockKind::RoundQuery, 0, asked_on),
        }
    }
}

impl Happening for RoundEnded {
    const KIND: &'static str = "round_ended";
    const TITLE: &'static str = "终结本次执行程序";
    const PAPERS: &'static [Paper] = &[Paper::RoundRuling];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.close(Way::RoundEnded, stamp, None);
        case.await_round_query(stamp.on);
    }

    fn sentence(&self, _case: &Case) -> String {
        format!(
            "裁定终结本次执行程序（{}），已执行到位{}元，尚欠{}元；控制措施继续有效，五年内每六个月查询一次财产",
            self.route.title(),
            self.recovered_fen,
            self.left_fen
        )
    }
}
