//! Rulings that freeze, take and release deposits, and the notices by which banks assist.

use crate::papers::control::preserved_by;
use crate::papers::page::{Page, identity, instrument, measure_of, numeral, yuan};
use docket::measure::release_freeze::Ground;
use docket::measure::{Measure, Way, last_day, months_max};
use docket::property::PropertyKind;
use docket::{Applied, Event};
use documents::forms::{AssistanceNotice, DeductionRuling, FreezeRuling, Holding, ReleaseRuling};
use law::seizure2020::Turn;
use values::{Day, Fen};

/// The ruling that freezes a deposit, or renews its freeze; none where the page does neither.
#[must_use]
pub fn freeze_ruling(page: &Page<'_>) -> Option<FreezeRuling> {
    let measure = measure(page)?;
    let freeze = Freeze::of(page, measure)?;
    Some(FreezeRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        background: background(page),
        action: freeze.action.to_owned(),
        holdings: vec![holding(page, measure, freeze.amount)],
        limit: yuan(freeze.amount),
        period: freeze.period,
        signatures: page.signatures(),
    })
}

/// The ruling that takes a deposit to the court's account; none where the page does not.
#[must_use]
pub fn deduction_ruling(page: &Page<'_>) -> Option<DeductionRuling> {
    let amount = match &page.entry.event {
        Event::DepositDeducted(deducted) => deducted.amount_fen,
        Event::DeductionOrdered(deducted) => deducted.amount_fen,
        _ => return None,
    };
    let measure = measure(page)?;
    Some(DeductionRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        holdings: vec![holding(page, measure, amount)],
        account: page.letterhead.account(),
        living_expenses: None,
        signatures: page.signatures(),
    })
}

/// The ruling that ends a freeze; none where the page does not.
#[must_use]
pub fn release_ruling(page: &Page<'_>) -> Option<ReleaseRuling> {
    let Event::FreezeReleased(released) = &page.entry.event else { return None };
    let measure = measure(page)?;
    let (reason, item) = grounds(released.ground, released.reason.as_deref());
    Some(ReleaseRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.case.party_name(measure.debtor).to_owned(),
        basis: page.basis(),
        frozen_by: page.ruling_number_of(measure.no).to_string(),
        holdings: vec![holding(page, measure, measure.ordered)],
        reason,
        ground: format!("第一款第{item}项"),
        signatures: page.signatures(),
    })
}

/// The notice by which the bank carries out the ruling of the page; none where the page issues none.
#[must_use]
pub fn assistance_notice(page: &Page<'_>) -> Option<AssistanceNotice> {
    let measure = measure(page)?;
    let debtor = page.case.party(measure.debtor)?;
    let account = at_institution(measure, &debtor.name);
    let order = Order::of(page, measure, &account)?;
    let number = page.ruling_number();
    // A ruling of preservation is carried out under its own number.
    let of_preservation = page.is_preservation() && page.issues_no_ruling();
    let (head, ruling_number) = match of_preservation {
        true => {
            let ruling = page.basis().number;
            (page.head(page.number(), &[&format!("{ruling}裁定书一份")]), ruling)
        }
        false => (page.head(&number, &[&format!("{number}执行裁定书一份")]), number.to_string()),
    };
    Some(AssistanceNotice {
        head,
        institution: measure.holder.clone(),
        applicant: page.creditors(),
        respondent: debtor.name.clone(),
        respondent_number: identity(debtor),
        basis: page.basis(),
        ruling_number,
        provisions: if page.is_preservation() {
            "第一百零三条、第一百零六条".to_owned()
        } else {
            provisions(measure)
        },
        matters: order.matters,
        account: order.pays.then(|| page.letterhead.account()),
        reply_items: order.reply_items.iter().map(|item| (*item).to_owned()).collect(),
        contact: page.contact(),
    })
}

fn measure<'a>(page: &Page<'a>) -> Option<&'a Measure> {
    page.case.measure(measure_of(page.entry)?)
}

