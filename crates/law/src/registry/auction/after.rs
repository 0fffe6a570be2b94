//! After an auction: the ruling, the default, taking in kind, setting aside, what is kept.

use super::super::answer::Answer;
use super::super::field::{Kind, answer_to, choice, day, flag, list, money, rows, text, whole};
use super::super::inputs::{InputError, Inputs};
use super::super::readers::{Answered, calendar, named, told};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use crate::auction2020::{self as paper, Taker};
use crate::debt::LARGEST_AMOUNT;
use crate::derivation::Article;
use crate::net_auction2016::{self as online, Annulment, Forfeit};
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use serde_json::json;
use values::Fen;

pub(super) const RULING: Rule = Rule {
    id: "AUC-15",
    title: "成交裁定、所有权转移和移交",
    says: "价款或者差价全部交付后十日内，把成交或者抵债裁定送达买受人；所有权自裁定送达买受人时转移；送达后十五日内移交财产。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: paper::article("第二十三条（2004年）");
        "2021-01-01", Read:
            paper::article("第二十条") => "拍卖成交或者以流拍的财产抵债的，人民法院应当作出裁定，并于价款或者需要补交的差价全额交付后十日内，送达买受人或者承受人。",
            online::article("第二十二条第二款") => "拍卖财产所有权自拍卖成交裁定送达买受人时转移。",
            paper::article("第二十七条") => "人民法院裁定拍卖成交或者以流拍的财产抵债后，除有依法不能移交的情形外，应当于裁定送达后十五日内，将拍卖的财产移交买受人或者承受人。",
            interpretation::article("第四百九十一条") => "标的物所有权自拍卖成交裁定或者抵债裁定送达买受人或者接受抵债物的债权人时转移。";
    },
    settings: &[],
    work: computes(
        "paid",
        &[
            day("paid", "价款或者差价全额交付日"),
            day("ruling_served", "裁定送达买受人日；未送达的不填").optional(),
        ],
        &[
            day("ruling_by", "最迟送达裁定日"),
            day("title_passes_on", "所有权转移日；裁定送达后给出"),
            day("handover_by", "最迟移交日；裁定送达后给出"),
            flag("provisional", "放假安排是否尚未公布"),
        ],
        ruling,
    ),
};

fn ruling(inputs: &Inputs<'_>) -> Answered {
    let due = paper::RULING.after(calendar(), inputs.day("paid")?);
    let mut outputs = json!({ "ruling_by": due.value.end, "provisional": due.value.provisional });
    let Some(served) = inputs.optional_day("ruling_served")? else { return Ok(Answer::of(&due, outputs)) };
    let over = paper::HAND_OVER.after(calendar(), served);
    outputs["title_passes_on"] = json!(served);
    outputs["handover_by"] = json!(over.value.end);
    outputs["provisional"] = json!(due.value.provisional || over.value.provisional);
    let conclusion = format!("所有权于{}转移，最迟于{}移交。", served.chinese(), over.value.end.chinese());
    Ok(Answer::of(&due.derivation.because(over.derivation).conclude((), conclusion), outputs))
}

pub(super) const DEFAULT: Rule = Rule {
    id: "AUC-16",
    title: "悔拍保证金的处理",
    says: "买受人悔拍的保证金不退，依次支付拍卖费用损失、补足两次成交价的差价、冲抵本案债务和与拍卖财产有关的债务；重新拍卖时原买受人不得竞买。保证金不够补差价的，网络拍卖不自动追收。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十四条") => "拍卖成交后买受人悔拍的，交纳的保证金不予退还，依次用于支付拍卖产生的费用损失、弥补重新拍卖价款低于原拍卖价款的差价、冲抵本案被执行人的债务以及与拍卖财产相关的被执行人的债务。",
            paper::article("第二十二条第二款") => "保证金数额不足的，可以责令原买受人补交；拒不补交的，强制执行。";
    },
    settings: &["D-16"],
    work: computes(
        "",
        &[
            money("deposit_fen", "保证金"),
            money("costs_fen", "拍卖产生的费用损失；没有的不填").optional(),
            money("first_price_fen", "原拍卖价款"),
            money("resale_price_fen", "重新拍卖价款"),
            money("case_debt_fen", "本案尚欠债务；不填的余额全部冲抵本案债务").optional(),
            answer_to("shortfall", "价款不足的部分", "D-16"),
        ],
        &[
            money("costs", "支付费用损失"),
            money("price_gap", "弥补差价"),
            money("to_this_case_debt", "冲抵本案债务"),
            money("to_related_debt", "用于与拍卖财产相关的债务"),
            money("uncovered_fen", "保证金不足的部分"),
            money("buyer_owes_fen", "责令原买受人补交"),
        ],
        default,
    ),
};

