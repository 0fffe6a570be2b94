//! What people have: a pure function of a seed, the kind of institution and the number of the person.
//!
//! About a third of all people have something with an institution, so that a hundred thousand debtors need no file.
//! Every name of a bank, a court or a company in it is invented.

use super::chance::Chance;
use crate::institution::InstitutionKind;
use crate::message::{
    ChangeKind, Encumbrance, EncumbranceKind, Holding, HoldingKind, Person, RegisterChange, Trace,
};
use values::{CreditCode, Day, Fen};

const COURTS: [&str; 4] = ["东岭县人民法院", "西原区人民法院", "南坪县人民法院", "北泽市人民法院"];
const BANKS: [&str; 3] = ["东岭农村商业银行", "西原村镇银行", "南坪信用社"];
const TOWNS: [&str; 4] = ["东岭县城关镇", "西原区新城街道", "南坪县河口镇", "北泽市工业园区"];
const STREETS: [&str; 5] = ["团结路", "建设街", "朝阳巷", "滨河路", "文化街"];
const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "孙"];
const GIVEN_NAMES: [&str; 8] = ["伟", "秀英", "建国", "丽", "志强", "桂兰", "海燕", "永刚"];
const TRADES: [&str; 5] = ["商贸", "建筑工程", "农牧业", "物流", "餐饮管理"];

/// The world of one institution.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) kind: InstitutionKind,
}

/// The number by which an institution knows a person: that of the identity card, the credit code, or the name.
pub(super) fn number_of(person: &Person) -> &str {
    match (&person.resident_id, &person.credit_code) {
        (Some(id), _) => id.reveal(),
        (None, Some(code)) => code.reveal(),
        (None, None) => &person.name,
    }
}

impl World {
    fn chance(&self, subject: &str, number: &str) -> Chance {
        Chance::of(&[subject, &self.seed.to_string(), self.kind.word(), number])
    }

    /// What a person has. The amounts are whole balances; seizures of other courts stand among the encumbrances.
    pub(super) fn holdings(&self, person: &Person) -> Vec<Holding> {
        let mut chance = self.chance("holdings", number_of(person));
        if !chance.one_in(3) {
            return Vec::new();
        }
        let kinds: &[HoldingKind] = match self.kind {
            InstitutionKind::Bank => &[HoldingKind::Deposit; 3],
            InstitutionKind::RealEstate => &[HoldingKind::RealEstate; 2],
            InstitutionKind::Land => &[HoldingKind::Land],
            InstitutionKind::Vehicle => &[HoldingKind::Vehicle; 2],
            InstitutionKind::Equity => &[HoldingKind::Equity; 2],
            InstitutionKind::Securities => &[HoldingKind::Securities],
            InstitutionKind::Pension => &[HoldingKind::ProvidentFund],
            InstitutionKind::PaymentPlatform => &[HoldingKind::Wallet],
            InstitutionKind::Tax => &[HoldingKind::Receivable],
            InstitutionKind::Police => &[],
        };
        let count = if kinds.is_empty() { 0 } else { 1 + chance.below(kinds.len() as u32) as usize };
        kinds[..count].iter().map(|kind| holding(&mut chance, *kind, &person.name)).collect()
    }

    /// Where the police saw a person in the sixty days before a day.
    pub(super) fn traces(&self, person: &Person, today: Day) -> Vec<Trace> {
        let mut chance = self.chance("traces", number_of(person));
        if !chance.one_in(3) {
            return Vec::new();
        }
        let count = 1 + chance.below(3);
        let mut traces: Vec<Trace> = (0..count)
            .map(|_| Trace {
                on: today.plus_days(-(chance.below(60) as i32)),
                place: address(&mut chance),
                what: (*chance.pick(&["旅馆住宿登记", "乘坐客运班车", "居住登记", "交通违法记录"]))
                    .to_owned(),
            })
            .collect();
        traces.sort_by_key(|trace| trace.on);
        traces
    }

