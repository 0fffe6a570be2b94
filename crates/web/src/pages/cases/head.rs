//! The head of a case: what it is, who stands on which side, who handles it, and the sums that matter.

use crate::shell::encode;
use app::cases::open::CaseView;
use docket::Case;
use docket::filing::Kind;
use docket::party::Role;

/// The head of a case page.
pub(crate) struct Head {
    pub(crate) number: String,
    pub(crate) path: String,
    pub(crate) cause: String,
    /// The kind of case, where it is no first enforcement.
    pub(crate) kind: Option<&'static str>,
    /// What the applicant asked for, `申请执行`.
    pub(crate) asks: &'static str,
    /// The number of the case that goes on in this one.
    pub(crate) earlier: Option<Earlier>,
    /// Whether it is closed and what it holds is looked after.
    pub(crate) keeps_measures: bool,
    /// How it was closed.
    pub(crate) closing: Option<String>,
    pub(crate) stage: &'static str,
    pub(crate) stage_word: &'static str,
    /// The livelihood class, where the case is on the fast track.
    pub(crate) livelihood: Option<&'static str>,
    /// The track, and why.
    pub(crate) track: Option<(&'static str, String)>,
    /// What the table suggests instead, which nobody has answered yet.
    pub(crate) suggested: Option<String>,
    pub(crate) creditors: String,
    pub(crate) debtors: String,
    /// The handler, or that there is none.
    pub(crate) handler: String,
    pub(crate) team: String,
    pub(crate) filed_on: String,
    pub(crate) instrument: String,
    pub(crate) instrument_by: String,
    pub(crate) owed: Figure,
    pub(crate) figures: Vec<Figure>,
}

/// The case that goes on in this one, with its page.
pub(crate) struct Earlier {
    pub(crate) number: String,
    pub(crate) path: String,
}

/// One sum with the place that explains it.
pub(crate) struct Figure {
    pub(crate) label: String,
    pub(crate) amount: String,
    pub(crate) href: &'static str,
    pub(crate) note: String,
}

/// The path of a case page.
pub(crate) fn path(id: &values::CaseId) -> String {
    format!("/cases/{}", encode(id.as_str()))
}

impl Head {
    pub(crate) fn new(view: &CaseView, team: Option<String>) -> Head {
        let case = &view.case;
        let stage = case.stage();
        let on = case.counted_until(view.today);
        let figure = |label: &str, amount: values::Fen, href: &'static str, note: String| Figure {
            label: label.to_owned(),
            amount: amount.to_string(),
            href,
            note,
        };
        let running = case.measures.iter().filter(|measure| measure.runs_on(view.today)).count();
        Head {
            number: case.filing.number.to_string(),
            path: path(&case.id),
            cause: case.filing.cause.clone(),
            kind: Some(case.filing.kind).filter(|kind| *kind != Kind::First).map(Kind::title),
            asks: if case.filing.kind == Kind::Preservation { "申请保全" } else { "申请执行" },
            earlier: case.filing.earlier.as_ref().map(|number| Earlier {
                number: number.to_string(),
                path: path(&values::CaseId::from(number)),
            }),
            keeps_measures: case.closing.is_some_and(|closing| closing.keeps_measures()),
            closing: case.closing.map(|closing| {
                let settled = if closing.settlement.is_some() { "（和解）" } else { "" };
                format!("{}以{}{settled}结案", closing.on.chinese(), closing.way.label())
            }),
            stage: stage.title(),
            stage_word: stage.word(),
            livelihood: case.filing.livelihood.map(|class| class.title()),
            track: case.triage.track().map(|track| (track.title(), case.triage.why())),
            suggested: case.triage.suggestion().map(|found| {
                format!("{}建议改为{}：{}", found.source(), found.track.title(), found.reason())
            }),
            creditors: case.side_names(Role::Creditor),
            debtors: case.side_names(Role::Debtor),
            handler: case
                .assignment
                .as_ref()
                .map_or_else(|| "尚未分案".to_owned(), |assignment| assignment.handler_name.clone()),
            team: team.unwrap_or_default(),
            filed_on: case.filing.filed_on.to_string(),
            instrument: case.filing.instrument.clone(),
            instrument_by: case.filing.instrument_by.clone(),
            owed: figure(
                &format!("截至{}尚欠", on.chinese()),
                view.owed(),
                "#debt",
                match case.not_enforced(&view.statement) {
                    none if none.is_zero() => "如何算出".to_owned(),
                    rest => format!("和解履行完毕，其余{rest}元不再执行"),
                },
            ),
            figures: vec![
                figure("已控制", case.held(view.today), "#property", format!("{running}项措施有效")),
                figure("已到账", case.received(), "#money", received_note(case)),
                figure("已发放", case.paid_out(), "#payouts", format!("{}笔", case.payouts.len())),
                figure("案款余额", case.balance(), "#books", "待分配、发放、退还".to_owned()),
                figure("未收执行申请费", view.fee_left, "#fee", "如何算出".to_owned()),
            ],
        }
    }
}

/// How many receipts there are, and what is still on its way from a bank.
fn received_note(case: &Case) -> String {
    let on_its_way: values::Fen = case.on_its_way().map(|deduction| deduction.amount).sum();
    if on_its_way.is_positive() {
        format!("{}笔；划拨在途{on_its_way}元", case.receipts.len())
    } else {
        format!("{}笔", case.receipts.len())
    }
}
