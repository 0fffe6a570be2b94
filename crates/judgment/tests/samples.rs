//! The reader on invented operative parts: whole readings in a short notation, and never a panic.

mod notation;

use judgment::read;
use notation::line;

const SAMPLES: &[(&str, &[&str])] = &[
    (
        "一、被告甲某于本判决生效之日起十日内偿还原告乙某借款本金500000元及利息（以500000元为基数，自2018年3月1日起至2019年8月19日止按中国人民银行同期同类贷款基准利率计算，自2019年8月20日起至实际清偿之日止按全国银行间同业拆借中心公布的贷款市场报价利率计算）；二、被告丙某对上述债务承担连带清偿责任；三、驳回原告乙某的其他诉讼请求。",
        &[
            "一 500000.00 借款本金 甲某+丙某→乙某 10d effect [500000.00 1 PbocLoan 2018-03-01..2019-08-19] [500000.00 1 Lpr 2019-08-20..Payment]",
        ],
    ),
    (
        "被告甲某于本判决生效之日起十日内支付原告乙某工程款1,234,567.89元及逾期付款利息（以1,234,567.89元为基数，从2018年3月1日起至付清之日止，2019年8月20日之前按照中国人民银行同期同类贷款利率计算，2019年8月20日之后按照同期全国银行间同业拆借中心公布的贷款市场报价利率计算）。",
        &[
            "- 1234567.89 工程款 甲某→乙某 10d effect [1234567.89 1 PbocLoan 2018-03-01..2019-08-19] [1234567.89 1 Lpr 2019-08-20..Payment]",
        ],
    ),
    (
        "被告甲公司于本判决生效后十日内向原告乙公司支付货款1000000元及利息（其中600000元自2020年6月1日起、400000元自2020年7月1日起，均按同期一年期贷款市场报价利率的1.5倍计算至实际付清之日止）",
        &[
            "- 1000000.00 货款 甲公司→乙公司 10d effect [600000.00 1.5 Lpr 2020-06-01..Payment] [400000.00 1.5 Lpr 2020-07-01..Payment]",
        ],
    ),
    (
        "被告甲公司于本判决生效后十日内向原告乙公司支付货款1000000元及违约金（以1000000元为基数，自2020年6月1日起按每日万分之三的标准计算至付清之日止，以不超过300000元为限）",
        &["- 1000000.00 货款 甲公司→乙公司 10d effect [1000000.00 0.03% Day 2020-06-01..Payment ≤300000.00]"],
    ),
    (
        "达成如下协议：一、被告甲某尚欠原告乙某借款本金100000元，于2022年6月30日前支付30000元，于2022年9月30日前支付30000元，余款40000元于2022年12月31日前付清；二、案件受理费1150元，由被告甲某负担。",
        &[
            "一 30000.00 - 甲某→乙某 by 2022-06-30",
            "一 30000.00 - 甲某→乙某 by 2022-09-30",
            "一 40000.00 余款 甲某→乙某 by 2022-12-31",
        ],
    ),
    (
        "【一审】一、甲公司于判决生效之日起十日内支付乙某工资5000元；二、甲公司于判决生效之日起十日内支付乙某经济补偿金8000元；三、驳回乙某的其他诉讼请求。【二审】一、维持青山区人民法院（2023）某0101民初1号民事判决第一项、第三项；二、变更青山区人民法院（2023）某0101民初1号民事判决第二项为甲公司于本判决生效之日起十日内支付乙某经济补偿金6000元",
        &["一 5000.00 工资 甲公司→乙某 10d effect", "二 6000.00 经济补偿金 甲公司→乙某 10d effect"],
    ),
    (
        "被告甲公司于本判决送达之日起十日内支付原告乙公司货款12,345.67美元及利息（以12,345.67美元为基数，自2020年1月1日起按年利率3%计算至付清之日止）",
        &["- 1234567美元 货款 甲公司→乙公司 10d served [? 3% Year 2020-01-01..Payment]"],
    ),
    (
        "一、被告甲公司于本判决生效之日起十日内向原告乙某、丙某各支付补偿款12000元；",
        &["一 12000.00 补偿款 甲公司→乙某 10d effect", "一 12000.00 补偿款 甲公司→丙某 10d effect"],
    ),
    (
        "一、准予原告甲某与被告乙某离婚；二、婚生女丙某由原告甲某抚养，被告乙某自2023年5月起每月支付抚养费1500元；三、原告甲某于本判决生效之日起三十日内支付被告乙某房屋折价款250000元；",
        &["二 1500.00 抚养费（每月） 乙某→甲某 -", "三 250000.00 房屋折价款 甲某→乙某 30d effect"],
    ),
    (
        "一、被告甲某于本判决生效之日起十五日内从位于青山路1号的房屋中迁出；二、被告甲某于本判决生效之日起十五日内支付原告乙某租金36000元，并按每月3000元的标准支付自2022年7月1日起至实际腾退之日止的房屋占有使用费；",
        &[
            "一 Vacate 迁出 甲某→乙某 15d effect",
            "二 36000.00 租金 甲某→乙某 15d effect",
            "二 3000.00 使用费（每月） 甲某→乙某 15d effect",
        ],
    ),
    (
        "一、被告甲保险公司在机动车第三者责任商业保险限额内赔偿原告乙某各项损失合计123456元，扣除已垫付的10000元，还应赔偿113456元；二、被告丙某赔偿原告乙某鉴定费2000元；上述一、二项限于本判决生效之日起十五日内履行完毕。",
        &["一 113456.00 - 甲保险公司→乙某 15d effect", "二 2000.00 鉴定费 丙某→乙某 15d effect"],
    ),
    (
        "被告甲某于本判决生效之日起五日内返还原告乙某借款本金8万元并支付利息（以10万元为基数自2020年1月1日至2020年6月30日，以8万元为基数自2020年7月1日至实际返还之日，均按年利率6%计算）",
        &[
            "- 80000.00 借款本金 甲某→乙某 5d effect [100000.00 6% Year 2020-01-01..2020-06-30] [80000.00 6% Year 2020-07-01..Payment]",
        ],
    ),
    (
        "一、被告甲某于本判决生效之日起十日内向原告乙某支付下列款项：1、货款100000元；2、违约金20000元；3、律师费5000元。二、驳回原告乙某的其他诉讼请求。",
        &[
            "一 100000.00 货款 甲某→乙某 10d effect",
            "一 20000.00 违约金 甲某→乙某 10d effect",
            "一 5000.00 律师费 甲某→乙某 10d effect",
        ],
    ),
    (
        "被告甲某于本判决生效之日起十日内偿还原告乙某借款80000元，被告丙某对其中50000元承担连带清偿责任。",
        &["- 80000.00 借款 甲某→乙某 10d effect"],
    ),
    (
        "被告甲某、乙某分别赔偿原告丙某10000元、20000元，于本判决生效之日起十日内付清。",
        &["- 10000.00 - 甲某→丙某 10d effect", "- 20000.00 - 乙某→丙某 10d effect"],
    ),
    (
        "被告张三于本判决生效之日起十日内返还原告李大四购房定金人民币贰拾万元、房款伍拾万元及资金占用费（以70万元为基数，自2021年4月15日起至返还之日止，按一年期LPR计算）",
        &[
            "- 200000.00 购房定金 张三→李大四 10d effect",
            "- 500000.00 房款 张三→李大四 10d effect [700000.00 1 Lpr 2021-04-15..Payment]",
        ],
    ),
    (
        "一、被告甲某支付原告乙某货款肆万元；二、被告甲某支付原告乙某利息（以40000元为基数，自起诉之日起按年利率6%计算至本判决确定的给付之日止）；上述款项于本判决生效后一个月内付清。",
        &[
            "一 40000.00 货款 甲某→乙某 30d effect",
            "二 Interest 利息 甲某→乙某 30d effect [40000.00 6% Year Filing..Due]",
        ],
    ),
    (
        "被告甲某于本判决生效之日起十日内偿还原告乙某借款181000元，并自2013年8月7日起至8月15日止，以261000元本金为基数；自2013年8月16日起至实际支付之日止，以181000元本金为基数，按照中国人民银行同期贷款基准利率的4倍支付利息。",
        &[
            "- 181000.00 借款 甲某→乙某 10d effect [261000.00 4 PbocLoan 2013-08-07..2013-08-15] [181000.00 4 PbocLoan 2013-08-16..Payment]",
        ],
    ),
    (
        "一、被告青山市东岭汽车运输有限公司于本判决生效之日起十日内赔偿原告丁某50000元；二、被告丙某对东岭运输公司的上述债务承担连带责任；三、被告东岭运输公司于本判决生效之日起十日内赔偿原告丁某鉴定费600元。",
        &[
            "一 50000.00 - 青山市东岭汽车运输有限公司+丙某→丁某 10d effect",
            "三 600.00 鉴定费 青山市东岭汽车运输有限公司→丁某 10d effect",
        ],
    ),
];

