//! What a measure may reach, which one wins, when it is lifted, and the debtor's money and debts.

use super::super::field::{Kind, choice, day, flag, list, money, rows, text, whole};
use super::super::rule::{Rule, computes};
use super::super::versions::versions;
use super::readers;
use crate::derivation::Article;
use crate::equity_enforcement2021 as equity;
use crate::procedure_interpretation2022 as interpretation;
use crate::{civil_procedure2023, enforcement_work2020, preservation2020, seizure2020, statutes};

pub(super) const CO_OWNED: Rule = Rule {
    id: "SEI-11",
    title: "第三人名下和共有财产",
    says: "第三人占有或者登记在第三人名下的财产，第三人书面确认属于被执行人的才能查封。共有财产可以查封，要及时通知共有人；协议分割须债权人认可。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第二条、第十四条（2004年）");
        "2021-01-01", Read:
            seizure2020::article("第二条第三款") => "第三人书面确认该财产属于被执行人的，人民法院可以查封、扣押、冻结。",
            seizure2020::article("第十二条") => "对被执行人与其他人共有的财产，人民法院可以查封、扣押、冻结，并及时通知共有人。",
            seizure2020::article("第十二条第二款") => "共有人协议分割共有财产，并经债权人认可的，人民法院可以认定有效。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            choice(
                "holder",
                "财产在谁名下",
                &[("debtor", "被执行人"), ("third_party", "第三人"), ("co_owned", "共有")],
            ),
            flag("confirmed_in_writing", "第三人是否书面确认").optional().form("不填的视为否"),
            flag("creditor_accepts", "债权人是否认可分割协议").optional().form("不填的视为否"),
        ],
        &[
            flag("may_seize", "可否查封"),
            flag("tell_co_owners", "是否须通知共有人"),
            flag("partition_holds", "分割协议可否认定有效"),
        ],
        readers::may_seize,
    ),
};

pub(super) const SOLD: Rule = Rule {
    id: "SEI-12",
    title: "已出卖未过户的财产",
    says: "被执行人已经卖出但没有过户的财产，买受人付清全款、实际占有并且没有过错的，不得查封；缺一项的可以查封。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第十七条（2004年）");
        "2021-01-01", Read:
            seizure2020::article("第十五条") => "第三人已经支付全部价款并实际占有，但未办理过户登记手续的，如果第三人对此没有过错，人民法院不得查封、扣押、冻结。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            choice("paid", "已付价款", &[("nothing", "未付"), ("part", "部分"), ("all", "全部")]),
            flag("in_possession", "买受人是否实际占有"),
            flag("buyer_at_fault", "买受人对未过户是否有过错"),
        ],
        &[flag("may_seize", "可否查封")],
        readers::sold,
    ),
};

pub(super) const REACH: Rule = Rule {
    id: "SEI-13",
    title: "查封效力的范围",
    says: "查封房屋及于土地使用权，查封土地使用权及于房屋，分属不同人的除外；两个登记机关的要办两次登记。效力还及于从物、天然孳息和灭失毁损后的替代物、赔偿款。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第二十二条至第二十四条（2004年）");
        "2021-01-01", Read:
            seizure2020::article("第二十一条") => "查封地上建筑物的效力及于该地上建筑物使用范围内的土地使用权，查封土地使用权的效力及于地上建筑物，但土地使用权与地上建筑物的所有权分属被执行人与他人的除外。",
            seizure2020::article("第二十条") => "查封、扣押的效力及于查封、扣押物的从物和天然孳息。",
            seizure2020::article("第二十二条") => "查封、扣押、冻结的效力及于该财产的替代物、赔偿款。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "查封之日").optional(),
            choice(
                "seized",
                "查封的财产",
                &[
                    ("building", "地上建筑物"),
                    ("land_right", "土地使用权"),
                    ("thing", "其他财产"),
                    ("lost", "已灭失或者毁损的财产"),
                ],
            ),
            flag("same_owner", "房地是否同属被执行人").optional().form("不填的视为是"),
            flag("same_register", "房地是否同一登记机关").optional().form("不填的视为是"),
        ],
        &[
            list("extends_to", "效力及于", &Kind::Text),
            whole("registrations", "须办理的查封登记次数"),
            flag("ruling_needed", "是否须另行裁定"),
        ],
        readers::reach,
    ),
};

