//! The debt statement: ten rate segments, five payments.

use super::figure;
use clap::Args;
use std::hint::black_box;
use std::time::Instant;
use values::{Day, Fen, Ratio};

/// 债务计算
#[derive(Args)]
pub(super) struct Law {
    /// 计算次数
    #[arg(long, default_value_t = 1_000_000)]
    statements: u32,
}

impl Law {
    pub(super) fn run(self) {
        let (debt, on) = debt();
        let statement = law::debt::statement(&debt, on);
        let general = statement.segments.len();
        let began = Instant::now();
        let mut sum = 0_i64;
        for step in 0..self.statements {
            let on = on.plus_days((step % 7) as i32);
            sum = sum.wrapping_add(law::debt::statement(black_box(&debt), black_box(on)).totals.owed.0);
        }
        black_box(sum);
        let nanos = began.elapsed().as_nanos() / u128::from(self.statements.max(1));
        figure("debt_statement", u64::try_from(nanos).unwrap_or(u64::MAX), "ns");
        figure("debt_statement_segments", general as u64, "segments");
        figure("debt_statement_payments", debt.receipts.len() as u64, "payments");
    }
}

/// A loan at the floating loan prime rate, paid off in five payments.
fn debt() -> (law::Debt, Day) {
    let day = |text: &str| text.parse::<Day>().expect("a day of the bench is a day");
    let term = law::debt::InterestTerm {
        base: law::debt::Base::Unpaid,
        rate: law::debt::RateTerm::Lpr {
            term: law::rates::LprTerm::OneYear,
            multiple: Ratio::new(3, 2),
            margin: Ratio::ZERO,
            mode: law::debt::RateMode::Floating,
        },
        from: day("2021-11-01"),
        first_day: law::debt::FirstDay::Counted,
        until: law::debt::Until::Payment,
        cap: None,
        year_days: law::debt::YearDays::Days365,
    };
    let obligation = law::debt::Obligation {
        label: "借款本金".to_owned(),
        amount: Fen::yuan(500_000),
        in_base: true,
        class: law::debt::MoneyClass::Principal,
        due_on: day("2022-03-10"),
        interest: vec![term],
    };
    let receipts = ["2022-06-01", "2022-12-15", "2023-05-20", "2024-02-01", "2024-08-30"]
        .map(|on| law::debt::Receipt::new(day(on), Fen::yuan(60_000)));
    let debt = law::Debt {
        obligations: vec![obligation],
        receipts: receipts.to_vec(),
        suspensions: Vec::new(),
        settings: law::debt::Settings::default(),
    };
    (debt, day("2024-10-08"))
}
