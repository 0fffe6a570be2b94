//! Rules of priorities (PRI).

use super::answer::Answer;
use super::field::{
    Field, Kind, a_word, answer_to, by_name, choice, day, field, flag, list, money, rate, text, tuples, whole,
};
use super::inputs::{InputError, Inputs, payment_of, ratio_of, unreadable};
use super::readers::{Answered, calendar, cell, day_cell, fen_cell, rows, typed_cell};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_code;
use crate::delay_interest2014;
use crate::derivation::Article;
use crate::distribution::tiers::Due;
use crate::enforcement_work2020;
use crate::priorities::case_order::{self, CaseDebts, SimilarDebt};
use crate::priorities::security::{self, SecurityRight};
use crate::priorities::special::{self, ConstructionClaim, construction};
use crate::procedure_interpretation2022;
use crate::seizure2020;
use crate::statutes;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use values::{Fen, Ratio};

const ON: Field = day("on", "受偿日，决定适用的条文版本").optional();

const fn auction(article: &'static str) -> Article {
    Article::new(statutes::AUCTION, article)
}

const fn tax(article: &'static str) -> Article {
    Article::new(statutes::TAX_COLLECTION, article)
}

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "PRI-01",
        title: "同一案件内的清偿顺序",
        says: "所得价款先扣除评估、拍卖、保管等实际费用，再清偿实现债权的费用、利息、本金，最后清偿加倍部分债务利息；余款退还被执行人。",
        versions: versions! {
            "2014-08-01" to "2020-12-31", Recalled:
                enforcement_work2020::article("第四十九条（1998年）"),
                delay_interest2014::article("第四条");
            "2021-01-01", Read:
                enforcement_work2020::article("第三十四条第二款") => "委托拍卖、组织变卖被执行人财产所发生的实际费用，从所得价款中优先扣除。所得价款超出执行标的数额和执行费用的部分，应当退还被执行人。",
                delay_interest2014::article("第四条") => "被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息，但当事人对清偿顺序另有约定的除外。",
                civil_code::article("第五百六十一条") => "应当按照下列顺序履行：（一）实现债权的有关费用；（二）利息；（三）主债务。";
        },
        settings: &["D-09"],
        work: computes(
            "on",
            &[
                money("received_fen", "所得价款"),
                money("actual_costs_fen", "评估、拍卖、保管等实际费用").optional(),
                money("awarded_costs_fen", "实现债权的有关费用").optional(),
                money("interest_fen", "一般债务利息").optional(),
                money("principal_fen", "本金").optional(),
                money("execution_fee_fen", "执行申请费").optional(),
                money("doubled_fen", "加倍部分债务利息").optional(),
                answer_to("fee_order", "执行申请费的顺序", "D-09"),
                ON,
            ],
            &[
                field(
                    "paid",
                    "各部分支付额",
                    Kind::Object(&[
                        money("actual_costs", "实际费用"),
                        money("awarded_costs", "实现债权的费用"),
                        money("interest", "一般债务利息"),
                        money("principal", "本金"),
                        money("execution_fee", "执行申请费"),
                        money("doubled", "加倍部分债务利息"),
                    ]),
                ),
                money("surplus_fen", "退还被执行人"),
            ],
            pay_in_case,
        ),
    },
    Rule {
        id: "PRI-02",
        title: "对同一债权人数项债务的清偿抵充",
        says: "债务人清偿时可以指定；没有指定的，依次抵充已到期的、担保最少的、负担较重的、到期在先的债务，均相同的按比例。",
        versions: versions! {
            "2021-01-01", Read:
                civil_code::article("第五百六十条第二款") => "债务人未作指定的，应当优先履行已经到期的债务；数项债务均到期的，优先履行对债权人缺乏担保或者担保最少的债务；均无担保或者担保相等的，优先履行债务人负担较重的债务；负担相同的，按照债务到期的先后顺序履行；到期时间相同的，按照债务比例履行。",
                civil_code::article("第五百六十条第一款") => "除当事人另有约定外，由债务人在清偿时指定其履行的债务。";
        },
        settings: &["D-06"],
        work: computes(
            "on",
            &[
                money("paid_fen", "给付"),
                day("on", "清偿日"),
                tuples(
                    "debts",
                    "各项债务",
                    &[
                        text("id", "编号"),
                        money("amount_fen", "金额"),
                        day("due_on", "到期日"),
                        money("secured_fen", "有担保的数额").optional(),
                        rate("rate", "年利率").optional(),
                    ],
                )
                .form("后两项可不填；年利率例如 5%"),
                text("designated", "债务人指定的债务编号（没有的不填）").optional(),
            ],
            &[
                list("order", "抵充顺序，每组编号同一顺位", &Kind::List(&Kind::Text)),
                by_name("paid", "各项债务受偿额", &Kind::Money),
                money("left_fen", "余额"),
            ],
            allocate,
        ),
    },
    Rule {
        id: "PRI-03",
        title: "有担保物权的财产的受偿顺序",
        says: "设有抵押、质押、留置的财产可以查封、处分，价款先清偿担保债权，余额清偿申请执行人；担保物权因拍卖消灭，租赁权、用益物权不消灭，但影响在先担保物权实现的应当除去。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled:
                auction("第三十一条（2004年）"),
                enforcement_work2020::article("第四十条（1998年）");
            "2021-01-01", Read:
                enforcement_work2020::article("第三十一条") => "财产拍卖、变卖后所得价款，应当在抵押权人、质押权人或留置权人优先受偿后，其余额部分用于清偿申请执行人的债权。",
                auction("第二十八条第二款") => "拍卖财产上原有的租赁权及其他用益物权，不因拍卖而消灭，但该权利继续存在于拍卖财产上，对在先的担保物权或者其他优先受偿权的实现有影响的，人民法院应当依法将其除去后进行拍卖。",
                procedure_interpretation2022::article("第一百五十七条") => "人民法院对抵押物、质押物、留置物可以采取财产保全措施，但不影响抵押权人、质权人、留置权人的优先受偿权。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                money("price_fen", "所得价款"),
                money("costs_fen", "拍卖、变卖的实际费用").optional(),
                tuples(
                    "secured",
                    "担保债权",
                    &[text("id", "编号"), whole("rank", "顺位"), money("amount_fen", "金额")],
                )
                .optional()
                .form("顺位小的在先"),
                money("applicant_fen", "申请执行人的债权").optional(),
                day("security_on", "最早的担保物权设立日").optional(),
                tuples(
                    "leases",
                    "租赁权、用益物权",
                    &[
                        text("id", "编号"),
                        day("created_on", "设立日"),
                        flag("affects", "是否影响担保物权的实现"),
                    ],
                )
                .optional(),
                ON,
            ],
            &[
                money("costs_paid_fen", "扣除的实际费用"),
                by_name("secured_paid", "各担保债权受偿额", &Kind::Money),
                money("applicant_paid_fen", "申请执行人受偿额"),
                money("surplus_fen", "退还被执行人"),
                by_name(
                    "leases",
                    "各租赁权、用益物权",
                    &a_word(&[("stays", "保留"), ("removed", "除去后拍卖")]),
                ),
            ],
            encumbered_sale,
        ),
    },
    Rule {
        id: "PRI-04",
        title: "担保物权的清偿顺序",
        says: "留置权最先；购买价款抵押权在交付后十日内登记的次之；其他抵押权、质权按登记、交付的先后；已登记的先于未登记的，未登记的按债权比例。",
        versions: versions! {
            "2021-01-01", Read:
                civil_code::article("第四百一十四条第一款") => "（一）抵押权已经登记的，按照登记的时间先后确定清偿顺序；（二）抵押权已经登记的先于未登记的受偿；（三）抵押权未登记的，按照债权比例清偿。",
                civil_code::article("第四百一十五条") => "同一财产既设立抵押权又设立质权的，拍卖、变卖该财产所得的价款按照登记、交付的时间先后确定清偿顺序。",
                civil_code::article("第四百一十六条") => "动产抵押担保的主债权是抵押物的价款，标的物交付后十日内办理抵押登记的，该抵押权人优先于抵押物买受人的其他担保物权人受偿，但是留置权人除外。",
                civil_code::article("第四百五十六条") => "同一动产上已经设立抵押权或者质权，该动产又被留置的，留置权人优先受偿。";
        },
        settings: &["D-06"],
        work: computes(
            "on",
            &[
                money("price_fen", "扣除费用后的价款"),
                tuples(
                    "rights",
                    "担保物权",
                    &[
                        text("id", "编号"),
                        choice(
                            "kind",
                            "种类",
                            &[
                                ("mortgage", "抵押权"),
                                ("pledge", "质权"),
                                ("purchase_money", "购买价款抵押权"),
                                ("lien", "留置权"),
                            ],
                        ),
                        day("registered_on", "登记或者交付日").optional(),
                        money("amount_fen", "金额"),
                        day("delivered_on", "标的物交付日").optional(),
                    ],
                )
                .form("未登记的不填登记日；标的物交付日只填购买价款抵押权的"),
                ON,
            ],
            &[
                list("order", "清偿顺序，每组编号同一顺位", &Kind::List(&Kind::Text)),
                by_name("paid", "各担保债权受偿额", &Kind::Money),
                money("left_fen", "余额"),
            ],
            order_security,
        ),
    },
    Rule {
        id: "PRI-05",
        title: "未登记的动产抵押权与查封",
        says: "动产抵押权未登记，其他债权人已经取得保全裁定或者人民法院已经采取执行措施的，抵押权人主张优先受偿不予支持。",
        versions: versions! {
            "2021-01-01", Read:
                Article::new(statutes::SECURITY_INTERPRETATION, "第五十四条第三项") => "（三）抵押人的其他债权人向人民法院申请保全或者执行抵押财产，人民法院已经作出财产保全裁定或者采取执行措施，抵押权人主张对抵押财产优先受偿的，人民法院不予支持；";
        },
        settings: &[],
        work: computes(
            "measure",
            &[
                day("registered", "抵押登记日（未登记的不填）").optional(),
                day("measure", "保全裁定或者执行措施之日"),
            ],
            &[flag("prevails", "抵押权人是否优先受偿")],
            chattel_mortgage,
        ),
    },
    Rule {
        id: "PRI-06",
        title: "最高额抵押担保债权的确定",
        says: "查封、扣押设有最高额抵押的财产应当通知抵押权人，担保的债权数额自收到通知或者知道查封时起不再增加。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第二十七条（2004年）");
            "2021-01-01", Read:
                seizure2020::article("第二十五条第一款") => "人民法院查封、扣押被执行人设定最高额抵押权的抵押物的，应当通知抵押权人。抵押权人受抵押担保的债权数额自收到人民法院通知时起不再增加。";
        },
        settings: &[],
        work: computes(
            "noticed",
            &[
                day("noticed", "抵押权人收到通知日（没有的不填）").optional(),
                day("knew", "抵押权人知道或者应当知道查封之日（没有的不填）").optional(),
                money("maximum_fen", "最高债权额"),
                tuples("claims", "各笔债权", &[day("arose_on", "发生日"), money("amount_fen", "金额")]),
            ],
            &[day("fixed_on", "债权确定日"), money("secured_fen", "优先受偿的债权")],
            maximum_mortgage,
        ),
    },
    Rule {
        id: "PRI-07",
        title: "建设工程价款优先受偿权",
        says: "建设工程价款优先于抵押权和其他债权，但逾期付款的利息、违约金、损害赔偿金不优先；最迟自应当给付价款之日起十八个月内行使。",
        versions: versions! {
            "2002-06-27" to "2019-01-31", Recalled: construction("优先受偿权自竣工之日起六个月（法释〔2002〕16号）");
            "2019-02-01" to "2020-12-31", Recalled: construction("优先受偿权自应付价款之日起六个月（法释〔2018〕20号）");
            "2021-01-01", Read:
                construction("第三十六条") => "承包人根据民法典第八百零七条规定享有的建设工程价款优先受偿权优于抵押权和其他债权。",
                construction("第四十条第二款") => "承包人就逾期支付建设工程价款的利息、违约金、损害赔偿金等主张优先受偿的，人民法院不予支持。",
                construction("第四十一条") => "承包人应当在合理期限内行使建设工程价款优先受偿权，但最长不得超过十八个月，自发包人应当给付建设工程价款之日起算。",
                civil_code::article("第八百零七条") => "建设工程的价款就该工程折价或者拍卖的价款优先受偿。";
        },
        settings: &[],
        work: computes(
            "due",
            &[
                money("price_fen", "工程价款"),
                money("late_charges_fen", "逾期付款的利息、违约金、损害赔偿金").optional(),
                day("due", "应当给付工程价款之日"),
                day("completed", "竣工日（只用于2019年2月1日前应付的价款）").optional(),
                day("exercised", "主张优先受偿之日"),
            ],
            &[
                day("last_day", "最迟行使日"),
                flag("in_time", "是否在期限内"),
                money("privileged_fen", "优先受偿的数额"),
                money("ordinary_fen", "普通债权"),
            ],
            construction_priority,
        ),
    },
    Rule {
        id: "PRI-08",
        title: "税收与其他债权的顺序",
        says: "税收优先于无担保债权；欠税发生在抵押、质押、留置之前的，税收优先于担保物权；税收优先于罚款、没收违法所得。",
        versions: versions! {
            "2001-05-01" to "2015-04-23", Recalled: tax("第四十五条（2001年）");
            "2015-04-24", Read:
                tax("第四十五条第一款") => "纳税人欠缴的税款发生在纳税人以其财产设定抵押、质押或者纳税人的财产被留置之前的，税收应当先于抵押权、质权、留置权执行。",
                tax("第四十五条第二款") => "纳税人欠缴税款，同时又被行政机关决定处以罚款、没收违法所得的，税收优先于罚款、没收违法所得。";
        },
        settings: &[],
        work: computes(
            "tax_due_date",
            &[
                choice(
                    "against",
                    "劳动债权与何种权利相比",
                    &[
                        ("unsecured", "无担保债权"),
                        ("security", "担保物权"),
                        ("fine", "罚款或者没收违法所得"),
                    ],
                )
                .optional()
                .form("不填的按“担保物权”"),
                day("tax_due_date", "欠税发生日").optional(),
                day("lien_date", "抵押、质押设定日或者留置日（与担保物权比较时填写）").optional(),
            ],
            &[flag("tax_first", "税收是否在先")],
            tax_comes_first,
        ),
    },
    Rule {
        id: "PRI-09",
        title: "商品房消费者的优先权利",
        says: "以居住为目的并已支付全部价款的买受人，其房屋交付请求权优先于建设工程价款、抵押权；房屋不能交付的，价款返还请求权优先。",
        versions: versions! {
            "2023-04-20", Recalled:
                Article::new(statutes::HOME_BUYERS, "第二条、第三条"),
                Article::new(statutes::OBJECTION_SUITS, "关于商品房消费者的规定");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                flag("for_living", "是否以居住为目的购买"),
                flag("paid_in_full", "是否已支付全部价款"),
                flag("deliverable", "房屋是否能够交付（默认能够）").optional(),
                ON,
            ],
            &[
                choice(
                    "first_claim",
                    "优先保护",
                    &[("delivery", "房屋交付"), ("refund", "价款返还"), ("none", "无")],
                ),
                flag("prevails", "是否优先于建设工程价款、抵押权"),
            ],
            home_buyer,
        ),
    },
    Rule {
        id: "PRI-10",
        title: "工资债权的顺序",
        says: "工资在破产程序中第一顺序清偿；个别执行中没有一般的工资优先权，按普通债权受偿。",
        versions: versions! {
            "2007-06-01", Read:
                Article::new(statutes::BANKRUPTCY_LAW, "第一百一十三条第一款第一项") => "（一）破产人所欠职工的工资和医疗、伤残补助、抚恤费用，所欠的应当划入职工个人账户的基本养老保险、基本医疗保险费用，以及法律、行政法规规定应当支付给职工的补偿金；";
        },
        settings: &[],
        work: computes(
            "on",
            &[choice("proceedings", "程序", &[("enforcement", "执行"), ("bankruptcy", "破产")]), ON],
            &[choice(
                "rank",
                "清偿地位",
                &[("first_in_bankruptcy", "破产第一顺序"), ("ordinary", "普通债权")],
            )],
            wage_rank,
        ),
    },
];

