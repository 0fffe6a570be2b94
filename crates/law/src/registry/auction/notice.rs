//! Where an auction is held, who decides, the notice and who is told.

use super::super::answer::Answer;
use super::super::field::{Kind, choice, day, flag, list, phrase, text, whole};
use super::super::inputs::{InputError, Inputs, unreadable};
use super::super::prose::{AuctionRound, described_lot};
use super::super::readers::{Answered, calendar, due_answer, named, told};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use super::{Method, method};
use crate::auction2020::{self as paper, Lot};
use crate::company_law2023 as company_law;
use crate::derivation::{Confidence, Derivation};
use crate::net_auction2016::{self as online, Matter, Round};
use serde_json::json;
use values::Day;

const WHAT: &str = "财产和次数，例如 不动产 一拍、动产 二拍、其他财产权 变卖、委托拍卖 不动产 三拍";

pub(super) const VENUE: Rule = Rule {
    id: "AUC-01",
    title: "拍卖优先，网络拍卖优先",
    says: "变价应当先拍卖，拍卖应当在网上进行，法律另有规定或者不宜网络拍卖的除外。平台由申请执行人从名单库中选，没有选或者选得不一致的由法院指定。",
    versions: versions! {
        "2005-01-01" to "2016-12-31", Recalled: paper::article("第二条");
        "2017-01-01", Read:
            online::article("第二条") => "人民法院以拍卖方式处置财产的，应当采取网络司法拍卖方式，但法律、行政法规和司法解释规定必须通过其他途径处置，或者不宜采用网络拍卖方式处置的除外。",
            online::article("第五条") => "网络服务提供者由申请执行人从名单库中选择；未选择或者多个申请执行人的选择不一致的，由人民法院指定。",
            paper::article("第二条") => "人民法院对查封、扣押、冻结的财产进行变价处理时，应当首先采取拍卖的方式，但法律、司法解释另有规定的除外。";
    },
    settings: &[],
    work: computes(
        "decided_on",
        &[
            day("decided_on", "决定拍卖之日").optional(),
            text("exception", "不在网上拍卖的理由；没有的不填").optional(),
            list("choices", "各申请执行人选择的平台名称列表；没有选择的为空", &Kind::Text).optional(),
        ],
        &[
            flag("online", "是否网络拍卖"),
            choice(
                "platform_by",
                "平台由谁确定",
                &[("applicant", "申请执行人"), ("court", "法院"), ("nobody", "不在网上拍卖")],
            ),
            text("platform", "申请执行人选定的平台；没有的为空"),
        ],
        venue,
    ),
};

fn venue(inputs: &Inputs<'_>) -> Answered {
    let exception = if inputs.has("exception") { inputs.text("exception")? } else { "" };
    let choices: Vec<String> = inputs.typed_or("choices", "平台名称的列表", Vec::new())?;
    told(&online::venue(exception, &choices))
}

pub(super) const PANEL: Rule = Rule {
    id: "AUC-02",
    title: "合议庭评议事项",
    says: "起拍价、降价幅度、增价幅度、保证金数额、优先购买权人的资格和顺序，由合议庭评议确定，承办人一人不能决定。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第二十七条") => "起拍价及其降价幅度、竞价增价幅度、保证金数额和优先购买权人竞买资格及其顺序等事项，应当由人民法院依法组成合议庭评议确定。";
    },
    settings: &[],
    work: computes(
        "",
        &[choice(
            "matter",
            "事项",
            &[
                ("start_price", "起拍价"),
                ("price_cut", "降价幅度"),
                ("bid_step", "增价幅度"),
                ("deposit", "保证金"),
                ("priority_buyers", "优先购买权人"),
                ("other", "其他"),
            ],
        )],
        &[flag("panel_required", "是否须由合议庭评议")],
        panel,
    ),
};

fn panel(inputs: &Inputs<'_>) -> Answered {
    let matter: Matter =
        inputs.typed("matter", "start_price、price_cut、bid_step、deposit、priority_buyers 或者 other")?;
    named(&online::needs_panel(matter), "panel_required")
}

