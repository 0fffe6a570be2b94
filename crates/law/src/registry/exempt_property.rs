//! Rules of exempt property (EXM).

use super::answer::Answer;
use super::field::{choice, day, flag, money, whole};
use super::inputs::{InputError, Inputs, part_of};
use super::readers::{Answered, told};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::mortgaged_house2005 as mortgaged;
use crate::objection2020;
use crate::objection2020::only_home::{self, HomeGround};
use crate::seizure2020::{self, Belonging};
use serde_json::json;
use values::Ratio;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "EXM-01",
        title: "不得查封的财产",
        says: "生活必需的衣物家具炊具、必需的生活费用（有最低生活保障标准的按该标准）、义务教育必需物品、未公开的发明和作品、辅助工具和医疗物品、勋章荣誉、条约豁免的财产、法律规定的其他财产，不得查封、扣押、冻结。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第五条（2004年）");
            "2021-01-01", Read:
                seizure2020::article("第三条") => "人民法院对被执行人的下列财产不得查封、扣押、冻结：（一）被执行人及其所扶养家属生活所必需的衣服、家具、炊具、餐具及其他家庭生活必需的物品；（二）被执行人及其所扶养家属所必需的生活费用。当地有最低生活保障标准的，必需的生活费用依照该标准确定；（三）被执行人及其所扶养家属完成义务教育所必需的物品；（四）未公开的发明或者未发表的著作；（五）被执行人及其所扶养家属用于身体缺陷所必需的辅助工具、医疗物品；（六）被执行人所得的勋章及其他荣誉表彰的物品；（七）根据《中华人民共和国缔结条约程序法》，以中华人民共和国、中华人民共和国政府或者中华人民共和国政府部门名义同外国、国际组织缔结的条约、协定和其他具有条约、协定性质的文件中规定免于查封、扣押、冻结的财产；（八）法律或者司法解释规定的其他不得查封、扣押、冻结的财产。",
                seizure2020::article("第三条第一款第二项") => "被执行人及其所扶养家属所必需的生活费用。当地有最低生活保障标准的，必需的生活费用依照该标准确定；";
        },
        settings: &[],
        work: computes(
            "decided_on",
            &[
                day("decided_on", "决定之日").optional(),
                choice(
                    "item",
                    "财产",
                    &[
                        ("household", "衣服家具炊具等生活必需品"),
                        ("living_costs", "必需生活费用"),
                        ("schooling", "义务教育必需品"),
                        ("unpublished_work", "未公开的发明或者未发表的著作"),
                        ("aids", "辅助工具和医疗物品"),
                        ("honours", "勋章和荣誉物品"),
                        ("treaty", "条约豁免"),
                        ("by_law", "法律和司法解释规定"),
                        ("other", "其他"),
                    ],
                ),
                money("monthly_standard_fen", "最低生活保障月标准，必需生活费用时填写").optional(),
                whole("persons", "本人及所扶养家属人数").optional().form("不填的为1"),
                whole("months", "保留的月数").optional().form("不填的为1"),
            ],
            &[flag("exempt", "是否豁免"), money("kept_fen", "应当保留的生活费用；填写标准时给出").optional()],
            item,
        ),
    },
    Rule {
        id: "EXM-02",
        title: "生活必需的住房",
        says: "生活必需的住房可以查封，不得拍卖、变卖、抵债。超过必需的，经申请执行人申请，在保障最低生活标准的住房后可以执行。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第六条、第七条（2004年）");
            "2021-01-01", Read:
                seizure2020::article("第四条") => "对被执行人及其所扶养家属生活所必需的居住房屋，人民法院可以查封，但不得拍卖、变卖或者抵债。",
                seizure2020::article("第五条") => "人民法院根据申请执行人的申请，在保障被执行人及其所扶养家属最低生活标准所必需的居住房屋和普通生活必需品后，可予以执行。";
        },
        settings: &[],
        work: computes(
            "decided_on",
            &[
                day("decided_on", "决定之日").optional(),
                flag("necessary", "是否生活所必需"),
                flag("applied", "申请执行人是否申请执行超过必需的房屋").optional().form("不填的视为否"),
                flag("minimum_secured", "是否已保障最低生活标准的住房").optional().form("不填的视为否"),
            ],
            &[flag("may_seize", "可否查封"), flag("may_sell", "可否拍卖、变卖、抵债")],
            home,
        ),
    },
    Rule {
        id: "EXM-03",
        title: "唯一住房异议",
        says: "有扶养义务的人另有住房、被执行人在文书生效后转移其他住房、申请执行人提供廉租标准住房或者同意从价款中扣五至八年租金的，唯一住房异议不予支持。文书确定交付的房屋，从送达执行通知起给三个月宽限期。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: objection2020::article("第二十条");
            "2021-01-01", Read:
                objection2020::article("第二十条") => "对被执行人有扶养义务的人名下有其他能够维持生活必需的居住房屋的；",
                objection2020::article("第二十条第一款第三项") => "同意参照当地房屋租赁市场平均租金标准从该房屋的变价款中扣除五至八年租金的。",
                objection2020::article("第二十条第二款") => "执行依据确定被执行人交付居住的房屋，自执行通知送达之日起，已经给予三个月的宽限期，被执行人以该房屋系本人及所扶养家属维持生活的必需品为由提出异议的，人民法院不予支持。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                day("on", "异议审查之日"),
                choice(
                    "ground",
                    "事由",
                    &[
                        ("supporter_has_home", "扶养义务人另有住房"),
                        ("other_homes_moved", "转移其他住房"),
                        ("home_provided", "提供住房"),
                        ("rent_deducted", "同意扣除租金"),
                        ("hand_over", "文书确定交付该房屋"),
                        ("none", "无"),
                    ],
                ),
                day("notice_served", "执行通知送达日").optional().form("法律文书确定交付该房屋的填写"),
                money("monthly_rent_fen", "当地平均月租金").optional().form("同意扣除租金的填写"),
            ],
            &[
                flag("rejected", "异议是否不予支持"),
                day("grace_until", "宽限期最后一日；不适用的为空").optional(),
                money("rent_min_fen", "五年租金；填写月租金时给出").optional(),
                money("rent_max_fen", "八年租金；填写月租金时给出").optional(),
            ],
            home_objection,
        ),
    },
    Rule {
        id: "EXM-04",
        title: "抵押住房的宽限期",
        says: "2005年规定：拍卖、变卖或者抵债设定抵押的自住房屋，裁定后给六个月宽限期，期内不得强制迁出。该规定自2021年起可能已经废止，仅供参考。",
        versions: versions! {
            "2005-12-21" to "2020-12-31", Read:
                mortgaged::article("第二条") => "对已经依法设定抵押的被执行人及其所扶养家属居住的房屋，在裁定拍卖、变卖或者抵债后，应当给予被执行人六个月的宽限期。";
            "2021-01-01", Recalled: mortgaged::article("第二条");
        },
        settings: &[],
        work: computes(
            "ruled_on",
            &[day("ruled_on", "拍卖、变卖或者抵债裁定日")],
            &[
                day("grace_until", "六个月宽限期最后一日"),
                flag("advice_only", "是否仅供参考（规定可能已经废止）"),
            ],
            grace,
        ),
    },
];

