//! The parts of the room of case funds, as the head of its pages shows them.

use docket::office::Actor;

/// A part of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// 今日.
    Today,
    /// 待认领.
    Suspense,
    /// 待发放.
    Payments,
    /// 账龄.
    Ageing,
    /// 对账.
    Closing,
}

/// One part as a link.
pub(crate) struct FundsTab {
    pub(crate) title: &'static str,
    pub(crate) address: &'static str,
    pub(crate) here: bool,
}

/// The parts that an officer may enter.
pub(crate) fn tabs(actor: &Actor, here: Part) -> Vec<FundsTab> {
    let may_pay = app::payments::may_look(actor);
    [
        (Part::Today, "今日", "/funds", app::funds::may_see(actor)),
        (Part::Suspense, "待认领", "/funds/suspense", app::funds::may_see(actor)),
        (Part::Payments, "待发放", "/payments", may_pay),
        (Part::Ageing, "账龄", "/payments/ageing", true),
        (Part::Closing, "对账", "/funds/closing", app::closing::may_look(actor)),
    ]
    .into_iter()
    .filter(|(_, _, _, may)| *may)
    .map(|(part, title, address, _)| FundsTab { title, address, here: part == here })
    .collect()
}