fn holding(page: &Page<'_>, measure: &Measure, amount: Fen) -> Holding {
    Holding {
        institution: measure.holder.clone(),
        owner: page.case.party_name(measure.debtor).to_owned(),
        asset: asset(measure),
        amount: yuan(amount),
    }
}

/// What went before a freeze. Measures may be taken before the notice goes out (民诉法解释第四百八十条).
pub(crate) fn background(page: &Page<'_>) -> String {
    let (debtors, instrument) = (page.debtors(), instrument(&page.basis()));
    if page.case.notice_issued_on.is_some() {
        format!("责令被执行人{debtors}履行{instrument}确定的义务，但被执行人{debtors}至今未履行")
    } else {
        format!("被执行人{debtors}未履行{instrument}确定的义务")
    }
}

/// A freeze or its renewal.
struct Freeze {
    action: &'static str,
    amount: Fen,
    from: Day,
    until: Day,
    period: String,
}

impl Freeze {
    fn of(page: &Page<'_>, measure: &Measure) -> Option<Freeze> {
        let (action, turn, amount, from, until, applied) = match &page.entry.event {
            Event::DepositFrozen(frozen) => {
                ("冻结", Turn::First, frozen.amount_fen, frozen.frozen_on, frozen.until, &frozen.applied)
            }
            Event::FreezeRenewed(renewed) => {
                let amount = measure.ordered - measure.deducted;
                ("继续冻结", Turn::Renewal, amount, renewed.renewed_on, renewed.until, &renewed.applied)
            }
            _ => return None,
        };
        Some(Freeze { action, amount, from, until, period: period(from, until, turn, applied) })
    }
}

/// A number of months in words: `一年`, `六个月`, `三年`.
pub(crate) fn months_words(months: u32) -> String {
    if months.is_multiple_of(12) {
        format!("{}年", numeral(months / 12))
    } else {
        format!("{}个月", numeral(months))
    }
}

/// The kind of money and the number under which it is kept.
fn asset(measure: &Measure) -> String {
    match measure.kind {
        PropertyKind::Deposit => format!("银行存款（账号{}）", measure.register_no),
        kind => format!("{}（{}）", kind.title(), measure.register_no),
    }
}

/// What an institution keeps of the debtor, as the notice to it says: money by its account, a thing by its name.
fn at_institution(measure: &Measure, debtor: &str) -> String {
    match (measure.kind.is_money(), measure.thing.as_str()) {
        (true, _) | (false, "") => format!("被执行人{debtor}在你单位账号{}", measure.register_no),
        (false, thing) if measure.register_no.is_empty() || thing.contains(&measure.register_no) => {
            format!("被执行人{debtor}的{thing}")
        }
        (false, thing) => format!("被执行人{debtor}的{thing}（{}）", measure.register_no),
    }
}

/// How long a freeze lasts: `一年`, `六个月`.
fn period(from: Day, until: Day, turn: Turn, applied: &Applied) -> String {
    let ends = |months: &u32| {
        last_day(PropertyKind::Deposit, from, *months, turn, applied).is_ok_and(|day| day == until)
    };
    match (1..=months_max(PropertyKind::Deposit, from, turn)).find(ends) {
        Some(months) => months_words(months),
        None => format!("至{}止", until.chinese()),
    }
}

