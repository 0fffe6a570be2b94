//! Record the service of the execution notice on a debtor (送达执行通知书).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::{Event, Happening, Stamp};
use crate::form::{Answer, Kind, command};
use crate::notice::Service;
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use law::{Calendar, ServiceMethod, period_of_days};
use serde::{Deserialize, Serialize};
use values::Day;

/// How the notice reached the debtor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 直接送达.
    Direct,
    /// 留置送达.
    Left,
    /// 邮寄送达（签收）.
    Post,
    /// 邮寄退回.
    PostReturned,
    /// 电子送达.
    Electronic,
    /// 公告送达.
    PublicNotice,
}

impl Answer for Way {
    const REQUIRED: bool = true;
}

const WAYS: &[(&str, &str)] = &[
    ("direct", "直接送达"),
    ("left", "留置送达"),
    ("post", "邮寄送达（签收）"),
    ("post_returned", "邮寄退回"),
    ("electronic", "电子送达"),
    ("public_notice", "公告送达"),
];

impl Way {
    fn title(self) -> &'static str {
        WAYS[self as usize].1
    }

    fn method(self) -> ServiceMethod {
        match self {
            Way::Direct => ServiceMethod::Direct,
            Way::Left => ServiceMethod::Left,
            Way::Post => ServiceMethod::Post,
            Way::PostReturned => ServiceMethod::PostReturned,
            Way::Electronic => ServiceMethod::Electronic,
            Way::PublicNotice => ServiceMethod::PublicNotice,
        }
    }
}

command! {
    /// Records the service on one debtor.
    pub struct ServeNotice {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub way: Way, "送达方式", Kind::Choice(WAYS);
        pub on: Day, "办理日期", Kind::Day, "签收、留置、退回、系统显示到达或者公告发布之日；公告自发布之日起满三十日视为送达";
        pub receipt: Option<String>, "回证或者单号", Kind::Text(60);
    }
}

/// 送达.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeServed {
    /// The debtor.
    pub debtor: PartyNo,
    /// How.
    pub way: Way,
    /// The day of the act itself.
    pub on: Day,
    /// The day on which the service takes effect.
    pub effective_on: Day,
    /// The number of the receipt.
    pub receipt: Option<String>,
}

impl Act for ServeNotice {
    const ABOUT: About = About {
        name: "serve_notice",
        title: "登记送达",
        topic: Topic::Notice,
        offices: &[Office::Handler, Office::Assistant, Office::Clerk, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第八十七条至第九十五条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.notice_issued_on.is_none() {
            return Vec::new();
        }
        case.side(Role::Debtor)
            .filter(|debtor| case.service_on(debtor.no).is_none())
            .map(|debtor| Offer::Open {
                reason: format!("执行通知书尚未登记送达{}", debtor.name),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![("debtor", debtor.no.to_string()), ("on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        let issued_on = case.notice_issued_on.ok_or(Refusal::NotOnDocket("执行通知书（尚未发出）"))?;
        if let Some(service) = case.service_on(self.debtor) {
            return Err(Refusal::AlreadyServed { name: debtor.name.clone(), on: service.effective_on });
        }
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "办理日期", day: self.on });
        }
        if self.on < issued_on {
            return Err(Refusal::DayTooEarly {
                label: "办理日期",
                day: self.on,
                after: issued_on,
                what: "执行通知书发出日",
            });
        }
        let effective_on = law::service_effective_on(self.way.method(), self.on).value;
        Ok(vec![
            NoticeServed {
                debtor: self.debtor,
                way: self.way,
                on: self.on,
                effective_on,
                receipt: self.receipt.clone(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("向{}送达执行通知书", case.party_name(self.debtor))
    }
}

impl Happening for NoticeServed {
    const KIND: &'static str = "notice_served";
    const TITLE: &'static str = "送达";
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let report_due_on = period_of_days(Calendar::national(), self.effective_on, case.report_days).end;
        let label = format!("{}报告财产", case.party_name(self.debtor));
        let reported = case.clocks.get(ClockKind::PropertyReport, self.debtor).map(|clock| clock.state);
        case.clocks.start(ClockKind::PropertyReport, self.debtor, label, self.effective_on, report_due_on);
        if let Some(ClockState::Met(on)) = reported {
            case.clocks.meet(ClockKind::PropertyReport, self.debtor, on);
        }
        case.services.push(Service {
            entry: stamp.no,
            debtor: self.debtor,
            effective_on: self.effective_on,
            report_due_on,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let name = case.party_name(self.debtor);
        if self.effective_on == self.on {
            format!("执行通知书以{}送达{name}", self.way.title())
        } else {
            format!(
                "执行通知书以{}送达{name}，{}办理，{}生效",
                self.way.title(),
                self.on.chinese(),
                self.effective_on.chinese()
            )
        }
    }
}
