//! 最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定 (法释〔2015〕10号, as amended 2020).

pub mod only_home;

use crate::calendar::Calendar;
use crate::checklist::{Conditions, requirement};
use crate::civil_procedure2023::objection::IDLE_MONTHS;
use crate::civil_procedure2023::{self, period};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::statutes;
use crate::trial_limits2000::{ExcludedSpan, ExclusionReason, union_extension};
use crate::{enforcement_procedure2020, procedure_interpretation2022};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::OBJECTION, article)
}

/// Until when an objection is filed (OBJ-01).
///
/// > 第二条第一款 执行异议符合民事诉讼法第二百二十五条或者第二百二十七条规定条件的，人民法院应当在三日内立案，并在立案后三日内通知异议人和相关当事人。
pub const FILING: Limit = Limit::new(
    "OBJ-01",
    "执行异议立案",
    Length::Days(3),
    article("第二条第一款"),
    "符合条件的，应当在三日内立案。",
);

/// Until when the parties are told of the filing (OBJ-01), article 2 too.
pub const TELLING: Limit = Limit::new(
    "OBJ-01",
    "通知异议人和相关当事人",
    Length::Days(3),
    article("第二条第一款"),
    "在立案后三日内通知异议人和相关当事人。",
);

/// Until when incomplete papers are completed (OBJ-02).
///
/// > 第二条第二款 执行异议申请材料不齐备的，人民法院应当一次性告知异议人在三日内补足，逾期未补足的，不予受理。
pub const COMPLETION: Limit = Limit::new(
    "OBJ-02",
    "补足异议材料",
    Length::Days(3),
    article("第二条第二款"),
    "应当一次性告知异议人在三日内补足，逾期未补足的，不予受理。",
);

/// Until when a refusal or dismissal is taken to the higher court (OBJ-02).
///
/// > 第二条第三款 异议人对不予受理或者驳回申请裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议。
pub const REFUSAL_RECONSIDERATION: Limit = Limit::new(
    "OBJ-02",
    "对不予受理、驳回申请的裁定申请复议",
    Length::Days(10),
    article("第二条第三款"),
    "可以自裁定送达之日起十日内向上一级人民法院申请复议。",
);

/// Against what an objection is raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// An act of enforcement.
    Act,
    /// The ruling that ends the procedure.
    Ending,
    /// An object, by a third party; it ends with the enforcement of the object.
    Object,
    /// An object that a party acquired; it ends with the procedure.
    ObjectAcquiredByParty,
}

/// Whether an objection comes in time (OBJ-01, OBJ-05). `ended_on` is the day on which the procedure, or for an
/// object its enforcement, ended.
///
/// > 第六条 当事人、利害关系人依照民事诉讼法第二百二十五条规定提出异议的，应当在执行程序终结之前提出，但对终结执行措施提出异议的除外。
/// >
/// > 案外人依照民事诉讼法第二百二十七条规定提出异议的，应当在异议指向的执行标的执行终结之前提出；执行标的由当事人受让的，应当在执行程序终结之前提出。
#[must_use]
pub fn raised_in_time(
    rule: &'static str,
    against: Against,
    raised_on: Day,
    ended_on: Option<Day>,
) -> Explained<bool> {
    let (paragraph, text) = match against {
        Against::Act => ("第六条第一款", "应当在执行程序终结之前提出。"),
        Against::Ending => ("第六条第一款", "对终结执行措施提出异议的，不受执行程序终结之前的限制。"),
        Against::Object => ("第六条第二款", "应当在异议指向的执行标的执行终结之前提出。"),
        Against::ObjectAcquiredByParty => {
            ("第六条第二款", "执行标的由当事人受让的，应当在执行程序终结之前提出。")
        }
    };
    let in_time = against == Against::Ending || ended_on.is_none_or(|ended| raised_on < ended);
    Derivation::new(rule, "提出异议的时间", Confidence::Read)
        .input("提出异议日", raised_on.chinese())
        .input("终结日", ended_on.map_or_else(|| "尚未终结".to_owned(), Day::chinese))
        .step(article(paragraph), text)
        .conclude(in_time, if in_time { "在期限内提出。" } else { "逾期提出，不予受理。" })
}

