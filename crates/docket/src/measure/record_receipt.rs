//! Record what an institution reported on paper (登记回执).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event};
use crate::form::{Kind, Pages, command};
use crate::measure::order::{Done, Order, OrderKind, OrderState, Report, take};
use crate::measure::{last_day, months_max};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::seizure2020::{self, Turn};
use values::{Day, Fen};

/// What an institution may report: stored words and titles.
pub const RESULTS: &[(&str, &str)] = &[("done", "已办理"), ("waiting", "轮候"), ("refused", "未办成")];

command! {
    /// Records what an institution reported on paper.
    pub struct RecordReceipt {
        pub order: EntryNo, "协助事项", Kind::Page(Pages::Order);
        pub on: Day, "办理日期", Kind::Day, "协助单位办理之日";
        pub result: String, "办理结果", Kind::Choice(RESULTS);
        pub held_fen: Option<Fen>, "实际控制金额（元）", Kind::Money, "按金额冻结的，以回执为准";
        pub rank: Option<u32>, "轮候顺位", Kind::Whole(1, 99), "前面还有几项查封、冻结";
        pub receipt: Option<String>, "回执编号", Kind::Text(60);
        pub control_no: Option<String>, "措施编号", Kind::Text(60), "协助单位给该项措施的编号；单位开通网络办理后，凭此续行、解除和划拨";
        pub remark: Option<String>, "说明", Kind::Text(200), "未办成的，写明理由";
    }
}

impl Act for RecordReceipt {
    const ABOUT: About = About {
        name: "record_receipt",
        title: "登记回执",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::Assistant, Office::Clerk, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(seizure2020::article("第一条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let by_hand = |order: &Order| {
            let known = order.institution.as_ref().and_then(|id| ctx.directory.institutions.get(id));
            let unnumbered = case.measure(order.measure).is_some_and(|measure| measure.control_no.is_empty());
            known.is_none_or(|institution| !institution.has_service)
                || unnumbered && order.no != order.measure
        };
        case.orders
            .iter()
            .filter(|order| {
                order.is_open() && by_hand(order) || case.order_needs_somebody(order) && order.awaits_report()
            })
            .map(|order| {
                let place = case.measure(order.measure).map_or_else(String::new, super::Measure::place);
                let what = order.what.title();
                Offer::Open {
                    reason: match &order.state {
                        OrderState::Disputed { .. } => {
                            format!("{place}的{what}回执存疑，请向协助单位核实后登记")
                        }
                        OrderState::TimedOut { .. } => {
                            format!("{place}的{what}逾期未回执，请催办，已办理的登记回执")
                        }
                        _ => format!("等待{place}的{what}回执"),
                    },
                    due_on: Some(order.due_on),
                    weight: Weight::Useful,
                    prefill: vec![("order", order.no.to_string()), ("on", ctx.today.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let order = case.order(self.order).ok_or(Refusal::NotOnDocket("协助事项"))?;
        if !order.awaits_report() {
            return Err(Refusal::OrderReported);
        }
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "办理日期", day: self.on });
        }
        if self.on < order.ordered_on {
            return Err(Refusal::DayTooEarly {
                label: "办理日期",
                day: self.on,
                after: order.ordered_on,
                what: "裁定之日",
            });
        }
        let receipt = self.receipt.clone().unwrap_or_default();
        let report = Report { on: self.on, receipt, done: self.done(case, order)? };
        Ok(take(case, self.order, &report))
    }

    fn summary(&self, _case: &Case) -> String {
        "登记回执".to_owned()
    }
}

impl RecordReceipt {
    fn done(&self, case: &Case, order: &Order) -> Result<Done, Refusal> {
        let measure = case.measure(order.measure).ok_or(Refusal::NotOnDocket("控制措施"))?;
        let given = self.control_no.as_deref().map(str::trim).filter(|number| !number.is_empty());
        let control_no = given.unwrap_or(&measure.control_no).to_owned();
        let until = |months: u32, turn: Turn| last_day(measure.kind, self.on, months, turn, &measure.applied);
        if self.result == "refused" {
            let reason = self.remark.as_deref().unwrap_or_default().trim();
            return if reason.is_empty() {
                Err(Refusal::ReasonMissing)
            } else {
                Ok(Done::Refused { reason: reason.to_owned() })
            };
        }
        Ok(match &order.what {
            OrderKind::Control { .. } | OrderKind::Status if self.result == "waiting" => Done::Controlled {
                control_no,
                held: None,
                from: self.on,
                until: None,
                rank: self.rank.unwrap_or(1),
            },
            OrderKind::Status => {
                let held = Some(self.held_fen.unwrap_or(measure.ordered));
                let months = match case.order(order.measure).map(|first| &first.what) {
                    Some(OrderKind::Control { months }) => *months,
                    _ => months_max(measure.kind, self.on, Turn::First),
                };
                let until = until(months, Turn::First)?;
                Done::Controlled { control_no, held, from: self.on, until: Some(until), rank: 0 }
            }
            OrderKind::Control { months } => Done::Controlled {
                control_no,
                held: self.held_fen,
                from: self.on,
                until: Some(until(*months, Turn::First)?),
                rank: 0,
            },
            OrderKind::Renewal { months } => {
                if self.on > measure.until {
                    return Err(Refusal::RenewalTooLate { ended_on: measure.until });
                }
                Done::Renewed { until: until(*months, Turn::Renewal)? }
            }
            OrderKind::Release { .. } => Done::Released { on: self.on },
            OrderKind::Deduction { amount } => Done::Deducted { amount: *amount, on: self.on },
        })
    }
}