fn default(inputs: &Inputs<'_>) -> Answered {
    let forfeit = Forfeit {
        deposit: inputs.fen("deposit_fen")?,
        costs: inputs.fen_or_zero("costs_fen")?,
        first_price: inputs.fen("first_price_fen")?,
        resale_price: inputs.fen("resale_price_fen")?,
        case_debt: inputs.optional_fen("case_debt_fen")?.unwrap_or(LARGEST_AMOUNT),
    };
    let shortfall = inputs.setting("shortfall", "D-16", "not_collected 或者 collected")?;
    told(&online::split_forfeit(forfeit, shortfall))
}

pub(super) const TAKING: Rule = Rule {
    id: "AUC-17",
    title: "流拍后以物抵债",
    says: "流拍后，债权人可以按这次拍卖的保留价接受财产抵债，不必被执行人同意；几个债权人都要的，顺位在先的优先，顺位相同的抽签；应受清偿额少于财产价额的补交差额。法院不得只凭和解协议作抵债裁定。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: paper::article("第十九条（2004年）");
        "2021-01-01", Read:
            paper::article("第十六条") => "到场的申请执行人或者其他执行债权人申请或者同意以该次拍卖所定的保留价接受拍卖财产的，应当将该财产交其抵债。",
            paper::article("第十六条第二款") => "由法定受偿顺位在先的债权人优先承受；受偿顺位相同的，以抽签方式决定承受人。承受人应受清偿的债权额低于抵债财产的价额的，人民法院应当责令其在指定的期间内补交差额。",
            interpretation::article("第四百八十九条") => "经申请执行人和被执行人同意，且不损害其他债权人合法权益和社会公共利益的，人民法院可以不经拍卖、变卖，直接将被执行人的财产作价交申请执行人抵偿债务。",
            Article::new(statutes::SETTLEMENT, "第六条") => "当事人达成以物抵债执行和解协议的，人民法院不得依据该协议作出以物抵债裁定。";
    },
    settings: &[],
    work: computes(
        "failed",
        &[
            day("failed", "流拍日").optional(),
            money("reserve_fen", "流拍的保留价"),
            rows(
                "takers",
                "申请抵债的债权人",
                &[
                    text("id", "债权人"),
                    whole("rank", "受偿顺位（1在先）"),
                    money("satisfied_fen", "应受清偿的债权额"),
                ],
            ),
        ],
        &[
            list("takers", "承受人；顺位相同的列出抽签的各人", &Kind::Text),
            flag("by_lot", "是否抽签"),
            money("price_fen", "抵债价额"),
            list("differences_fen", "各人承受时应补交的差额", &Kind::Money),
        ],
        taking,
    ),
};

fn taking(inputs: &Inputs<'_>) -> Answered {
    inputs.list("takers")?;
    let takers: Vec<Taker> = inputs.typed("takers", "债权人的列表，每项有 id、rank、satisfied_fen")?;
    if takers.iter().any(|taker| taker.satisfied < Fen::ZERO || taker.satisfied > LARGEST_AMOUNT) {
        return Err(InputError::Unsound("应受清偿的债权额应当是不太大的非负整数".to_owned()));
    }
    told(&paper::taking(inputs.fen("reserve_fen")?, &takers))
}