    /// What changes at an enterprise that the register is first asked about on a day: some of it lies before that
    /// day, some comes after. The numbers in the feed are given later.
    pub(super) fn changes(&self, name: &str, code: &CreditCode, asked_on: Day) -> Vec<RegisterChange> {
        let mut chance = self.chance("changes", code.reveal());
        if !chance.one_in(3) {
            return Vec::new();
        }
        let count = 1 + chance.below(2);
        let mut changes: Vec<RegisterChange> = (0..count)
            .map(|_| {
                let on = asked_on.plus_days(chance.between(-120, 240) as i32);
                let (kind, before, after) = change(&mut chance);
                let (name, credit_code) = (name.to_owned(), code.clone());
                RegisterChange { number: 0, credit_code, name, on, kind, before, after }
            })
            .collect();
        changes.sort_by_key(|change| change.on);
        changes
    }

    /// Somebody else, for an institution that takes one person for another.
    pub(super) fn stranger(&self, request: &str) -> Person {
        let name = person_name(&mut self.chance("stranger", request));
        Person { name, resident_id: None, credit_code: None }
    }
}

fn change(chance: &mut Chance) -> (ChangeKind, String, String) {
    let capital = chance.between(100, 2_000);
    match chance.below(6) {
        0 => (ChangeKind::LegalRepresentative, person_name(chance), person_name(chance)),
        1 => (
            ChangeKind::Shareholder,
            format!("{}，持股60%", person_name(chance)),
            format!("{}，持股60%", person_name(chance)),
        ),
        2 => (
            ChangeKind::CapitalReduced,
            format!("注册资本{capital}万元"),
            format!("注册资本{}万元", capital / 10),
        ),
        3 => (ChangeKind::Address, address(chance), address(chance)),
        4 => (ChangeKind::Branch, String::new(), format!("{}分公司", chance.pick(&TOWNS))),
        _ => (ChangeKind::Transfer, "生产设备一批".to_owned(), format!("转让给{}", company(chance))),
    }
}

fn holding(chance: &mut Chance, kind: HoldingKind, owner: &str) -> Holding {
    let year = chance.between(2008, 2024);
    let (id, description) = match kind {
        HoldingKind::Deposit => (
            format!("6217{}", chance.digits(15)),
            format!(
                "{}，{}",
                chance.pick(&["活期储蓄账户", "一般存款账户", "定期存款账户"]),
                chance.pick(&TOWNS)
            ),
        ),
        HoldingKind::RealEstate => {
            let area = chance.between(45, 240);
            let use_of = chance.pick(&["住宅", "住宅", "商业"]);
            (
                format!("东岭（{year}）不动产权第{}号", chance.digits(7)),
                format!("{}{use_of}，建筑面积{area}平方米", address(chance)),
            )
        }
        HoldingKind::Land => {
            let area = chance.between(300, 20_000);
            let use_of = chance.pick(&["工业用地", "商服用地", "住宅用地"]);
            (
                format!("东岭国用（{year}）第{}号", chance.digits(5)),
                format!("{}，{use_of}，面积{area}平方米", chance.pick(&TOWNS)),
            )
        }
        HoldingKind::Vehicle => (
            format!("蒙Z{}", chance.digits(5)),
            format!(
                "{}，{year}年注册",
                chance.pick(&["小型轿车", "小型越野客车", "轻型普通货车", "重型半挂牵引车"])
            ),
        ),
        HoldingKind::Equity => {
            let (company, share, capital) =
                (company(chance), chance.between(5, 100), chance.between(50, 2_000));
            (format!("GQ{}", chance.digits(12)), format!("{company}{share}%股权，注册资本{capital}万元"))
        }
        HoldingKind::Securities => {
            let shares = chance.between(1, 500) * 100;
            (format!("A{}", chance.digits(9)), format!("证券账户，持股{shares}股"))
        }
        HoldingKind::ProvidentFund => (chance.digits(12), "住房公积金个人账户".to_owned()),
        HoldingKind::Wallet => (format!("W{}", chance.digits(16)), "网络支付账户余额".to_owned()),
        HoldingKind::Receivable => (format!("TS{}", chance.digits(10)), "应退税款".to_owned()),
    };
    let amount_fen = balance(chance, kind);
    let co_owned = matches!(kind, HoldingKind::RealEstate) && chance.one_in(3);
    Holding {
        id,
        kind,
        description,
        owner: owner.to_owned(),
        share: co_owned.then(|| "1/2".to_owned()),
        amount_fen,
        encumbrances: encumbrances(chance, kind, amount_fen),
    }
}

