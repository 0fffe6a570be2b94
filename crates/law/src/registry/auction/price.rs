//! Start prices, the second round, deposits and commissions.

use super::super::answer::Answer;
use super::super::field::{choice, day, flag, money, text, whole};
use super::super::inputs::{InputError, Inputs};
use super::super::readers::{Answered, calendar};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use super::{Method, method};
use crate::auction2020::{self as paper, Lot};
use crate::derivation::{Article, Confidence, Derivation};
use crate::net_auction2016 as online;
use crate::statutes;
use serde_json::json;
use values::{Fen, Ratio};

pub(super) const START: Rule = Rule {
    id: "AUC-03",
    title: "起拍价（保留价）",
    says: "网络拍卖的起拍价不得低于评估价或者市价的百分之七十，起拍价就是保留价。委托拍卖机构拍卖的，评估价就是第一次拍卖的保留价；拍卖船舶的第一次保留价不得低于评估价的百分之八十。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第十条") => "起拍价由人民法院参照评估价确定；未作评估的，参照市价确定，并征询当事人意见。起拍价不得低于评估价或者市价的百分之七十。",
            paper::article("第五条第二款") => "拍卖财产经过评估的，评估价即为第一次拍卖的保留价；未作评估的，保留价由人民法院参照市价确定，并应当征询有关当事人的意见。",
            Article::new(statutes::SHIP_AUCTION, "第十二条第二款") => "第一次拍卖时，保留价不得低于评估价的百分之八十；因流拍需要再行拍卖的，可以酌情降低保留价，但降低的数额不得超过前次保留价的百分之二十。";
    },
    settings: &["D-06"],
    work: computes(
        "",
        &[
            money("ref_fen", "参考价：评估价或者市价"),
            choice(
                "method",
                "方式",
                &[("online", "网络拍卖"), ("paper", "委托拍卖机构拍卖"), ("ship", "拍卖船舶")],
            )
            .optional()
            .form("不填的按“网络拍卖”"),
            money("start_fen", "拟定的第一次起拍价").optional(),
        ],
        &[
            money("first_start_min_fen", "第一次拍卖起拍价（保留价）的最低数额"),
            text("exact", "取整前的数额"),
            money("second_start_min_if_first_at_min_fen", "第一次按最低价起拍时，第二次起拍价的最低数额"),
            money("deposit_min_fen", "按最低起拍价计算的保证金下限；委托拍卖按评估价计算").optional(),
            money("deposit_max_fen", "保证金上限；委托拍卖没有上限").optional(),
            flag("start_allowed", "拟定的起拍价是否符合规定").optional().form("填写拟定的起拍价的才给出"),
        ],
        start,
    ),
};

fn start(inputs: &Inputs<'_>) -> Answered {
    let reference = inputs.fen("ref_fen")?;
    let mut answer = if inputs.has("method") && inputs.text("method")? == "ship" {
        ship_start(reference)
    } else {
        match method(inputs)? {
            Method::Online => online_start(reference),
            Method::Paper => paper_start(reference),
        }
    };
    if let Some(start) = inputs.optional_fen("start_fen")? {
        let least = answer.outputs["first_start_min_fen"].as_i64().unwrap_or_default();
        answer.set("start_allowed", json!(start.0 >= least));
    }
    Ok(answer)
}

/// A number of fen that are tenths, with one decimal.
fn tenths(amount: Fen, tenths: i128) -> String {
    Ratio::new(i128::from(amount.0) * tenths, 10).decimal(1)
}

fn online_start(reference: Fen) -> Answer {
    let explained = online::start_price(reference);
    let value = explained.value;
    let outputs = json!({
        "first_start_min_fen": value.first_least,
        "exact": tenths(reference, 7),
        "second_start_min_if_first_at_min_fen": value.second_least,
        "deposit_min_fen": value.deposit.least,
        "deposit_max_fen": value.deposit.most,
    });
    Answer::of(&explained, outputs)
}

fn paper_start(reference: Fen) -> Answer {
    let explained = paper::reserve(reference);
    let value = explained.value;
    let outputs = json!({
        "first_start_min_fen": value.first,
        "exact": tenths(reference, 10),
        "second_start_min_if_first_at_min_fen": value.second_least,
        "deposit_min_fen": value.deposit_least,
        "deposit_max_fen": null,
    });
    Answer::of(&explained, outputs)
}