#[test]
fn whole_operative_parts_are_read() {
    for (text, wanted) in SAMPLES {
        let lines: Vec<String> = read(text).claims.iter().map(line).collect();
        assert_eq!(lines, *wanted, "{text}");
    }
}

#[test]
fn a_reading_is_the_intake_format() {
    let json = serde_json::to_value(read(SAMPLES[0].0)).unwrap();
    assert_eq!(json["version"], 1);
    let claim = &json["claims"][0];
    assert_eq!(claim["amount_fen"], 50_000_000);
    assert_eq!(claim["interest"][1]["rate_basis"], "lpr");
    assert_eq!(claim["interest"][1]["from"], "2019-08-20");
    assert_eq!(claim["interest"][1]["until"], "payment");
    assert_eq!(claim["performance"]["from"], "effect");
    assert_eq!(json["liabilities"][0]["kind"], "guarantee");
    assert_eq!(json["liabilities"][0]["claims"], serde_json::json!([1]));
    assert!(json["dismissed"][0].is_array());
    for field in [
        "priorities",
        "costs",
        "delayed_interest",
        "doubts",
        "case_number",
        "court",
        "judged_on",
        "parties",
        "operative",
    ] {
        assert!(json.get(field).is_some(), "{field}");
    }
}

/// A small generator, so that every run tries the same texts.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

