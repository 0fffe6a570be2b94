//! Rules of judicial aid (AID).

use super::answer::Answer;
use super::inputs::Inputs;
use super::readers::Answered;
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::derivation::{Article, Confidence};
use crate::judicial_aid2016::{self as aid, article};
use crate::statutes;
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[Rule {
    id: "AID-02",
    title: "司法救助金额上限",
    says: "救助金额一般不超过本省上一年度职工月平均工资三十六个月的总额，并且不超过未执行到位的金额。",
    versions: &[Version::since(
        "2016-07-01",
        Confidence::Excerpt,
        &[Source::unread(article("第八条")), Source::unread(Article::new(statutes::STATE_AID, "救助标准"))],
    )],
    settings: &[],
    work: Work::Computes(Computation {
        event: "",
        inputs: &[
            field("avg_monthly_wage_fen", "本省上一年度职工月平均工资（分）"),
            field("unpaid_judgment_fen", "未执行到位的金额（分）"),
        ],
        outputs: &[
            field("cap36_fen", "三十六个月工资总额（分）"),
            field("ordinary_cap_fen", "一般上限（分）"),
        ],
        evaluate: ceiling,
    }),
}];

fn ceiling(inputs: &Inputs<'_>) -> Answered {
    let explained = aid::ceiling(inputs.fen("avg_monthly_wage_fen")?, inputs.fen("unpaid_judgment_fen")?);
    let ceiling = explained.value;
    Ok(Answer::of(&explained, json!({ "cap36_fen": ceiling.of_wage, "ordinary_cap_fen": ceiling.ordinary })))
}
