//! Random worked examples of our own plain reference in Python, where python3 is present.

use law::registry::verify;
use std::path::Path;
use std::process::Command;

#[test]
fn two_thousand_random_examples_of_the_plain_reference_hold() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/reference.py");
    let Ok(run) = Command::new("python3").arg(&script).args(["vectors", "2000", "20140801"]).output() else {
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report = verify(&serde_json::from_slice(&run.stdout).expect("the reference writes JSON"), today());
    let failures: Vec<String> = report.failures().take(5).map(|failure| format!("{failure:?}")).collect();
    assert_eq!(report.holding(), 2000, "{}", failures.join("\n"));
}

fn today() -> values::Day {
    "2026-11-21".parse().expect("a day")
}