/// The words and the item of 查封、扣押、冻结规定第二十八条 for a ground.
///
/// > 第二十八条 有下列情形之一的，人民法院应当作出解除查封、扣押、冻结裁定，并送达申请执行人、被执行人或者案外人：
/// > （一）查封、扣押、冻结案外人财产的；（二）申请执行人撤回执行申请或者放弃债权的；……（四）债务已经清偿的；
/// > （五）被执行人提供担保且申请执行人同意解除查封、扣押、冻结的；（六）人民法院认为应当解除查封、扣押、冻结的其他情形。
pub(crate) fn grounds(ground: Ground, explained: Option<&str>) -> (String, &'static str) {
    let (words, item) = match ground {
        Ground::Paid => ("生效法律文书确定的债务已经清偿", "四"),
        Ground::ThirdParty => ("所控制的财产属于案外人", "一"),
        Ground::Withdrawn => ("申请执行人撤回执行申请或者放弃债权", "二"),
        Ground::Secured => ("被执行人提供担保且申请执行人同意解除", "五"),
        Ground::Excess => ("所控制的财产超过本案应当执行的数额", "六"),
        Ground::Substituted => ("被执行人提供其他等值财产供查封", "六"),
        Ground::Other => ("具有应当解除的其他情形", "六"),
    };
    let explained = explained.map_or_else(String::new, |explained| format!("（{explained}）"));
    (format!("{words}{explained}"), item)
}

/// The articles by which whoever keeps the thing assists.
///
/// > 查封扣押冻结规定第一条第二款 采取查封、扣押、冻结措施需要有关单位或者个人协助的，人民法院应当制作协助执行通知书，连同裁定书副本一并送达协助执行人。
/// >
/// > 查封扣押冻结规定第七条第二款 查封、扣押、冻结已登记的不动产、特定动产及其他财产权，应当通知有关登记机关办理登记手续。
fn provisions(measure: &Measure) -> String {
    const SZ: &str = "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》";
    if measure.kind.is_tangible() {
        format!("第二百五十五条，{SZ}第一条第二款、第七条第二款")
    } else {
        "第二百五十三条".to_owned()
    }
}

/// The number of the ruling by which a measure was taken, be it one of preservation.
fn taken_by(page: &Page<'_>, measure: &Measure) -> String {
    preserved_by(page, measure).map_or_else(|| page.ruling_number_of(measure.no).to_string(), str::to_owned)
}

/// What a bank is asked to do and to answer.
struct Order {
    matters: Vec<String>,
    pays: bool,
    reply_items: &'static [&'static str],
}

/// What an institution answers to an order of control.
const CONTROL_REPLY: &[&str] = &["办理结果", "实际控制金额", "期限", "在先查封、冻结情况", "未能协助的原因"];

fn control_matters(measure: &Measure, account: &str, amount: Fen, months: u32) -> Vec<String> {
    let verb = measure.way.verb();
    let mut matters = if measure.kind.is_money() {
        vec![
            format!("{verb}{account}内的款项{}", yuan(amount)),
            format!(
                "余额不足的，对其后进入的款项一并{verb}至前项数额，超出前项数额的部分和账户的使用不受影响"
            ),
        ]
    } else {
        vec![format!("{verb}{account}")]
    };
    matters.push(format!("{verb}期限{}，自办理之日起计算", months_words(months)));
    matters.push(match measure.way {
        Way::LiveSeal => format!("{verb}期间允许继续使用，未经本院许可，不得办理转让、抵押等手续"),
        Way::Freeze if measure.kind.is_money() => "未经本院许可，不得支付、划转或者以其他方式处分".to_owned(),
        _ => format!("{verb}期间未经本院许可，不得办理转让、抵押、出资等手续"),
    });
    matters
}