/// Where a disputed object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectStage {
    /// The objection is under review.
    Review,
    /// The objection was rejected and nobody has sued yet.
    Rejected,
    /// The suit is pending.
    Suit,
}

/// Whether the court may dispose of an object to which a third party objects (OBJ-05), on a day.
///
/// > 民诉法解释第四百六十三条第二款 驳回案外人执行异议裁定送达案外人之日起十五日内，人民法院不得对执行标的进行处分。
///
/// > 执行程序解释第十五条 案外人异议审查期间，人民法院不得对执行标的进行处分。案外人向人民法院提供充分、有效的担保请求解除对异议标的的查封、扣押、冻结的，人民法院可以准许；申请执行人提供充分、有效的担保请求继续执行的，应当继续执行。
///
/// > 执行程序解释第十六条第一款 案外人执行异议之诉审理期间，人民法院不得对执行标的进行处分。申请执行人请求人民法院继续执行并提供相应担保的，人民法院可以准许。
///
/// The fifteen days end with the term for the suit, rolled over rest days: an earlier sale could be overtaken by a suit
/// brought in time.
#[must_use]
pub fn may_dispose(
    calendar: &Calendar,
    stage: ObjectStage,
    rejection_served_on: Option<Day>,
    applicant_security: bool,
    on: Option<Day>,
) -> Option<Explained<bool>> {
    let derivation = Derivation::new("OBJ-05", "案外人异议标的的处分", Confidence::Read);
    Some(match stage {
        ObjectStage::Review => derivation
            .step(
                enforcement_procedure2020::article("第十五条"),
                "案外人异议审查期间，不得对执行标的进行处分。",
            )
            .conclude(
                applicant_security,
                if applicant_security {
                    "申请执行人提供充分、有效的担保请求继续执行的，应当继续执行。"
                } else {
                    "不得处分。"
                },
            ),
        ObjectStage::Suit => derivation
            .step(enforcement_procedure2020::article("第十六条第一款"), "诉讼期间不得对执行标的进行处分。")
            .conclude(
                applicant_security,
                if applicant_security {
                    "申请执行人提供相应担保请求继续执行的，可以准许。"
                } else {
                    "不得处分。"
                },
            ),
        ObjectStage::Rejected => {
            let (served, on) = (rejection_served_on?, on?);
            let until = period::period_of_days(calendar, served, 15).end;
            derivation
                .input("驳回裁定送达案外人日", served.chinese())
                .step(
                    procedure_interpretation2022::article("第四百六十三条第二款"),
                    format!("送达之日起十五日内不得处分，至{}。", until.chinese()),
                )
                .conclude(
                    on > until,
                    if on > until {
                        "期间已满且无人起诉的，可以处分。"
                    } else {
                        "不得处分。"
                    },
                )
        }
    })
}

/// Whether a further objection to the same act or object is admitted (OBJ-06).
///
/// > 第十五条 当事人、利害关系人对同一执行行为有多个异议事由，但未在异议审查过程中一并提出，撤回异议或者被裁定驳回异议后，再次就该执行行为提出异议的，人民法院不予受理。
/// >
/// > 案外人撤回异议或者被裁定驳回异议后，再次就同一执行标的提出异议的，人民法院不予受理。
pub const REPETITION: Table = Table {
    rule: "OBJ-06",
    title: "再次提出异议",
    confidence: Confidence::Read,
    cases: &[
        Case::new("first", "未曾对该行为、该标的提出异议", "admissible", article("第十五条"), "应当受理。"),
        Case::new(
            "pending",
            "异议正在审查，提出新的事由",
            "joined",
            article("第十五条第一款"),
            "多个异议事由应当在异议审查过程中一并提出，一并审查。",
        ),
        Case::new(
            "withdrawn_same_act",
            "撤回异议后对同一执行行为再次提出",
            "not_admissible",
            article("第十五条第一款"),
            "不予受理。",
        ),
        Case::new(
            "dismissed_same_act",
            "异议被驳回后对同一执行行为再次提出",
            "not_admissible",
            article("第十五条第一款"),
            "不予受理。",
        ),
        Case::new(
            "withdrawn_same_object",
            "案外人撤回异议后对同一执行标的再次提出",
            "not_admissible",
            article("第十五条第二款"),
            "不予受理。",
        ),
        Case::new(
            "dismissed_same_object",
            "案外人异议被驳回后对同一执行标的再次提出",
            "not_admissible",
            article("第十五条第二款"),
            "不予受理。",
        ),
        Case::new(
            "other_act_or_object",
            "对另一执行行为、另一执行标的提出",
            "admissible",
            article("第十五条"),
            "应当受理。",
        ),
    ],
};

