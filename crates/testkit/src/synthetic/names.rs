//! Invented names of the 某 form.

use crate::random::Random;

const SURNAMES: [&str; 48] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓",
    "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛",
];

const TRADES: [&str; 16] = [
    "建材",
    "商贸",
    "运输",
    "农牧业",
    "矿业",
    "物业服务",
    "建筑安装",
    "餐饮管理",
    "机械租赁",
    "粮油",
    "新能源",
    "稀土材料",
    "水泥制品",
    "汽车销售",
    "养殖",
    "劳务",
];

/// A person: `王某`, `李某某`.
pub(crate) fn person(random: &mut Random) -> String {
    let surname = *random.one_of(&SURNAMES);
    if random.in_hundred(55) { format!("{surname}某某") } else { format!("{surname}某") }
}

/// An enterprise: `示范县某泰建材有限公司`.
pub(crate) fn enterprise(random: &mut Random) -> String {
    const SIGNS: [&str; 12] = ["泰", "源", "盛", "鑫", "达", "丰", "和", "兴", "远", "瑞", "宏", "恒"];
    let place = *random.one_of(&["示范县", "内蒙古", "包头市"]);
    let sign = *random.one_of(&SIGNS);
    let trade = *random.one_of(&TRADES);
    format!("{place}某{sign}{trade}有限公司")
}

/// A bank branch.
pub(crate) fn bank(random: &mut Random) -> &'static str {
    const BANKS: [&str; 4] =
        ["某某银行示范县支行", "某某农村信用合作联社", "某某邮政储蓄银行示范县支行", "某某商业银行包头分行"];
    BANKS[random.between(0, 3) as usize]
}