pub(super) const DAYS: Rule = Rule {
    id: "AUC-06",
    title: "拍卖公告期",
    says: "网络拍卖第一次：动产十五日前公告，不动产和其他财产权三十日前公告；第二次：动产七日前，不动产和其他财产权十五日前；变卖同第二次，没有第三次。委托拍卖机构拍卖每次：动产七日前，其他十五日前。两套期限不能混用。",
    versions: versions! {
        "2005-01-01" to "2016-12-31", Recalled: paper::article("第十一条（2004年）");
        "2017-01-01", Read:
            online::article("第十二条第一款") => "拍卖动产的，应当在拍卖十五日前公告；拍卖不动产或者其他财产权的，应当在拍卖三十日前公告。",
            online::article("第二十六条第一款") => "拍卖动产的应当在拍卖七日前公告；拍卖不动产或者其他财产权的应当在拍卖十五日前公告。",
            paper::article("第八条第二款") => "拍卖动产的，应当在拍卖七日前公告；拍卖不动产或者其他财产权的，应当在拍卖十五日前公告。";
    },
    settings: &["D-15"],
    work: computes(
        "published",
        &[
            day("published", "公告发布日"),
            phrase("what", "财产和次数").optional().form(
                "财产写不动产、动产、其他财产权、房屋、车辆、股权等，次数写一拍、二\
                拍、变卖，例如“不动产 一拍”；委托拍卖的加“委托”；填写的代替财产\
                种类、次数和方式",
            ),
            choice(
                "kind",
                "财产种类",
                &[("movable", "动产"), ("real_estate", "不动产"), ("other_right", "其他财产权")],
            )
            .optional(),
            choice(
                "round",
                "次数",
                &[
                    ("first", "第一次"),
                    ("second", "第二次"),
                    ("third", "第三次（只有委托拍卖）"),
                    ("sale", "变卖（只有网络）"),
                ],
            )
            .optional()
            .form("不填的按“第一次”"),
            choice("method", "方式", &[("online", "网络拍卖"), ("paper", "委托拍卖机构拍卖")])
                .optional()
                .form("不填的按“网络拍卖”"),
            whole("days", "公告天数；不填为法定天数，少于法定天数的不符合规定").optional(),
            whole("spare_days", "多留的天数").optional().form("不填的按本院设置"),
        ],
        &[
            whole("days_required", "法定公告天数"),
            flag("meets_minimum", "公告天数是否不少于法定天数"),
            day("legal_min_day", "按公告天数，最早可以拍卖的日期"),
            day("safe_day_n_clear_days", "多留日数后稳妥的最早拍卖日"),
        ],
        days,
    ),
};

/// What is sold, in which round, by which rules: from prose, what it leaves out from the fields.
fn described(inputs: &Inputs<'_>) -> Result<(Lot, AuctionRound, Method), InputError> {
    let (lot, round, by) = if inputs.has("what") {
        described_lot(inputs.text("what")?).ok_or_else(|| unreadable("what", WHAT))?
    } else {
        (inputs.typed("kind", "movable、real_estate 或者 other_right")?, None, None)
    };
    let round = match round {
        Some(round) => round,
        None => inputs.typed_or("round", "first、second、third 或者 sale", AuctionRound::First)?,
    };
    Ok((lot, round, by.map_or_else(|| method(inputs), Ok)?))
}

/// The days of notice that the law asks for, and why.
fn required(
    (lot, round, by): (Lot, AuctionRound, Method),
    published: Day,
    spare: u32,
) -> Result<(u32, Derivation), InputError> {
    let refused = |why: &str| Err(InputError::Unsound(why.to_owned()));
    let explained = match (by, round) {
        (Method::Online, AuctionRound::First) => online::earliest_day(lot, Round::First, published, spare),
        (Method::Online, AuctionRound::Second) => online::earliest_day(lot, Round::Second, published, spare),
        (Method::Online, AuctionRound::Sale) => online::earliest_sale_day(lot, published, spare),
        (Method::Online, AuctionRound::Third) => {
            return refused("网络司法拍卖只有两次，第二次流拍后变卖，没有第三次拍卖");
        }
        (Method::Paper, AuctionRound::Sale) => {
            return refused("委托拍卖机构拍卖流拍后变卖的，没有规定变卖前的公告天数");
        }
        (Method::Paper, AuctionRound::Third) if paper::auctions(lot) < 3 => {
            return refused("委托拍卖机构拍卖动产只有两次，没有第三次拍卖");
        }
        (Method::Paper, _) => return Ok(required_by_paper(lot, published, spare)),
    };
    Ok((explained.value.days, explained.derivation))
}

