//! 最高人民法院关于人民法院办理财产保全案件若干问题的规定 (法释〔2016〕22号, as amended 2020).

use crate::calendar::Calendar;
use crate::checklist::{Conditions, requirement};
use crate::civil_procedure2023;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::procedure_interpretation2022;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院办理财产保全案件若干问题的规定";

/// The title of the opinion on enforcement in good faith, known from excerpts.
pub const GOOD_FAITH_OPINION: &str = "最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// How many listed shares are frozen (SEI-09): the need divided by the last close less a haircut of at most a fifth.
///
/// Article 7 of the opinion (法发〔2019〕35号) takes the close of the trading day before the freeze, up or down within
/// 20 %. None where the price or what is left of it is nothing.
#[must_use]
pub fn shares_to_freeze(need: Fen, previous_close: Fen, haircut: Ratio) -> Option<Explained<u64>> {
    let haircut = haircut.min(Ratio::new(1, 5)).max(Ratio::new(-1, 5));
    let unit = (Ratio::ONE - haircut).of(previous_close);
    if !unit.is_positive() {
        return None;
    }
    let shares = Ratio::new(i128::from(need.or_zero().0) * unit.denominator(), unit.numerator()).ceil();
    let shares = u64::try_from(shares.0).ok()?;
    Some(
        Derivation::new("SEI-09", "冻结上市公司股票的数量", Confidence::Excerpt)
            .input("应冻结价额", format!("{need}元"))
            .input("前一交易日收盘价", format!("{previous_close}元"))
            .step(
                Article::new(GOOD_FAITH_OPINION, "第七条"),
                format!(
                    "以前一交易日收盘价为基准，在上下浮动20%的范围内计算，本次下浮{}。",
                    haircut.percent(0)
                ),
            )
            .remark(format!(
                "{need}元 ÷（{previous_close}元 × {}），不足一股的进一股。",
                (Ratio::ONE - haircut).percent(0)
            ))
            .conclude(shares, format!("冻结{shares}股。")),
    )
}

/// The exact sum that a freeze of a bank account names (SEI-09): the money still uncovered.
///
/// > 第十五条第三款 对银行账户内资金采取冻结措施的，人民法院应当明确具体的冻结数额。
#[must_use]
pub fn freeze_amount(claim_with_costs: Fen, already_covered: Fen) -> Explained<Fen> {
    let amount = (claim_with_costs - already_covered).or_zero();
    Derivation::new("SEI-09", "冻结银行存款的数额", Confidence::Read)
        .input("债权额及执行费用", format!("{claim_with_costs}元"))
        .input("已控制价额", format!("{already_covered}元"))
        .step(article("第十五条第三款"), "对银行账户内资金采取冻结措施的，应当明确具体的冻结数额。")
        .conclude(amount, format!("冻结数额为{amount}元，其余资金和账户的使用不受影响。"))
}

/// Until when preservation is ruled on (PRE-01), from the application or, where security is asked for, from the security.
///
/// > 第四条 人民法院接受财产保全申请后，应当在五日内作出裁定；需要提供担保的，应当在提供担保后五日内作出裁定；裁定采取保全措施的，应当在五日内开始执行。对情况紧急的，必须在四十八小时内作出裁定；裁定采取保全措施的，应当立即开始执行。
pub const RULING: Limit = Limit::new(
    "PRE-01",
    "作出保全裁定",
    Length::Days(5),
    article("第四条"),
    "接受申请（需要提供担保的，提供担保）后五日内作出裁定。",
);

/// Until when a preservation ruling begins to be carried out (PRE-01), article 4 too.
pub const START: Limit = Limit::new(
    "PRE-01",
    "开始执行保全裁定",
    Length::Days(5),
    article("第四条"),
    "裁定采取保全措施的，应当在五日内开始执行。",
);

/// The hour at which the forty-eight hours end (PRE-01, PRE-08): a day and the full hour on it.
///
/// > 民事诉讼法第八十五条第二款 期间以时、日、月、年计算。期间开始的时和日，不计算在期间内。
///
/// The hour of the application is not counted. Hours do not roll over rest days: the text says that the court must
/// rule within forty-eight hours because the matter is urgent (our reading). An hour of 24 is the end of the day.
#[must_use]
pub fn urgent_ruling_due(rule: &'static str, applied_on: Day, hour: u32) -> Explained<(Day, u32)> {
    let value = (applied_on.plus_days(2), hour.min(23) + 1);
    let said = format!("{}{}时", value.0.chinese(), value.1);
    Derivation::new(rule, "情况紧急的裁定", Confidence::Read)
        .input("接受申请日", applied_on.chinese())
        .step(civil_procedure2023::article("第八十五条第二款"), "开始的时不计算在内，从次时起算。")
        .step(
            article("第四条"),
            "情况紧急的，必须在四十八小时内作出裁定；裁定采取保全措施的，应当立即开始执行。",
        )
        .remark("以时计算的紧急期间不因休息日顺延。")
        .at_most(Confidence::Design)
        .conclude(value, format!("最迟于{said}作出裁定，并立即开始执行。"))
}