/// Whether a thing is held by amount: it is money.
pub(super) fn is_money(kind: HoldingKind) -> bool {
    matches!(
        kind,
        HoldingKind::Deposit | HoldingKind::Wallet | HoldingKind::ProvidentFund | HoldingKind::Receivable
    )
}

fn balance(chance: &mut Chance, kind: HoldingKind) -> Option<Fen> {
    // Most people have little and a few have much.
    let yuan = match chance.below(10) {
        0 => chance.between(100_000, 2_000_000),
        1..=3 => chance.between(5_000, 100_000),
        _ => chance.between(1, 5_000),
    };
    is_money(kind).then(|| Fen(yuan * 100 + i64::from(chance.below(100))))
}

fn encumbrances(chance: &mut Chance, kind: HoldingKind, amount: Option<Fen>) -> Vec<Encumbrance> {
    let mut found = Vec::new();
    let sum = Fen::yuan(chance.between(5, 80) * 10_000);
    let right = match kind {
        HoldingKind::RealEstate | HoldingKind::Land | HoldingKind::Vehicle => Some(EncumbranceKind::Mortgage),
        HoldingKind::Equity | HoldingKind::Securities => Some(EncumbranceKind::Pledge),
        _ => None,
    };
    if let Some(kind) = right
        && chance.one_in(3)
    {
        let by = (*chance.pick(&BANKS)).to_owned();
        found.push(Encumbrance { kind, by, amount_fen: Some(sum), until: None });
    }
    if kind == HoldingKind::RealEstate && chance.one_in(8) {
        let until = Some(Day::from_number(chance.between(20_600, 22_000) as i32));
        let by = person_name(chance);
        found.push(Encumbrance { kind: EncumbranceKind::Lease, by, amount_fen: None, until });
    }
    if chance.one_in(6) {
        let until = Some(Day::from_number(chance.between(20_500, 21_500) as i32));
        // Part of the balance, so that something stays free.
        let amount_fen = amount.map(|amount| Fen(amount.0 / 3));
        let by = (*chance.pick(&COURTS)).to_owned();
        found.push(Encumbrance { kind: EncumbranceKind::Seizure, by, amount_fen, until });
    }
    found
}

fn address(chance: &mut Chance) -> String {
    format!("{}{}{}号", chance.pick(&TOWNS), chance.pick(&STREETS), 1 + chance.below(200))
}

fn person_name(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick(&SURNAMES), chance.pick(&GIVEN_NAMES))
}

fn company(chance: &mut Chance) -> String {
    let word = chance.pick(&["鑫源", "恒泰", "宏远", "瑞丰", "天和"]);
    format!("东岭{word}{}有限公司", chance.pick(&TRADES))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: usize) -> Person {
        Person { name: format!("人{number}"), resident_id: None, credit_code: None }
    }

    #[test]
    fn about_a_third_of_all_people_have_something_and_it_is_always_the_same() {
        for kind in InstitutionKind::ALL.into_iter().filter(|kind| *kind != InstitutionKind::Police) {
            let (world, other) = (World { seed: 1, kind }, World { seed: 2, kind });
            let all: Vec<_> = (0..3_000).map(|number| world.holdings(&person(number))).collect();
            let with = all.iter().filter(|holdings| !holdings.is_empty()).count();
            assert!((850..1_150).contains(&with), "{kind}: {with} of 3000");
            assert!((0..3_000).all(|number| world.holdings(&person(number)) == all[number]));
            assert!((0..3_000).any(|number| other.holdings(&person(number)) != all[number]));
            let money = all.iter().flatten().filter(|holding| is_money(holding.kind));
            assert!(money.clone().all(|holding| holding.amount_fen.is_some_and(Fen::is_positive)));
        }
    }
}