fn item(inputs: &Inputs<'_>) -> Answered {
    let item: Belonging = inputs.typed("item", "所列财产之一，例如 household")?;
    let exempt = seizure2020::is_exempt(item);
    let mut outputs = json!({ "exempt": exempt.value });
    let mut derivation = exempt.derivation;
    let conclusion = derivation.conclusion.clone();
    if let Some(standard) = inputs.optional_fen("monthly_standard_fen")? {
        let (persons, months) = (inputs.number_or("persons", 1)?, inputs.number_or("months", 1)?);
        let kept = seizure2020::living_costs_kept(standard, persons, months)
            .ok_or_else(|| InputError::Unsound("人数或者月数过大".to_owned()))?;
        outputs["kept_fen"] = json!(kept.value);
        derivation = derivation.because(kept.derivation);
    }
    Ok(Answer::of(&derivation.conclude((), conclusion), outputs))
}

fn home(inputs: &Inputs<'_>) -> Answered {
    let applied = inputs.flag_or("applied", false)?;
    let secured = inputs.flag_or("minimum_secured", false)?;
    told(&seizure2020::home(inputs.flag("necessary")?, applied, secured))
}

fn home_objection(inputs: &Inputs<'_>) -> Answered {
    let ground: HomeGround = inputs.typed("ground", "所列情形之一，例如 supporter_has_home")?;
    let on = inputs.day("on")?;
    let served = if ground == HomeGround::HandOver { inputs.day("notice_served")? } else { on };
    let explained = only_home::home_objection(ground, served, on);
    let Some(rent) = inputs.optional_fen("monthly_rent_fen")? else { return told(&explained) };
    // Years of rent must fit as well as a month of it.
    part_of("monthly_rent_fen", Ratio::from(100), rent)?;
    let left = only_home::rent_left(rent);
    let mut outputs = json!(explained.value);
    outputs["rent_min_fen"] = json!(left.value.rent_min_fen);
    outputs["rent_max_fen"] = json!(left.value.rent_max_fen);
    let conclusion = explained.derivation.conclusion.clone();
    Ok(Answer::of(&explained.derivation.because(left.derivation).conclude((), conclusion), outputs))
}

fn grace(inputs: &Inputs<'_>) -> Answered {
    told(&mortgaged::grace(inputs.day("ruled_on")?))
}