/// Who may not sit on the panel that reviews an objection (OBJ-07): the staff of the implementing case, and on remand
/// the members of the former panel.
///
/// > 第十一条 人民法院审查执行异议或者复议案件，应当依法组成合议庭。指令重新审查的执行异议案件，应当另行组成合议庭。办理执行实施案件的人员不得参与相关执行异议和复议案件的审查。
#[must_use]
pub fn excluded_reviewers<'a>(
    panel: &[&'a str],
    implementing: &[&str],
    former_panel: &[&str],
) -> Explained<Vec<&'a str>> {
    let barred = |name: &&&str| implementing.contains(*name) || former_panel.contains(*name);
    let excluded: Vec<&str> = panel.iter().filter(barred).copied().collect();
    let conclusion = if excluded.is_empty() {
        "合议庭成员均可以参加审查。".to_owned()
    } else {
        format!("{}不得参加审查。", excluded.join("、"))
    };
    Derivation::new("OBJ-07", "异议、复议案件的合议庭", Confidence::Read)
        .input("合议庭成员", panel.join("、"))
        .input("执行实施案件的办理人员", implementing.join("、"))
        .step(article("第十一条第三款"), "办理执行实施案件的人员不得参与审查。")
        .step(article("第十一条第二款"), "指令重新审查的，应当另行组成合议庭。")
        .conclude(excluded, conclusion)
}

/// Where a defence of the debtor belongs (OBJ-08).
///
/// > 第七条第二款 被执行人以债权消灭、丧失强制执行效力等执行依据生效之后的实体事由提出排除执行异议的，人民法院应当参照民事诉讼法第二百二十五条规定进行审查。
/// >
/// > 第七条第三款 除本规定第十九条规定的情形外，被执行人以执行依据生效之前的实体事由提出排除执行异议的，人民法院应当告知其依法申请再审或者通过其他程序解决。
pub const DEFENCE: Table = Table {
    rule: "OBJ-08",
    title: "被执行人的实体事由",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "act",
            "执行措施、期间、顺序等执行行为违法",
            "act_objection",
            article("第七条第一款"),
            "依照民事诉讼法第二百三十六条进行审查。",
        ),
        Case::new(
            "after_instrument",
            "执行依据生效之后的实体事由（清偿、免除等）",
            "act_objection",
            article("第七条第二款"),
            "参照民事诉讼法第二百三十六条进行审查。",
        ),
        Case::new(
            "before_instrument",
            "执行依据生效之前的实体事由",
            "retrial",
            article("第七条第三款"),
            "告知其依法申请再审或者通过其他程序解决。",
        ),
    ],
};

/// When a set-off by the debtor is upheld (OBJ-08).
///
/// > 第十九条 当事人互负到期债务，被执行人请求抵销，请求抵销的债务符合下列情形的，除依照法律规定或者按照债务性质不得抵销的以外，人民法院应予支持：（一）已经生效法律文书确定或者经申请执行人认可；（二）与被执行人所负债务的标的物种类、品质相同。
pub const SET_OFF: Conditions = Conditions {
    rule: "OBJ-08",
    title: "执行中的抵销",
    confidence: Confidence::Read,
    requirements: &[
        requirement("both_due", article("第十九条"), "互负的债务均已到期"),
        requirement(
            "fixed_or_admitted",
            article("第十九条第（一）项"),
            "经生效法律文书确定或者申请执行人认可",
        ),
        requirement("same_kind", article("第十九条第（二）项"), "标的物种类、品质相同"),
        requirement("not_barred", article("第十九条"), "依照法律规定、债务性质可以抵销"),
    ],
    met: "应予支持抵销。",
    unmet: "不予支持抵销。",
};

