//! Objections: articles 236 to 238.

use super::article;
use crate::limit::{Length, Limit};

/// Until when an act objection is decided (OBJ-01, TIM-16).
///
/// > 第二百三十六条 当事人、利害关系人提出书面异议的，人民法院应当自收到书面异议之日起十五日内审查，理由成立的，裁定撤销或者改正；理由不成立的，裁定驳回。
pub const ACT_DECISION: Limit = Limit::new(
    "OBJ-01",
    "执行行为异议审查",
    Length::Days(15),
    article("第二百三十六条"),
    "应当自收到书面异议之日起十五日内审查并作出裁定。",
);

/// Until when reconsideration is asked for (OBJ-01).
///
/// > 第二百三十六条 当事人、利害关系人对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议。
pub const RECONSIDERATION: Limit = Limit::new(
    "OBJ-01",
    "申请复议",
    Length::Days(10),
    article("第二百三十六条"),
    "可以自裁定送达之日起十日内向上一级人民法院申请复议。",
);

/// Until when a third-party objection is decided (OBJ-05).
///
/// > 第二百三十八条 执行过程中，案外人对执行标的提出书面异议的，人民法院应当自收到书面异议之日起十五日内审查，理由成立的，裁定中止对该标的的执行；理由不成立的，裁定驳回。
pub const THIRD_PARTY_DECISION: Limit = Limit::new(
    "OBJ-05",
    "案外人异议审查",
    Length::Days(15),
    article("第二百三十八条"),
    "应当自收到书面异议之日起十五日内审查，理由成立的裁定中止对该标的的执行，不成立的裁定驳回。",
);

/// Until when the suit over an objection is brought (OBJ-05).
///
/// > 第二百三十八条 案外人、当事人对裁定不服，认为原判决、裁定错误的，依照审判监督程序办理；与原判决、裁定无关的，可以自裁定送达之日起十五日内向人民法院提起诉讼。
pub const SUIT: Limit = Limit::new(
    "OBJ-05",
    "提起执行异议之诉",
    Length::Days(15),
    article("第二百三十八条"),
    "与原判决、裁定无关的，可以自裁定送达之日起十五日内向人民法院提起诉讼。",
);

/// How many months without enforcement let the applicant turn to the higher court (OBJ-10).
///
/// > 第二百三十七条 人民法院自收到申请执行书之日起超过六个月未执行的，申请执行人可以向上一级人民法院申请执行。
pub const IDLE_MONTHS: i32 = 6;
