//! Objections to a reference price: articles 22 to 25.

use super::{Way, article};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::Day;

/// What an objection says is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Wrong basics of the property.
    Basics,
    /// Property beyond the scope, or left out.
    Scope,
    /// The appraiser lacks the licence.
    Licence,
    /// A serious breach of the procedure.
    Procedure,
    /// The standard, the method or the result of an appraisal.
    Method,
}

/// An objection to a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Objection {
    /// How the price was found.
    pub way: Way,
    /// What is wrong.
    pub fault: Fault,
    /// The day the report was received.
    pub received_on: Day,
    /// The day of the objection.
    pub raised_on: Day,
}

/// Which way an objection goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionRoute {
    /// It is not accepted.
    NotAccepted,
    /// It is handled like an objection to an act of enforcement (民事诉讼法第二百三十六条).
    LikeActObjection,
    /// The appraiser explains, then the professional association reviews.
    AppraiserExplains,
}

/// The route and its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Routed {
    /// The route.
    pub route: ObjectionRoute,
    /// The last day to object.
    pub object_by: Day,
    /// The last day to hand the objection to the appraiser, where he explains.
    pub hand_over_by: Option<Day>,
}

/// Which way an objection to a price goes (VAL-08).
///
/// > 第二十二条第一款 当事人、利害关系人认为网络询价报告或者评估报告具有下列情形之一的，可以在收到报告后五日内提出书面异议
/// >
/// > 第二十三条第一款 当事人、利害关系人收到评估报告后五日内对评估报告的参照标准、计算方法或者评估结果等提出书面异议的，人民法院应当在三日内交评估机构予以书面说明。
/// >
/// > 第二十四条第二款 当事人、利害关系人对议价或者定向询价提出异议的，人民法院不予受理。
#[must_use]
pub fn route(calendar: &Calendar, objection: Objection) -> Explained<Routed> {
    let Objection { way, fault, received_on, raised_on } = objection;
    let object_by = period_of_days(calendar, received_on, 5).end;
    let derivation = Derivation::new("VAL-08", "对参考价的异议", Confidence::Read)
        .input("确定方式", way.label())
        .input("收到报告日", received_on.chinese())
        .input("提出异议日", raised_on.chinese());
    let not_accepted = Routed { route: ObjectionRoute::NotAccepted, object_by, hand_over_by: None };
    if matches!(way, Way::Agreement | Way::DirectedInquiry) {
        return derivation
            .step(article("第二十四条第二款"), "对议价或者定向询价提出异议的，不予受理。")
            .conclude(not_accepted, "不予受理。");
    }
    if raised_on > object_by {
        return derivation
            .step(
                article("第二十四条第一款"),
                format!("未在收到报告后五日内（{}前）提出，不予受理。", object_by.chinese()),
            )
            .conclude(not_accepted, "逾期，不予受理。");
    }
    match (fault, way) {
        (Fault::Method, Way::Appraisal) => {
            let by = period_of_days(calendar, raised_on, 3).end;
            let value =
                Routed { route: ObjectionRoute::AppraiserExplains, object_by, hand_over_by: Some(by) };
            derivation
                .step(
                    article("第二十三条第一款"),
                    format!("三日内（{}前）交评估机构书面说明。", by.chinese()),
                )
                .step(
                    article("第二十三条第一款"),
                    "评估机构五日内未说明或者对说明仍有异议的，交行业协会组织专业技术评审。",
                )
                .conclude(value, "交评估机构书面说明。")
        }
        (Fault::Method, _) => derivation
            .step(article("第二十三条第一款"), "对参照标准、计算方法、结果的异议只适用于评估报告。")
            .conclude(not_accepted, "不予受理。"),
        _ => derivation
            .step(article("第二十二条第二款"), "对基本信息、范围、资质、程序的异议，参照执行行为异议处理。")
            .conclude(
                Routed { route: ObjectionRoute::LikeActObjection, object_by, hand_over_by: None },
                "参照执行行为异议处理。",
            ),
    }
}

/// Misconduct behind a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misconduct {
    /// Fraud or threat in the agreement.
    Fraud,
    /// Collusion that harms a third party.
    Collusion,
    /// A false quotation of an office.
    FalseQuotation,
    /// A wrong outcome of an objection under articles 22 and 23.
    WrongHandling,
}

/// Whether misconduct is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Supervised {
    /// By the procedure of enforcement supervision.
    Supervision,
    /// Too late: the first notice is out, or the sale has begun.
    TooLate,
    /// There is no evidence.
    NoEvidence,
}

/// Whether an objection for misconduct is examined (VAL-11).
///
/// > 第二十五条 当事人、利害关系人有证据证明具有下列情形之一，且在发布一拍拍卖公告或者直接进入变卖程序之前提出异议的，人民法院应当按照执行监督程序进行审查处理
///
/// Assumption: an objection on the day of the notice itself comes too late, for it is not before it.
#[must_use]
pub fn supervised(
    misconduct: Misconduct,
    with_evidence: bool,
    raised_on: Day,
    first_notice_on: Option<Day>,
) -> Explained<Supervised> {
    let words = match misconduct {
        Misconduct::Fraud => "议价中存在欺诈、胁迫情形（第一项）。",
        Misconduct::Collusion => "恶意串通损害第三人利益（第二项）。",
        Misconduct::FalseQuotation => "有关机构出具虚假定向询价结果（第三项）。",
        Misconduct::WrongHandling => "依照第二十二条、第二十三条作出的处理结果确有错误（第四项）。",
    };
    let derivation = Derivation::new("VAL-11", "参考价的监督", Confidence::Read)
        .input("提出异议日", raised_on.chinese())
        .step(article("第二十五条"), words);
    if !with_evidence {
        derivation.conclude(Supervised::NoEvidence, "没有证据证明，不予审查。")
    } else if first_notice_on.is_some_and(|notice| raised_on >= notice) {
        derivation
            .step(article("第二十五条"), "应当在发布一拍拍卖公告或者直接进入变卖程序之前提出。")
            .conclude(Supervised::TooLate, "提出过晚，不按执行监督程序审查。")
    } else {
        derivation.conclude(Supervised::Supervision, "按照执行监督程序审查处理。")
    }
}