fn ship_start(reference: Fen) -> Answer {
    let article = Article::new(statutes::SHIP_AUCTION, "第十二条第二款");
    let least = Ratio::new(4, 5).of(reference).ceil();
    let second = Ratio::new(4, 5).of(least).ceil();
    let explained = Derivation::new("AUC-03", "拍卖船舶的保留价", Confidence::Read)
        .input("评估价", format!("{reference}元"))
        .step(article, format!("第一次拍卖保留价不得低于评估价的百分之八十，即{least}元。"))
        .step(article, format!("再行拍卖降低不得超过前次保留价的百分之二十，即不低于{second}元。"))
        .conclude((), format!("第一次拍卖保留价不低于{least}元。"));
    let outputs = json!({
        "first_start_min_fen": least,
        "exact": tenths(reference, 8),
        "second_start_min_if_first_at_min_fen": second,
    });
    Answer::of(&explained, outputs)
}

pub(super) const AGAIN: Rule = Rule {
    id: "AUC-05",
    title: "流拍后再次拍卖",
    says: "网络拍卖流拍后三十日内在同一平台第二次拍卖，降价不超过前次起拍价的百分之二十；再流拍的可以变卖，没有第三次拍卖。委托拍卖机构拍卖的，六十日内再行拍卖，不动产和其他财产权可以拍卖三次。",
    versions: versions! {
        "2005-01-01" to "2016-12-31", Recalled: paper::article("第二十六条（2004年）");
        "2017-01-01", Read:
            online::article("第二十六条第一款") => "流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖，拍卖动产的应当在拍卖七日前公告；",
            online::article("第二十六条第一款") => "再次拍卖的起拍价降价幅度不得超过前次起拍价的百分之二十。",
            paper::article("第二十三条") => "到场的申请执行人或者其他执行债权人不申请以该次拍卖所定的保留价抵债的，应当在六十日内再行拍卖。";
    },
    settings: &["D-06"],
    work: computes(
        "failed",
        &[
            day("failed", "流拍日"),
            money("previous_start_fen", "前次起拍价").optional(),
            choice(
                "kind",
                "财产种类",
                &[("movable", "动产"), ("real_estate", "不动产"), ("other_right", "其他财产权")],
            )
            .optional()
            .form("不填的按“不动产”；只关系委托拍卖的次数"),
        ],
        &[
            day("online_second_by", "网络拍卖最迟再次拍卖日"),
            day("traditional_by", "委托拍卖最迟再行拍卖日"),
            money("next_start_min_fen", "下次起拍价的最低数额；填写前次起拍价时给出").optional(),
            whole("online_rounds", "网络拍卖的次数"),
            whole("traditional_rounds", "委托拍卖的次数"),
            flag("provisional", "放假安排是否尚未公布"),
        ],
        again,
    ),
};

fn again(inputs: &Inputs<'_>) -> Answered {
    let failed = inputs.day("failed")?;
    let lot = inputs.typed_or("kind", "movable、real_estate 或者 other_right", Lot::RealEstate)?;
    let (second, third) =
        (online::SECOND_ROUND.after(calendar(), failed), paper::NEXT_AUCTION.after(calendar(), failed));
    let mut outputs = json!({
        "online_second_by": second.value.end,
        "traditional_by": third.value.end,
        "online_rounds": 2,
        "traditional_rounds": paper::auctions(lot),
        "provisional": second.value.provisional || third.value.provisional,
    });
    let mut derivation = second.derivation.because(third.derivation);
    if let Some(previous) = inputs.optional_fen("previous_start_fen")? {
        let least = online::least_second_start(previous);
        outputs["next_start_min_fen"] = json!(least.value);
        derivation = derivation.because(least.derivation);
    }
    let conclusion = format!(
        "网络拍卖最迟{}再次拍卖；委托拍卖最迟{}再行拍卖。",
        second.value.end.chinese(),
        third.value.end.chinese()
    );
    Ok(Answer::of(&derivation.conclude((), conclusion), outputs))
}

