//! Who bids, until when, who buys, and the deposits of the others.

use super::super::answer::Answer;
use super::super::field::{Kind, choice, day, flag, list, moment, money, rows, text, whole};
use super::super::inputs::{InputError, Inputs, unreadable};
use super::super::prose::{moment_written_like, read_moment};
use super::super::readers::{Answered, named, told};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use crate::auction2020 as paper;
use crate::bidder_qualification2021 as qualification;
use crate::net_auction2016::{self as online, Bid, BidderLink};
use serde_json::json;
use values::Instant;

pub(super) const ONE_BIDDER: Rule = Rule {
    id: "AUC-04",
    title: "一人竞拍",
    says: "网络拍卖不限制竞买人数，只有一人出价、不低于起拍价的，也成交。",
    versions: versions! {
        "2017-01-01", Read: online::article("第十一条") => "网络司法拍卖不限制竞买人数量。一人参与竞拍，出价不低于起拍价的，拍卖成交。";
    },
    settings: &[],
    work: computes(
        "",
        &[money("start_fen", "起拍价"), list("bids_fen", "各次出价", &Kind::Money)],
        &[
            choice("result", "拍卖结果", &[("sold", "成交"), ("failed", "流拍")]),
            money("price_fen", "成交价；流拍的为空").optional(),
        ],
        one_bidder,
    ),
};

fn one_bidder(inputs: &Inputs<'_>) -> Answered {
    let explained = online::sold_at(inputs.fen("start_fen")?, &inputs.fens("bids_fen")?);
    let (result, price) = explained.value;
    Ok(Answer::of(&explained, json!({ "result": result, "price_fen": price })))
}

pub(super) const QUALIFIED: Rule = Rule {
    id: "AUC-11",
    title: "竞买资格",
    says: "执行法院、平台、辅助机构及其工作人员和近亲属不得竞买，也不得委托他人竞买。限购房产的竞买人，从申请竞买到出具成交裁定都要具备购房资格；抵债、变卖也一样。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第三十四条") => "实施网络司法拍卖的，下列机构和人员不得竞买并不得委托他人代为竞买与其行为相关的拍卖财产：（一）负责执行的人民法院；（二）网络服务提供者；（三）承担拍卖辅助工作的社会机构或者组织；（四）第（一）至（三）项规定主体的工作人员及其近亲属。",
            qualification::article("第一条") => "人民法院组织的司法拍卖房产活动，受房产所在地限购政策约束的竞买人申请参与竞拍的，人民法院不予准许。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            choice(
                "link",
                "与拍卖的关系",
                &[
                    ("none", "无"),
                    ("court", "执行法院"),
                    ("platform", "平台"),
                    ("helper", "辅助机构"),
                    ("staff", "上述单位工作人员"),
                    ("close_relative", "工作人员近亲属"),
                    ("defaulted_buyer", "悔拍的原买受人"),
                ],
            )
            .optional()
            .form("不填的按“无”"),
            flag("purchase_limit", "是否限购房产").optional().form("不填的视为否"),
            flag("qualified_throughout", "从申请竞买到出具裁定是否持续具备购房资格")
                .optional()
                .form("不填的视为否"),
        ],
        &[flag("may_bid", "可否竞买")],
        qualified,
    ),
};

fn qualified(inputs: &Inputs<'_>) -> Answered {
    let link = inputs.typed_or(
        "link",
        "none、court、platform、helper、staff、close_relative 或者 defaulted_buyer",
        BidderLink::None,
    )?;
    let limit = inputs.flag_or("purchase_limit", false)?;
    named(&online::may_bid(link, limit, inputs.flag_or("qualified_throughout", false)?), "may_bid")
}

pub(super) const EXTENSION: Rule = Rule {
    id: "AUC-12",
    title: "竞价时间和延时",
    says: "竞价不少于二十四小时。结束前五分钟内有人出价的，结束时间改为该次出价后五分钟。出价时间以平台服务系统为准。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十条第二款") => "网络司法拍卖的竞价时间应当不少于二十四小时。竞价程序结束前五分钟内无人出价的，最后出价即为成交价；有出价的，竞价时间自该出价时点顺延五分钟。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            moment("end", "当前的结束时间").form("例如 2026-03-02T10:00:00；秒可以不写，也可以带小数"),
            moment("last_bid", "最后出价时间；没有出价的不填").optional(),
            moment("start", "竞价开始时间；填写的检查是否满二十四小时").optional(),
        ],
        &[
            moment("new_end", "新的结束时间"),
            flag("extended", "是否顺延"),
            flag("long_enough", "竞价是否不少于二十四小时；填写开始时间时给出").optional(),
        ],
        extension,
    ),
};