fn pay_in_case(inputs: &Inputs<'_>) -> Answered {
    let debts = CaseDebts {
        actual_costs: inputs.fen_or_zero("actual_costs_fen")?,
        awarded_costs: inputs.fen_or_zero("awarded_costs_fen")?,
        interest: inputs.fen_or_zero("interest_fen")?,
        principal: inputs.fen_or_zero("principal_fen")?,
        execution_fee: inputs.fen_or_zero("execution_fee_fen")?,
        doubled: inputs.fen_or_zero("doubled_fen")?,
    };
    let fee_order = inputs.setting("fee_order", "D-09", "after_debt 或者 before_debt")?;
    let explained = case_order::pay_in_case(inputs.fen("received_fen")?, &debts, fee_order);
    let (paid, surplus) = explained.value.clone();
    Ok(Answer::of(&explained, json!({ "paid": paid, "surplus_fen": surplus })))
}

fn allocate(inputs: &Inputs<'_>) -> Answered {
    const DEBTS: &str = "列表，每项为[编号, 金额（分）, 到期日, 有担保的数额（分）, 年利率]";
    inputs.get("debts")?;
    let mut debts = Vec::new();
    for (id, row) in rows(inputs, "debts", DEBTS)? {
        let secured = if row.len() > 2 { fen_cell("debts", row, 2, DEBTS)? } else { Fen::ZERO };
        let burden = match row.get(3) {
            None | Some(Value::Null) => Ratio::ZERO,
            Some(rate) => ratio_of("debts", rate)?,
        };
        debts.push(SimilarDebt {
            id,
            amount: fen_cell("debts", row, 0, DEBTS)?,
            due_on: day_cell("debts", row, 1)?.ok_or_else(|| unreadable("debts", DEBTS))?,
            secured,
            burden,
        });
    }
    let designated = if inputs.has("designated") { Some(inputs.text("designated")?) } else { None };
    if let Some(designated) = designated.filter(|id| debts.iter().all(|debt| debt.id != *id)) {
        return Err(InputError::Unsound(format!("没有编号为“{designated}”的债务")));
    }
    let explained = case_order::allocate(inputs.fen("paid_fen")?, inputs.day("on")?, designated, &debts);
    let allocation = &explained.value;
    let outputs = json!({ "order": allocation.order, "paid": allocation.paid, "left_fen": allocation.left });
    Ok(Answer::of(&explained, outputs))
}