/// Until when a suit or arbitration follows preservation before suit (PRE-02).
///
/// > 民事诉讼法第一百零四条第三款 申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，人民法院应当解除保全。
pub const SUIT_AFTER: Limit = Limit::new(
    "PRE-02",
    "诉前保全后起诉或者申请仲裁",
    Length::Days(30),
    civil_procedure2023::article("第一百零四条第三款"),
    "采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，应当解除保全。",
);

/// When preservation is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before a suit or arbitration (诉前保全).
    BeforeSuit,
    /// In a suit (诉讼保全).
    InSuit,
    /// After the instrument and before enforcement (执行前保全).
    AfterInstrument,
}

/// The most security that may be asked for (PRE-03), down to a whole fen: 30 % of what is preserved, or of the value of
/// the disputed thing; before a suit the whole sum as a rule.
///
/// > 第五条第一款 人民法院依照民事诉讼法第一百条规定责令申请保全人提供财产保全担保的，担保数额不超过请求保全数额的百分之三十；申请保全的财产系争议标的的，担保数额不超过争议标的价值的百分之三十。
/// >
/// > 第五条第二款 利害关系人申请诉前财产保全的，应当提供相当于请求保全数额的担保；情况特殊的，人民法院可以酌情处理。
#[must_use]
pub fn largest_security(base: Fen, phase: Phase) -> Explained<Fen> {
    let derivation = Derivation::new("PRE-03", "财产保全担保的数额", Confidence::Read)
        .input("请求保全数额或者争议标的价值", format!("{base}元"));
    if phase == Phase::BeforeSuit {
        return derivation
            .step(
                article("第五条第二款"),
                "诉前保全应当提供相当于请求保全数额的担保；情况特殊的可以酌情处理。",
            )
            .conclude(base, format!("担保数额为{base}元。"));
    }
    let most = Ratio::new(30, 100).of(base).floor();
    derivation
        .step(article("第五条第一款"), format!("担保数额不超过百分之三十，{base}元 × 30%，不足一分的舍去。"))
        .conclude(most, format!("担保数额不超过{most}元。"))
}

/// Whether security may be left away (PRE-04).
///
/// > 第九条 当事人在诉讼中申请财产保全，有下列情形之一的，人民法院可以不要求提供担保：（一）追索赡养费、扶养费、抚育费、抚恤金、医疗费用、劳动报酬、工伤赔偿、交通事故人身损害赔偿的；（二）婚姻家庭纠纷案件中遭遇家庭暴力且经济困难的；（三）人民检察院提起的公益诉讼涉及损害赔偿的；（四）因见义勇为遭受侵害请求损害赔偿的；（五）案件事实清楚、权利义务关系明确，发生保全错误可能性较小的；（六）申请保全人为商业银行、保险公司等由金融监管部门批准设立的具有独立偿付债务能力的金融机构及其分支机构的。法律文书生效后，进入执行程序前，债权人申请财产保全的，人民法院可以不要求提供担保。
pub const WAIVER: Table = Table {
    rule: "PRE-04",
    title: "免予提供担保",
    confidence: Confidence::Read,
    cases: &[
        waiver(
            "support_wages_injury",
            "追索赡养费、劳动报酬、工伤和交通事故人身损害赔偿等",
            "第九条第一款第（一）项",
        ),
        waiver("domestic_violence", "遭遇家庭暴力且经济困难", "第九条第一款第（二）项"),
        waiver("public_interest", "检察机关提起的公益诉讼涉及损害赔偿", "第九条第一款第（三）项"),
        waiver("heroic_act", "因见义勇为遭受侵害请求赔偿", "第九条第一款第（四）项"),
        waiver("clear_case", "事实清楚、权利义务明确，保全错误可能性较小", "第九条第一款第（五）项"),
        waiver("financial_institution", "申请保全人为商业银行、保险公司等金融机构", "第九条第一款第（六）项"),
        waiver("after_instrument", "法律文书生效后、进入执行程序前", "第九条第二款"),
        Case::new(
            "before_suit",
            "诉前保全",
            "must_secure",
            civil_procedure2023::article("第一百零四条第一款"),
            "申请人应当提供担保，不提供担保的，裁定驳回申请。",
        ),
        Case::new(
            "other",
            "诉讼中的其他情形",
            "court_decides",
            procedure_interpretation2022::article("第一百五十二条第三款"),
            "根据案件的具体情况，决定是否应当提供担保以及担保的数额。",
        ),
    ],
};