fn required_by_paper(lot: Lot, published: Day, spare: u32) -> (u32, Derivation) {
    let required = paper::notice_days(lot);
    let derivation = Derivation::new("AUC-06", "委托拍卖的公告期", Confidence::Read)
        .input("拍卖财产", lot.label())
        .input("公告发布日", published.chinese())
        .step(
            paper::article("第八条第二款"),
            format!("拍卖{}的，应当在拍卖{required}日前公告。", lot.label()),
        )
        .remark(format!("首尾日的计算没有规定，稳妥起见多留{spare}日。"))
        .at_most(if spare == 0 { Confidence::Read } else { Confidence::Design });
    (required, derivation)
}

fn days(inputs: &Inputs<'_>) -> Answered {
    let described = described(inputs)?;
    let published = inputs.day("published")?;
    let spare = inputs.setting_number("spare_days", "D-15")?;
    let (required, derivation) = required(described, published, spare)?;
    let decided = !inputs.has("spare_days") && !inputs.is_open("spare_days", "D-15");
    let derivation = if decided { derivation.confirmed() } else { derivation };
    let days = inputs.number_or("days", required)?;
    let plus = |days: u32| published.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
    let outputs = json!({
        "days_required": required,
        "meets_minimum": days >= required,
        "legal_min_day": plus(days),
        "safe_day_n_clear_days": plus(days.saturating_add(spare)),
    });
    let safe = plus(days.saturating_add(spare));
    let conclusion = if days < required {
        format!("公告期{days}日少于法定{required}日，不得据此拍卖。")
    } else {
        format!("最早可以在{}拍卖，稳妥的最早拍卖日为{}。", plus(days).chinese(), safe.chinese())
    };
    Ok(Answer::of(&derivation.conclude((), conclusion), outputs))
}

pub(super) const SHOWN: Rule = Rule {
    id: "AUC-07",
    title: "公告当日的公示和特别提示",
    says: "公告发布当天，平台上要公示十一类信息，并特别提示七类事项，其中包括悔拍后保证金不退。",
    versions: versions! {
        "2017-01-01", Read:
            online::article("第十三条") => "实施网络司法拍卖的，人民法院应当在拍卖公告发布当日通过网络司法拍卖平台公示下列信息：（一）拍卖公告；（二）执行所依据的法律文书，但法律规定不得公开的除外；（三）评估报告副本，或者未经评估的定价依据；（四）拍卖时间、起拍价以及竞价规则；（五）拍卖财产权属、占有使用、附随义务等现状的文字说明、视频或者照片等；（六）优先购买权主体以及权利性质；（七）通知或者无法通知当事人、已知优先购买权人的情况；（八）拍卖保证金、拍卖款项支付方式和账户；（九）拍卖财产产权转移可能产生的税费及承担方式；（十）执行法院名称，联系、监督方式等；（十一）其他应当公示的信息。",
            online::article("第十四条") => "实施网络司法拍卖的，人民法院应当在拍卖公告发布当日通过网络司法拍卖平台对下列事项予以特别提示：（一）竞买人应当具备完全民事行为能力，法律、行政法规和司法解释对买受人资格或者条件有特殊规定的，竞买人应当具备规定的资格或者条件；（二）委托他人代为竞买的，应当在竞价程序开始前经人民法院确认，并通知网络服务提供者；（三）拍卖财产已知瑕疵和权利负担；（四）拍卖财产以实物现状为准，竞买人可以申请实地看样；（五）竞买人决定参与竞买的，视为对拍卖财产完全了解，并接受拍卖财产一切已知和未知瑕疵；（六）载明买受人真实身份的拍卖成交确认书在网络司法拍卖平台上公示；（七）买受人悔拍后保证金不予退还。";
    },
    settings: &[],
    work: computes(
        "",
        &[
            list("disclosed", "已公示的项目，按第十三条各项的序号1至11", &Kind::Whole),
            list("warned", "已特别提示的项目，按第十四条各项的序号1至7", &Kind::Whole),
        ],
        &[
            flag("complete", "是否齐全"),
            list("missing_disclosures", "尚缺的公示", &Kind::Text),
            list("missing_warnings", "尚缺的特别提示", &Kind::Text),
        ],
        shown,
    ),
};

fn shown(inputs: &Inputs<'_>) -> Answered {
    let disclosed: Vec<usize> = inputs.typed("disclosed", "序号的列表")?;
    let warned: Vec<usize> = inputs.typed("warned", "序号的列表")?;
    told(&online::omissions(&disclosed, &warned))
}

