//! The flow of a case (流程节点): at which node it stands and since when, and on which days it came to the steps that
//! cases are compared by.
//!
//! Nobody moves a case from node to node: the docket tells where it stands.

use crate::case::{Case, Stage};
use crate::money::Receipt;
use values::Day;

macro_rules! nodes {
    ($($(#[$meta:meta])* $variant:ident = $word:literal, $title:literal, $awaits:literal;)*) => {
        /// A node of the flow, in the order in which a case comes to them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Node {
            $($(#[$meta])* $variant,)*
        }

        impl Node {
            /// Every node.
            pub const ALL: &'static [Node] = &[$(Node::$variant),*];

            /// The stored word; never changes.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Node::$variant => $word,)* }
            }

            /// The Chinese title.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Node::$variant => $title,)* }
            }

            /// What puts a case there, in Chinese.
            #[must_use]
            pub fn told_by(self) -> &'static str {
                match self { $(Node::$variant => $awaits,)* }
            }
        }
    };
}

nodes! {
    /// Filed; nobody handles it.
    Filed = "filed", "待分案", "已立案，尚未确定承办人";
    /// A handler is named; the notice has not gone out.
    Assigned = "assigned", "待通知", "已分案，尚未发出执行通知";
    /// The notice is out; it has reached no debtor, nothing was asked or held.
    Notified = "notified", "待送达", "已发出执行通知，尚未送达，未查询、未控制";
    /// The notice was served; no institution was asked.
    Served = "served", "待查询", "执行通知已送达，尚未查询财产";
    /// Institutions were asked; nothing is held.
    Queried = "queried", "待控制", "已查询财产，没有生效的控制措施";
    /// Something is held; no money is on its way.
    Controlled = "controlled", "待处置", "有生效的控制措施，没有待到账、待分配、待发放的案款";
    /// Money was deducted and has not arrived.
    Deducted = "deducted", "待到账", "已裁定划拨，款项尚未到账";
    /// Money arrived and is not divided.
    Received = "received", "待分配", "案款已到账，尚未分配";
    /// Money is divided and not paid.
    Allocated = "allocated", "待发放", "案款已分配，尚未全部发放";
    /// Money was paid; nothing is held, on its way or waiting.
    Paid = "paid", "发放后续办", "案款已发放，无控制措施，尚未结案";
    /// The parties settled.
    Settled = "settled", "和解履行", "执行和解协议正在履行";
    /// Enforcement is suspended.
    Suspended = "suspended", "中止", "已中止执行";
    /// The case is closed.
    Closed = "closed", "已结案", "已结案";
}

impl Node {
    /// The nodes at which the court has something to do.
    pub const STEPS: [Node; 10] = [
        Node::Filed,
        Node::Assigned,
        Node::Notified,
        Node::Served,
        Node::Queried,
        Node::Controlled,
        Node::Deducted,
        Node::Received,
        Node::Allocated,
        Node::Paid,
    ];

    /// The node behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Node> {
        Node::ALL.iter().copied().find(|node| node.word() == word)
    }
}