const fn waiver(name: &'static str, label: &'static str, place: &'static str) -> Case {
    Case::new(name, label, "may_waive", article(place), "可以不要求提供担保。")
}

/// When the network may be queried for preservation (PRE-06).
///
/// > 第十一条第一款 人民法院依照本规定第十条第二款规定作出保全裁定的，在该裁定执行过程中，申请保全人可以向已经建立网络执行查控系统的执行法院，书面申请通过该系统查询被保全人的财产。
pub const NETWORK_QUERY: Conditions = Conditions {
    rule: "PRE-06",
    title: "财产保全中的网络查询",
    confidence: Confidence::Read,
    requirements: &[
        requirement("in_suit", article("第十条第二款"), "诉讼中申请的财产保全"),
        requirement("clues_given", article("第十条第二款"), "提供了具体财产线索"),
        requirement("ruling_made", article("第十一条第一款"), "已经作出保全裁定"),
        requirement("asked_in_writing", article("第十一条第一款"), "申请保全人书面申请查询"),
    ],
    met: "可以在保全裁定的财产或者数额范围内查询，查询所得应当保密。",
    unmet: "不得通过网络执行查控系统查询。",
};

/// What follows counter-security (PRE-07).
///
/// > 第二十二条 财产纠纷案件，被保全人或第三人提供充分有效担保请求解除保全，人民法院应当裁定准许。被保全人请求对作为争议标的的财产解除保全的，须经申请保全人同意。
///
/// > 民诉法解释第一百六十七条 财产保全的被保全人提供其他等值担保财产且有利于执行的，人民法院可以裁定变更保全标的物为被保全人提供的担保财产。
pub const COUNTER_SECURITY: Table = Table {
    rule: "PRE-07",
    title: "反担保和变更保全标的物",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "full_security",
            "财产纠纷案件提供充分有效担保，非争议标的",
            "shall_lift",
            article("第二十二条"),
            "应当裁定解除保全。",
        ),
        Case::new(
            "disputed_thing_with_consent",
            "争议标的，申请保全人同意",
            "shall_lift",
            article("第二十二条"),
            "申请保全人同意的，裁定解除保全。",
        ),
        Case::new(
            "disputed_thing_without_consent",
            "争议标的，申请保全人不同意",
            "may_not_lift",
            article("第二十二条"),
            "须经申请保全人同意，不得解除。",
        ),
        Case::new(
            "equal_substitute",
            "提供其他等值担保财产且有利于执行",
            "may_substitute",
            procedure_interpretation2022::article("第一百六十七条"),
            "可以裁定变更保全标的物。",
        ),
        Case::new(
            "insufficient_security",
            "担保不充分或者无效",
            "not_lifted",
            article("第二十二条"),
            "担保须充分有效，不予解除。",
        ),
    ],
};

/// Until when a lifting asked for is ruled on (PRE-08).
///
/// > 第二十三条第二款 人民法院收到解除保全申请后，应当在五日内裁定解除保全；对情况紧急的，必须在四十八小时内裁定解除保全。
pub const LIFTING: Limit = Limit::new(
    "PRE-08",
    "裁定解除保全",
    Length::Days(5),
    article("第二十三条第二款"),
    "收到解除保全申请后，应当在五日内裁定解除保全。",
);

/// Until when preservation is lifted after a third party prevailed and nobody sued (PRE-08).
///
/// > 第二十七条第二款 人民法院裁定案外人异议成立后，申请保全人在法律规定的期间内未提起执行异议之诉的，人民法院应当自起诉期限届满之日起七日内对该被保全财产解除保全。
pub const LIFTING_AFTER_OBJECTION: Limit = Limit::new(
    "PRE-08",
    "案外人异议成立后解除保全",
    Length::Days(7),
    article("第二十七条第二款"),
    "应当自起诉期限届满之日起七日内对该被保全财产解除保全。",
);

/// When a renewal of preservation must be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RenewalRequest {
    /// The last day for the request.
    pub latest: Day,
    /// That day, or the last working day before it: the day to be reminded of.
    pub alert: Day,
}