/// Reads a time of the platform, `2026-03-02T10:00:00`.
fn instant(inputs: &Inputs<'_>, name: &str) -> Result<Instant, InputError> {
    read_moment(inputs.text(name)?).ok_or_else(|| unreadable(name, "时间，例如 2026-03-02T10:00:00"))
}

fn extension(inputs: &Inputs<'_>) -> Answered {
    let end = instant(inputs, "end")?;
    let last_bid =
        if inputs.has("last_bid") { instant(inputs, "last_bid")? } else { end.plus_seconds(-86_400) };
    let explained = online::end_of_bidding(end, last_bid)
        .ok_or_else(|| InputError::Unsound("出价晚于结束时间，竞价已经结束，出价无效".to_owned()))?;
    let value = explained.value;
    let follows_from = if value.extended { "last_bid" } else { "end" };
    let new_end = moment_written_like(value.ends_at, inputs.text(follows_from)?);
    let mut outputs = json!({ "new_end": new_end, "extended": value.extended });
    if inputs.has("start") {
        outputs["long_enough"] = json!(instant(inputs, "start")?.plus_seconds(86_400) <= value.ends_at);
    }
    Ok(Answer::of(&explained, outputs))
}

pub(super) const PRIORITY: Rule = Rule {
    id: "AUC-13",
    title: "优先购买权人竞得",
    says: "优先购买权人可以出同样的价，没有更高出价的由他竞得；几个优先购买权人出同样价的，顺序在先的竞得，顺序相同的出价在先的竞得。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十一条第一款") => "优先购买权人参与竞买的，可以与其他竞买人以相同的价格出价，没有更高出价的，拍卖财产由优先购买权人竞得。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            money("start_fen", "起拍价"),
            rows(
                "bids",
                "各次出价",
                &[
                    text("bidder", "竞买代码"),
                    money("amount_fen", "出价"),
                    whole("priority_rank", "优先购买权顺序").optional(),
                ],
            )
            .form("按出价时间排列；优先购买权顺序从1起，没有的为0或者不填"),
        ],
        &[
            text("winner", "竞得人的竞买代码；流拍的为空"),
            money("price_fen", "成交价"),
            flag("by_priority", "是否以优先购买权竞得"),
        ],
        priority,
    ),
};

fn priority(inputs: &Inputs<'_>) -> Answered {
    inputs.list("bids")?;
    let bids: Vec<Bid> = inputs.typed("bids", "出价的列表，每项有 bidder、amount_fen、priority_rank")?;
    told(&online::winner(inputs.fen("start_fen")?, &bids))
}

pub(super) const REFUND: Rule = Rule {
    id: "AUC-14",
    title: "保证金的退还和划付",
    says: "网络拍卖没有买到的人，保证金在竞价结束后二十四小时内退还或者解冻，流拍也一样；买受人的保证金在成交后二十四小时内划到法院账户。委托拍卖机构拍卖的三日内退还。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十三条") => "其他竞买人交纳的保证金应当在竞价程序结束后二十四小时内退还或者解冻。拍卖未成交的，竞买人交纳的保证金应当在竞价程序结束后二十四小时内退还或者解冻。",
            online::article("第二十五条") => "拍卖成交后二十四小时内，网络服务提供者应当将冻结的买受人交纳的保证金划入人民法院指定账户。",
            paper::article("第十条第二款") => "其他竞买人预交的保证金应当在三日内退还；拍卖未成交的，保证金应当于三日内退还竞买人。";
    },
    settings: &[],
    work: computes(
        "",
        &[moment("ended", "竞价结束时间").form("例如 2026-03-03T10:00:00")],
        &[
            moment("refund_by", "最迟退还或者解冻的时间"),
            moment("transfer_by", "最迟划入法院账户的时间（成交的）"),
            day("paper_refund_by", "委托拍卖机构拍卖的：最迟退还日"),
        ],
        refund,
    ),
};

fn refund(inputs: &Inputs<'_>) -> Answered {
    let ended = instant(inputs, "ended")?;
    let explained = online::deposits_back_by(ended);
    let by = moment_written_like(explained.value, inputs.text("ended")?);
    let paper_by = ended.day().plus_days(3);
    let outputs = json!({ "refund_by": by, "transfer_by": by, "paper_refund_by": paper_by });
    Ok(Answer::of(&explained, outputs))
}
