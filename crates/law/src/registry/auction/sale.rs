//! Excess and surplus, stopping, sale instead of auction, what nobody takes.

use super::super::answer::Answer;
use super::super::field::{Kind, choice, day, flag, list, money, whole};
use super::super::inputs::{InputError, Inputs};
use super::super::readers::{Answered, calendar, named, told};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use super::{Method, method};
use crate::auction2020::{self as paper, AuctionFate, CallOff, DirectSale, SalePrice};
use crate::criminal_property2014::{self as criminal, Recipient};
use crate::derivation::Article;
use crate::net_auction2016 as online;
use crate::procedure_interpretation2022 as interpretation;
use crate::seizure2020;
use crate::statutes;
use serde_json::json;

pub(super) const SURPLUS: Rule = Rule {
    id: "AUC-18",
    title: "无益拍卖和超额拍卖",
    says: "按保留价算，清偿优先债权和执行费用后不会有剩余的，先通知申请执行人；他五日内要求继续的应当准许，但保留价要高于优先债权和费用的总和，流拍的费用由他负担。几项财产拍卖够清偿的，其余停止拍卖。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: paper::article("第九条（2004年）");
        "2021-01-01", Read:
            paper::article("第六条") => "申请执行人于收到通知后五日内申请继续拍卖的，人民法院应当准许，但应当重新确定保留价；重新确定的保留价应当大于该优先债权及强制执行费用的总额。",
            paper::article("第十四条") => "其中部分财产卖得的价款足以清偿债务和支付被执行人应当负担的费用的，对剩余的财产应当停止拍卖，但被执行人同意全部拍卖的除外。",
            paper::article("第十五条") => "拍卖的多项财产在使用上不可分，或者分别拍卖可能严重减损其价值的，应当合并拍卖。";
    },
    settings: &[],
    work: computes(
        "told_on",
        &[
            money("reserve_fen", "保留价"),
            money("prior_fen", "优先债权"),
            money("costs_fen", "强制执行费用").optional(),
            day("told_on", "申请执行人收到通知日"),
            list("prices_fen", "依次拍卖的各项财产的成交价", &Kind::Money).optional(),
            money("debt_and_costs_fen", "债务和应负担的费用；填写各项成交价时填写").optional(),
        ],
        &[
            flag("no_surplus", "是否无剩余可能"),
            money("reserve_above_fen", "继续拍卖的保留价应当大于"),
            day("insist_by", "申请执行人申请继续拍卖的最后一日"),
            whole("things_to_sell", "拍卖到第几项为止；填写各项成交价时给出").optional(),
        ],
        surplus,
    ),
};

fn surplus(inputs: &Inputs<'_>) -> Answered {
    let (reserve, prior) = (inputs.fen("reserve_fen")?, inputs.fen("prior_fen")?);
    let explained =
        paper::surplus(calendar(), reserve, prior, inputs.fen_or_zero("costs_fen")?, inputs.day("told_on")?);
    let mut answer = told(&explained)?;
    if inputs.has("prices_fen") {
        let sold = paper::things_to_sell(&inputs.fens("prices_fen")?, inputs.fen("debt_and_costs_fen")?);
        answer.set("things_to_sell", json!(sold));
    }
    Ok(answer)
}

pub(super) const CALLED_OFF: Rule = Rule {
    id: "AUC-19",
    title: "撤回、停止和恢复拍卖",
    says: "被执行人在拍卖日前交足款项的，停止拍卖，费用由他负担；另有七种情形应当撤回拍卖。暂缓、中止的，事由消失后网络拍卖五日内恢复，委托拍卖十五日内通知恢复。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十八条第四款") => "暂缓拍卖期限届满或者中止拍卖的事由消失后，需要继续拍卖的，应当在五日内恢复拍卖。",
            paper::article("第十九条") => "被执行人在拍卖日之前向人民法院提交足额金钱清偿债务，要求停止拍卖的，人民法院应当准许，但被执行人应当负担因拍卖支出的必要费用。",
            paper::article("第十七条") => "在拍卖开始前，有下列情形之一的，人民法院应当撤回拍卖委托：（一）据以执行的生效法律文书被撤销的；（二）申请执行人及其他执行债权人撤回执行申请的；（三）被执行人全部履行了法律文书确定的金钱债务的；（四）当事人达成了执行和解协议，不需要拍卖财产的；（五）案外人对拍卖财产提出确有理由的异议的；（六）拍卖机构与竞买人恶意串通的；（七）其他应当撤回拍卖委托的情形。";
    },
    settings: &[],
    work: computes(
        "cause_gone_on",
        &[
            choice(
                "cause",
                "事由",
                &[
                    ("instrument_set_aside", "文书被撤销"),
                    ("application_withdrawn", "撤回执行申请"),
                    ("paid_in_full", "拍卖日前交足款项"),
                    ("settled", "和解"),
                    ("third_party_objection", "案外人异议有理由"),
                    ("collusion", "拍卖机构串通"),
                    ("other", "其他"),
                    ("stayed", "依法暂缓或者中止"),
                ],
            ),
            day("cause_gone_on", "暂缓期限届满或者中止事由消失日；未消失的不填").optional(),
            choice("method", "方式", &[("online", "网络拍卖"), ("paper", "委托拍卖机构拍卖")])
                .optional()
                .form("不填的按“网络拍卖”"),
        ],
        &[
            choice("fate", "处理", &[("called_off", "撤回或者停止"), ("stayed", "暂缓或者中止")]),
            day("resume_by", "最迟恢复日；暂缓或者中止而事由已经消失的给出").optional(),
        ],
        called_off,
    ),
};

