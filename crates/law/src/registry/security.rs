//! Rules of security in enforcement and of stays (GUA).

use super::answer::Answer;
use super::field::{choice, day, flag, whole};
use super::inputs::Inputs;
use super::readers::{Answered, CHECKLIST_OUTPUTS, fields, findings};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::approvals::Approver;
use crate::enforcement_work2020;
use crate::guarantee2020::{self as guarantee, Extension, GuaranteeTerm};
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "GUA-01",
        title: "执行担保的暂缓期限",
        says: "被执行人提供担保并经申请执行人同意的，可以暂缓执行；期限与担保书一致，最长不超过一年。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: guarantee::article("第十条（2018年）");
            "2021-01-01", Read: guarantee::article("第十条") => "暂缓执行的期限应当与担保书约定一致，但最长不得超过一年。";
        },
        settings: &[],
        work: computes(
            "from",
            &[day("from", "暂缓执行起始日"), day("agreed_until", "担保书约定的最后一日").optional()],
            &[
                day("stay_end", "暂缓执行的最后一日"),
                day("longest", "最长的最后一日"),
                flag("cut", "约定是否超过一年而缩短"),
            ],
            stay,
        ),
    },
    Rule {
        id: "GUA-02",
        title: "担保期间",
        says: "担保期间自暂缓执行期限届满之日起计算；没有记载或者记载不明的为一年。担保期间届满后，申请执行担保财产的不予支持。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: guarantee::article("第十二条（2018年）");
            "2021-01-01", Read: guarantee::article("第十二条") => "担保期间自暂缓执行期限届满之日起计算。";
        },
        settings: &[],
        work: computes(
            "stay_end",
            &[
                day("stay_end", "暂缓执行期限届满日"),
                whole("months", "担保书记载的担保期间（月），没有记载的不填").optional(),
                day("applied", "申请执行担保财产日").optional(),
            ],
            &[
                day("guarantee_end", "担保期间的最后一日"),
                flag("in_time", "申请是否在担保期间内；未填申请日的为空").optional(),
            ],
            guarantee,
        ),
    },
    Rule {
        id: "GUA-03",
        title: "执行担保财产",
        says: "暂缓期满仍不履行或者担保人处分担保财产的，可以依申请恢复执行并直接裁定执行担保财产，不得将担保人追加为被执行人；被执行人的现金、存款优先执行。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: guarantee::article("第十一条第一款（2018年）");
            "2021-01-01", Read: guarantee::article("第十一条第一款") => "并直接裁定执行担保财产或者保证人的财产，不得将担保人变更、追加为被执行人。";
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ guarantee::ENFORCE_SECURITY.requirements.len() }>(&guarantee::ENFORCE_SECURITY),
            CHECKLIST_OUTPUTS,
            enforce,
        ),
    },
    Rule {
        id: "GUA-04",
        title: "上级法院的暂缓执行",
        says: "上级法院通知暂缓执行的，应当指定期限，一般不超过三个月，延长的报院长批准。期满未通知继续暂缓的，可以恢复执行。",
        versions: versions! {
            "1998-07-18" to "2020-12-31", Recalled: enforcement_work2020::article("第135条（1998年）");
            "2021-01-01", Read:
                enforcement_work2020::article("第77条第一款") => "上级法院通知暂缓执行的，应同时指定暂缓执行的期限。暂缓执行的期限一般不得超过三个月。有特殊情况需要延长的，应报经院长批准，并及时通知下级法院。";
        },
        settings: &[],
        work: computes(
            "from",
            &[
                day("from", "暂缓执行起始日"),
                day("stated_until", "通知指定的最后一日").optional(),
                day("extended_until", "经院长批准延长至").optional(),
            ],
            &[
                day("stay_end", "暂缓执行的最后一日"),
                day("longest", "三个月的最后一日"),
                choice("approver", "延长的批准人", &[("president", "上级法院院长")]),
            ],
            superior,
        ),
    },
];

fn stay(inputs: &Inputs<'_>) -> Answered {
    let agreed = inputs.optional_day("agreed_until")?;
    let explained = guarantee::stay_on_security(inputs.day("from")?, agreed);
    let stay = explained.value;
    let value = json!({ "stay_end": stay.last_day, "longest": stay.longest, "cut": stay.cut });
    Ok(Answer::of(&explained, value))
}

fn guarantee(inputs: &Inputs<'_>) -> Answered {
    let term = match inputs.small_or("months", 0)? {
        0 => GuaranteeTerm::NotStated,
        months => GuaranteeTerm::Months(months),
    };
    let explained = guarantee::guarantee_end(inputs.day("stay_end")?, term);
    let end = explained.value;
    let applied = inputs.optional_day("applied")?;
    let value = json!({ "guarantee_end": end, "in_time": applied.map(|applied| applied <= end) });
    Ok(Answer::of(&explained, value))
}

fn enforce(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &guarantee::ENFORCE_SECURITY)
}

fn superior(inputs: &Inputs<'_>) -> Answered {
    let stated = inputs.optional_day("stated_until")?;
    let extension = if inputs.has("extended_until") {
        Extension::Until(inputs.day("extended_until")?)
    } else {
        Extension::None
    };
    let explained = guarantee::superior_stay(inputs.day("from")?, stated, extension);
    let stay = explained.value;
    let value = json!({
        "stay_end": stay.last_day,
        "longest": stay.longest,
        "approver": Approver::President,
    });
    Ok(Answer::of(&explained, value))
}
