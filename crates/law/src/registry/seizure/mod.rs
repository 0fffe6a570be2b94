//! Rules of control measures (SEI).

mod readers;

use super::readers::computes;
use super::rule::{Rule, Source, Version, field};
use crate::derivation::{Article, Confidence};
use crate::equity_enforcement2021 as equity;
use crate::listed_state_shares2001 as shares;
use crate::procedure_interpretation2022 as interpretation;
use crate::trademark_preservation2020 as trademark;
use crate::{civil_procedure2023, enforcement_work2020, preservation2020, seizure2020, statutes};

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SEI-01",
        title: "查封、扣押、冻结的生效",
        says: "采取措施要作出裁定并送达；需要协助的，裁定和协助执行通知书送达协助人时生效。没有查封、扣押、冻结的财产不得处分，扣划裁定同时具有冻结的效力。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第一条"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第一条第二款"),
                        "查封、扣押、冻结裁定书和协助执行通知书送达时发生法律效力。",
                    ),
                    Source::quoted(
                        interpretation::article("第四百八十四条"),
                        "对被执行的财产，人民法院非经查封、扣押、冻结不得处分。对银行存款等各类可以直接扣划的财产，人民法院的扣划裁定同时具有冻结的法律效力。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "served_on_assisting_unit",
            &[field("served_on_assisting_unit", "送达协助执行人日")],
            &[field("effective_on", "生效日")],
            readers::effective,
        ),
    },
    Rule {
        id: "SEI-02",
        title: "查封、扣押、冻结的最长期限",
        says: "银行存款最长一年，动产两年，不动产和其他财产权三年；续行每次也不得超过这个期限，次数不限。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2015-02-03",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第二十九条（2004年）"))],
            ),
            Version::between(
                "2015-02-04",
                "2022-04-09",
                Confidence::Recalled,
                &[Source::unread(interpretation::article("第四百八十七条（2015年）"))],
            ),
            Version::since(
                "2022-04-10",
                Confidence::Read,
                &[Source::quoted(
                    interpretation::article("第四百八十五条"),
                    "人民法院冻结被执行人的银行存款的期限不得超过一年，查封、扣押动产的期限不得超过两年，查封不动产、冻结其他财产权的期限不得超过三年。",
                )],
            ),
        ],
        settings: &["D-03", "D-13"],
        work: computes(
            "start",
            &[
                field("start", "生效日"),
                field(
                    "kind",
                    "财产种类：deposit 银行存款、movable 动产、real_estate 不动产、other_right 其他财产权、trademark 注册商标权、listed_state_shares 上市公司国有股和社会法人股；也可以写中文名称",
                ),
                field("years", "年数；不填为最长期限"),
                field("months", "月数，与年数任填一项"),
                field("turn", "first 首次（默认）、renewal 续行"),
                field("last_day", "day_before 对应日的前一日、corresponding_day 对应日；不填按本院设置"),
                field("shares_term", "three_years 三年、one_year 一年；只关系上市公司国有股，不填按本院设置"),
            ],
            &[
                field("end_inclusive", "期限最后一日（含当日）"),
                field("corresponding_day", "对应日"),
                field("max_end_inclusive", "最长至（含当日）"),
                field("allowed", "是否不超过最长期限"),
            ],
            readers::max_term,
        ),
    },
    Rule {
        id: "SEI-03",
        title: "特殊财产的最长期限",
        says: "注册商标权的保全一次不超过一年。上市公司国有股、社会法人股2001年规定为一年、续冻六个月，与在后的民诉法解释三年不一致，按本院设置。",
        versions: &[
            Version::between(
                "2001-09-30",
                "2020-12-31",
                Confidence::Recalled,
                &[
                    Source::unread(trademark::article("第二条（2001年）")),
                    Source::unread(shares::article("第六条")),
                ],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        trademark::article("第二条"),
                        "对注册商标权保全的期限一次不得超过一年，自商标局收到协助执行通知书之日起计算。",
                    ),
                    Source::quoted(
                        shares::article("第六条"),
                        "冻结股权的期限不超过1年。如申请人需要延长期限的，人民法院应当根据申请，在冻结期限届满前办理续冻手续，每次续冻期限不超过6个月。",
                    ),
                ],
            ),
        ],
        settings: &["D-03", "D-13"],
        work: computes(
            "start",
            &[
                field("start", "生效日；商标权为商标局收到协助执行通知书日"),
                field(
                    "kind",
                    "财产种类：deposit 银行存款、movable 动产、real_estate 不动产、other_right 其他财产权、trademark 注册商标权、listed_state_shares 上市公司国有股和社会法人股；也可以写中文名称",
                ),
                field("turn", "first 首次（默认）、renewal 续行"),
                field("years", "年数；不填为最长期限"),
                field("months", "月数，与年数任填一项"),
                field("last_day", "day_before、corresponding_day；不填按本院设置"),
                field("shares_term", "three_years 三年、one_year 一年；不填按本院设置"),
            ],
            &[
                field("end_inclusive", "期限最后一日（含当日）"),
                field("corresponding_day", "对应日"),
                field("max_end_inclusive", "最长至（含当日）"),
                field("allowed", "是否不超过最长期限"),
            ],
            readers::max_term,
        ),
    },
    Rule {
        id: "SEI-04",
        title: "续行查封、扣押、冻结",
        says: "续行手续要在期限届满前办完，申请执行人可以申请，法院也可以依职权办。逾期没有办的，效力自动消灭，轮候的自动生效，顺位丧失。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2015-02-03",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第二十九条第二款（2004年）"))],
            ),
            Version::between(
                "2015-02-04",
                "2022-04-09",
                Confidence::Recalled,
                &[Source::unread(interpretation::article("第四百八十七条第二款（2015年）"))],
            ),
            Version::since(
                "2022-04-10",
                Confidence::Read,
                &[
                    Source::quoted(
                        interpretation::article("第四百八十五条第二款"),
                        "人民法院应当在查封、扣押、冻结期限届满前办理续行查封、扣押、冻结手续，续行期限不得超过前款规定的期限。",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十七条第一款"),
                        "查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。",
                    ),
                ],
            ),
        ],
        settings: &["D-03", "D-13"],
        work: computes(
            "expiry",
            &[
                field("expiry", "期限最后一日（含当日）"),
                field("renewed_on", "续行手续办妥日；未办的不填"),
                field("on", "查看之日，可不填"),
                field(
                    "kind",
                    "财产种类，可不填：deposit 银行存款、movable 动产、real_estate 不动产、other_right 其他财产权、trademark 注册商标权、listed_state_shares 上市公司国有股和社会法人股；也可以写中文名称",
                ),
            ],
            &[
                field("last_safe_on", "最迟办妥日：期限内最后一个工作日"),
                field("alerts", "提前60、30、15、7、3日的提醒日"),
                field("effect_lost", "效力是否已经消灭；填写续行日或者查看之日时给出"),
                field("renewed_until", "自届满次日起续行最长至；填写财产种类时给出"),
            ],
            readers::renewal,
        ),
    },
    Rule {
        id: "SEI-05",
        title: "期限届满的提醒",
        says: "期限最后一日为生效日加年数再减一日，不因休息日顺延；提醒日从届满前最后一个工作日倒数六十、三十、十五、七、三日。",
        versions: &[Version::since(
            "2005-01-01",
            Confidence::Design,
            &[Source::quoted(
                seizure2020::article("第二十七条第一款"),
                "查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。",
            )],
        )],
        settings: &["D-03", "D-13"],
        work: computes(
            "",
            &[
                field("expiry", "期限最后一日（含当日）；不填时填写生效日和财产种类"),
                field("start", "生效日"),
                field(
                    "kind",
                    "财产种类：deposit 银行存款、movable 动产、real_estate 不动产、other_right 其他财产权、trademark 注册商标权、listed_state_shares 上市公司国有股和社会法人股；也可以写中文名称",
                ),
                field("years", "年数；不填为最长期限"),
                field("last_day", "day_before、corresponding_day；不填按本院设置"),
            ],
            &[
                field("end_inclusive", "期限最后一日（含当日）"),
                field("last_safe_on", "期限内最后一个工作日"),
                field("alerts", "提前60、30、15、7、3日的提醒日"),
            ],
            readers::alerts,
        ),
    },
    Rule {
        id: "SEI-06",
        title: "保全转为执行措施",
        says: "进入执行程序后，保全措施自动转为执行措施，期限连续计算，不重新起算；保全期限已经届满的，要重新裁定。",
        versions: &[
            Version::between(
                "2015-02-04",
                "2022-04-09",
                Confidence::Recalled,
                &[Source::unread(interpretation::article("第一百六十八条（2015年）"))],
            ),
            Version::since(
                "2022-04-10",
                Confidence::Read,
                &[
                    Source::quoted(
                        interpretation::article("第一百六十八条"),
                        "进入执行程序后，自动转为执行中的查封、扣押、冻结措施，期限连续计算，执行法院无需重新制作裁定书，但查封、扣押、冻结期限届满的除外。",
                    ),
                    Source::quoted(
                        preservation2020::article("第十七条第二款"),
                        "期限连续计算，人民法院无需重新制作裁定书。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "filed",
            &[field("filed", "进入执行程序日"), field("preservation_end", "保全期限最后一日")],
            &[
                field("new_ruling_needed", "是否须重新裁定"),
                field("end_inclusive", "期限最后一日；已经届满的为 null"),
            ],
            readers::conversion,
        ),
    },
    Rule {
        id: "SEI-07",
        title: "轮候查封、扣押、冻结",
        says: "在先措施解除的，登记在先的轮候措施自动生效，从生效日起算期限；在先措施没有解除前轮候没有效力、没有期限。财产已经卖出或者抵债的，全部消灭。",
        versions: &[Version::since(
            "2005-01-01",
            Confidence::Recalled,
            &[
                Source::quoted(
                    seizure2020::article("第二十六条第一款"),
                    "查封、扣押、冻结解除的，登记在先的轮候查封、扣押、冻结即自动生效。",
                ),
                Source::quoted(
                    seizure2020::article("第二十七条第二款"),
                    "查封、扣押、冻结的财产已经被执行拍卖、变卖或者抵债的，查封、扣押、冻结的效力消灭。",
                ),
            ],
        )],
        settings: &["D-03"],
        work: computes(
            "earlier_lifted",
            &[
                field("earlier_lifted", "在先措施解除日；未解除的不填"),
                field("sold", "财产是否已经拍卖、变卖或者抵债，默认否"),
                field("years", "年数；或者填月数 months"),
                field("months", "月数"),
                field("queue", "轮候的列表，可不填：id 案号，registered_on 登记日"),
                field("last_day", "day_before、corresponding_day；不填按本院设置"),
            ],
            &[
                field("effective", "轮候措施是否生效"),
                field("end_inclusive", "期限最后一日；未生效的为 null"),
                field("first", "生效的轮候措施；填写轮候列表时给出"),
            ],
            readers::waiting,
        ),
    },
    Rule {
        id: "SEI-08",
        title: "是否明显超标的额",
        says: "查封财产的价额以足够清偿债权和执行费用为限，不得明显超标的额。超出的应当及时解除，但不可分物又没有别的财产足够清偿的除外。条文没有定比例，提示线由本院设置。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第二十一条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第十九条"),
                        "查封、扣押、冻结被执行人的财产，以其价额足以清偿法律文书确定的债权额及执行费用为限，不得明显超标的额查封、扣押、冻结。",
                    ),
                    Source::quoted(
                        civil_procedure2023::article("第二百五十三条第一款"),
                        "人民法院查询、扣押、冻结、划拨、变价的财产不得超出被执行人应当履行义务的范围。",
                    ),
                ],
            ),
        ],
        settings: &["D-14"],
        work: computes(
            "on",
            &[
                field("on", "核查之日，可不填"),
                field("value_fen", "查封、扣押、冻结财产的价额（分）"),
                field("claim_fen", "债权额、利息及执行费用（分）"),
                field("threshold", "提示线，例如 130%；不填按本院设置"),
                field("indivisible_and_nothing_else", "是否不可分物且没有其他足以清偿的财产，默认否"),
            ],
            &[
                field("coverage", "short 不足、sufficient 足够、obvious_excess 可能明显超标的额"),
                field("excess_fen", "超过债权及费用的数额（分）"),
                field("lift_excess", "是否应当解除超出部分"),
            ],
            readers::coverage,
        ),
    },
    Rule {
        id: "SEI-09",
        title: "冻结的数额和数量",
        says: "冻结银行账户要写明具体数额，其余资金和账户照常使用。冻结上市公司股票，以前一交易日收盘价为基准、上下浮动不超过百分之二十折算股数。",
        versions: &[Version::since(
            "2020-01-01",
            Confidence::Excerpt,
            &[
                Source::quoted(
                    preservation2020::article("第十五条第三款"),
                    "对银行账户内资金采取冻结措施的，人民法院应当明确具体的冻结数额。",
                ),
                Source::unread(Article::new(statutes::GOODWILL_ENFORCEMENT, "第七条")),
            ],
        )],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "冻结之日，可不填"),
                field("need_fen", "应冻结价额（分）"),
                field("prev_close_fen", "前一交易日收盘价（分）"),
                field("haircut", "下浮比例，不超过20%，默认0"),
                field("claim_fen", "或者冻结存款：债权额及执行费用（分）"),
                field("covered_fen", "已控制价额（分），默认0"),
            ],
            &[
                field("unit_value_fen_x100", "每股折算价（分，放大一百倍）"),
                field("shares", "冻结股数"),
                field("freeze_fen", "冻结存款数额（分）"),
            ],
            readers::quantity,
        ),
    },
    Rule {
        id: "SEI-10",
        title: "股权的冻结",
        says: "冻结非上市股权自在企业信用信息公示系统公示时生效，先公示的在先。价额算不出的，按申请的比例或者数量冻结。超标的额异议成立的，裁定生效后七日内解除超出部分。冻结股息红利要把裁定送达公司。",
        versions: &[Version::since(
            "2022-01-01",
            Confidence::Read,
            &[
                Source::quoted(
                    equity::article("第六条"),
                    "股权冻结自在公示系统公示时发生法律效力。多个人民法院冻结同一股权的，以在公示系统先办理公示的为在先冻结。",
                ),
                Source::quoted(
                    equity::article("第五条"),
                    "人民法院审查后裁定异议成立的，应当自裁定生效之日起七日内解除对明显超标的额部分的冻结。",
                ),
                Source::quoted(
                    equity::article("第九条"),
                    "人民法院冻结被执行人基于股权享有的股息、红利等收益，应当向股权所在公司送达裁定书",
                ),
            ],
        )],
        settings: &[],
        work: computes(
            "published",
            &[
                field("published", "公示日"),
                field("others_published", "其他法院冻结同一股权的公示日列表，默认没有"),
                field("value_known", "股权价额能否确定，默认能"),
                field("excess_ruling_effective", "超标的额异议成立的裁定生效日；没有的不填"),
            ],
            &[
                field("effective_on", "生效日"),
                field("rank", "冻结顺位"),
                field("by", "value 按价额、applied_for 按申请的比例或者数量"),
                field("lift_excess_by", "解除超出部分的最后一日；填写裁定生效日时给出"),
            ],
            readers::equity_freeze,
        ),
    },
    Rule {
        id: "SEI-11",
        title: "第三人名下和共有财产",
        says: "第三人占有或者登记在第三人名下的财产，第三人书面确认属于被执行人的才能查封。共有财产可以查封，要及时通知共有人；协议分割须债权人认可。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第二条、第十四条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第二条第三款"),
                        "第三人书面确认该财产属于被执行人的，人民法院可以查封、扣押、冻结。",
                    ),
                    Source::quoted(
                        seizure2020::article("第十二条"),
                        "对被执行人与其他人共有的财产，人民法院可以查封、扣押、冻结，并及时通知共有人。",
                    ),
                    Source::quoted(
                        seizure2020::article("第十二条第二款"),
                        "共有人协议分割共有财产，并经债权人认可的，人民法院可以认定有效。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field("holder", "debtor 被执行人、third_party 第三人、co_owned 共有"),
                field("confirmed_in_writing", "第三人是否书面确认，默认否"),
                field("creditor_accepts", "债权人是否认可分割协议，默认否"),
            ],
            &[
                field("may_seize", "可否查封"),
                field("tell_co_owners", "是否须通知共有人"),
                field("partition_holds", "分割协议可否认定有效"),
            ],
            readers::may_seize,
        ),
    },
    Rule {
        id: "SEI-12",
        title: "已出卖未过户的财产",
        says: "被执行人已经卖出但没有过户的财产，买受人付清全款、实际占有并且没有过错的，不得查封；缺一项的可以查封。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第十七条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[Source::quoted(
                    seizure2020::article("第十五条"),
                    "第三人已经支付全部价款并实际占有，但未办理过户登记手续的，如果第三人对此没有过错，人民法院不得查封、扣押、冻结。",
                )],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field("paid", "已付价款：nothing 未付、part 部分、all 全部"),
                field("in_possession", "买受人是否实际占有"),
                field("buyer_at_fault", "买受人对未过户是否有过错"),
            ],
            &[field("may_seize", "可否查封")],
            readers::sold,
        ),
    },
    Rule {
        id: "SEI-13",
        title: "查封效力的范围",
        says: "查封房屋及于土地使用权，查封土地使用权及于房屋，分属不同人的除外；两个登记机关的要办两次登记。效力还及于从物、天然孳息和灭失毁损后的替代物、赔偿款。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第二十二条至第二十四条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第二十一条"),
                        "查封地上建筑物的效力及于该地上建筑物使用范围内的土地使用权，查封土地使用权的效力及于地上建筑物，但土地使用权与地上建筑物的所有权分属被执行人与他人的除外。",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十条"),
                        "查封、扣押的效力及于查封、扣押物的从物和天然孳息。",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十二条"),
                        "查封、扣押、冻结的效力及于该财产的替代物、赔偿款。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "查封之日，可不填"),
                field(
                    "seized",
                    "building 地上建筑物、land_right 土地使用权、thing 其他财产、lost 已灭失或者毁损的财产",
                ),
                field("same_owner", "房地是否同属被执行人，默认是"),
                field("same_register", "房地是否同一登记机关，默认是"),
            ],
            &[
                field("extends_to", "效力及于"),
                field("registrations", "须办理的查封登记次数"),
                field("ruling_needed", "是否须另行裁定"),
            ],
            readers::reach,
        ),
    },
    Rule {
        id: "SEI-14",
        title: "查封登记与过户登记",
        says: "没有登记的查封不能对抗已经登记的查封。过户申请已受理但没有办完的，查封优先；别的法院过户通知先到的，过户优先；已经过户的不得查封。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第九条、第二十五条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第七条第二款"),
                        "未办理登记手续的，不得对抗其他已经办理了登记手续的查封、扣押、冻结行为。",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十三条"),
                        "其他人民法院已向该登记机关送达了过户登记协助执行通知书的，应当优先办理过户登记。",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十三条第一款"),
                        "人民法院不得对登记机关已经完成登记的被执行人已转让的财产实施查封、扣押、冻结措施。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "通知书送达登记机关日，可不填"),
                field(
                    "transfer",
                    "过户进度：none 没有申请、accepted 已受理未完成、completed 已完成、court_notice_earlier 其他法院过户通知在先",
                ),
            ],
            &[field("outcome", "seizure_registered 办理查封、transfer_first 优先过户、too_late 不得查封")],
            readers::at_register,
        ),
    },
    Rule {
        id: "SEI-15",
        title: "解除查封、扣押、冻结",
        says: "案外人财产、撤回申请或者放弃债权、卖不掉又无人要、债务清偿、有担保且申请执行人同意等，应当裁定解除并送达；登记过的要通知登记机关。",
        versions: &[
            Version::between(
                "2005-01-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(seizure2020::article("第三十一条（2004年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        seizure2020::article("第二十八条"),
                        "有下列情形之一的，人民法院应当作出解除查封、扣押、冻结裁定，并送达申请执行人、被执行人或者案外人：",
                    ),
                    Source::quoted(
                        seizure2020::article("第二十八条第二款"),
                        "解除以登记方式实施的查封、扣押、冻结的，应当向登记机关发出协助执行通知书。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field(
                    "ground",
                    "third_party_property 案外人财产、withdrawn 撤回或者放弃、unsold 变价不成、paid 已清偿、security_with_consent 担保且同意、security_without_consent 担保但不同意、other 其他应当解除",
                ),
                field("registered", "是否以登记方式实施，默认否"),
            ],
            &[
                field("lift", "是否应当解除"),
                field("serve_on", "裁定送达"),
                field("notify_register", "是否须通知登记机关"),
            ],
            readers::lifting,
        ),
    },
    Rule {
        id: "SEI-16",
        title: "金融机构财产和信用证保证金",
        says: "金融机构存在人民银行的存款准备金和备付金不得冻结、扣划，营业场所不得查封，其他存款可以。信用证开证保证金可以冻结，不得扣划，丧失保证金功能后才可以扣划。",
        versions: &[
            Version::between(
                "1998-07-18",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(enforcement_work2020::article("第34条（1998年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        enforcement_work2020::article("第27条"),
                        "被执行人为金融机构的，对其交存在人民银行的存款准备金和备付金不得冻结和扣划",
                    ),
                    Source::quoted(
                        Article::new(statutes::LETTER_OF_CREDIT_MARGIN, "第一条"),
                        "人民法院在审理或执行案件时，依法可以对信用证开证保证金采取冻结措施，但不得扣划。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field(
                    "asset",
                    "central_bank_reserve 准备金和备付金、other_deposit 其他存款、business_premises 营业场所、credit_margin 信用证开证保证金、credit_margin_released 已丧失功能的保证金",
                ),
            ],
            &[field("may_freeze", "可否冻结、查封"), field("may_deduct", "可否扣划")],
            readers::bank_measure,
        ),
    },
    Rule {
        id: "SEI-17",
        title: "扣留、提取收入",
        says: "可以扣留、提取被执行人的收入，但要保留本人和所扶养家属的生活必需费用。条文没有规定比例，由法院定额；单位必须协助。",
        versions: &[
            Version::between(
                "1991-04-09",
                "2023-12-31",
                Confidence::Recalled,
                &[Source::unread(civil_procedure2023::article("第二百四十三条（2012年修正）"))],
            ),
            Version::since(
                "2024-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        civil_procedure2023::article("第二百五十四条"),
                        "但应当保留被执行人及其所扶养家属的生活必需费用。",
                    ),
                    Source::quoted(
                        enforcement_work2020::article("第29条"),
                        "被执行人在有关单位的收入尚未支取的，人民法院应当作出裁定，向该单位发出协助执行通知书，由其协助扣留或提取。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field("income_fen", "当期收入（分）"),
                field("living_costs_fen", "保留的生活必需费用（分）"),
                field("owed_fen", "应当履行的债务（分）"),
            ],
            &[field("withhold_fen", "扣留数额（分）")],
            readers::income,
        ),
    },
    Rule {
        id: "SEI-18",
        title: "到期债权的执行",
        says: "履行通知直接送达第三人，十五日内履行或者提异议。提异议的不审查、停止执行；说没钱、没有直接关系的不算异议；部分承认的执行承认部分。没有异议又不履行的可以裁定执行，不能再追第三人的债务人。生效文书确定的债权，否认无效。",
        versions: &[
            Version::between(
                "1998-07-18",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(enforcement_work2020::article("第61条至第69条（1998年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        enforcement_work2020::article("第47条"),
                        "第三人在履行通知指定的期间内提出异议的，人民法院不得对第三人强制执行，对提出的异议不进行审查。",
                    ),
                    Source::quoted(enforcement_work2020::article("第45条"), "履行通知必须直接送达第三人。"),
                    Source::quoted(
                        enforcement_work2020::article("第49条"),
                        "第三人在履行通知指定的期限内没有提出异议，而又不履行的，执行法院有权裁定对其强制执行。",
                    ),
                    Source::quoted(
                        interpretation::article("第四百九十九条第三款"),
                        "对生效法律文书确定的到期债权，该他人予以否认的，人民法院不予支持。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "served",
            &[
                field("served", "履行通知送达第三人日"),
                field("debt_fen", "到期债权（分）"),
                field("on", "查看之日"),
                field(
                    "answer",
                    "none 无答复（默认）、denies 异议、cannot_pay 无履行能力、no_direct_relation 无直接法律关系、performed 已履行",
                ),
                field("answered_on", "提出异议日；不填视为在期限内"),
                field("admitted_fen", "承认的部分（分），默认0"),
                field("fixed_by_judgment", "债权是否由生效法律文书确定，默认否"),
            ],
            &[
                field("due_on", "履行或者提出异议的最后一日"),
                field("state", "waiting 等待、performed 已履行、stopped 停止执行、enforceable 可以裁定执行"),
                field("enforceable_fen", "可以裁定执行的数额（分）"),
            ],
            readers::third_party_debt,
        ),
    },
    Rule {
        id: "SEI-19",
        title: "被执行人自行变卖",
        says: "被执行人申请自己变卖查封财产的，可以准许，但要监督价格、限定期间、控制价款。自行变价股权还要债权人同意或者价款足够清偿，最长三个月。",
        versions: &[
            Version::between(
                "1998-07-18",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(enforcement_work2020::article("第48条（1998年）"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        enforcement_work2020::article("第33条"),
                        "被执行人申请对人民法院查封的财产自行变卖的，人民法院可以准许，但应当监督其按照合理价格在指定的期限内进行，并控制变卖的价款。",
                    ),
                    Source::quoted(
                        equity::article("第十条"),
                        "经申请执行人及其他已知执行债权人同意或者变价款足以清偿执行债务的，人民法院可以准许，但是应当在能够控制变价款的情况下监督其在指定期限内完成，最长不超过三个月。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "allowed_on",
            &[
                field("allowed_on", "准许之日"),
                field("what", "goods 查封财产、equity 冻结股权"),
                field("price_controlled", "能否监督价格、控制价款"),
                field("creditors_agree", "债权人是否同意或者价款足以清偿；股权填写，默认否"),
            ],
            &[field("may_allow", "可否准许"), field("latest_on", "股权变价的最后一日；不适用的为 null")],
            readers::own_sale,
        ),
    },
    Rule {
        id: "SEI-20",
        title: "选择影响较小的财产",
        says: "有多项财产的，选对生产经营影响小的；厂房、机器设备由被执行人保管的，应当允许继续使用。",
        versions: &[
            Version::between(
                "2016-12-01",
                "2020-12-31",
                Confidence::Recalled,
                &[Source::unread(preservation2020::article("第十三条"))],
            ),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        preservation2020::article("第十三条"),
                        "人民法院应当选择对其生产经营活动影响较小的财产进行保全。",
                    ),
                    Source::quoted(
                        preservation2020::article("第十三条第二款"),
                        "人民法院对厂房、机器设备等生产经营性财产进行保全时，指定被保全人保管的，应当允许其继续使用。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: computes(
            "on",
            &[
                field("on", "决定之日，可不填"),
                field("claim_fen", "债权额及执行费用（分）"),
                field(
                    "candidates",
                    "财产的列表：id、value_fen 价额（分）、effect 对生产经营的影响（none 无、some 有一些、heavy 重大）",
                ),
            ],
            &[
                field("chosen", "依次选择的财产"),
                field("keep_in_use", "其中应当允许继续使用的"),
                field("value_fen", "价额合计（分）"),
                field("short_fen", "尚不足（分）"),
            ],
            readers::choose,
        ),
    },
];