pub(super) const TOLD: Rule = Rule {
    id: "AUC-08",
    title: "拍卖事项的通知",
    says: "网络拍卖应当在公告发布三日前通知当事人和已知优先购买权人；通知不到的在平台公示，满五日视为已经通知。经通知不参加的，视为放弃优先购买权。委托拍卖机构拍卖的，在拍卖五日前通知。",
    versions: versions! {
        "2005-01-01" to "2016-12-31", Recalled: paper::article("第十四条（2004年）");
        "2017-01-01", Read:
            online::article("第十六条第一款") => "网络司法拍卖的事项应当在拍卖公告发布三日前以书面或者其他能够确认收悉的合理方式，通知当事人、已知优先购买权人。",
            online::article("第十六条第二款") => "优先购买权人经通知未参与竞买的，视为放弃优先购买权。",
            paper::article("第十一条第一款") => "人民法院应当在拍卖五日前以书面或者其他能够确认收悉的适当方式，通知当事人和已知的担保物权人、优先购买权人或者其他优先权人于拍卖日到场。";
    },
    settings: &[],
    work: computes(
        "published",
        &[
            day("published", "拍卖公告发布日").optional(),
            day("named_on", "无法通知的在平台公示之日；不填为公告发布日").optional(),
            choice("method", "方式", &[("online", "网络拍卖"), ("paper", "委托拍卖机构拍卖")])
                .optional()
                .form("不填的按“网络拍卖”"),
            day("auction_on", "拍卖日；委托拍卖的填写").optional(),
        ],
        &[
            day("tell_by", "最迟通知日"),
            day("deemed_told_on", "无法通知的视为已经通知之日；委托拍卖没有").optional(),
        ],
        tell,
    ),
};

fn tell(inputs: &Inputs<'_>) -> Answered {
    match method(inputs)? {
        Method::Online => {
            let published = inputs.day("published")?;
            told(&online::telling(published, inputs.optional_day("named_on")?.unwrap_or(published)))
        }
        Method::Paper => named(&paper::tell_by(inputs.day("auction_on")?), "tell_by"),
    }
}

pub(super) const SHAREHOLDERS: Rule = Rule {
    id: "AUC-09",
    title: "股东优先购买权",
    says: "拍卖有限责任公司股权，要通知公司和全体股东；其他股东自法院通知之日起满二十日不行使优先购买权的，视为放弃。",
    versions: versions! {
        "2006-01-01" to "2024-06-30", Recalled: company_law::article("第七十二条（2018年修正）");
        "2024-07-01", Read: company_law::article("第八十五条") => "其他股东自人民法院通知之日起满二十日不行使优先购买权的，视为放弃优先购买权。";
    },
    settings: &[],
    work: computes(
        "notified",
        &[day("notified", "法院通知其他股东之日")],
        &[
            day("raw_end", "未顺延的届满日"),
            day("by", "行使优先购买权的最后一日（遇休息日顺延）"),
            flag("provisional", "放假安排是否尚未公布"),
        ],
        shareholders,
    ),
};

fn shareholders(inputs: &Inputs<'_>) -> Answered {
    Ok(due_answer(&company_law::first_refusal_lapses(calendar(), inputs.day("notified")?), "by"))
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::registry::rule;
    use crate::registry::tests::today;
    use serde_json::{Value, json};

    fn refusal(inputs: &Value) -> String {
        rule("AUC-06").unwrap().evaluate(inputs, &Settings::default(), today()).unwrap_err().to_string()
    }

    #[test]
    fn rounds_that_do_not_exist_and_unknown_words_are_refused() {
        let third = json!({"what": "不动产 三拍", "published": "2026-03-02"});
        assert_eq!(refusal(&third), "网络司法拍卖只有两次，第二次流拍后变卖，没有第三次拍卖");
        let third =
            json!({"kind": "movable", "round": "third", "method": "paper", "published": "2026-03-02"});
        assert_eq!(refusal(&third), "委托拍卖机构拍卖动产只有两次，没有第三次拍卖");
        let sale = json!({"what": "委托拍卖 动产 变卖", "published": "2026-03-02"});
        assert!(refusal(&sale).contains("没有规定"));
        for what in ["飞船 一拍", "不动产 四拍", "一拍", ""] {
            let refused = refusal(&json!({"what": what, "published": "2026-03-02"}));
            assert!(refused.starts_with("“what”无法识别"), "{what}: {refused}");
        }
    }

    #[test]
    fn the_round_may_stand_in_its_own_field_beside_the_text() {
        let inputs = json!({"what": "不动产", "round": "second", "published": "2026-03-02"});
        let answer = rule("AUC-06").unwrap().evaluate(&inputs, &Settings::default(), today()).unwrap();
        assert_eq!(answer.outputs["days_required"], 15);
    }
}