pub(super) const AT_REGISTER: Rule = Rule {
    id: "SEI-14",
    title: "查封登记与过户登记",
    says: "没有登记的查封不能对抗已经登记的查封。过户申请已受理但没有办完的，查封优先；别的法院过户通知先到的，过户优先；已经过户的不得查封。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第九条、第二十五条（2004年）");
        "2021-01-01", Read:
            seizure2020::article("第七条第二款") => "未办理登记手续的，不得对抗其他已经办理了登记手续的查封、扣押、冻结行为。",
            seizure2020::article("第二十三条") => "其他人民法院已向该登记机关送达了过户登记协助执行通知书的，应当优先办理过户登记。",
            seizure2020::article("第二十三条第一款") => "人民法院不得对登记机关已经完成登记的被执行人已转让的财产实施查封、扣押、冻结措施。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "通知书送达登记机关日").optional(),
            choice(
                "transfer",
                "过户进度",
                &[
                    ("none", "没有申请"),
                    ("accepted", "已受理未完成"),
                    ("completed", "已完成"),
                    ("court_notice_earlier", "其他法院过户通知在先"),
                ],
            ),
        ],
        &[choice(
            "outcome",
            "结果",
            &[("seizure_registered", "办理查封"), ("transfer_first", "优先过户"), ("too_late", "不得查封")],
        )],
        readers::at_register,
    ),
};

pub(super) const LIFTING: Rule = Rule {
    id: "SEI-15",
    title: "解除查封、扣押、冻结",
    says: "案外人财产、撤回申请或者放弃债权、卖不掉又无人要、债务清偿、有担保且申请执行人同意等，应当裁定解除并送达；登记过的要通知登记机关。",
    versions: versions! {
        "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第三十一条（2004年）");
        "2021-01-01", Read:
            seizure2020::article("第二十八条") => "有下列情形之一的，人民法院应当作出解除查封、扣押、冻结裁定，并送达申请执行人、被执行人或者案外人：（一）查封、扣押、冻结案外人财产的；（二）申请执行人撤回执行申请或者放弃债权的；（三）查封、扣押、冻结的财产流拍或者变卖不成，申请执行人和其他执行债权人又不同意接受抵债，且对该财产又无法采取其他执行措施的；（四）债务已经清偿的；（五）被执行人提供担保且申请执行人同意解除查封、扣押、冻结的；（六）人民法院认为应当解除查封、扣押、冻结的其他情形。",
            seizure2020::article("第二十八条第二款") => "解除以登记方式实施的查封、扣押、冻结的，应当向登记机关发出协助执行通知书。";
    },
    settings: &["SEI-15"],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            choice(
                "ground",
                "解除事由",
                &[
                    ("third_party_property", "案外人财产"),
                    ("withdrawn", "撤回或者放弃"),
                    ("unsold", "变价不成"),
                    ("paid", "已清偿"),
                    ("security_with_consent", "担保且同意"),
                    ("security_without_consent", "担保但不同意"),
                    ("other", "其他应当解除"),
                ],
            ),
            flag("registered", "是否以登记方式实施").optional().form("不填的视为否"),
        ],
        &[
            flag("lift", "是否应当解除"),
            list("serve_on", "裁定送达", &Kind::Text),
            flag("notify_register", "是否须通知登记机关"),
        ],
        readers::lifting,
    ),
};

