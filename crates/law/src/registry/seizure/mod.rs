//! Rules of control measures (SEI).

mod readers;
mod scope;

use super::field::{
    Field, Kind, a_word, answer_to, choice, day, field, flag, list, money, rate, rows, text, whole,
};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::derivation::Article;
use crate::equity_enforcement2021 as equity;
use crate::listed_state_shares2001 as shares;
use crate::procedure_interpretation2022 as interpretation;
use crate::trademark_preservation2020 as trademark;
use crate::{civil_procedure2023, preservation2020, seizure2020, statutes};

/// What kind of property is seized, as its stored word or in plain words.
const PROPERTY_KIND: Field = field(
    "kind",
    "财产种类",
    Kind::Either(&[
        a_word(&[
            ("deposit", "银行存款"),
            ("movable", "动产"),
            ("real_estate", "不动产"),
            ("other_right", "其他财产权"),
            ("trademark", "注册商标权"),
            ("listed_state_shares", "上市公司国有股和社会法人股"),
        ]),
        Kind::Text,
    ]),
)
.form(
    "也可以写：存款、银行账户、车辆、机动车、房屋、土地使用权、股权、股\
                票、知识产权等",
);

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SEI-01",
        title: "查封、扣押、冻结的生效",
        says: "采取措施要作出裁定并送达；需要协助的，裁定和协助执行通知书送达协助人时生效。没有查封、扣押、冻结的财产不得处分，扣划裁定同时具有冻结的效力。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第一条");
            "2021-01-01", Read:
                seizure2020::article("第一条第二款") => "查封、扣押、冻结裁定书和协助执行通知书送达时发生法律效力。",
                interpretation::article("第四百八十四条") => "对被执行的财产，人民法院非经查封、扣押、冻结不得处分。对银行存款等各类可以直接扣划的财产，人民法院的扣划裁定同时具有冻结的法律效力。";
        },
        settings: &[],
        work: computes(
            "served_on_assisting_unit",
            &[day("served_on_assisting_unit", "送达协助执行人日")],
            &[day("effective_on", "生效日")],
            readers::effective,
        ),
    },
    Rule {
        id: "SEI-02",
        title: "查封、扣押、冻结的最长期限",
        says: "银行存款最长一年，动产两年，不动产和其他财产权三年；续行每次也不得超过这个期限，次数不限。",
        versions: versions! {
            "2005-01-01" to "2015-02-03", Recalled: seizure2020::article("第二十九条（2004年）");
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第四百八十七条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第四百八十五条") => "人民法院冻结被执行人的银行存款的期限不得超过一年，查封、扣押动产的期限不得超过两年，查封不动产、冻结其他财产权的期限不得超过三年。";
        },
        settings: &["D-03", "D-13"],
        work: computes(
            "start",
            &[
                day("start", "生效日"),
                PROPERTY_KIND,
                whole("years", "年数；不填为最长期限").optional(),
                whole("months", "月数，与年数任填一项").optional(),
                choice("turn", "首次或者续行", &[("first", "首次"), ("renewal", "续行")])
                    .optional()
                    .form("不填的按“首次”"),
                answer_to("last_day", "期限的最后一日", "D-03"),
                answer_to("shares_term", "上市公司国有股的冻结期限", "D-13")
                    .form("不填的按本院设置；只关系上市公司国有股"),
            ],
            &[
                day("end_inclusive", "期限最后一日（含当日）"),
                day("corresponding_day", "对应日"),
                day("max_end_inclusive", "最长至（含当日）"),
                flag("allowed", "是否不超过最长期限"),
            ],
            readers::max_term,
        ),
    },
    Rule {
        id: "SEI-03",
        title: "特殊财产的最长期限",
        says: "注册商标权的保全一次不超过一年。上市公司国有股、社会法人股2001年规定为一年、续冻六个月，与在后的民诉法解释三年不一致，按本院设置。",
        versions: versions! {
            "2001-09-30" to "2020-12-31", Recalled:
                trademark::article("第二条（2001年）"),
                shares::article("第六条");
            "2021-01-01", Read:
                trademark::article("第二条") => "对注册商标权保全的期限一次不得超过一年，自商标局收到协助执行通知书之日起计算。",
                shares::article("第六条") => "冻结股权的期限不超过1年。如申请人需要延长期限的，人民法院应当根据申请，在冻结期限届满前办理续冻手续，每次续冻期限不超过6个月。";
        },
        settings: &["D-03", "D-13"],
        work: computes(
            "start",
            &[
                day("start", "生效日；商标权为商标局收到协助执行通知书日"),
                PROPERTY_KIND,
                choice("turn", "首次或者续行", &[("first", "首次"), ("renewal", "续行")])
                    .optional()
                    .form("不填的按“首次”"),
                whole("years", "年数；不填为最长期限").optional(),
                whole("months", "月数，与年数任填一项").optional(),
                answer_to("last_day", "期限的最后一日", "D-03"),
                answer_to("shares_term", "上市公司国有股的冻结期限", "D-13"),
            ],
            &[
                day("end_inclusive", "期限最后一日（含当日）"),
                day("corresponding_day", "对应日"),
                day("max_end_inclusive", "最长至（含当日）"),
                flag("allowed", "是否不超过最长期限"),
            ],
            readers::max_term,
        ),
    },
    Rule {
        id: "SEI-04",
        title: "续行查封、扣押、冻结",
        says: "续行手续要在期限届满前办完，申请执行人可以申请，法院也可以依职权办。逾期没有办的，效力自动消灭，轮候的自动生效，顺位丧失。",
        versions: versions! {
            "2005-01-01" to "2015-02-03", Recalled: seizure2020::article("第二十九条第二款（2004年）");
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第四百八十七条第二款（2015年）");
            "2022-04-10", Read:
                interpretation::article("第四百八十五条第二款") => "人民法院应当在查封、扣押、冻结期限届满前办理续行查封、扣押、冻结手续，续行期限不得超过前款规定的期限。",
                seizure2020::article("第二十七条第一款") => "查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。";
        },
        settings: &["D-03", "D-13"],
        work: computes(
            "expiry",
            &[
                day("expiry", "期限最后一日（含当日）"),
                day("renewed_on", "续行手续办妥日；未办的不填").optional(),
                day("on", "查看之日").optional(),
                PROPERTY_KIND.optional(),
            ],
            &[
                day("last_safe_on", "最迟办妥日：期限内最后一个工作日"),
                list("alerts", "提前60、30、15、7、3日的提醒日", &Kind::Day),
                flag("effect_lost", "效力是否已经消灭；填写续行日或者查看之日时给出"),
                day("renewed_until", "自届满次日起续行最长至；填写财产种类时给出").optional(),
            ],
            readers::renewal,
        ),
    },
    Rule {
        id: "SEI-05",
        title: "期限届满的提醒",
        says: "期限最后一日为生效日加年数再减一日，不因休息日顺延；提醒日从届满前最后一个工作日倒数六十、三十、十五、七、三日。",
        versions: versions! {
            "2005-01-01", Design:
                seizure2020::article("第二十七条第一款") => "查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。";
        },
        settings: &["D-03", "D-13"],
        work: computes(
            "",
            &[
                day("expiry", "期限最后一日（含当日）；不填时填写生效日和财产种类").optional(),
                day("start", "生效日").optional(),
                PROPERTY_KIND.optional(),
                whole("years", "年数；不填为最长期限").optional(),
                answer_to("last_day", "期限的最后一日", "D-03"),
            ],
            &[
                day("end_inclusive", "期限最后一日（含当日）"),
                day("last_safe_on", "期限内最后一个工作日"),
                list("alerts", "提前60、30、15、7、3日的提醒日", &Kind::Day),
            ],
            readers::alerts,
        ),
    },
    Rule {
        id: "SEI-06",
        title: "保全转为执行措施",
        says: "进入执行程序后，保全措施自动转为执行措施，期限连续计算，不重新起算；保全期限已经届满的，要重新裁定。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第一百六十八条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第一百六十八条") => "进入执行程序后，自动转为执行中的查封、扣押、冻结措施，期限连续计算，执行法院无需重新制作裁定书，但查封、扣押、冻结期限届满的除外。",
                preservation2020::article("第十七条第二款") => "期限连续计算，人民法院无需重新制作裁定书。";
        },
        settings: &[],
        work: computes(
            "filed",
            &[day("filed", "进入执行程序日"), day("preservation_end", "保全期限最后一日")],
            &[
                flag("new_ruling_needed", "是否须重新裁定"),
                day("end_inclusive", "期限最后一日；已经届满的为空").optional(),
            ],
            readers::conversion,
        ),
    },
    Rule {
        id: "SEI-07",
        title: "轮候查封、扣押、冻结",
        says: "在先措施解除的，登记在先的轮候措施自动生效，从生效日起算期限；在先措施没有解除前轮候没有效力、没有期限。财产已经卖出或者抵债的，全部消灭。",
        versions: versions! {
            "2005-01-01", Recalled:
                seizure2020::article("第二十六条第一款") => "查封、扣押、冻结解除的，登记在先的轮候查封、扣押、冻结即自动生效。",
                seizure2020::article("第二十七条第二款") => "查封、扣押、冻结的财产已经被执行拍卖、变卖或者抵债的，查封、扣押、冻结的效力消灭。";
        },
        settings: &["D-03"],
        work: computes(
            "earlier_lifted",
            &[
                day("earlier_lifted", "在先措施解除日；未解除的不填").optional(),
                flag("sold", "财产是否已经拍卖、变卖或者抵债").optional().form("不填的视为否"),
                whole("years", "年数").optional().form("与月数任填一项"),
                whole("months", "月数").optional(),
                rows("queue", "各项轮候", &[text("id", "案号"), day("registered_on", "登记日")]).optional(),
                answer_to("last_day", "期限的最后一日", "D-03"),
            ],
            &[
                flag("effective", "轮候措施是否生效"),
                day("end_inclusive", "期限最后一日；未生效的为空").optional(),
                text("first", "生效的轮候措施；填写轮候列表时给出").optional(),
            ],
            readers::waiting,
        ),
    },
    Rule {
        id: "SEI-08",
        title: "是否明显超标的额",
        says: "查封财产的价额以足够清偿债权和执行费用为限，不得明显超标的额。超出的应当及时解除，但不可分物又没有别的财产足够清偿的除外。条文没有定比例，提示线由本院设置。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第二十一条（2004年）");
            "2021-01-01", Read:
                seizure2020::article("第十九条") => "查封、扣押、冻结被执行人的财产，以其价额足以清偿法律文书确定的债权额及执行费用为限，不得明显超标的额查封、扣押、冻结。",
                civil_procedure2023::article("第二百五十三条第一款") => "人民法院查询、扣押、冻结、划拨、变价的财产不得超出被执行人应当履行义务的范围。";
        },
        settings: &["D-14"],
        work: computes(
            "on",
            &[
                day("on", "核查之日").optional(),
                money("value_fen", "查封、扣押、冻结财产的价额"),
                money("claim_fen", "债权额、利息及执行费用"),
                rate("threshold", "提示线").optional().form("例如 130%；不填的按本院设置"),
                flag("indivisible_and_nothing_else", "是否不可分物且没有其他足以清偿的财产")
                    .optional()
                    .form("不填的视为否"),
            ],
            &[
                choice(
                    "coverage",
                    "查封财产是否足够",
                    &[("short", "不足"), ("sufficient", "足够"), ("obvious_excess", "可能明显超标的额")],
                ),
                money("excess_fen", "超过债权及费用的数额"),
                flag("lift_excess", "是否应当解除超出部分"),
            ],
            readers::coverage,
        ),
    },
    Rule {
        id: "SEI-09",
        title: "冻结的数额和数量",
        says: "冻结银行账户要写明具体数额，其余资金和账户照常使用。冻结上市公司股票，以前一交易日收盘价为基准、上下浮动不超过百分之二十折算股数。",
        versions: versions! {
            "2020-01-01", Excerpt:
                preservation2020::article("第十五条第三款") => "对银行账户内资金采取冻结措施的，人民法院应当明确具体的冻结数额。",
                Article::new(statutes::GOODWILL_ENFORCEMENT, "第七条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                day("on", "冻结之日").optional(),
                money("need_fen", "应冻结价额").optional(),
                money("prev_close_fen", "前一交易日收盘价").optional(),
                rate("haircut", "下浮比例，不超过20%").optional().form("不填的为0"),
                money("claim_fen", "或者冻结存款：债权额及执行费用").optional(),
                money("covered_fen", "已控制价额").optional().form("不填的为0"),
            ],
            &[
                money("unit_value_fen_x100", "每股折算价（放大一百倍）").optional(),
                whole("shares", "冻结股数").optional(),
                money("freeze_fen", "冻结存款数额").optional(),
            ],
            readers::quantity,
        ),
    },
    Rule {
        id: "SEI-10",
        title: "股权的冻结",
        says: "冻结非上市股权自在企业信用信息公示系统公示时生效，先公示的在先。价额算不出的，按申请的比例或者数量冻结。超标的额异议成立的，裁定生效后七日内解除超出部分。冻结股息红利要把裁定送达公司。",
        versions: versions! {
            "2022-01-01", Read:
                equity::article("第六条") => "股权冻结自在公示系统公示时发生法律效力。多个人民法院冻结同一股权的，以在公示系统先办理公示的为在先冻结。",
                equity::article("第五条") => "人民法院审查后裁定异议成立的，应当自裁定生效之日起七日内解除对明显超标的额部分的冻结。",
                equity::article("第九条") => "人民法院冻结被执行人基于股权享有的股息、红利等收益，应当向股权所在公司送达裁定书，并要求其在该收益到期时通知人民法院。";
        },
        settings: &[],
        work: computes(
            "published",
            &[
                day("published", "公示日"),
                list("others_published", "其他法院冻结同一股权的公示日", &Kind::Day).optional(),
                flag("value_known", "股权价额能否确定").optional().form("不填的为能"),
                day("excess_ruling_effective", "超标的额异议成立的裁定生效日；没有的不填").optional(),
            ],
            &[
                day("effective_on", "生效日"),
                whole("rank", "冻结顺位"),
                choice("by", "冻结的依据", &[("value", "按价额"), ("applied_for", "按申请的比例或者数量")]),
                day("lift_excess_by", "解除超出部分的最后一日；填写裁定生效日时给出"),
            ],
            readers::equity_freeze,
        ),
    },
    scope::CO_OWNED,
    scope::SOLD,
    scope::REACH,
    scope::AT_REGISTER,
    scope::LIFTING,
    scope::BANK,
    scope::INCOME,
    scope::THIRD_PARTY_DEBT,
    scope::OWN_SALE,
    scope::CHOICE,
];
