//! A settlement in enforcement: its instalments, what met each, and what is missing.

use crate::show::Due;
use app::cases::open::CaseView;
use docket::settlement::{Ending, Settlement, Standing, StandingState};

/// A settlement as the case page shows it.
pub(crate) struct SettlementBlock {
    pub(crate) no: u32,
    pub(crate) agreed_on: String,
    pub(crate) filing: &'static str,
    pub(crate) debtor: String,
    pub(crate) total: String,
    pub(crate) performed: String,
    pub(crate) left: String,
    /// How it stands in one word, with the class of its chip.
    pub(crate) state: String,
    pub(crate) class: &'static str,
    pub(crate) breach: &'static str,
    pub(crate) controls: &'static str,
    pub(crate) terms: String,
    /// What is due and not performed; empty where nothing is.
    pub(crate) arrears: String,
    pub(crate) resumption_until: String,
    pub(crate) instalments: Vec<InstalmentLine>,
    /// Whether it is in force.
    pub(crate) is_open: bool,
}

/// One instalment.
pub(crate) struct InstalmentLine {
    pub(crate) no: u32,
    pub(crate) due_on: String,
    pub(crate) amount: String,
    /// What is given where it is not money.
    pub(crate) kind: String,
    pub(crate) covered: String,
    pub(crate) left: String,
    pub(crate) state: &'static str,
    pub(crate) class: &'static str,
    /// When it was met, or how far its day is.
    pub(crate) when: String,
    /// The pages that performed it, with what each brought.
    pub(crate) pages: Vec<(u32, String)>,
}

/// The settlements of a case, the last first.
pub(crate) fn blocks(view: &CaseView) -> Vec<SettlementBlock> {
    view.case.settlements.iter().rev().map(|settlement| block(view, settlement)).collect()
}

fn block(view: &CaseView, settlement: &Settlement) -> SettlementBlock {
    let case = &view.case;
    let standings = settlement.standings(case);
    let performed = settlement.performed(case);
    let arrears = settlement.arrears(case, view.today);
    let is_open = settlement.ended.is_none() && case.closed_on().is_none();
    let (state, class) = match settlement.ended {
        Some((page, _, Ending::Changed)) => (format!("已由第{page}页变更"), ""),
        Some((page, _, Ending::Resumed)) => (format!("第{page}页恢复执行，已履行部分扣除"), ""),
        None if settlement.is_performed(case) => ("履行完毕".to_owned(), "green"),
        None if arrears.is_positive() => ("逾期".to_owned(), "bad"),
        None => ("履行中".to_owned(), "calm"),
    };
    SettlementBlock {
        no: settlement.no.0,
        agreed_on: settlement.agreed_on.to_string(),
        filing: settlement.filing.title(),
        debtor: settlement.debtor.map(|debtor| case.party_name(debtor).to_owned()).unwrap_or_default(),
        total: settlement.total.to_string(),
        performed: performed.to_string(),
        left: (settlement.total - performed).to_string(),
        state,
        class,
        breach: settlement.breach.title(),
        controls: settlement.controls.title(),
        terms: settlement.terms.clone().unwrap_or_default(),
        arrears: if is_open && arrears.is_positive() { arrears.to_string() } else { String::new() },
        resumption_until: settlement.resumption_until().to_string(),
        instalments: standings.iter().map(|standing| line(view, standing, is_open)).collect(),
        is_open,
    }
}

fn line(view: &CaseView, standing: &Standing, is_open: bool) -> InstalmentLine {
    use docket::settlement::schedule::Kind;
    let (state, due) = (standing.state(view.today), Due::new(standing.instalment.due_on, view.today));
    let (title, class) = match state {
        StandingState::Met => (state.title(), "green"),
        StandingState::MetLate => (state.title(), "warn"),
        _ if !is_open => ("未履行", ""),
        StandingState::Missed => (state.title(), "bad"),
        StandingState::Partly => (state.title(), "warn"),
        StandingState::Open => (state.title(), ""),
    };
    InstalmentLine {
        no: standing.no,
        due_on: standing.instalment.due_on.to_string(),
        amount: standing.instalment.amount_fen.to_string(),
        kind: match standing.instalment.kind {
            Kind::Money => String::new(),
            kind => format!("{}：{}", kind.title(), standing.instalment.what),
        },
        covered: standing.covered.to_string(),
        left: if standing.left().is_zero() { String::new() } else { standing.left().to_string() },
        state: title,
        class,
        when: match standing.met_on {
            Some(on) => format!("{on} 足额"),
            None if is_open => due.words,
            None => String::new(),
        },
        pages: standing.pages.iter().map(|(page, amount)| (page.0, amount.to_string())).collect(),
    }
}