fn encumbered_sale(inputs: &Inputs<'_>) -> Answered {
    const SECURED: &str = "列表，每项为[编号, 顺位, 金额（分）]";
    const LEASES: &str = "列表，每项为[编号, 设立日, true 或者 false]";
    let mut secured: BTreeMap<u32, Vec<Due>> = BTreeMap::new();
    for (id, row) in rows(inputs, "secured", SECURED)? {
        let rank = typed_cell("secured", row, 0, SECURED)?;
        secured.entry(rank).or_default().push((id, fen_cell("secured", row, 1, SECURED)?));
    }
    let security_on = inputs.optional_day("security_on")?;
    let mut leases = BTreeMap::new();
    for (id, row) in rows(inputs, "leases", LEASES)? {
        let begun_on = day_cell("leases", row, 0)?.ok_or_else(|| unreadable("leases", LEASES))?;
        let hurts = cell("leases", row, 1, LEASES)?.as_bool().ok_or_else(|| unreadable("leases", LEASES))?;
        leases.insert(id, case_order::use_right(begun_on, security_on, hurts));
    }
    let explained = case_order::encumbered_sale(
        inputs.fen("price_fen")?,
        inputs.fen_or_zero("costs_fen")?,
        &secured,
        inputs.fen_or_zero("applicant_fen")?,
    );
    let sale = &explained.value;
    let outputs = json!({
        "costs_paid_fen": sale.costs,
        "secured_paid": sale.secured,
        "applicant_paid_fen": sale.applicant,
        "surplus_fen": sale.surplus,
        "leases": leases,
    });
    Ok(Answer::of(&explained, outputs))
}

