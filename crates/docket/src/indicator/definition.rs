//! The indicators: which counts they are made of, which cases they take in and which they leave out.
//!
//! No official formula was found in full; those here are the common ones and bear the mark of their rule until the court
//! confirms it (IND-01 to IND-11). A formula that changes gets another version, and sealed months keep theirs.

use crate::indicator::Fact;
use law::indicators::Share;
use std::collections::BTreeMap;

/// When what is counted happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// Before the period: what was carried into it.
    Before,
    /// In the period.
    During,
}

/// One addend of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What is counted.
    pub fact: Fact,
    /// When.
    pub when: When,
    /// Whether its sum of money counts and not its number.
    pub money: bool,
    /// Whether it is taken off.
    pub less: bool,
}

/// A sum of terms with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its Chinese name, as the formula writes it.
    pub title: &'static str,
    /// Its addends.
    pub terms: &'static [Term],
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a share of a hundred with two decimals.
    Percent,
    /// As a mean number of days with one decimal.
    Days,
    /// As a number with its unit.
    Number(&'static str),
    /// As money.
    Money,
}

/// One indicator (指标) or count that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The id, in addresses and sealed months; never changes.
    pub id: &'static str,
    /// The rule of the catalogue that it follows, whose mark it bears; none for plain counts.
    pub rule: Option<&'static str>,
    /// The Chinese title.
    pub title: &'static str,
    /// What counts.
    pub counted: Count,
    /// Of what; none for plain counts.
    pub base: Option<Count>,
    /// How it is written.
    pub shown: Shown,
    /// Whether only cases of first-time enforcement count, whatever the reader chooses (IND-10).
    pub first_only: bool,
    /// Which cases are counted in, one Chinese sentence.
    pub counted_in: &'static str,
    /// Which are left out, one Chinese sentence.
    pub left_out: &'static str,
    /// The version of the formula, from 1.
    pub version: u32,
}

/// The value of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What counts: a number, or fen.
    pub counted: i64,
    /// Of what; none for plain counts.
    pub base: Option<i64>,
}

/// The sums of the facts of some selection of cases: numbers and fen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<(When, Fact), (i64, i64)>);

impl Sums {
    /// Adds to a sum.
    pub fn add(&mut self, when: When, fact: Fact, number: i64, fen: i64) {
        let (numbers, money) = self.0.entry((when, fact)).or_default();
        *numbers += number;
        *money += fen;
    }

    /// Adds all of another.
    pub fn add_all(&mut self, other: &Sums) {
        for ((when, fact), (number, fen)) in &other.0 {
            self.add(*when, *fact, *number, *fen);
        }
    }

    /// The value of a count.
    #[must_use]
    pub fn count(&self, count: &Count) -> i64 {
        count.terms.iter().map(|term| self.term(term)).sum()
    }

    fn term(&self, term: &Term) -> i64 {
        let (number, fen) = self.0.get(&(term.when, term.fact)).copied().unwrap_or_default();
        let value = if term.money { fen } else { number };
        if term.less { -value } else { value }
    }
}

impl Indicator {
    /// The value over the sums of a selection.
    #[must_use]
    pub fn figure(&self, sums: &Sums) -> Figure {
        Figure { counted: sums.count(&self.counted), base: self.base.map(|base| sums.count(&base)) }
    }

    /// The counts it is made of.
    pub fn counts(&self) -> impl Iterator<Item = Count> {
        [Some(self.counted), self.base].into_iter().flatten()
    }

    /// The facts that it is made of, before a period or in it; one may come twice.
    pub fn facts(&self, when: When) -> impl Iterator<Item = Fact> {
        let terms = self.counts().flat_map(|count| count.terms);
        terms.filter(move |term| term.when == when).map(|term| term.fact)
    }

    /// The formula in words: `已结÷（旧存＋新收）`.
    #[must_use]
    pub fn formula(&self) -> String {
        match self.base {
            Some(base) => format!("{}÷{}", self.counted.title, base.title),
            None => self.counted.title.to_owned(),
        }
    }

    /// A figure as it is written; nothing where its base is nothing.
    #[must_use]
    pub fn written(&self, figure: Figure) -> Option<String> {
        let share = figure.base.map(|base| Share::new(figure.counted, base));
        match self.shown {
            Shown::Percent => share?.exact().map(|ratio| ratio.percent(2)),
            Shown::Days => share?.exact().map(|ratio| format!("{}日", ratio.decimal(1))),
            Shown::Number(unit) => Some(format!("{}{unit}", figure.counted)),
            Shown::Money => Some(format!("{}元", values::Fen(figure.counted))),
        }
    }
}

/// The indicator of an id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Indicator> {
    INDICATORS.iter().find(|indicator| indicator.id == id)
}

const fn during(fact: Fact) -> Term {
    Term { fact, when: When::During, money: false, less: false }
}

const fn money(fact: Fact) -> Term {
    Term { money: true, ..during(fact) }
}