pub(super) const ANNULMENT: Rule = Rule {
    id: "AUC-24",
    title: "网络拍卖的撤销",
    says: "说明严重失实、系统错误、恶意串通、买受人无资格、违法限制竞买、其他严重违反程序且有损害的，当事人、利害关系人异议请求撤销拍卖应当支持；已经公示的瑕疵不算。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第三十一条") => "当事人、利害关系人提出异议请求撤销网络司法拍卖，符合下列情形之一的，人民法院应当支持：（一）由于拍卖财产的文字说明、视频或者照片展示以及瑕疵说明严重失实，致使买受人产生重大误解，购买目的无法实现的，但拍卖时的技术水平不能发现或者已经就相关瑕疵以及责任承担予以公示说明的除外；（二）由于系统故障、病毒入侵、黑客攻击、数据错误等原因致使拍卖结果错误，严重损害当事人或者其他竞买人利益的；（三）竞买人之间，竞买人与网络司法拍卖服务提供者之间恶意串通，损害当事人或者其他竞买人利益的；（四）买受人不具备法律、行政法规和司法解释规定的竞买资格的；（五）违法限制竞买人参加竞买或者对享有同等权利的竞买人规定不同竞买条件的；（六）其他严重违反网络司法拍卖程序且损害当事人或者竞买人利益的情形。",
            Article::new(statutes::OBJECTION, "第二十一条第一款") => "当事人、利害关系人提出异议请求撤销拍卖，符合下列情形之一的，人民法院应予支持：（一）竞买人之间、竞买人与拍卖机构之间恶意串通，损害当事人或者其他竞买人利益的；（二）买受人不具备法律规定的竞买资格的；（三）违法限制竞买人参加竞买或者对不同的竞买人规定不同竞买条件的；（四）未按照法律、司法解释的规定对拍卖标的物进行公告的；（五）其他严重违反拍卖程序且损害当事人或者竞买人利益的情形。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            choice(
                "ground",
                "理由",
                &[
                    ("misdescription", "说明严重失实"),
                    ("system_error", "系统错误"),
                    ("collusion", "恶意串通"),
                    ("unqualified_buyer", "买受人无资格"),
                    ("unequal_conditions", "限制竞买或者条件不平等"),
                    ("other_serious_breach", "其他严重违反程序且有损害"),
                    ("none", "其他"),
                ],
            ),
            flag("warned_or_undetectable", "瑕疵是否已经公示说明或者当时的技术水平不能发现；只关系说明失实")
                .optional()
                .form("不填的视为否"),
        ],
        &[flag("set_aside", "是否应当撤销拍卖")],
        annulment,
    ),
};

fn annulment(inputs: &Inputs<'_>) -> Answered {
    let ground: Annulment = inputs.typed("ground", "所列理由之一，例如 collusion")?;
    named(&online::annulled(ground, inputs.flag_or("warned_or_undetectable", false)?), "set_aside")
}

pub(super) const RECORDS: Rule = Rule {
    id: "AUC-25",
    title: "税费承担和数据保存",
    says: "拍卖产生的税费依法由各自的纳税人承担，不能一概写由买受人承担。拍卖数据由平台完整保存不少于十年。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第三十条") => "因网络司法拍卖本身形成的税费，应当依照相关法律、行政法规的规定，由相应主体承担；没有规定或者规定不明的，人民法院可以根据法律原则和案件实际情况确定税费承担的相关主体、数额。",
            online::article("第二十九条") => "网络服务提供者对拍卖形成的电子数据，应当完整保存不少于十年，但法律、行政法规另有规定的除外。";
    },
    settings: &[],
    work: computes(
        "ended_on",
        &[day("ended_on", "拍卖结束日")],
        &[day("kept_until", "数据至少保存至")],
        records,
    ),
};

fn records(inputs: &Inputs<'_>) -> Answered {
    named(&online::records_kept_until(inputs.day("ended_on")?), "kept_until")
}