fn order_security(inputs: &Inputs<'_>) -> Answered {
    const RIGHTS: &str = "列表，每项为[编号, 种类, 登记或者交付日, 金额（分）, 标的物交付日]";
    inputs.get("rights")?;
    let mut rights = Vec::new();
    for (id, row) in rows(inputs, "rights", RIGHTS)? {
        rights.push(SecurityRight {
            id,
            kind: typed_cell("rights", row, 0, RIGHTS)?,
            public_on: day_cell("rights", row, 1)?,
            amount: fen_cell("rights", row, 2, RIGHTS)?,
            delivered_on: day_cell("rights", row, 3)?,
        });
    }
    let explained = security::order_security(calendar(), inputs.fen("price_fen")?, &rights);
    let order = &explained.value;
    let outputs = json!({ "order": order.order, "paid": order.paid, "left_fen": order.left });
    Ok(Answer::of(&explained, outputs))
}

fn chattel_mortgage(inputs: &Inputs<'_>) -> Answered {
    let explained =
        security::chattel_mortgage_prevails(inputs.optional_day("registered")?, inputs.day("measure")?);
    Ok(Answer::of(&explained, json!({ "prevails": explained.value })))
}

fn maximum_mortgage(inputs: &Inputs<'_>) -> Answered {
    let claims: Result<Vec<_>, _> =
        inputs.list("claims")?.iter().map(|claim| payment_of("claims", claim)).collect();
    let explained = security::maximum_mortgage(
        inputs.optional_day("noticed")?,
        inputs.optional_day("knew")?,
        inputs.fen("maximum_fen")?,
        &claims?,
    );
    let fixed = explained.value;
    Ok(Answer::of(&explained, json!({ "fixed_on": fixed.fixed_on, "secured_fen": fixed.secured })))
}