/// When the general buyer of real estate can keep enforcement off (OBJ-09).
///
/// > 第二十八条 金钱债权执行中，买受人对登记在被执行人名下的不动产提出异议，符合下列情形且其权利能够排除执行的，人民法院应予支持：（一）在人民法院查封之前已签订合法有效的书面买卖合同；（二）在人民法院查封之前已合法占有该不动产；（三）已支付全部价款，或者已按照合同约定支付部分价款且将剩余价款按照人民法院的要求交付执行；（四）非因买受人自身原因未办理过户登记。
pub const BUYER: Conditions = Conditions {
    rule: "OBJ-09",
    title: "一般不动产买受人的异议",
    confidence: Confidence::Read,
    requirements: &[
        requirement(
            "contract_before_seizure",
            article("第二十八条第（一）项"),
            "查封前已签订合法有效的书面买卖合同",
        ),
        requirement("possession_before_seizure", article("第二十八条第（二）项"), "查封前已合法占有"),
        requirement("price_paid", article("第二十八条第（三）项"), "已付全部价款，或者余款已按要求交付执行"),
        requirement("not_own_fault", article("第二十八条第（四）项"), "非因自身原因未办理过户登记"),
    ],
    met: "其权利能够排除执行的，应予支持。",
    unmet: "不符合第二十八条的条件。",
};

/// When the buyer of a home from a developer can keep enforcement off (OBJ-09).
///
/// > 第二十九条 金钱债权执行中，买受人对登记在被执行的房地产开发企业名下的商品房提出异议，符合下列情形且其权利能够排除执行的，人民法院应予支持：（一）在人民法院查封之前已签订合法有效的书面买卖合同；（二）所购商品房系用于居住且买受人名下无其他用于居住的房屋；（三）已支付的价款超过合同约定总价款的百分之五十。
///
/// In suits since 2025-07-24 (法释〔2025〕10号, excerpt) the home need not be the only one.
pub const HOME_BUYER: Conditions = Conditions {
    rule: "OBJ-09",
    title: "商品房消费者的异议",
    confidence: Confidence::Read,
    requirements: &[
        requirement(
            "contract_before_seizure",
            article("第二十九条第（一）项"),
            "查封前已签订合法有效的书面买卖合同",
        ),
        requirement(
            "for_living_and_only_home",
            article("第二十九条第（二）项"),
            "用于居住且名下无其他用于居住的房屋",
        ),
        requirement("more_than_half_paid", article("第二十九条第（三）项"), "已付价款超过总价款的百分之五十"),
    ],
    met: "其权利能够排除执行的，应予支持。",
    unmet: "不符合第二十九条的条件。",
};

/// When the holder of a priority notice stops disposal or keeps enforcement off (OBJ-09).
///
/// > 第三十条 金钱债权执行中，对被查封的办理了受让物权预告登记的不动产，受让人提出停止处分异议的，人民法院应予支持；符合物权登记条件，受让人提出排除执行异议的，应予支持。
pub const PRIORITY_NOTICE: Conditions = Conditions {
    rule: "OBJ-09",
    title: "预告登记权利人的异议",
    confidence: Confidence::Read,
    requirements: &[
        requirement("notice_registered", article("第三十条"), "办理了受让物权预告登记"),
        requirement("registrable", article("第三十条"), "符合物权登记条件"),
    ],
    met: "排除执行的异议应予支持。",
    unmet: "不能排除执行；已办理预告登记的，停止处分的异议应予支持。",
};

/// When a lessee keeps possession for the term of his lease (OBJ-09).
///
/// > 第三十一条第一款 承租人请求在租赁期内阻止向受让人移交占有被执行的不动产，在人民法院查封之前已签订合法有效的书面租赁合同并占有使用该不动产的，人民法院应予支持。
pub const LESSEE: Conditions = Conditions {
    rule: "OBJ-09",
    title: "承租人的异议",
    confidence: Confidence::Read,
    requirements: &[
        requirement(
            "contract_before_seizure",
            article("第三十一条第一款"),
            "查封前已签订合法有效的书面租赁合同",
        ),
        requirement("possession_before_seizure", article("第三十一条第一款"), "查封前已占有使用"),
        requirement(
            "no_collusion",
            article("第三十一条第二款"),
            "不存在恶意串通、明显低价承租、伪造交租证据",
        ),
    ],
    met: "租赁期内阻止移交占有的请求应予支持。",
    unmet: "阻止移交占有的请求不予支持。",
};

