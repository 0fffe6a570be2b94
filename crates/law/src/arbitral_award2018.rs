//! 最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定 (法释〔2018〕5号).

use crate::derivation::{Article, Confidence};
use crate::limit::{Length, Limit};
use crate::statutes;
use values::Day;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::ARBITRAL_AWARD, article)
}

/// Until when the debtor applies that an award not be enforced (OBJ-12), from service of the execution notice or, for
/// forged evidence and corrupt arbitrators, from knowledge.
///
/// > 第八条第一款 被执行人向人民法院申请不予执行仲裁裁决的，应当在执行通知书送达之日起十五日内提出书面申请；有民事诉讼法第二百三十七条第二款第四、六项规定情形且执行程序尚未终结的，应当自知道或者应当知道有关事实或案件之日起十五日内提出书面申请。
pub const DEBTOR: Limit = Limit::new(
    "OBJ-12",
    "申请不予执行仲裁裁决",
    Length::Days(15),
    article("第八条第一款"),
    "应当在执行通知书送达之日起（伪造证据、枉法裁决的自知道之日起）十五日内提出书面申请。",
);

/// Until when a stranger applies that an award not be enforced (OBJ-12).
///
/// > 第九条第（三）项 自知道或者应当知道人民法院对该标的采取执行措施之日起三十日内提出。
pub const STRANGER: Limit = Limit::new(
    "OBJ-12",
    "案外人申请不予执行仲裁裁决",
    Length::Days(30),
    article("第九条第（三）项"),
    "自知道或者应当知道人民法院对该标的采取执行措施之日起三十日内提出。",
);

/// Until when the application is reviewed (OBJ-12).
///
/// > 第十二条 人民法院对不予执行仲裁裁决案件的审查，应当在立案之日起两个月内审查完毕并作出裁定；有特殊情况需要延长的，经本院院长批准，可以延长一个月。
pub const REVIEW: Limit = Limit::new(
    "OBJ-12",
    "不予执行仲裁裁决案件的审查",
    Length::Months(2),
    article("第十二条"),
    "应当在立案之日起两个月内审查完毕；经本院院长批准可以延长一个月。",
);

/// Until when a party asks that an award be set aside (OBJ-12): three months since 2026-03-01, six months before.
///
/// > 仲裁法第七十二条 当事人申请撤销裁决的，应当自收到裁决书之日起三个月内提出。
///
/// The law is silent on awards received before that day; the law of the day of receipt is applied (our reading).
#[must_use]
pub fn setting_aside(award_received_on: Day) -> Limit {
    let new_law = Day::new(2026, 3, 1).expect("a day of the calendar");
    if award_received_on >= new_law {
        return Limit::new(
            "OBJ-12",
            "申请撤销仲裁裁决",
            Length::Months(3),
            Article::new(statutes::ARBITRATION_LAW, "第七十二条"),
            "应当自收到裁决书之日起三个月内提出。",
        );
    }
    Limit::new(
        "OBJ-12",
        "申请撤销仲裁裁决",
        Length::Months(6),
        Article::new(statutes::ARBITRATION_LAW, "第五十九条（2017年修正）"),
        "2026年3月1日以前收到裁决书的，自收到裁决书之日起六个月内提出。",
    )
    .known_as(Confidence::Recalled)
}
