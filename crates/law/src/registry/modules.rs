//! The modules of the catalogue, in its order.

use super::rule::Rule;
use super::{
    aid, auction, bankruptcy, bounty, calendar, case_funds, case_numbers, closing, consumption, delegation,
    dishonest_list, distribution, ending_round, exempt_property, fees, filing, handling, indicators,
    interest, investigation, limitation, notice, objections, parties, personal_measures, preservation,
    priorities, reference_price, resumption, security, seizure, service, settlement,
};

/// A module of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// The letters its ids begin with: `INT`.
    pub code: &'static str,
    /// Its Chinese name.
    pub title: &'static str,
    /// Its rules, in order.
    pub rules: &'static [Rule],
}

/// The modules.
pub static MODULES: &[Module] = &[
    Module { code: "CAL", title: "期间和日历", rules: calendar::RULES },
    Module { code: "SVC", title: "送达", rules: service::RULES },
    Module { code: "LIM", title: "申请执行时效", rules: limitation::RULES },
    Module { code: "CAS", title: "立案和管辖", rules: filing::RULES },
    Module { code: "NUM", title: "案号", rules: case_numbers::RULES },
    Module { code: "FEE", title: "诉讼费用", rules: fees::RULES },
    Module { code: "INT", title: "迟延履行利息", rules: interest::RULES },
    Module { code: "PRI", title: "受偿顺序", rules: priorities::RULES },
    Module { code: "DIS", title: "参与分配", rules: distribution::RULES },
    Module { code: "NOT", title: "执行通知", rules: notice::RULES },
    Module { code: "QRY", title: "财产调查", rules: investigation::RULES },
    Module { code: "BTY", title: "悬赏", rules: bounty::RULES },
    Module { code: "SEI", title: "查封、扣押、冻结", rules: seizure::RULES },
    Module { code: "EXM", title: "豁免财产", rules: exempt_property::RULES },
    Module { code: "VAL", title: "处置参考价", rules: reference_price::RULES },
    Module { code: "AUC", title: "拍卖和变卖", rules: auction::RULES },
    Module { code: "FND", title: "执行案款", rules: case_funds::RULES },
    Module { code: "PER", title: "对人的强制措施", rules: personal_measures::RULES },
    Module { code: "DSH", title: "失信被执行人名单", rules: dishonest_list::RULES },
    Module { code: "CON", title: "限制消费", rules: consumption::RULES },
    Module { code: "SET", title: "执行和解", rules: settlement::RULES },
    Module { code: "GUA", title: "执行担保和暂缓", rules: security::RULES },
    Module { code: "CLO", title: "中止、终结和结案", rules: closing::RULES },
    Module { code: "TER", title: "终结本次执行程序", rules: ending_round::RULES },
    Module { code: "RES", title: "恢复执行", rules: resumption::RULES },
    Module { code: "OBJ", title: "异议、复议和监督", rules: objections::RULES },
    Module { code: "PTY", title: "变更、追加当事人", rules: parties::RULES },
    Module { code: "PRE", title: "财产保全", rules: preservation::RULES },
    Module { code: "BKR", title: "移送破产", rules: bankruptcy::RULES },
    Module { code: "AID", title: "司法救助", rules: aid::RULES },
    Module { code: "DEL", title: "委托和协同执行", rules: delegation::RULES },
    Module { code: "TIM", title: "办案期限", rules: handling::RULES },
    Module { code: "IND", title: "指标", rules: indicators::RULES },
];

/// The module with this code.
#[must_use]
pub fn module(code: &str) -> Option<&'static Module> {
    MODULES.iter().find(|module| module.code == code)
}
