//! The whole path in a real browser, at desk and at phone size: judgment text → paid and closed.
//!
//! Runs where Chromium and its driver are installed; says so and passes where they are not.

#![allow(clippy::unwrap_used)]

use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const PASSWORD: &str = "demo-zhida-2026";

const JUDGMENT: &str = "（2025）内0299民初1666号\n原告：张某。\n被告：王某。\n判决如下：\n\
一、被告王某于本判决生效后十日内偿还原告张某借款本金30000元及利息（以30000元为基数，自2025年1月1日起按年利率6%计算至实际清偿之日止）；\n\
二、驳回原告张某的其他诉讼请求。\n案件受理费550元，由被告王某负担。\n";

/// A child process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a command and waits for the line of its output that tells where it listens.
fn start(command: &mut Command, sign: &str) -> (Running, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (tell, told) = std::sync::mpsc::channel();
    let other = tell.clone();
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).for_each(|line| drop(tell.send(line)))
    });
    std::thread::spawn(move || {
        BufReader::new(err).lines().map_while(Result::ok).for_each(|line| drop(other.send(line)))
    });
    let line = told.iter().find(|line| line.contains(sign)).expect("the process tells where it listens");
    (Running(child), line)
}

fn installed(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// A court with forty cases, and a browser of the given size in it.
struct Visit {
    _court: Running,
    _driver: Running,
    _profile: std::path::PathBuf,
    client: Client,
    address: String,
}

impl Visit {
    async fn begin(width: u32, height: u32) -> Visit {
        let mut demo = Command::new(env!("CARGO_BIN_EXE_zhida"));
        let (court, line) = start(demo.args(["demo", "--port", "0", "--cases", "40"]), "http://");
        let address = format!("http://{}", line.split("http://").nth(1).unwrap());
        let (driver, line) = start(Command::new("chromedriver").arg("--port=0"), "successfully on port");
        let port: String =
            line.split("on port ").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
        let profile = std::env::temp_dir().join(format!("zhida-browser-{}-{width}", std::process::id()));
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--window-size={width},{height}"));
        let mut options = json!({"args": arguments});
        if width < 600 {
            options["mobileEmulation"] = json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0, "touch": true}});
        }
        let capabilities = json!({"goog:chromeOptions": options});
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Visit { _court: court, _driver: driver, _profile: profile, client, address }
    }

    async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.address)).await.unwrap();
        self.fits().await;
    }

    /// Nothing sticks out sideways: a page never scrolls to the right.
    async fn fits(&self) {
        let wide = self
            .client
            .execute("return document.documentElement.scrollWidth - innerWidth", vec![])
            .await
            .unwrap();
        let url = self.client.current_url().await.unwrap();
        assert!(wide.as_i64().unwrap() <= 0, "{url} is {wide} px too wide");
    }

    /// Fills a field as a person would leave it: with its value, and having told the page.
    async fn fill(&self, name: &str, value: &str) {
        let script = "const [name, value] = arguments; \
            const field = document.querySelector(`main [name=\"${name}\"]`); \
            if (!field) return false; field.value = value; \
            field.dispatchEvent(new Event('input', {bubbles: true})); \
            field.dispatchEvent(new Event('change', {bubbles: true})); return field.value === value;";
        let done = self.client.execute(script, vec![json!(name), json!(value)]).await.unwrap();
        assert_eq!(
            done,
            Value::Bool(true),
            "the field {name} does not take “{value}”: {}",
            self.text("main").await
        );
    }

    async fn text(&self, css: &str) -> String {
        self.client.find(Locator::Css(css)).await.unwrap().text().await.unwrap()
    }

    /// Presses a button or a link and waits for the page that comes.
    async fn press(&self, css: &str) {
        self.client.execute("window.pageBefore = true", vec![]).await.unwrap();
        let element = self.client.find(Locator::Css(css)).await.unwrap();
        // A person scrolls on until the button stands free of the bar at the foot of a phone.
        for _ in 0..8 {
            if element.click().await.is_ok() {
                break;
            }
            self.client.execute("scrollBy({top: 120, behavior: 'instant'})", vec![]).await.unwrap();
        }
        self.arrived().await;
        self.fits().await;
    }

    /// Waits until the page that was there is gone and the next one stands.
    async fn arrived(&self) {
        let arrived = "return window.pageBefore !== true && document.readyState === 'complete'";
        for _ in 0..20_000 {
            if self.client.execute(arrived, vec![]).await.is_ok_and(|there| there == Value::Bool(true)) {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("no page comes");
    }

    async fn sign_in(&self, name: &str) {
        self.client.delete_all_cookies().await.unwrap();
        self.open("/sign-in").await;
        self.fill("name", name).await;
        self.fill("password", PASSWORD).await;
        self.press("main form.enter button, main form:has([type=password]) button[type=submit]").await;
        assert!(
            !self.client.current_url().await.unwrap().path().starts_with("/sign-in"),
            "{name} is signed in"
        );
    }

    /// Opens the form that the case page offers for an act, with what it filled in, and sends it.
    async fn offered(&self, case: &str, act: &str, fields: &[(&str, &str)]) {
        self.open(case).await;
        let link = format!("main a[href*='/acts/{act}']");
        assert!(
            self.client.find(Locator::Css(&link)).await.is_ok(),
            "{act} is offered: {}",
            self.text("main").await
        );
        self.press(&link).await;
        for (name, value) in fields {
            self.fill(name, value).await;
        }
        self.press("main form button.primary").await;
        let path = self.client.current_url().await.unwrap().path().to_owned();
        assert!(!path.contains("/acts/"), "{act} is done: {}", self.text("main").await);
    }
}

impl Visit {
    /// Finance makes a batch of all that waits for the bank, and uploads that the bank has paid it.
    async fn bank_pays(&self) {
        self.open("/payments").await;
        let sure = "document.querySelector('#to-send form').dataset.sure = 'yes'";
        self.client.execute(sure, vec![]).await.unwrap();
        self.press("#to-send button.primary").await;
        let script = "return [...document.querySelectorAll('#orders td[data-label=\"指令号\"]')].map(cell => cell.textContent)";
        let orders = self.client.execute(script, vec![]).await.unwrap();
        let orders: Vec<String> = serde_json::from_value(orders).unwrap();
        let lines: Vec<String> = orders.iter().map(|order| format!("{order},成功")).collect();
        let answer = self._profile.with_extension("csv");
        std::fs::write(&answer, format!("支付指令号,处理结果\n{}\n", lines.join("\n"))).unwrap();
        let file = self.client.find(Locator::Css("#upload [name=file]")).await.unwrap();
        file.send_keys(answer.to_str().unwrap()).await.unwrap();
        self.press("#upload button.primary").await;
        std::fs::remove_file(&answer).unwrap();
        assert!(self.text("main").await.contains("付讫"), "{}", self.text("main").await);
    }
}

async fn walk(width: u32, height: u32) {
    if !installed("chromedriver") || !installed("chromium") {
        println!("Chromium or its driver is not installed: the browser test is skipped");
        return;
    }
    let visit = Visit::begin(width, height).await;
    for name in ["clerk-1", "bureau-head", "finance-1", "fast-1"] {
        visit.sign_in(name).await;
        for path in ["/", "/cases", "/clocks"] {
            visit.open(path).await;
        }
    }
    visit.sign_in("clerk-1").await;
    visit.open("/intake").await;
    visit.fill("text", JUDGMENT).await;
    visit.press("main form button.primary").await;
    for (name, value) in [
        ("received_on", "2026-11-16"),
        ("effective_on", "2025-12-20"),
        ("instrument", "（2025）内0299民初1666号民事判决书"),
        ("instrument_by", "示范县人民法院"),
        ("cause", "民间借贷纠纷"),
    ] {
        visit.fill(name, value).await;
    }
    visit.press("main .form-foot button.primary").await;
    let case = visit.client.current_url().await.unwrap().path().to_owned();
    assert!(case.starts_with("/cases/"), "the case is filed: {}", visit.text("main").await);
    visit.offered(&case, "assign_case", &[("handler", "fast-1")]).await;

    visit.sign_in("fast-1").await;
    visit.offered(&case, "issue_notice", &[]).await;
    visit.offered(&case, "serve_notice", &[("way", "direct")]).await;
    let found = [
        ("debtor", "2"),
        ("kind", "deposit"),
        ("description", "某某银行账户62220001"),
        ("value_fen", "40000"),
        ("source", "found"),
    ];
    visit.offered(&case, "record_property", &found).await;
    let frozen = [("bank", "某某银行"), ("account", "62220001"), ("held_fen", "37361.27")];
    visit.offered(&case, "freeze_deposit", &frozen).await;
    visit.offered(&case, "deduct_deposit", &[]).await;

    visit.sign_in("finance-1").await;
    visit.offered(&case, "receive_money", &[("bank_reference", "T20261120001")]).await;

    visit.sign_in("fast-1").await;
    visit.offered(&case, "allocate_money", &[]).await;
    let account = [("bank", "某某银行"), ("account", "6222000000009999")];
    visit.offered(&case, "record_account", &account).await;
    visit.offered(&case, "pay_out", &[]).await;
    visit.open(&case).await;
    assert!(visit.client.find(Locator::Css("main a[href*='/acts/approve_proposal']")).await.is_err());

    visit.sign_in("bureau-head").await;
    visit.offered(&case, "approve_proposal", &[]).await;

    visit.sign_in("finance-1").await;
    visit.bank_pays().await;

    visit.sign_in("fast-1").await;
    visit.offered(&case, "release_freeze", &[]).await;
    visit.offered(&case, "close_performed", &[]).await;
    visit.open(&case).await;
    assert!(visit.text("main").await.contains("已结案"));

    visit.sign_in("two-1").await;
    visit.client.goto(&format!("{}{case}", visit.address)).await.unwrap();
    assert!(visit.text("main").await.contains("没有这个案件"));
    visit.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_walks_the_whole_path_at_a_desk() {
    walk(1440, 900).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_walks_the_whole_path_on_a_phone() {
    walk(390, 844).await;
}
