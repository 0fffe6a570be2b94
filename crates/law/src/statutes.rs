//! The statutes and documents that rules rest on: titles, numbers, first days, and whether their words were found.

use serde::Serialize;
use values::Day;

/// How much of a document's wording was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// The whole text.
    Full,
    /// Some articles, through third-party excerpts.
    Excerpts,
    /// None.
    NotFound,
}

/// A statute, interpretation or normative document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Statute {
    /// The full title without its brackets.
    pub name: &'static str,
    /// The short title that officers say.
    pub short: &'static str,
    /// The number of the document, or empty where it bears none.
    pub number: &'static str,
    /// The name of its text in the collection, without an ending; empty where the text was not found.
    pub file: &'static str,
    /// The first day on which this form of it is in force.
    pub in_force_from: &'static str,
    /// How much of its wording was found.
    pub wording: Wording,
}

impl Statute {
    /// The first day on which this form of it is in force.
    #[must_use]
    pub fn in_force_from(&self) -> Day {
        self.in_force_from.parse().expect("the table of statutes holds days")
    }
}

/// The statute with this full title.
#[must_use]
pub fn statute(name: &str) -> Option<&'static Statute> {
    STATUTES.iter().find(|statute| statute.name == name)
}

macro_rules! statutes {
    ($($wording:ident $constant:ident = $name:literal, $short:literal, $number:literal, $file:literal, $from:literal;)*) => {
        $(
            #[doc = concat!("The title of 《", $name, "》 ", $number, ".")]
            pub const $constant: &str = $name;
        )*

        /// Every statute that a rule of the catalogue rests on, by rank.
        pub static STATUTES: &[Statute] = &[$(Statute {
            name: $constant,
            short: $short,
            number: $number,
            file: $file,
            in_force_from: $from,
            wording: Wording::$wording,
        }),*];
    };
}