fn called_off(inputs: &Inputs<'_>) -> Answered {
    let cause: CallOff = inputs.typed("cause", "所列事由之一，例如 paid_in_full")?;
    let explained = paper::called_off(cause);
    let gone = inputs.optional_day("cause_gone_on")?;
    let (AuctionFate::Stayed, Some(gone)) = (explained.value, gone) else { return named(&explained, "fate") };
    let due = match method(inputs)? {
        Method::Online => online::resumption_due(calendar(), gone),
        Method::Paper => paper::resumption_due(calendar(), gone),
    };
    let outputs = json!({ "fate": explained.value, "resume_by": due.value.end });
    let conclusion = format!("最迟于{}恢复拍卖。", due.value.end.chinese());
    Ok(Answer::of(&explained.derivation.because(due.derivation).conclude((), conclusion), outputs))
}

pub(super) const ONLINE_SALE: Rule = Rule {
    id: "AUC-21",
    title: "网络司法变卖",
    says: "第二次网络拍卖流拍的，十日内问债权人要不要抵债，十五日内发变卖公告；变卖期六十日，价格为第二次拍卖的起拍价，交足全款才能出价，第一次出价后再竞价二十四小时。",
    versions: versions! {
        "2017-07-18", Recalled:
            Article::new(statutes::AUCTION_AND_SALE, "变卖程序"),
            online::article("第二十六条第二款") => "再次拍卖流拍的，可以依法在同一网络司法拍卖平台变卖。";
    },
    settings: &[],
    work: computes(
        "failed",
        &[day("failed", "第二次拍卖流拍日"), money("second_start_fen", "第二次拍卖起拍价")],
        &[
            day("ask_set_off_by", "最迟询问抵债日"),
            day("notice_by", "最迟发布变卖公告日"),
            money("price_fen", "变卖价"),
            whole("days", "变卖期天数"),
            day("latest_end_on", "公告期最后一日开始变卖的，变卖期最后一日"),
        ],
        online_sale,
    ),
};

fn online_sale(inputs: &Inputs<'_>) -> Answered {
    told(&online::sale_plan(inputs.day("failed")?, inputs.fen("second_start_fen")?))
}

pub(super) const DIRECT: Rule = Rule {
    id: "AUC-22",
    title: "不经拍卖直接变卖",
    says: "当事人和有关权利人都同意的可以直接变卖；金银、有公开市价的动产、易腐、季节性、难保管或者保管费太高的物品，法院可以决定变卖。有约定按约定价，有市价不低于市价，没有市价按评估价，卖不掉的最低到评估价的一半。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: paper::article("第三十四条（2004年）");
        "2021-01-01", Read:
            paper::article("第三十一条") => "对查封、扣押、冻结的财产，当事人双方及有关权利人同意变卖的，可以变卖。",
            paper::article("第三十二条第二款") => "按照评估价格变卖不成的，可以降低价格变卖，但最低的变卖价不得低于评估价的二分之一。",
            Article::new(statutes::GOODWILL_ENFORCEMENT, "第九条");
    },
    settings: &["D-06"],
    work: computes(
        "decided_on",
        &[
            day("decided_on", "决定变卖之日").optional(),
            choice(
                "ground",
                "理由",
                &[
                    ("all_agree", "都同意"),
                    ("gold_or_silver", "金银"),
                    ("public_price", "有公开市价的动产"),
                    ("perishable", "易腐"),
                    ("seasonal", "季节性"),
                    ("costly_to_keep", "难保管或者保管费过高"),
                    ("clearly_sufficient", "价款明显足以清偿且不损害他人"),
                    ("none", "无"),
                ],
            ),
            money("agreed_fen", "约定价格").optional(),
            money("market_fen", "市价；没有约定的填写").optional(),
            money("appraisal_fen", "评估价；没有约定和市价的填写").optional(),
            flag("failed_at_appraisal", "按评估价变卖不成").optional().form("不填的视为否"),
        ],
        &[flag("allowed", "可否直接变卖"), money("price_min_fen", "最低价")],
        direct,
    ),
};