/// Whether more than half of the price was paid: exactly half is not enough.
#[must_use]
pub fn more_than_half(paid: Fen, price: Fen) -> bool {
    i128::from(paid.0) * 2 > i128::from(price.0)
}

/// From when the applicant may turn to the higher court (OBJ-10): the day after six months without enforcement, longer
/// by the days that do not count.
///
/// > 民事诉讼法第二百三十七条 人民法院自收到申请执行书之日起超过六个月未执行的，申请执行人可以向上一级人民法院申请执行。
///
/// > 执行程序解释第十三条 民事诉讼法第二百二十六条规定的六个月期间，不应当计算执行中的公告期间、鉴定评估期间、管辖争议处理期间、执行争议协调期间、暂缓执行期间以及中止执行期间。
///
/// Auction and sale are not on this list, unlike that of the handling limit (TIM-02). The six months are a period of the
/// code, so that the last day rolls over rest days.
#[must_use]
pub fn higher_court_from(calendar: &Calendar, starts_on: Day, spans: &[ExcludedSpan]) -> Explained<Day> {
    let (counted, others): (Vec<ExcludedSpan>, Vec<ExcludedSpan>) =
        spans.iter().copied().partition(|span| excluded_from_idle_months(span.reason));
    let base_end = starts_on.plus_months(IDLE_MONTHS);
    let (days, raw_end) = union_extension(starts_on, base_end, &counted);
    let end = period::ending_on(calendar, starts_on, raw_end).end;
    let list = enforcement_procedure2020::article("第十三条");
    let mut derivation = Derivation::new("OBJ-10", "向上一级人民法院申请执行", Confidence::Read)
        .input("收到申请执行书日（发现财产日）", starts_on.chinese())
        .step(civil_procedure2023::article("第二百三十七条"), format!("六个月届至{}。", base_end.chinese()));
    for span in &counted {
        let text =
            format!("{}：{}至{}不计算。", span.reason.label(), span.from.chinese(), span.until.chinese());
        derivation = derivation.step(list, text);
    }
    for span in &others {
        derivation = derivation.step(list, format!("{}不在列举之内，照常计算。", span.reason.label()));
    }
    let from = end.next();
    derivation
        .remark(format!("共扣除{days}日，届至{}，超过六个月的第一日为{}。", end.chinese(), from.chinese()))
        .conclude(from, format!("自{}起可以向上一级人民法院申请执行。", from.chinese()))
}

const fn excluded_from_idle_months(reason: ExclusionReason) -> bool {
    matches!(
        reason,
        ExclusionReason::NoticeOrExpertise
            | ExclusionReason::AuditOrAppraisal
            | ExclusionReason::Competence
            | ExclusionReason::Coordination
            | ExclusionReason::Suspension
            | ExclusionReason::StayOnSettlementOrSecurity
            | ExclusionReason::StayBySuperior
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn exactly_half_of_the_price_is_not_more_than_half() {
        assert!(!more_than_half(Fen(50), Fen(100)));
        assert!(more_than_half(Fen(51), Fen(100)));
        assert!(!more_than_half(Fen(0), Fen(0)));
    }

    #[test]
    fn an_auction_does_not_lengthen_the_six_months_but_a_stay_does() {
        let span = |reason| ExcludedSpan { from: day("2026-02-01"), until: day("2026-02-10"), reason };
        let from =
            |spans: &[ExcludedSpan]| higher_court_from(Calendar::national(), day("2026-01-15"), spans).value;
        assert_eq!(from(&[]), day("2026-07-16"));
        assert_eq!(from(&[span(ExclusionReason::AuctionOrSale)]), day("2026-07-16"));
        // 15 July and ten days are Saturday, 25 July, which rolls to Monday, 27 July.
        assert_eq!(from(&[span(ExclusionReason::Suspension)]), day("2026-07-28"));
    }

    #[test]
    fn nothing_is_disposed_of_within_fifteen_days_of_a_rejection() {
        let may = |on: &str| {
            let served = Some(day("2026-03-10"));
            may_dispose(Calendar::national(), ObjectStage::Rejected, served, false, Some(day(on)))
                .unwrap()
                .value
        };
        assert!(!may("2026-03-25"));
        assert!(may("2026-03-26"));
    }
}