statutes! {
    Full CIVIL_PROCEDURE = "中华人民共和国民事诉讼法", "民事诉讼法", "", "cpl2023", "2024-01-01";
    Full CIVIL_CODE = "中华人民共和国民法典", "民法典", "", "civil-code-general", "2021-01-01";
    Full COMPANY_LAW = "中华人民共和国公司法", "公司法", "", "company-law2023", "2024-07-01";
    Full BANKRUPTCY_LAW = "中华人民共和国企业破产法", "企业破产法", "", "bankruptcy-law2006", "2007-06-01";
    Full CRIMINAL_LAW = "中华人民共和国刑法", "刑法", "", "criminal-law-excerpts", "1997-10-01";
    Full ADMINISTRATIVE_LITIGATION = "中华人民共和国行政诉讼法", "行政诉讼法", "", "administrative-litigation-law2017", "2017-07-01";
    Full ADMINISTRATIVE_COMPULSION = "中华人民共和国行政强制法", "行政强制法", "", "administrative-compulsion2011", "2012-01-01";
    Full TAX_COLLECTION = "中华人民共和国税收征收管理法", "税收征收管理法", "", "tax-collection-law2015", "2015-04-24";
    Full STATE_COMPENSATION = "中华人民共和国国家赔偿法", "国家赔偿法", "", "state-compensation-law2012", "2013-01-01";
    Full ARBITRATION_LAW = "中华人民共和国仲裁法", "仲裁法", "", "arbitration-law2025-excerpts", "2026-03-01";
    Full LITIGATION_FEES = "诉讼费用交纳办法", "诉讼费用交纳办法", "国务院令第481号", "litigation-fees2006", "2007-04-01";
    Full HOLIDAYS = "全国年节及纪念日放假办法", "放假办法", "国务院令第795号", "holidays2024", "2025-01-01";
    Full PROCEDURE_INTERPRETATION = "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", "民诉法解释", "法释〔2022〕11号", "cpl-interp2022", "2022-04-10";
    Full ENFORCEMENT_WORK = "最高人民法院关于人民法院执行工作若干问题的规定（试行）", "执行工作规定", "法释〔2020〕21号", "enforcement-work1998-2020", "2021-01-01";
    Full ENFORCEMENT_PROCEDURE = "最高人民法院关于适用《中华人民共和国民事诉讼法》执行程序若干问题的解释", "执行程序解释", "法释〔2020〕21号", "enforcement-proc-interp2020", "2021-01-01";
    Full DELAY_INTEREST = "最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释", "迟延履行利息解释", "法释〔2014〕8号", "delay-interest2014", "2014-08-01";
    Full SEIZURE = "最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定", "查封扣押冻结规定", "法释〔2020〕21号", "seizure2020", "2021-01-01";
    Full NETWORK_FREEZE = "最高人民法院关于网络查询、冻结被执行人存款的规定", "网络查询冻结规定", "法释〔2013〕20号", "network-freeze2013", "2013-09-02";
    Full AUCTION = "最高人民法院关于人民法院民事执行中拍卖、变卖财产的规定", "拍卖变卖规定", "法释〔2020〕21号", "auction2020", "2021-01-01";
    Full NET_AUCTION = "最高人民法院关于人民法院网络司法拍卖若干问题的规定", "网络司法拍卖规定", "法释〔2016〕18号", "net-auction2016", "2017-01-01";
    Full REFERENCE_PRICE = "最高人民法院关于人民法院确定财产处置参考价若干问题的规定", "财产处置参考价规定", "法释〔2018〕15号", "reference-price2018", "2018-09-01";
    Full BIDDER_QUALIFICATION = "最高人民法院关于人民法院司法拍卖房产竞买人资格若干问题的规定", "房产竞买人资格规定", "法释〔2021〕18号", "bidder-qualification2021", "2022-01-01";
    Full EQUITY_ENFORCEMENT = "最高人民法院关于人民法院强制执行股权若干问题的规定", "强制执行股权规定", "法释〔2021〕20号", "equity-enforcement2021", "2022-01-01";
    Full PROPERTY_INVESTIGATION = "最高人民法院关于民事执行中财产调查若干问题的规定", "财产调查规定", "法释〔2020〕21号", "property-investigation2020", "2021-01-01";
    Full SETTLEMENT = "最高人民法院关于执行和解若干问题的规定", "执行和解规定", "法释〔2020〕21号", "settlement2020", "2021-01-01";
    Full GUARANTEE = "最高人民法院关于执行担保若干问题的规定", "执行担保规定", "法释〔2020〕21号", "guarantee2020", "2021-01-01";
    Full OBJECTION = "最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定", "执行异议复议规定", "法释〔2020〕21号", "objection-reconsideration2020", "2021-01-01";
    Full PARTY_CHANGE = "最高人民法院关于民事执行中变更、追加当事人若干问题的规定", "变更追加当事人规定", "法释〔2020〕21号", "party-change2020", "2021-01-01";
    Full PRESERVATION = "最高人民法院关于人民法院办理财产保全案件若干问题的规定", "财产保全规定", "法释〔2020〕21号", "preservation2020", "2021-01-01";
    Full ENTRUSTED_ENFORCEMENT = "最高人民法院关于委托执行若干问题的规定", "委托执行规定", "法释〔2020〕21号", "entrusted-enforcement2020", "2021-01-01";
    Full CRIMINAL_PROPERTY = "最高人民法院关于刑事裁判涉财产部分执行的若干规定", "刑事涉财产执行规定", "法释〔2014〕13号", "criminal-property-enforcement2014", "2014-11-06";
    Full NOTARIZED_DEBT = "最高人民法院关于公证债权文书执行若干问题的规定", "公证债权文书执行规定", "法释〔2018〕18号", "notarized-debt-enforcement2018", "2018-10-01";
    Full ARBITRAL_AWARD = "最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定", "仲裁裁决执行规定", "法释〔2018〕5号", "arbitral-award-enforcement2018", "2018-03-01";
    Full REFUSAL_CRIME = "最高人民法院、最高人民检察院关于办理拒不执行判决、裁定刑事案件适用法律若干问题的解释", "拒执罪解释", "法释〔2024〕13号", "refuse-enforcement-crime2024", "2024-12-01";
    Full ENFORCEMENT_COMPENSATION = "最高人民法院关于审理涉执行司法赔偿案件适用法律若干问题的解释", "涉执行司法赔偿解释", "法释〔2022〕3号", "enforcement-state-comp2022", "2022-03-01";
    Full MORTGAGED_HOUSE = "最高人民法院关于人民法院执行设定抵押的房屋的规定", "执行抵押房屋规定", "法释〔2005〕14号", "mortgaged-house2005", "2005-12-21";
    Full SHIP_AUCTION = "最高人民法院关于扣押与拍卖船舶适用法律若干问题的规定", "扣押拍卖船舶规定", "法释〔2015〕6号", "ship-arrest-auction2015", "2015-03-01";
    Full LISTED_STATE_SHARES = "最高人民法院关于冻结、拍卖上市公司国有股和社会法人股若干问题的规定", "上市公司国有股规定", "法释〔2001〕28号", "listed-state-shares2001", "2001-09-30";
    Full LETTER_OF_CREDIT_MARGIN = "最高人民法院关于人民法院能否对信用证开证保证金采取冻结和扣划措施问题的规定", "信用证保证金规定", "法释〔2020〕21号", "lc-margin2020", "2021-01-01";
    Full TRADEMARK_PRESERVATION = "最高人民法院关于人民法院对注册商标权进行财产保全的解释", "商标权保全解释", "法释〔2020〕19号", "trademark-preservation2020", "2021-01-01";
    Full BANKRUPTCY_TWO = "最高人民法院关于适用《中华人民共和国企业破产法》若干问题的规定（二）", "破产法解释二", "法释〔2020〕18号", "bankruptcy-interp2-2020", "2021-01-01";
    Full BANKRUPTCY_THREE = "最高人民法院关于适用《中华人民共和国企业破产法》若干问题的规定（三）", "破产法解释三", "法释〔2020〕18号", "bankruptcy-interp3-2020", "2021-01-01";
    Full SECURITY_INTERPRETATION = "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释", "担保制度解释", "法释〔2020〕28号", "security-interp2020", "2021-01-01";
    Full CONTRACT_INTERPRETATION = "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释", "合同编通则解释", "法释〔2023〕13号", "contract-general-interp2023", "2023-12-05";
    Full CONSTRUCTION_ONE = "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（一）", "建工解释一", "法释〔2020〕25号", "construction-interp1-2020", "2021-01-01";
    Full POSTAL_SERVICE = "最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定", "法院专递规定", "法释〔2004〕13号", "postal-service2004", "2005-01-01";
    Full ONLINE_LITIGATION = "人民法院在线诉讼规则", "在线诉讼规则", "法释〔2021〕12号", "online-litigation2021", "2021-08-01";
    Full TRIAL_LIMITS = "最高人民法院关于严格执行案件审理期限制度的若干规定", "严格审限规定", "法释〔2000〕29号", "strict-trial-limits2000", "2000-09-28";
    Full FILING_REGISTRATION = "最高人民法院关于人民法院登记立案若干问题的规定", "登记立案规定", "法释〔2015〕8号", "filing-registration2015", "2015-05-01";
    Full ENTRUSTED_APPRAISAL = "最高人民法院关于人民法院委托评估、拍卖工作的若干规定", "委托评估拍卖规定", "法释〔2011〕21号", "entrusted-appraisal2011", "2012-01-01";
    Excerpts FIRST_SEIZURE_REPLY = "最高人民法院关于首先查封法院与优先债权执行法院处分查封财产有关问题的批复", "首封优先债权批复", "法释〔2016〕6号", "", "2016-04-14";
    Excerpts HOME_BUYERS = "最高人民法院关于商品房消费者权利保护问题的批复", "商品房消费者批复", "法释〔2023〕1号", "", "2023-04-20";
    Excerpts OBJECTION_SUITS = "最高人民法院关于审理执行异议之诉案件适用法律问题的解释", "执行异议之诉解释", "法释〔2025〕10号", "", "2025-07-24";
    NotFound ENDING_OBJECTION_REPLY = "最高人民法院关于对人民法院终结执行行为提出执行异议期限问题的批复", "终结执行异议期限批复", "法释〔2016〕3号", "", "2016-02-15";
    Excerpts DISHONEST_LIST = "最高人民法院关于公布失信被执行人名单信息的若干规定", "失信名单规定", "法释〔2017〕7号", "", "2017-05-01";
    Excerpts HIGH_CONSUMPTION = "最高人民法院关于限制被执行人高消费及有关消费的若干规定", "限制消费规定", "法释〔2015〕17号", "", "2015-07-22";
    Excerpts ENDING_ROUND = "最高人民法院关于严格规范终结本次执行程序的规定（试行）", "终本规定", "法〔2016〕373号", "", "2016-12-01";
    Excerpts CASE_FUNDS = "最高人民法院关于执行款物管理工作的规定", "执行款物规定", "法发〔2017〕6号", "", "2017-05-01";
    Excerpts FILING_AND_CLOSING = "最高人民法院关于执行案件立案、结案若干问题的意见", "立案结案意见", "法发〔2014〕26号", "", "2015-01-01";
    Excerpts ENFORCEMENT_PERIODS = "最高人民法院关于人民法院办理执行案件若干期限的规定", "办理执行案件期限规定", "法发〔2006〕35号", "", "2007-01-01";
    Excerpts BANKRUPTCY_TRANSFER = "最高人民法院关于执行案件移送破产审查若干问题的指导意见", "执转破意见", "法发〔2017〕2号", "", "2017-01-20";
    Excerpts GOODWILL_ENFORCEMENT = "最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见", "善意文明执行意见", "法发〔2019〕35号", "", "2020-01-01";
    Excerpts POWER_CHECKS = "最高人民法院关于进一步完善执行权制约机制加强执行监督的意见", "执行权制约意见", "法〔2021〕322号", "", "2021-12-06";
    Excerpts FLOW_PUBLICITY = "最高人民法院关于人民法院执行流程公开的若干意见", "执行流程公开意见", "法发〔2014〕18号", "", "2014-09-03";
    Excerpts JUDICIAL_AID = "最高人民法院关于加强和规范人民法院国家司法救助工作的意见", "司法救助意见", "法发〔2016〕16号", "", "2016-07-01";
    Excerpts STATE_AID = "中央政法委、财政部、最高人民法院等关于建立完善国家司法救助制度的意见（试行）", "国家司法救助制度意见", "中政委〔2014〕3号", "", "2014-01-17";
    Excerpts CASE_NUMBERS = "最高人民法院关于人民法院案件案号的若干规定", "案号规定", "法〔2015〕137号", "", "2016-01-01";
    Excerpts SUPERVISION = "最高人民法院关于办理申请执行监督案件若干问题的意见", "执行监督意见", "法发〔2023〕4号", "", "2023-02-01";
    Excerpts CROSS_ENFORCEMENT = "最高人民法院关于交叉执行工作的指导意见", "交叉执行意见", "法发〔2024〕9号", "", "2024-06-17";
    Excerpts INDICATORS = "最高人民法院审判质量管理指标体系", "审判质量管理指标体系", "", "", "2024-01-01";
    NotFound AUCTION_AND_SALE = "最高人民法院关于认真做好网络司法拍卖与网络司法变卖衔接工作的通知", "拍卖变卖衔接通知", "法明传〔2017〕455号", "", "2017-07-18";
    NotFound DELAY_INTEREST_REPLY = "最高人民法院关于在执行工作中如何计算迟延履行期间的债务利息等问题的批复", "迟延履行利息批复", "法释〔2009〕6号", "", "2009-05-18";
    NotFound FEES_NOTICE = "最高人民法院关于适用《诉讼费用交纳办法》的通知", "诉讼费用通知", "法发〔2007〕16号", "", "2007-04-20";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statute_has_a_first_day_and_a_title_of_its_own() {
        for (index, statute) in STATUTES.iter().enumerate() {
            assert!(statute.in_force_from().year() >= 1991, "{}", statute.name);
            assert!(STATUTES[..index].iter().all(|other| other.name != statute.name), "{}", statute.name);
            assert_eq!(statute.file.is_empty(), statute.wording != Wording::Full, "{}", statute.name);
        }
    }
}