/// The last day to ask for a renewal of preservation (PRE-09): seven days before it expires.
///
/// > 第十八条第一款 申请保全人申请续行财产保全的，应当在保全期限届满七日前向人民法院提出；逾期申请或者不申请的，自行承担不能续行保全的法律后果。
///
/// A limit that counts backwards does not roll forward over rest days.
#[must_use]
pub fn renewal_request(calendar: &Calendar, expires_on: Day) -> Explained<RenewalRequest> {
    let latest = expires_on.plus_days(-7);
    let request = RenewalRequest { latest, alert: calendar.last_working_day_until(latest) };
    Derivation::new("PRE-09", "申请续行财产保全", Confidence::Read)
        .input("保全期限届满日", expires_on.chinese())
        .step(article("第十八条第一款"), "应当在保全期限届满七日前提出。")
        .remark("向前计算的期限不因休息日顺延；最后一日为休息日的，提示在其前的工作日提出。")
        .conclude(
            request,
            format!("最迟于{}提出，提示日为{}。", request.latest.chinese(), request.alert.chinese()),
        )
}

/// Until when reconsideration of a preservation ruling is asked for (PRE-10).
///
/// > 第二十五条第一款 申请保全人、被保全人对保全裁定或者驳回申请裁定不服的，可以自裁定书送达之日起五日内向作出裁定的人民法院申请复议一次。人民法院应当自收到复议申请后十日内审查。
pub const RECONSIDERATION: Limit = Limit::new(
    "PRE-10",
    "对保全裁定申请复议",
    Length::Days(5),
    article("第二十五条第一款"),
    "可以自裁定书送达之日起五日内向作出裁定的人民法院申请复议一次。",
);

/// Until when that reconsideration is decided (PRE-10), article 25 too.
pub const RECONSIDERATION_DECISION: Limit = Limit::new(
    "PRE-10",
    "复议审查",
    Length::Days(10),
    article("第二十五条第一款"),
    "应当自收到复议申请后十日内审查。",
);

/// How a complaint about preservation is dealt with (PRE-10).
///
/// > 第二十六条 申请保全人、被保全人、利害关系人认为保全裁定实施过程中的执行行为违反法律规定提出书面异议的，人民法院应当依照民事诉讼法第二百二十五条规定审查处理。
pub const REMEDY: Table = Table {
    rule: "PRE-10",
    title: "对财产保全的救济",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "ruling",
            "不服保全裁定或者驳回申请裁定",
            "reconsideration",
            article("第二十五条第一款"),
            "向作出裁定的人民法院申请复议一次，复议期间不停止裁定的执行。",
        ),
        Case::new(
            "carrying_out",
            "保全裁定实施过程中的执行行为违法",
            "act_objection",
            article("第二十六条"),
            "依照民事诉讼法第二百三十六条（执行行为异议）审查处理。",
        ),
        Case::new(
            "third_party_right",
            "案外人对争议标的以外的被保全财产主张实体权利",
            "third_party_objection",
            article("第二十七条第一款"),
            "依照民事诉讼法第二百三十八条（案外人异议）审查处理。",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_is_never_above_thirty_percent_and_a_fen_more_would_be() {
        for claim in [0, 1, 3, 4, 123_456_789, 99_999_999_999_999] {
            let most = largest_security(Fen(claim), Phase::InSuit).value.0;
            assert!(most * 10 <= claim * 3 && (most + 1) * 10 > claim * 3, "{claim}");
            assert_eq!(largest_security(Fen(claim), Phase::BeforeSuit).value, Fen(claim));
        }
    }

    #[test]
    fn a_renewal_is_asked_for_seven_days_before_and_the_alert_falls_on_a_working_day() {
        let request = renewal_request(Calendar::national(), "2026-10-08".parse().unwrap()).value;
        assert_eq!(
            (request.latest.to_string(), request.alert.to_string()),
            ("2026-10-01".into(), "2026-09-30".into())
        );
    }

    #[test]
    fn shares_are_counted_up_to_a_whole_share() {
        let fifth = Ratio::new(1, 5);
        assert_eq!(shares_to_freeze(Fen(50_000_000), Fen(1_234), fifth).unwrap().value, 50_649);
        assert_eq!(shares_to_freeze(Fen(98_720), Fen(1_234), fifth).unwrap().value, 100);
        assert_eq!(shares_to_freeze(Fen(98_721), Fen(1_234), fifth).unwrap().value, 101);
        assert_eq!(shares_to_freeze(Fen(98_720), Fen(1_234), Ratio::new(1, 2)).unwrap().value, 100);
        assert!(shares_to_freeze(Fen(100), Fen(0), fifth).is_none());
    }

    #[test]
    fn a_freeze_names_what_is_not_covered_yet() {
        assert_eq!(freeze_amount(Fen(10_000), Fen(4_000)).value, Fen(6_000));
        assert_eq!(freeze_amount(Fen(10_000), Fen(14_000)).value, Fen(0));
    }
}