const fn before(fact: Fact) -> Term {
    Term { when: When::Before, ..during(fact) }
}

const fn less(term: Term) -> Term {
    Term { less: true, ..term }
}

/// What was open when the period began.
const CARRIED: &[Term] =
    &[before(Fact::Accepted), before(Fact::Arrived), less(before(Fact::Left)), less(before(Fact::Closed))];

/// What came in the period, with what moved between hands.
const CAME: &[Term] = &[during(Fact::Accepted), during(Fact::Arrived), less(during(Fact::Left))];

/// All that was there to be closed.
const HANDLED: Count = Count {
    title: "（旧存＋新收）",
    terms: &[CARRIED[0], CARRIED[1], CARRIED[2], CARRIED[3], CAME[0], CAME[1], CAME[2]],
};

const CLOSED: Count = Count { title: "已结", terms: &[during(Fact::Closed)] };

const OPEN: Count = Count {
    title: "旧存＋新收－已结",
    terms: &[
        CARRIED[0],
        CARRIED[1],
        CARRIED[2],
        CARRIED[3],
        CAME[0],
        CAME[1],
        CAME[2],
        less(during(Fact::Closed)),
    ],
};

const fn number(
    id: &'static str,
    title: &'static str,
    terms: &'static [Term],
    unit: &'static str,
) -> Indicator {
    Indicator {
        id,
        rule: None,
        title,
        counted: Count { title, terms },
        base: None,
        shown: Shown::Number(unit),
        first_only: false,
        counted_in: "所选范围内的全部执行案件。",
        left_out: "已更正（划去）的记载不计。",
        version: 1,
    }
}

const fn sum(id: &'static str, title: &'static str, terms: &'static [Term]) -> Indicator {
    Indicator { shown: Shown::Money, ..number(id, title, terms, "元") }
}

const fn share(id: &'static str, title: &'static str, counted: Count, base: Count) -> Indicator {
    Indicator {
        rule: Some(id),
        counted,
        base: Some(base),
        shown: Shown::Percent,
        ..number(id, title, &[], "")
    }
}