fn construction_priority(inputs: &Inputs<'_>) -> Answered {
    let claim = ConstructionClaim {
        price: inputs.fen("price_fen")?,
        late_charges: inputs.fen_or_zero("late_charges_fen")?,
        due_on: inputs.day("due")?,
        completed_on: inputs.optional_day("completed")?,
        exercised_on: inputs.day("exercised")?,
    };
    let explained = special::construction_priority(calendar(), &claim);
    let priority = explained.value;
    let outputs = json!({
        "last_day": priority.period.end,
        "in_time": priority.in_time,
        "privileged_fen": priority.privileged,
        "ordinary_fen": priority.ordinary,
        "provisional": priority.period.provisional,
    });
    Ok(Answer::of(&explained, outputs))
}

fn tax_comes_first(inputs: &Inputs<'_>) -> Answered {
    let rival = inputs.typed_or("against", "unsecured、security 或者 fine", special::TaxRival::Security)?;
    let (tax_on, lien_on) = if rival == special::TaxRival::Security {
        (Some(inputs.day("tax_due_date")?), Some(inputs.day("lien_date")?))
    } else {
        (inputs.optional_day("tax_due_date")?, None)
    };
    let explained = special::tax_comes_first(rival, tax_on, lien_on);
    Ok(Answer::of(&explained, json!({ "tax_first": explained.value })))
}

fn home_buyer(inputs: &Inputs<'_>) -> Answered {
    let explained = special::home_buyer(
        inputs.flag("for_living")?,
        inputs.flag("paid_in_full")?,
        inputs.flag_or("deliverable", true)?,
    );
    let claim = explained.value;
    let outputs = json!({ "first_claim": claim, "prevails": claim != special::HomeBuyerClaim::None });
    Ok(Answer::of(&explained, outputs))
}

fn wage_rank(inputs: &Inputs<'_>) -> Answered {
    let explained = special::wage_rank(inputs.typed("proceedings", "enforcement 或者 bankruptcy")?);
    Ok(Answer::of(&explained, json!({ "rank": explained.value })))
}