fn direct(inputs: &Inputs<'_>) -> Answered {
    let ground: DirectSale = inputs.typed("ground", "所列理由之一，例如 perishable")?;
    let price = if let Some(price) = inputs.optional_fen("agreed_fen")? {
        SalePrice::Agreed(price)
    } else if let Some(price) = inputs.optional_fen("market_fen")? {
        SalePrice::Market(price)
    } else if let Some(price) = inputs.optional_fen("appraisal_fen")? {
        if inputs.flag_or("failed_at_appraisal", false)? {
            SalePrice::AppraisedAndFailed(price)
        } else {
            SalePrice::Appraised(price)
        }
    } else {
        return Err(InputError::Missing("agreed_fen、market_fen 或者 appraisal_fen".to_owned()));
    };
    told(&paper::direct_sale(ground, price))
}

pub(super) const UNSOLD: Rule = Rule {
    id: "AUC-23",
    title: "变价不成的财产",
    says: "拍卖、变卖都不成，债权人又不接受抵债的，能采取强制管理等其他措施的不解除；不能的，解除查封、扣押、冻结，退还被执行人。",
    versions: versions! {
        "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第四百九十二条（2015年）");
        "2022-04-10", Read:
            interpretation::article("第四百九十条") => "人民法院可以将该项财产作价后交付申请执行人抵偿债务，或者交付申请执行人管理；申请执行人拒绝接收或者管理的，退回被执行人。",
            paper::article("第二十五条第二款") => "且申请执行人、其他执行债权人仍不表示接受该财产抵债的，应当解除查封、冻结，将该财产退还被执行人，但对该财产可以采取其他执行措施的除外。",
            seizure2020::article("第二十八条第一款第三项") => "查封、扣押、冻结的财产流拍或者变卖不成，申请执行人和其他执行债权人又不同意接受抵债，且对该财产又无法采取其他执行措施的；";
    },
    settings: &[],
    work: computes(
        "failed",
        &[
            day("failed", "变价不成之日").optional(),
            flag("creditor_takes", "是否有债权人接受抵债").optional().form("不填的视为否"),
            flag("can_be_managed", "可否采取强制管理等其他执行措施").optional().form("不填的视为否"),
        ],
        &[choice(
            "fate",
            "处理",
            &[("set_off", "抵债"), ("managed", "采取其他执行措施"), ("returned", "解除并退还")],
        )],
        unsold,
    ),
};

fn unsold(inputs: &Inputs<'_>) -> Answered {
    let takes = inputs.flag_or("creditor_takes", false)?;
    named(&paper::unsold(takes, inputs.flag_or("can_be_managed", false)?), "fate")
}

pub(super) const CRIMINAL: Rule = Rule {
    id: "AUC-26",
    title: "刑事涉案财物流拍",
    says: "刑事涉案财物最后一次拍卖流拍的，上缴国库的由财政机关按保留价接收，退赔被害人的按保留价以物退赔；不接收的可以无保留价拍卖。",
    versions: versions! {
        "2014-11-06", Read:
            criminal::article("第十二条第二款") => "涉案财物最后一次拍卖未能成交，需要上缴国库的，人民法院应当通知有关财政机关以该次拍卖保留价予以接收；有关财政机关要求继续变价的，可以进行无保留价拍卖。需要退赔被害人的，以该次拍卖保留价以物退赔；被害人不同意以物退赔的，可以进行无保留价拍卖。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            choice("recipient", "变价款归属", &[("treasury", "上缴国库"), ("victim", "退赔被害人")]),
            flag("accepts", "财政机关或者被害人是否按保留价接收"),
            money("reserve_fen", "最后一次拍卖的保留价"),
        ],
        &[
            flag("taken", "是否按保留价接收"),
            money("value_fen", "接收的价额"),
            flag("without_reserve", "可否无保留价拍卖"),
        ],
        after_failure,
    ),
};

fn after_failure(inputs: &Inputs<'_>) -> Answered {
    let recipient: Recipient = inputs.typed("recipient", "treasury 或者 victim")?;
    told(&criminal::after_failure(recipient, inputs.flag("accepts")?, inputs.fen("reserve_fen")?))
}