impl Order {
    fn of(page: &Page<'_>, measure: &Measure, account: &str) -> Option<Order> {
        match &page.entry.event {
            Event::DepositFrozen(_) | Event::FreezeRenewed(_) => {
                let freeze = Freeze::of(page, measure)?;
                Some(Order {
                    matters: vec![
                        format!("{}{account}内的存款{}", freeze.action, yuan(freeze.amount)),
                        format!(
                            "{}期限{}，自{}起至{}止；账户余额不足的，对其后进入该账户的款项一并冻结至前项数额，超出前项数额的部分和账户的使用不受影响",
                            freeze.action,
                            freeze.period,
                            freeze.from.chinese(),
                            freeze.until.chinese()
                        ),
                        "冻结期间未经本院许可，不得支付、划转或者以其他方式处分冻结的款项".to_owned(),
                    ],
                    pays: false,
                    reply_items: &["账户余额", "实际冻结金额", "冻结期限", "在先冻结情况", "未能协助的原因"],
                })
            }
            Event::DepositDeducted(deducted) => {
                let mut matters =
                    vec![format!("将{account}内的存款{}划入本院下列账户", yuan(deducted.amount_fen))];
                if (measure.ordered - measure.deducted).is_positive() {
                    matters.push("划拨后，冻结数额相应减少，其余部分继续冻结".to_owned());
                }
                Some(Order {
                    matters,
                    pays: true,
                    reply_items: &["实际划拨金额", "划拨日期", "划拨后账户余额", "未能协助的原因"],
                })
            }
            Event::ControlOrdered(ordered) => Some(Order {
                matters: control_matters(measure, account, ordered.amount_fen, ordered.months),
                pays: false,
                reply_items: CONTROL_REPLY,
            }),
            Event::RenewalOrdered(renewed) => {
                let verb = measure.way.verb();
                Some(Order {
                    matters: vec![
                        if measure.kind.is_money() {
                            let held = yuan(measure.held_now());
                            format!("继续{verb}{account}内的款项，以{held}为限")
                        } else {
                            format!("继续{verb}{account}")
                        },
                        format!(
                            "继续{verb}期限{}，自办理之日起计算；原期限至{}届满，请在届满前办理",
                            months_words(renewed.months),
                            measure.until.chinese()
                        ),
                    ],
                    pays: false,
                    reply_items: CONTROL_REPLY,
                })
            }
            Event::ReleaseOrdered(released) => {
                let part =
                    released.amount_fen.map_or_else(String::new, |amount| format!("中的{}", yuan(amount)));
                Some(Order {
                    matters: vec![format!(
                        "解除对{account}{part}的{}（原裁定书文号{}）",
                        measure.way.verb(),
                        taken_by(page, measure)
                    )],
                    pays: false,
                    reply_items: &["解除事项", "解除日期", "未能协助的原因"],
                })
            }
            Event::DeductionOrdered(deducted) => Some(Order {
                matters: vec![format!("将{account}内的款项{}划入本院下列账户", yuan(deducted.amount_fen))],
                pays: true,
                reply_items: &["实际划拨金额", "划拨日期", "划拨后余额", "未能协助的原因"],
            }),
            Event::FreezeReleased(_) => Some(Order {
                matters: vec![format!(
                    "解除对{account}内存款的冻结（原冻结数额{}，冻结裁定书文号{}）",
                    yuan(measure.ordered),
                    page.ruling_number_of(measure.no)
                )],
                pays: false,
                reply_items: &["解除冻结金额", "解除冻结日期", "未能协助的原因"],
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_of_a_freeze_is_said_in_months() {
        let from: Day = "2026-03-10".parse().unwrap();
        let default = Applied::default();
        let mut law = law::Settings::default();
        law.set("D-03", "corresponding_day", "2026-11-21".parse().unwrap()).unwrap();
        for applied in [&default, &Applied::of(&law, &["D-03"])] {
            for (months, words) in [(1, "一个月"), (6, "六个月"), (11, "十一个月"), (12, "一年")]
            {
                let until = last_day(PropertyKind::Deposit, from, months, Turn::First, applied).unwrap();
                assert_eq!(period(from, until, Turn::First, applied), words);
            }
        }
        assert_eq!(period(from, from.plus_days(3), Turn::First, &default), "至2026年3月13日止");
    }

    #[test]
    fn the_grounds_of_release_name_the_items_of_the_article() {
        assert_eq!(grounds(Ground::Paid, None).1, "四");
        assert_eq!(grounds(Ground::ThirdParty, None).1, "一");
        assert_eq!(grounds(Ground::Secured, None).1, "五");
        assert_eq!(grounds(Ground::Other, Some("流拍")).0, "具有应当解除的其他情形（流拍）");
    }
}