pub(super) const BANK: Rule = Rule {
    id: "SEI-16",
    title: "金融机构财产和信用证保证金",
    says: "金融机构存在人民银行的存款准备金和备付金不得冻结、扣划，营业场所不得查封，其他存款可以。信用证开证保证金可以冻结，不得扣划，丧失保证金功能后才可以扣划。",
    versions: versions! {
        "1998-07-18" to "2020-12-31", Recalled: enforcement_work2020::article("第34条（1998年）");
        "2021-01-01", Read:
            enforcement_work2020::article("第27条") => "被执行人为金融机构的，对其交存在人民银行的存款准备金和备付金不得冻结和扣划，但对其在本机构、其他金融机构的存款，及其在人民银行的其他存款可以冻结、划拨，并可对被执行人的其他财产采取执行措施，但不得查封其营业场所。",
            Article::new(statutes::LETTER_OF_CREDIT_MARGIN, "第一条") => "人民法院在审理或执行案件时，依法可以对信用证开证保证金采取冻结措施，但不得扣划。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            choice(
                "asset",
                "银行的财产",
                &[
                    ("central_bank_reserve", "准备金和备付金"),
                    ("other_deposit", "其他存款"),
                    ("business_premises", "营业场所"),
                    ("credit_margin", "信用证开证保证金"),
                    ("credit_margin_released", "已丧失功能的保证金"),
                ],
            ),
        ],
        &[flag("may_freeze", "可否冻结、查封"), flag("may_deduct", "可否扣划")],
        readers::bank_measure,
    ),
};

pub(super) const INCOME: Rule = Rule {
    id: "SEI-17",
    title: "扣留、提取收入",
    says: "可以扣留、提取被执行人的收入，但要保留本人和所扶养家属的生活必需费用。条文没有规定比例，由法院定额；单位必须协助。",
    versions: versions! {
        "1991-04-09" to "2023-12-31", Recalled: civil_procedure2023::article("第二百四十三条（2012年修正）");
        "2024-01-01", Read:
            civil_procedure2023::article("第二百五十四条") => "但应当保留被执行人及其所扶养家属的生活必需费用。",
            enforcement_work2020::article("第29条") => "被执行人在有关单位的收入尚未支取的，人民法院应当作出裁定，向该单位发出协助执行通知书，由其协助扣留或提取。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            money("income_fen", "当期收入"),
            money("living_costs_fen", "保留的生活必需费用"),
            money("owed_fen", "应当履行的债务"),
        ],
        &[money("withhold_fen", "扣留数额")],
        readers::income,
    ),
};

pub(super) const THIRD_PARTY_DEBT: Rule = Rule {
    id: "SEI-18",
    title: "到期债权的执行",
    says: "履行通知直接送达第三人，十五日内履行或者提异议。提异议的不审查、停止执行；说没钱、没有直接关系的不算异议；部分承认的执行承认部分。没有异议又不履行的可以裁定执行，不能再追第三人的债务人。生效文书确定的债权，否认无效。",
    versions: versions! {
        "1998-07-18" to "2020-12-31", Recalled: enforcement_work2020::article("第61条至第69条（1998年）");
        "2021-01-01", Read:
            enforcement_work2020::article("第47条") => "第三人在履行通知指定的期间内提出异议的，人民法院不得对第三人强制执行，对提出的异议不进行审查。",
            enforcement_work2020::article("第45条") => "履行通知必须直接送达第三人。",
            enforcement_work2020::article("第49条") => "第三人在履行通知指定的期限内没有提出异议，而又不履行的，执行法院有权裁定对其强制执行。",
            interpretation::article("第四百九十九条第三款") => "对生效法律文书确定的到期债权，该他人予以否认的，人民法院不予支持。";
    },
    settings: &[],
    work: computes(
        "served",
        &[
            day("served", "履行通知送达第三人日"),
            money("debt_fen", "到期债权"),
            day("on", "查看之日"),
            choice(
                "answer",
                "第三人的答复",
                &[
                    ("none", "无答复"),
                    ("denies", "异议"),
                    ("cannot_pay", "无履行能力"),
                    ("no_direct_relation", "无直接法律关系"),
                    ("performed", "已履行"),
                ],
            )
            .optional()
            .form("不填的按“无答复”"),
            day("answered_on", "提出异议日；不填视为在期限内").optional(),
            money("admitted_fen", "承认的部分").optional().form("不填的为0"),
            flag("fixed_by_judgment", "债权是否由生效法律文书确定").optional().form("不填的视为否"),
        ],
        &[
            day("due_on", "履行或者提出异议的最后一日"),
            choice(
                "state",
                "状态",
                &[
                    ("waiting", "等待"),
                    ("performed", "已履行"),
                    ("stopped", "停止执行"),
                    ("enforceable", "可以裁定执行"),
                ],
            ),
            money("enforceable_fen", "可以裁定执行的数额"),
        ],
        readers::third_party_debt,
    ),
};

