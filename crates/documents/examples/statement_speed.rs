//! How long a statement of many lines takes to read, and how much memory: `cargo run --release -p documents --example
//! statement_speed -- 1000000`. Prints one JSON line per figure.

use documents::bank::{Layouts, read_statements};
use std::fmt::Write as _;
use std::time::Instant;

fn main() {
    let lines: i64 = std::env::args().nth(1).and_then(|lines| lines.parse().ok()).unwrap_or(100_000);
    let mut text = String::from(
        "账号：8801000000000001\n交易流水号,交易日期,交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,对方行名,子账号,摘要\n",
    );
    let mut balance = values::Fen(100_000);
    for line in 1..=lines {
        let amount = values::Fen(line % 999_983 + 1);
        balance += amount;
        writeln!(
            text,
            "20260310{line:010},202603{:02},101502,,\"{amount}\",\"{balance}\",张某{line},62220000{line:011},某银行某县支行,8801000000000001-{:04},（2026）云0102执{}号执行款",
            line % 28 + 1,
            line % 10_000,
            line % 10_000,
        )
        .expect("writing to a string does not fail");
    }
    let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
    drop(text);
    let before = resident("VmRSS");
    let began = Instant::now();
    let file = read_statements("对账单.csv", &bytes, &Layouts::built_in()).expect("it is a statement");
    let seconds = began.elapsed();
    let statement = &file.statements[0];
    let (good, bad) = (statement.entries.len(), statement.bad_lines.len());
    let peak = resident("VmHWM");
    let figure = |name: &str, value: String, unit: &str| {
        println!("{{\"name\":\"statement.{name}\",\"value\":{value},\"unit\":\"{unit}\"}}");
    };
    figure("bytes", bytes.len().to_string(), "bytes");
    figure("lines", good.to_string(), "lines");
    figure("bad_lines", bad.to_string(), "lines");
    figure("findings", statement.findings.len().to_string(), "findings");
    figure("read", seconds.as_millis().to_string(), "ms");
    figure("kept", (resident("VmRSS") - before).to_string(), "KiB");
    figure("peak_beyond_file", (peak - before).to_string(), "KiB");
}

/// A figure of this process's memory in KiB, where the system tells it.
fn resident(name: &str) -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default()
}
