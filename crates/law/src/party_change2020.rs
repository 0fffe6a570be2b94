//! 最高人民法院关于民事执行中变更、追加当事人若干问题的规定 (法释〔2016〕21号, as amended 2020).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Day;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::PARTY_CHANGE, article)
}

const RECONSIDER: &str = "reconsideration";
const SUE: &str = "suit";

/// The grounds on which a party is changed or added (PTY-01), with the way against the ruling: reconsideration within
/// ten days, or for articles 14(2) and 17 to 21 a suit within fifteen.
///
/// > 第三十条 被申请人、申请人或其他执行当事人对执行法院作出的变更、追加裁定或驳回申请裁定不服的，可以自裁定书送达之日起十日内向上一级人民法院申请复议，但依据本规定第三十二条的规定应当提起诉讼的除外。
/// >
/// > 第三十二条第一款 被申请人或申请人对执行法院依据本规定第十四条第二款、第十七条至第二十一条规定作出的变更、追加裁定或驳回申请裁定不服的，可以自裁定书送达之日起十五日内，向执行法院提起执行异议之诉。
pub const GROUNDS: Table = Table {
    rule: "PTY-01",
    title: "变更、追加当事人",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "creditor_died",
            "申请执行人死亡、被宣告失踪",
            RECONSIDER,
            article("第二条"),
            "变更、追加其遗产管理人、继承人、受遗赠人、财产代管人为申请执行人。",
        ),
        Case::new(
            "creditor_divorced",
            "申请执行人离婚，权利分割给其配偶",
            RECONSIDER,
            article("第三条"),
            "变更、追加该配偶为申请执行人。",
        ),
        Case::new(
            "creditor_ended",
            "申请执行法人、组织终止",
            RECONSIDER,
            article("第四条"),
            "变更、追加承受权利的主体为申请执行人。",
        ),
        Case::new(
            "creditor_merged",
            "申请执行法人、组织合并",
            RECONSIDER,
            article("第五条"),
            "变更合并后存续或新设的主体为申请执行人。",
        ),
        Case::new(
            "creditor_divided",
            "申请执行法人、组织分立",
            RECONSIDER,
            article("第六条"),
            "变更、追加依分立协议承受权利的主体为申请执行人。",
        ),
        Case::new(
            "creditor_liquidated",
            "申请执行法人清算或破产时权利分配给第三人",
            RECONSIDER,
            article("第七条"),
            "变更、追加该第三人为申请执行人。",
        ),
        Case::new(
            "creditor_authority_abolished",
            "申请执行机关法人被撤销",
            RECONSIDER,
            article("第八条"),
            "变更、追加继续履行其职能的主体为申请执行人。",
        ),
        Case::new(
            "claim_assigned",
            "债权依法转让并经书面认可",
            RECONSIDER,
            article("第九条"),
            "变更、追加受让债权的第三人为申请执行人。",
        ),
        Case::new(
            "debtor_died",
            "被执行人死亡、被宣告失踪",
            RECONSIDER,
            article("第十条"),
            "变更、追加取得遗产的主体或者财产代管人，在遗产、代管财产范围内承担责任。",
        ),
        Case::new(
            "debtor_merged",
            "被执行法人、组织合并",
            RECONSIDER,
            article("第十一条"),
            "变更合并后存续或新设的主体为被执行人。",
        ),
        Case::new(
            "debtor_divided",
            "被执行法人、组织分立",
            RECONSIDER,
            article("第十二条"),
            "变更、追加分立后新设的主体承担连带责任，书面清偿协议另有约定的除外。",
        ),
        Case::new(
            "sole_proprietorship",
            "个人独资企业不能清偿",
            RECONSIDER,
            article("第十三条"),
            "变更、追加其出资人为被执行人。",
        ),
        Case::new(
            "general_partner",
            "合伙企业不能清偿，普通合伙人",
            RECONSIDER,
            article("第十四条第一款"),
            "变更、追加普通合伙人为被执行人。",
        ),
        Case::new(
            "limited_partner",
            "有限合伙企业财产不足，未足额出资的有限合伙人",
            SUE,
            article("第十四条第二款"),
            "追加其在未足额缴纳出资的范围内承担责任。",
        ),
        Case::new(
            "branch",
            "法人分支机构不能清偿",
            RECONSIDER,
            article("第十五条"),
            "变更、追加该法人为被执行人。",
        ),
        Case::new(
            "other_organisation",
            "其他非法人组织不能清偿",
            RECONSIDER,
            article("第十六条"),
            "变更、追加依法对其债务承担责任的主体。",
        ),
        Case::new(
            "unpaid_capital",
            "营利法人财产不足，股东未缴、未足额缴纳出资",
            SUE,
            article("第十七条"),
            "追加股东、出资人或者连带责任的发起人在尚未缴纳出资的范围内承担责任。",
        ),
        Case::new(
            "withdrawn_capital",
            "营利法人财产不足，股东抽逃出资",
            SUE,
            article("第十八条"),
            "追加股东、出资人在抽逃出资的范围内承担责任。",
        ),
        Case::new(
            "transferred_unpaid_shares",
            "股东未依法出资即转让股权",
            SUE,
            article("第十九条"),
            "追加原股东或者连带责任的发起人在未依法出资的范围内承担责任。",
        ),
        Case::new(
            "one_person_company",
            "一人有限责任公司，股东不能证明财产独立",
            SUE,
            article("第二十条"),
            "追加该股东对公司债务承担连带责任。",
        ),
        Case::new(
            "deregistered_without_liquidation",
            "公司未经清算即注销，导致无法清算",
            SUE,
            article("第二十一条"),
            "追加有限公司股东、股份公司董事和控股股东承担连带清偿责任。",
        ),
        Case::new(
            "property_taken_free",
            "解散后股东、出资人、主管部门无偿接受财产",
            RECONSIDER,
            article("第二十二条"),
            "追加其在接受的财产范围内承担责任。",
        ),
        Case::new(
            "promise_on_deregistration",
            "注销登记时第三人书面承诺清偿",
            RECONSIDER,
            article("第二十三条"),
            "追加该第三人在承诺范围内承担清偿责任。",
        ),
        Case::new(
            "promise_to_court",
            "第三人向执行法院书面承诺代为履行",
            RECONSIDER,
            article("第二十四条"),
            "追加该第三人在承诺范围内承担责任。",
        ),
        Case::new(
            "transferred_by_order",
            "财产依行政命令被无偿调拨、划转",
            RECONSIDER,
            article("第二十五条"),
            "追加该第三人在接受的财产范围内承担责任。",
        ),
        Case::new(
            "renamed",
            "姓名或名称变更",
            "no_ruling_needed",
            article("第二十七条"),
            "可以直接以变更后的主体为执行当事人，在法律文书中注明变更前的姓名或名称。",
        ),
        Case::new(
            "other",
            "规定没有列举的其他事由",
            "not_addable",
            article("第一条"),
            "不符合法定条件，裁定驳回。",
        ),
    ],
};