/// Every indicator and published count, in the order of the page.
pub const INDICATORS: &[Indicator] = &[
    Indicator {
        counted_in: "期初尚未结案的案件；由他人转入的案件在转入前由原承办人计算。",
        ..number("carried", "旧存", CARRIED, "件")
    },
    Indicator {
        counted_in: "期内立案的案件；按承办人、团队统计时，期内转入的计入，转出的扣除。",
        ..number("received", "新收", CAME, "件")
    },
    number("closed", "已结", CLOSED.terms, "件"),
    Indicator { counted_in: "期末尚未结案的案件。", ..number("open", "未结", OPEN.terms, "件") },
    Indicator {
        counted_in: "期内以任何方式结案的案件；分母为期初未结与期内新收之和。",
        left_out: "中止执行、正在履行的和解不算结案。",
        ..share("IND-01", "结案率", CLOSED, HANDLED)
    },
    Indicator {
        counted_in: "首次执行案件中期内以终结本次执行程序方式结案的。",
        left_out: "执恢、执保案件不计入，单独列示（IND-10）。",
        first_only: true,
        ..share(
            "IND-02",
            "首执案件终本率",
            Count { title: "终本", terms: &[during(Fact::RoundEnded)] },
            HANDLED,
        )
    },
    Indicator {
        counted_in: "首次执行案件中期内以执行完毕方式结案的。",
        left_out: "执恢、执保案件不计入，单独列示（IND-10）。",
        first_only: true,
        ..share(
            "IND-03",
            "首执案件执行完毕率",
            Count { title: "执行完毕", terms: &[during(Fact::ClosedPerformed)] },
            HANDLED,
        )
    },
    Indicator {
        counted_in: "期内结案案件中申请执行人实际受偿的金额与申请执行标的额，两者均含计算至结案之日的利息；直接履行的计入。",
        left_out: "执行申请费、实际支出费用和退还被执行人的余款不计；未结案件不计。",
        ..share(
            "IND-04",
            "执行到位率",
            Count { title: "结案案件到位金额", terms: &[money(Fact::RecoveredInClosed)] },
            Count { title: "结案案件申请标的额", terms: &[money(Fact::Closed)] },
        )
    },
    Indicator {
        counted_in: "期内结案的案件；办理期限扣除中止等不计入的期间。",
        ..share(
            "IND-06",
            "法定期限内结案率",
            Count { title: "期限内结案", terms: &[during(Fact::ClosedInTime)] },
            CLOSED,
        )
    },
    Indicator {
        counted_in: "期内结案的案件，自立案之日至结案之日，扣除不计入办理期限的日数。",
        shown: Shown::Days,
        ..share("IND-07", "平均用时", Count { title: "结案用时", terms: &[during(Fact::DaysTaken)] }, CLOSED)
    },
    Indicator {
        rule: Some("IND-07"),
        counted_in: "同上，不扣除任何日数。",
        shown: Shown::Days,
        ..share(
            "days_in_all",
            "平均用时（自然日）",
            Count { title: "结案自然日", terms: &[during(Fact::DaysInAll)] },
            CLOSED,
        )
    },
    Indicator {
        counted_in: "期内发放完毕的各笔到账；期限为到账后三十日，依法延长、暂缓的从其规定。",
        ..share(
            "IND-11",
            "案款发放及时率",
            Count { title: "按期发放完毕", terms: &[during(Fact::PaidOffInTime)] },
            Count { title: "发放完毕", terms: &[during(Fact::PaidOff)] },
        )
    },
    Indicator {
        rule: None,
        counted_in: "期内结案的案件中，因和解协议履行完毕而结案的。",
        ..share(
            "settled_share",
            "和解结案占比",
            Count { title: "以和解方式结案", terms: &[during(Fact::ClosedBySettlement)] },
            CLOSED,
        )
    },
    sum("recovered", "执行到位金额", &[money(Fact::Received)]),
    number("payouts", "发放案款", &[during(Fact::Paid)], "笔"),
    sum("paid", "发放案款金额", &[money(Fact::Paid)]),
    sum("applied_for", "新收案件申请标的额", &[money(Fact::Accepted)]),
    number("closed_performed", "执行完毕", &[during(Fact::ClosedPerformed)], "件"),
    number("round_ended", "终结本次执行程序", &[during(Fact::RoundEnded)], "件"),
    number("closed_ended", "终结执行", &[during(Fact::ClosedEnded)], "件"),
    number("closed_cancelled", "销案", &[during(Fact::ClosedCancelled)], "件"),
    number("preservation_closed", "保全案件办结", &[during(Fact::PreservationClosed)], "件"),
    number("closed_by_settlement", "以和解方式结案", &[during(Fact::ClosedBySettlement)], "件"),
    number("old_cleared", "清理一年以上案件", &[during(Fact::ClosedAfterAYear)], "件"),
    number("settled", "达成执行和解", &[during(Fact::Settled)], "件"),
    number("performed_by_themselves", "主动履行的被执行人", &[during(Fact::PerformedByThemselves)], "人"),
    number("filed_fast", "新收速执案件", &[during(Fact::FiledFast)], "件"),
    number("filed_ordinary", "新收普通案件", &[during(Fact::FiledOrdinary)], "件"),
    number("filed_complex", "新收复杂案件", &[during(Fact::FiledComplex)], "件"),
    number("supervised", "督办", &[during(Fact::Supervised)], "项"),
    Indicator {
        rule: None,
        counted_in: "期内的督办回复，退回后再次回复的另计一次；期限为督办人指定的回复期限。",
        ..share(
            "supervision_in_time",
            "督办按期回复率",
            Count { title: "按期回复", terms: &[during(Fact::SupervisionRepliedInTime)] },
            Count { title: "督办回复", terms: &[during(Fact::SupervisionReplied)] },
        )
    },
    number("traced", "协助查找被执行人轨迹", &[during(Fact::Traced)], "人次"),
    number("summoned", "传唤", &[during(Fact::Summoned)], "人次"),
    number("compelled", "拘传", &[during(Fact::Compelled)], "人次"),
    number("detained", "司法拘留", &[during(Fact::Detained)], "人次"),
    number("restricted", "限制消费", &[during(Fact::Restricted)], "人次"),
    number("listed", "纳入失信名单", &[during(Fact::Listed)], "人次"),
    number("bounties", "发布悬赏公告", &[during(Fact::BountyOffered)], "件"),
    number("exposed", "公开曝光", &[during(Fact::Exposed)], "人次"),
    Indicator {
        counted_in: "期内专项行动中开展的集中执行行动；附后的是各次行动。",
        left_out: "已撤销的登记不计。",
        ..number("operations", "集中执行行动", &[during(Fact::OperationHeld)], "次")
    },
    Indicator {
        counted_in: "期内有公安等单位共同参加的集中执行行动。",
        left_out: "已撤销的登记不计。",
        ..number("joint_operations", "联合行动", &[during(Fact::JointOperationHeld)], "次")
    },
    Indicator {
        counted_in: "期内收到申请、征得申请人同意后开展的执前督促；尚未立案，不计入新收。",
        left_out: URGING_LEFT_OUT,
        ..number("urged", "执前督促", &[during(Fact::Urged)], "件")
    },
    Indicator {
        counted_in: "期内经督促由被申请人全部履行的，按履行日期计算。",
        left_out: URGING_LEFT_OUT,
        ..number("urged_performed", "执前督促促成履行", &[during(Fact::UrgedPerformed)], "件")
    },
    Indicator {
        counted_in: "期内经督促履行的金额，按履行日期计算；不计入执行到位金额。",
        left_out: URGING_LEFT_OUT,
        ..sum("urged_money", "执前督促促成履行金额", &[money(Fact::UrgedPerformed)])
    },
];

const URGING_LEFT_OUT: &str = "督促未果转入执行立案的，此后按执行案件统计；按案件类型、类别筛选时不计。";