pub(super) const OWN_SALE: Rule = Rule {
    id: "SEI-19",
    title: "被执行人自行变卖",
    says: "被执行人申请自己变卖查封财产的，可以准许，但要监督价格、限定期间、控制价款。自行变价股权还要债权人同意或者价款足够清偿，最长三个月。",
    versions: versions! {
        "1998-07-18" to "2020-12-31", Recalled: enforcement_work2020::article("第48条（1998年）");
        "2021-01-01", Read:
            enforcement_work2020::article("第33条") => "被执行人申请对人民法院查封的财产自行变卖的，人民法院可以准许，但应当监督其按照合理价格在指定的期限内进行，并控制变卖的价款。",
            equity::article("第十条") => "经申请执行人及其他已知执行债权人同意或者变价款足以清偿执行债务的，人民法院可以准许，但是应当在能够控制变价款的情况下监督其在指定期限内完成，最长不超过三个月。";
    },
    settings: &[],
    work: computes(
        "allowed_on",
        &[
            day("allowed_on", "准许之日"),
            choice("what", "自行变卖的财产", &[("goods", "查封财产"), ("equity", "冻结股权")]),
            flag("price_controlled", "能否监督价格、控制价款"),
            flag("creditors_agree", "债权人是否同意或者价款足以清偿；股权填写")
                .optional()
                .form("不填的视为否"),
        ],
        &[flag("may_allow", "可否准许"), day("latest_on", "股权变价的最后一日；不适用的为空").optional()],
        readers::own_sale,
    ),
};

pub(super) const CHOICE: Rule = Rule {
    id: "SEI-20",
    title: "选择影响较小的财产",
    says: "有多项财产的，选对生产经营影响小的；厂房、机器设备由被执行人保管的，应当允许继续使用。",
    versions: versions! {
        "2016-12-01" to "2020-12-31", Recalled: preservation2020::article("第十三条");
        "2021-01-01", Read:
            preservation2020::article("第十三条") => "人民法院应当选择对其生产经营活动影响较小的财产进行保全。",
            preservation2020::article("第十三条第二款") => "人民法院对厂房、机器设备等生产经营性财产进行保全时，指定被保全人保管的，应当允许其继续使用。";
    },
    settings: &[],
    work: computes(
        "on",
        &[
            day("on", "决定之日").optional(),
            money("claim_fen", "债权额及执行费用"),
            rows(
                "candidates",
                "各项财产",
                &[
                    text("id", "编号"),
                    money("value_fen", "价额"),
                    choice(
                        "effect",
                        "对生产经营的影响",
                        &[("none", "无"), ("some", "有一些"), ("heavy", "重大")],
                    ),
                ],
            ),
        ],
        &[
            list("chosen", "依次选择的财产", &Kind::Text),
            list("keep_in_use", "其中应当允许继续使用的", &Kind::Text),
            money("value_fen", "价额合计"),
            money("short_fen", "尚不足"),
        ],
        readers::choose,
    ),
};
