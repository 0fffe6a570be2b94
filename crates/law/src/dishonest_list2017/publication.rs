//! What is published, who is told, and what remains after a deletion (articles 6 and 8).

use super::article;
use crate::checklist::{Conditions, requirement};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::{Deserialize, Serialize};

/// What a published entry says about an entity.
pub const ENTITY_ENTRY: Conditions = Conditions {
    rule: "DSH-10",
    title: "公布的失信信息",
    confidence: Confidence::Excerpt,
    requirements: &[
        requirement("entity_name", article("第六条第一项"), "法人或者其他组织的名称"),
        requirement("credit_code", article("第六条第一项"), "统一社会信用代码（或者组织机构代码）"),
        requirement("representative_name", article("第六条第一项"), "法定代表人或者负责人姓名"),
        requirement(
            "duty_and_performance",
            article("第六条第三项"),
            "生效法律文书确定的义务和被执行人的履行情况",
        ),
        requirement("conduct", article("第六条第四项"), "失信行为的具体情形"),
        requirement("instrument", article("第六条第五项"), "执行依据的制作单位和文号"),
        requirement("case_number", article("第六条第五项"), "执行案号"),
        requirement("filed_on", article("第六条第五项"), "立案时间"),
        requirement("court", article("第六条第五项"), "执行法院"),
        requirement("nothing_secret", article("第六条第六项"), "不涉及国家秘密、商业秘密、个人隐私"),
    ],
    met: "记载完整，可以公布。",
    unmet: "记载不完整。",
};

/// What a published entry says about a person.
pub const PERSON_ENTRY: Conditions = Conditions {
    rule: "DSH-10",
    title: "公布的失信信息",
    confidence: Confidence::Excerpt,
    requirements: &[
        requirement("person_name", article("第六条第二项"), "自然人的姓名"),
        requirement("sex", article("第六条第二项"), "性别"),
        requirement("age", article("第六条第二项"), "年龄"),
        requirement("id_number", article("第六条第二项"), "身份证号码（公布时隐去部分数字）"),
        requirement(
            "duty_and_performance",
            article("第六条第三项"),
            "生效法律文书确定的义务和被执行人的履行情况",
        ),
        requirement("conduct", article("第六条第四项"), "失信行为的具体情形"),
        requirement("instrument", article("第六条第五项"), "执行依据的制作单位和文号"),
        requirement("case_number", article("第六条第五项"), "执行案号"),
        requirement("filed_on", article("第六条第五项"), "立案时间"),
        requirement("court", article("第六条第五项"), "执行法院"),
        requirement("nothing_secret", article("第六条第六项"), "不涉及国家秘密、商业秘密、个人隐私"),
    ],
    met: "记载完整，可以公布。",
    unmet: "记载不完整。",
};

/// What kind of debtor is listed, which decides who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListedKind {
    /// An ordinary person or entity.
    Ordinary,
    /// A state official, deputy or the like.
    Official,
    /// A state body or a state firm.
    StateBody,
}

/// Who is told of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Government departments, financial supervisors and institutions, public units, associations.
    AuthoritiesAndFinance,
    /// The credit bureau.
    CreditBureau,
    /// The employer of an official.
    Employer,
    /// The superior of a state body or firm.
    Superior,
}

/// Who is told of a listing (DSH-11).
#[must_use]
pub fn told(kind: ListedKind) -> Explained<Vec<Told>> {
    let derivation = Derivation::new("DSH-11", "失信信息的通报", Confidence::Excerpt)
        .step(article("第八条第一款"), "向政府相关部门、金融监管机构、金融机构、事业单位和行业协会等通报。")
        .step(article("第八条第二款"), "向征信机构通报，由征信机构记录。");
    let mut told = vec![Told::AuthoritiesAndFinance, Told::CreditBureau];
    let (derivation, conclusion) = match kind {
        ListedKind::Ordinary => (derivation, "通报相关部门、金融机构和征信机构。"),
        ListedKind::Official => {
            told.push(Told::Employer);
            (
                derivation.step(article("第八条第三款"), "国家工作人员的，通报其所在单位。"),
                "并通报其所在单位。",
            )
        }
        ListedKind::StateBody => {
            told.push(Told::Superior);
            (
                derivation.step(
                    article("第八条第四款"),
                    "国家机关、事业单位、国有企业的，通报其上级单位或者主管部门。",
                ),
                "并通报其上级单位或者主管部门。",
            )
        }
    };
    derivation.conclude(told, conclusion)
}

/// Whether a debtor is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListState {
    /// He is.
    Listed,
    /// The listing was deleted.
    Deleted,
    /// He never was.
    NeverListed,
}

/// Whether a consumption restriction must stand beside the listing (DSH-12).
#[must_use]
pub fn restriction_required(state: ListState) -> Explained<bool> {
    let required = state == ListState::Listed;
    Derivation::new("DSH-12", "失信与限制消费", Confidence::Excerpt)
        .step(
            Article::new(statutes::HIGH_CONSUMPTION, "第一条第二款"),
            "纳入失信被执行人名单的，应当对其采取限制消费措施；限制消费不必纳入失信名单。",
        )
        .conclude(
            required,
            if required {
                "必须同时采取限制消费措施。"
            } else {
                "不因失信名单而必须限制消费。"
            },
        )
}

/// What a record may still be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RecordUse {
    /// Whether it stays in the store of the Supreme People's Court.
    pub kept: bool,
    /// Whether it is public.
    pub public: bool,
    /// Whether it is a basis for sanctions.
    pub sanctions: bool,
}

/// What remains of a record (DSH-13): after a deletion it is kept, and neither public nor a basis for sanctions.
#[must_use]
pub fn record_use(state: ListState) -> Explained<RecordUse> {
    let listed = state == ListState::Listed;
    let value = RecordUse { kept: state != ListState::NeverListed, public: listed, sanctions: listed };
    Derivation::new("DSH-13", "信用修复后的记录", Confidence::Excerpt)
        .step(
            article("第十条"),
            "删除后记录留存于名单库，不再公开，也不再作为惩戒依据（地方法院2024年做法）。",
        )
        .conclude(value, if listed { "公开并作为惩戒依据。" } else { "不公开，不作为惩戒依据。" })
}