/// Until when the application is decided (PTY-01).
///
/// > 第二十八条第三款 执行法院应当自收到书面申请之日起六十日内作出裁定。有特殊情况需要延长的，由本院院长批准。
pub const DECISION: Limit = Limit::new(
    "PTY-01",
    "变更、追加当事人的审查",
    Length::Days(60),
    article("第二十八条第三款"),
    "应当自收到书面申请之日起六十日内作出裁定，延长由本院院长批准。",
);

/// Until when reconsideration is asked for (PTY-01), article 30.
pub const RECONSIDERATION: Limit = Limit::new(
    "PTY-01",
    "申请复议",
    Length::Days(10),
    article("第三十条"),
    "可以自裁定书送达之日起十日内向上一级人民法院申请复议。",
);

/// Until when the suit is brought (PTY-01), article 32.
pub const SUIT: Limit = Limit::new(
    "PTY-01",
    "提起执行异议之诉",
    Length::Days(15),
    article("第三十二条第一款"),
    "可以自裁定书送达之日起十五日内，向执行法院提起执行异议之诉。",
);

/// Until when the reconsideration is decided (PTY-01).
///
/// > 第三十一条第一款 上一级人民法院对复议申请应当组成合议庭审查，并自收到申请之日起六十日内作出复议裁定。有特殊情况需要延长的，由本院院长批准。
pub const RECONSIDERATION_DECISION: Limit = Limit::new(
    "PTY-01",
    "复议审查",
    Length::Days(60),
    article("第三十一条第一款"),
    "自收到申请之日起六十日内作出复议裁定，延长由本院院长批准。",
);

/// Whether property of a person to be added may be disposed of (PTY-02).
///
/// > 第三十一条第二款 被裁定变更、追加的被申请人申请复议的，复议期间，人民法院不得对其争议范围内的财产进行处分。申请人请求人民法院继续执行并提供相应担保的，人民法院可以准许。
/// >
/// > 第三十三条第二款 诉讼期间，人民法院不得对被申请人争议范围内的财产进行处分。申请人请求人民法院继续执行并提供相应担保的，人民法院可以准许。
pub const DISPOSAL: Table = Table {
    rule: "PTY-02",
    title: "变更、追加期间的财产处分",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "review",
            "申请正在审查",
            "preserve_only",
            article("第二十九条第一款"),
            "尚未追加，只能依申请参照诉讼保全查封、扣押、冻结，不得处分。",
        ),
        Case::new(
            "before_application",
            "申请变更、追加之前",
            "preserve_only",
            article("第二十九条第二款"),
            "只能参照诉前保全查封、扣押、冻结，不得处分。",
        ),
        Case::new(
            "reconsideration",
            "被追加人申请复议期间",
            "no_disposal",
            article("第三十一条第二款"),
            "不得对其争议范围内的财产进行处分。",
        ),
        Case::new(
            "reconsideration_with_security",
            "复议期间，申请人提供相应担保请求继续执行",
            "may_continue",
            article("第三十一条第二款"),
            "可以准许继续执行。",
        ),
        Case::new(
            "suit",
            "被申请人提起的执行异议之诉期间",
            "no_disposal",
            article("第三十三条第二款"),
            "不得对其争议范围内的财产进行处分。",
        ),
        Case::new(
            "suit_with_security",
            "诉讼期间，申请人提供相应担保请求继续执行",
            "may_continue",
            article("第三十三条第二款"),
            "可以准许继续执行。",
        ),
        Case::new(
            "final",
            "裁定生效，无复议、诉讼",
            "may_dispose",
            article("第一条"),
            "可以对被追加的被执行人的财产采取执行措施。",
        ),
    ],
};