#[test]
fn no_text_makes_the_reader_panic() {
    let odd: Vec<char> = "（）《》【】“”，。；：、元万亿%‰分之零一九十百千0129.,年月日至自起止第项合计共计为以按各\n\u{0}𠮷😀Ａ１".chars().collect();
    let mut chance = Chance(7);
    for text in [
        "",
        "元",
        "一、",
        "（",
        "）））",
        "99999999999999999999999元",
        "九亿亿亿亿亿亿元",
        "第第第项项项",
        "以为基数",
        "自起至止",
    ] {
        let _ = read(text);
    }
    for (text, _) in SAMPLES {
        for _ in 0..60 {
            let mut characters: Vec<char> = text.chars().collect();
            for _ in 0..=chance.below(8) {
                let place = chance.below(characters.len());
                match chance.below(4) {
                    0 => drop(characters.remove(place)),
                    1 => characters.insert(place, odd[chance.below(odd.len())]),
                    2 => characters[place] = odd[chance.below(odd.len())],
                    _ => characters.truncate(place.max(1)),
                }
                if characters.is_empty() {
                    break;
                }
            }
            let mutated: String = characters.iter().collect();
            let length = characters.len();
            for claim in read(&mutated).claims {
                assert!(
                    claim.span.start <= claim.span.end && claim.span.end <= length,
                    "{mutated}: {:?}",
                    claim.span
                );
            }
        }
    }
}