pub(super) const DEPOSIT: Rule = Rule {
    id: "AUC-10",
    title: "竞买保证金",
    says: "网络拍卖的保证金为起拍价的百分之五至百分之二十。申请执行人竞买可以不交，债权小于保证金的只交差额。委托拍卖机构拍卖的，保证金不低于评估价或者市价的百分之五。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第十七条第一款") => "保证金数额由人民法院在起拍价的百分之五至百分之二十范围内确定。",
            online::article("第十七条第二款") => "申请执行人参加竞买的，可以不交保证金；但债权数额小于保证金数额的按差额部分交纳。",
            paper::article("第十条第一款") => "保证金的数额由人民法院确定，但不得低于评估价或者市价的百分之五。";
    },
    settings: &["D-06"],
    work: computes(
        "",
        &[
            money("start_fen", "起拍价").optional().form("不填时填写评估价等参考价，按最低起拍价计算"),
            money("ref_fen", "参考价：评估价或者市价；委托拍卖按此计算").optional(),
            choice("method", "方式", &[("online", "网络拍卖"), ("paper", "委托拍卖机构拍卖")])
                .optional()
                .form("不填的按“网络拍卖”"),
            money("deposit_fen", "拟定的保证金").optional(),
            money("claim_fen", "申请执行人的债权数额；申请执行人竞买时填写").optional(),
        ],
        &[
            money("deposit_min_fen", "保证金下限"),
            money("deposit_max_fen", "保证金上限；委托拍卖没有上限").optional(),
            flag("deposit_allowed", "拟定的保证金是否符合规定").optional().form("填写拟定的保证金的才给出"),
            money("applicant_pays_fen", "申请执行人应交的差额").optional().form("填写债权额的才给出"),
        ],
        deposit,
    ),
};

fn deposit(inputs: &Inputs<'_>) -> Answered {
    let (least, most, mut derivation) = match method(inputs)? {
        Method::Online => {
            let start = match inputs.optional_fen("start_fen")? {
                Some(start) => start,
                None if inputs.has("ref_fen") => {
                    online::start_price(inputs.fen("ref_fen")?).value.first_least
                }
                None => return Err(InputError::Missing("start_fen".to_owned())),
            };
            let explained = online::deposit_range(start);
            (explained.value.least, Some(explained.value.most), explained.derivation)
        }
        Method::Paper => {
            let explained = paper::reserve(inputs.fen("ref_fen")?);
            (explained.value.deposit_least, None, explained.derivation)
        }
    };
    let mut outputs = json!({ "deposit_min_fen": least, "deposit_max_fen": most });
    if let Some(deposit) = inputs.optional_fen("deposit_fen")? {
        let allowed = deposit >= least && most.is_none_or(|most| deposit <= most);
        outputs["deposit_allowed"] = json!(allowed);
    }
    if let Some(claim) = inputs.optional_fen("claim_fen")? {
        let deposit = inputs.optional_fen("deposit_fen")?.unwrap_or(least);
        let own = online::deposit_of_applicant(claim, deposit);
        outputs["applicant_pays_fen"] = json!(own.value);
        derivation = derivation.because(own.derivation);
    }
    let conclusion = match most {
        Some(most) => format!("保证金为{least}元至{most}元。"),
        None => format!("保证金不低于{least}元。"),
    };
    Ok(Answer::of(&derivation.conclude((), conclusion), outputs))
}

pub(super) const COMMISSION: Rule = Rule {
    id: "AUC-20",
    title: "拍卖机构佣金上限",
    says: "委托拍卖机构拍卖成交的，佣金按成交价分段计算：二百万元以下百分之五，至一千万元百分之三，至五千万元百分之二，至一亿元百分之一，一亿元以上千分之五。网络拍卖不收佣金。",
    versions: versions! {
        "2005-01-01", Read:
            paper::article("第二十九条第二款") => "拍卖成交价200万元以下的，收取佣金的比例不得超过5％；超过200万元至1000万元的部分，不得超过3％；超过1000万元至5000万元的部分，不得超过2％；超过5000万元至1亿元的部分，不得超过1％；超过1亿元的部分，不得超过0.5％。";
    },
    settings: &["D-06"],
    work: computes(
        "",
        &[money("price_fen", "成交价")],
        &[money("max_fen", "佣金上限"), text("yuan", "佣金上限（元）")],
        commission,
    ),
};

fn commission(inputs: &Inputs<'_>) -> Answered {
    let explained = paper::commission(inputs.fen("price_fen")?);
    let most = explained.value;
    Ok(Answer::of(&explained, json!({ "max_fen": most, "yuan": most.to_string() })))
}