/// Whether a spouse can be added (PTY-03). The list of grounds does not name the spouse of the debtor; only what else
/// makes the spouse a party counts.
pub const SPOUSE: Table = Table {
    rule: "PTY-03",
    title: "配偶的追加",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "debtor_spouse",
            "仅系被执行人的配偶",
            "not_addable",
            article("第一条"),
            "规定没有列举配偶，不得在执行程序中追加；可以执行夫妻共同财产中被执行人的份额，或者由申请执行人另行起诉。",
        ),
        Case::new(
            "named_in_instrument",
            "法律文书已确定配偶承担责任",
            "already_party",
            article("第一条"),
            "配偶本身即为被执行人，无需追加。",
        ),
        Case::new(
            "heir",
            "被执行人死亡，配偶取得遗产",
            "addable",
            article("第十条第一款"),
            "可以追加，在遗产范围内承担责任。",
        ),
        Case::new(
            "written_promise",
            "配偶向执行法院书面承诺代为履行",
            "addable",
            article("第二十四条"),
            "可以追加，在承诺范围内承担责任。",
        ),
        Case::new(
            "creditor_share",
            "申请执行人离婚，权利分割给配偶",
            "addable_as_creditor",
            article("第三条"),
            "可以变更、追加为申请执行人。",
        ),
    ],
};

/// What becomes of a shareholder whose capital is unpaid (PTY-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnpaidCapital {
    /// Due and unpaid: article 17 applies.
    Addable,
    /// Not yet due: disputed, a person decides.
    CourtDecides,
    /// The company can pay.
    NotAddable,
}

/// Whether a shareholder whose contribution falls due on a day may be added (PTY-04).
///
/// > 公司法第五十四条 公司不能清偿到期债务的，公司或者已到期债权的债权人有权要求已认缴出资但未届出资期限的股东提前缴纳出资。
///
/// > 第十七条 作为被执行人的营利法人，财产不足以清偿生效法律文书确定的债务，申请执行人申请变更、追加未缴纳或未足额缴纳出资的股东、出资人或依公司法规定对该出资承担连带责任的发起人为被执行人，在尚未缴纳出资的范围内依法承担责任的，人民法院应予支持。
///
/// Whether article 54 may be carried out by adding the shareholder is disputed; the answer leaves it to the court.
#[must_use]
pub fn unpaid_capital(
    company_insolvent: bool,
    contribution_due_on: Day,
    on: Day,
) -> Explained<UnpaidCapital> {
    let derivation = Derivation::new("PTY-04", "未届出资期限的股东", Confidence::Read)
        .input("出资期限届满日", contribution_due_on.chinese())
        .input("判断日", on.chinese());
    if !company_insolvent {
        return derivation
            .step(article("第十七条"), "须财产不足以清偿生效法律文书确定的债务。")
            .conclude(UnpaidCapital::NotAddable, "公司财产足以清偿，不得追加股东。");
    }
    if contribution_due_on < on {
        return derivation
            .step(article("第十七条"), "未缴纳或未足额缴纳出资的股东，在尚未缴纳出资的范围内承担责任。")
            .conclude(UnpaidCapital::Addable, "出资期限已经届满，可以依第十七条追加。");
    }
    derivation
        .step(
            Article::new(statutes::COMPANY_LAW, "第五十四条"),
            "公司不能清偿到期债务的，债权人有权要求未届出资期限的股东提前缴纳出资。",
        )
        .remark("能否据此在执行程序中直接追加存在争议，由合议庭决定。")
        .at_most(Confidence::Design)
        .conclude(UnpaidCapital::CourtDecides, "出资期限未届满，是否追加由合议庭决定。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_articles_14_2_and_17_to_21_lead_to_a_suit() {
        let suits: Vec<&str> = GROUNDS
            .cases
            .iter()
            .filter(|case| case.outcome == SUE)
            .map(|case| case.article.article)
            .collect();
        assert_eq!(suits, ["第十四条第二款", "第十七条", "第十八条", "第十九条", "第二十条", "第二十一条"]);
    }

    #[test]
    fn a_contribution_is_overdue_only_after_its_day() {
        let on = "2026-03-10".parse().unwrap();
        let check = |due: &str| unpaid_capital(true, due.parse().unwrap(), on).value;
        assert_eq!(check("2026-03-09"), UnpaidCapital::Addable);
        assert_eq!(check("2026-03-10"), UnpaidCapital::CourtDecides);
        assert_eq!(unpaid_capital(false, on, on).value, UnpaidCapital::NotAddable);
    }
}