/// At which node a case stands, and since when.
#[must_use]
pub fn node(case: &Case) -> (Node, Day) {
    let filed_on = case.filing.filed_on;
    let assigned_on = case.former_handlers.first().or(case.assignment.as_ref()).map(|first| first.on);
    match case.stage() {
        Stage::Closed(on) => return (Node::Closed, on),
        Stage::Suspended(on) => return (Node::Suspended, on),
        Stage::Filed => return (Node::Filed, filed_on),
        Stage::Assigned => return (Node::Assigned, assigned_on.unwrap_or(filed_on)),
        Stage::Enforcing => {}
    }
    if let Some(settlement) = case.settlement() {
        return (Node::Settled, settlement.agreed_on);
    }
    let undivided = case.receipts.iter().filter(|receipt| receipt.allocation.is_none());
    if let Some(on) = undivided.map(|receipt| receipt.booked_on).min() {
        return (Node::Received, on);
    }
    if case.payees().any(|payee| case.credited(payee.no).is_positive()) {
        let divided = case.receipts.iter().filter_map(|receipt| receipt.allocation.as_ref());
        // Since money waits: what was paid last leaves the rest waiting since it was divided.
        let last_paid = case.payouts.iter().map(|payout| payout.booked_on).max();
        let since = divided.clone().map(|allocation| allocation.on).filter(|on| Some(*on) >= last_paid).min();
        let since = since.or_else(|| divided.map(|allocation| allocation.on).max());
        return (Node::Allocated, since.unwrap_or(case.last_entry_on));
    }
    if let Some(on) = case.on_its_way().map(|deduction| deduction.deducted_on).min() {
        return (Node::Deducted, on);
    }
    if let Some(on) = standing_controls(case).min() {
        // A payment in between turns the same control into a new wait.
        let paid = case.payouts.iter().map(|payout| payout.booked_on).max();
        return (Node::Controlled, paid.map_or(on, |paid| on.max(paid)));
    }
    if let Some(on) = case.payouts.iter().map(|payout| payout.booked_on).max() {
        return (Node::Paid, on);
    }
    if let Some(on) = queried_on(case) {
        // What was held and is held no longer leaves the case without control since then.
        let released = case.measures.iter().filter_map(|measure| measure.released_on).max();
        return (Node::Queried, released.map_or(on, |released| on.max(released)));
    }
    let notified_on = case.notice_issued_on.unwrap_or(filed_on);
    match case.services.iter().map(|service| service.effective_on).min() {
        Some(on) => (Node::Served, on.max(notified_on)),
        None => (Node::Notified, notified_on),
    }
}

/// The first days of the measures that have effect and are neither lifted nor answered for as lapsed.
fn standing_controls(case: &Case) -> impl Iterator<Item = Day> {
    case.measures
        .iter()
        .filter(|one| one.standing == crate::measure::Standing::Confirmed)
        .filter(|one| one.released_on.is_none() && one.lapse.is_none())
        .map(|one| one.from)
}

fn queried_on(case: &Case) -> Option<Day> {
    let asked = case.inquiries.iter().map(|inquiry| inquiry.asked_on);
    asked.chain(case.offline_checks.iter().map(|check| check.on)).min()
}

macro_rules! steps {
    ($($(#[$meta:meta])* $variant:ident = $title:literal;)*) => {
        /// A step that cases are compared by, in the order of the flow.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Step {
            $($(#[$meta])* $variant,)*
        }

        impl Step {
            /// Every step.
            pub const ALL: &'static [Step] = &[$(Step::$variant),*];

            /// The Chinese title.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Step::$variant => $title,)* }
            }
        }
    };
}

steps! {
    /// The execution notice went out.
    Notice = "发出执行通知";
    /// Property was asked after for the first time.
    Query = "首次查询财产";
    /// Something was held for the first time.
    Control = "首次控制财产";
    /// Money came for the first time.
    Money = "首次到账";
    /// Money was paid to a creditor for the first time.
    Payout = "首次发放案款";
    /// The case was closed.
    Closing = "结案";
}

/// On which day a case came to a step, where it did.
#[must_use]
pub fn reached(case: &Case, step: Step) -> Option<Day> {
    match step {
        Step::Notice => case.notice_issued_on,
        Step::Query => queried_on(case),
        Step::Control => {
            let confirmed =
                case.measures.iter().filter(|one| one.standing == crate::measure::Standing::Confirmed);
            confirmed.map(|one| one.from).min()
        }
        Step::Money => {
            let received = case.receipts.iter().map(|receipt: &Receipt| receipt.value_on);
            received.chain(case.performances.iter().map(|performance| performance.on)).min()
        }
        Step::Payout => case.payouts.iter().map(|payout| payout.on).min(),
        Step::Closing => case.closed_on(),
    }
}

/// Days from filing until a day, without those on which enforcement was suspended.
#[must_use]
pub fn days_until(case: &Case, on: Day) -> u32 {
    let filed_on = case.filing.filed_on;
    let suspended: i32 = case
        .suspensions
        .iter()
        .map(|one| one.until.unwrap_or(on).min(on).days_since(one.since.min(on)).max(0))
        .sum();
    u32::try_from(on.days_since(filed_on) - suspended).unwrap_or(0)
}
