//! The stage of a story: a throwaway court, its clock, and the officers' ways into it.

use crate::stories::institutions::Institutions;
use anyhow::{Context, anyhow, bail, ensure};
use app::{App, FixedClock};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use store::{Store, StoreUrl};
use testkit::synthetic::{self, COURT_NAME, PASSWORD};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use values::{Day, Fen};

/// How long an institution may take to answer, by the machine's clock.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the docket is looked at meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A running court and what has been said of it.
pub(crate) struct Stage {
    clock: Arc<FixedClock>,
    day: Day,
    address: String,
    agent: ureq::Agent,
    tokens: BTreeMap<String, String>,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
    app: App,
    institutions: Option<Institutions>,
    refusals: u32,
    steps: u32,
}

impl Stage {
    /// Founds a throwaway court and serves it.
    pub(crate) fn open(url: &StoreUrl, begins_on: &str) -> anyhow::Result<Stage> {
        let day: Day = begins_on.parse()?;
        let clock = Arc::new(FixedClock::at(day));
        let app = App::open(synthetic::config(Store::open(url)?, clock.clone()))
            .map_err(|error| anyhow!("{}", error.sentence()))?;
        if app.directory().members.is_empty() {
            synthetic::found(&app).map_err(|error| anyhow!("{}", error.sentence()))?;
        }
        let served = app.clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let server = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async move {
                let Ok(listener) = TcpListener::bind("127.0.0.1:0").await else { return };
                let _ = tell.send(listener.local_addr());
                let _ = web::serve(listener, served, async { drop(stopped.await) }).await;
            });
        });
        let address = told.recv().context("服务未能启动")??;
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        println!("{day}  {COURT_NAME}（虚构）开始");
        Ok(Stage {
            clock,
            day,
            address: format!("http://{address}"),
            agent,
            tokens: BTreeMap::new(),
            stop: Some(stop),
            server: Some(server),
            app,
            institutions: None,
            refusals: 0,
            steps: 0,
        })
    }

    /// Starts simulators of institutions of the court, each a process of its own, and the couriers to them.
    pub(crate) fn institutions(&mut self, ids: &[&str]) -> anyhow::Result<()> {
        self.institutions = Some(Institutions::start(&self.app, ids)?);
        self.say(&format!("{}个协助执行单位（模拟）开始服务", ids.len()));
        Ok(())
    }

    /// Tells a simulator what the world is like: what somebody has, which fault comes next.
    pub(crate) fn script(&mut self, institution: &str, what: &str, script: &Value) -> anyhow::Result<()> {
        let institutions = self.institutions.as_ref().context("没有协助执行单位")?;
        let url = format!("{}/script/{what}", institutions.address(institution)?);
        let answer = self.agent.post(url).send_json(script)?;
        ensure!(answer.status().is_success(), "{institution} 不接受脚本 {what}：{}", answer.status());
        Ok(())
    }

    /// Moves the clock to a later day.
    pub(crate) fn day(&mut self, day: &str) -> anyhow::Result<Day> {
        let day: Day = day.parse()?;
        ensure!(day >= self.day, "故事的时间只能向前：{day} 早于 {}", self.day);
        self.clock.move_to(day);
        self.day = day;
        // Sessions last half a day, so everybody signs in again.
        self.tokens.clear();
        Ok(day)
    }

    /// The application, for loading dockets in great number.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Says what happens now.
    pub(crate) fn say(&mut self, words: &str) {
        self.steps += 1;
        println!("{}  {words}", self.day);
    }

    fn token(&mut self, officer: &str) -> anyhow::Result<String> {
        if let Some(token) = self.tokens.get(officer) {
            return Ok(token.clone());
        }
        let mut answer = self
            .agent
            .post(format!("{}/api/v1/session", self.address))
            .send_json(json!({"name": officer, "password": PASSWORD}))?;
        let body: Value = answer.body_mut().read_json()?;
        let token = body["token"].as_str().ok_or_else(|| anyhow!("{officer}未能登录：{body}"))?.to_owned();
        self.tokens.insert(officer.to_owned(), token.clone());
        Ok(token)
    }

    fn answer(&mut self, officer: &str, path: &str, body: Option<&Value>) -> anyhow::Result<(u16, Value)> {
        let bearer = format!("Bearer {}", self.token(officer)?);
        let url = format!("{}/api/v1{path}", self.address);
        let mut answer = match body {
            Some(body) => self.agent.post(url).header("authorization", bearer).send_json(body)?,
            None => self.agent.get(url).header("authorization", bearer).call()?,
        };
        let status = answer.status().as_u16();
        let text = answer.body_mut().read_to_string()?;
        let body = serde_json::from_str(&text).with_context(|| format!("{path} 未返回 JSON：{text}"))?;
        Ok((status, body))
    }

    /// Looks something up.
    pub(crate) fn get(&mut self, officer: &str, path: &str) -> anyhow::Result<Value> {
        let (status, body) = self.answer(officer, path, None)?;
        ensure!(status == 200, "{officer} 查看 {path} 未成：{body}");
        Ok(body)
    }

    /// Sends something that must be accepted.
    pub(crate) fn post(&mut self, officer: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let (status, answer) = self.answer(officer, path, Some(body))?;
        ensure!((200..300).contains(&status), "{officer} 办理 {path} 未成：{answer}");
        Ok(answer)
    }

    /// Does an act that must be accepted; its lines on the timeline are printed.
    pub(crate) fn act(&mut self, officer: &str, case: &str, act: &str, command: Value) -> anyhow::Result<()> {
        let path = format!("/cases/{}/acts/{act}", encode(case));
        let done = self.post(officer, &path, &json!({"pages": null, "command": command}))?;
        for sentence in done["sentences"].as_array().into_iter().flatten() {
            self.say(&format!("{officer}：{}", sentence.as_str().unwrap_or_default()));
        }
        Ok(())
    }

    /// Tries an act that must be refused with the given code.
    pub(crate) fn refused(
        &mut self,
        officer: &str,
        case: &str,
        act: &str,
        command: Value,
        code: &str,
    ) -> anyhow::Result<()> {
        let path = format!("/cases/{}/acts/{act}", encode(case));
        let (status, answer) =
            self.answer(officer, &path, Some(&json!({"pages": null, "command": command})))?;
        if status < 400 {
            bail!("{officer} 的 {act} 本应被拒绝（{code}），却办成了");
        }
        ensure!(answer["code"] == code, "{officer} 的 {act} 应以 {code} 被拒绝，实为 {answer}");
        self.refusals += 1;
        let sentence = answer["sentence"].as_str().unwrap_or_default();
        let basis = answer["basis"].as_str().map_or_else(String::new, |basis| format!("（{basis}）"));
        println!("{}    不能办理：{sentence}{basis}", self.day);
        Ok(())
    }

    /// Asserts a closing figure and prints it.
    pub(crate) fn figure<T: PartialEq + std::fmt::Debug>(
        &self,
        what: &str,
        found: &T,
        expected: &T,
    ) -> anyhow::Result<()> {
        ensure!(found == expected, "{what}：应为{expected:?}，实为{found:?}");
        println!("            {what}：{found:?}");
        Ok(())
    }

    /// Asserts a closing sum and prints it.
    pub(crate) fn sum(&self, what: &str, found: Fen, expected: Fen) -> anyhow::Result<()> {
        ensure!(found == expected, "{what}：应为{expected}元，实为{found}元");
        println!("            {what}：{found}元");
        Ok(())
    }

    /// Fetches a paper, which must be a PDF.
    pub(crate) fn paper(&mut self, officer: &str, path: &str) -> anyhow::Result<usize> {
        let bearer = format!("Bearer {}", self.token(officer)?);
        let url = format!("{}/api/v1{path}", self.address);
        let mut answer = self.agent.get(url).header("authorization", bearer).call()?;
        let bytes = answer.body_mut().read_to_vec()?;
        ensure!(bytes.starts_with(b"%PDF"), "{path} 未返回文书：{}", String::from_utf8_lossy(&bytes));
        Ok(bytes.len())
    }

    /// The pages of a kind on the docket: number and sentence.
    pub(crate) fn pages(&mut self, case: &str, kind: &str) -> anyhow::Result<Vec<(u64, String)>> {
        let docket = self.get("bureau-head", &format!("/cases/{}/docket", encode(case)))?;
        let entries = docket["entries"].as_array().context("没有案卷")?;
        let of_kind = entries.iter().filter(|entry| entry["kind"] == kind);
        Ok(of_kind
            .filter_map(|entry| Some((entry["no"].as_u64()?, entry["sentence"].as_str()?.to_owned())))
            .collect())
    }

    /// The number of the newest page of a kind.
    pub(crate) fn newest(&mut self, case: &str, kind: &str) -> anyhow::Result<u64> {
        let last = self.pages(case, kind)?.pop();
        last.map(|(no, _)| no).with_context(|| format!("案卷中没有 {kind}"))
    }

    /// Waits until institutions have brought so many pages of a kind onto the docket, and prints the last of them.
    pub(crate) fn await_pages(&mut self, case: &str, kind: &str, count: usize) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let pages = self.pages(case, kind)?;
            ensure!(pages.len() <= count, "{kind} 应有{count}页，已有{}页", pages.len());
            if let Some((_, sentence)) = pages.last().filter(|_| pages.len() == count) {
                self.say(&format!("回复：{sentence}"));
                return Ok(());
            }
            ensure!(began.elapsed() < PATIENCE, "等了{PATIENCE:?}，{kind} 只有{}页", pages.len());
            std::thread::park_timeout(LOOK_EVERY);
        }
    }

    /// Ends the court and says how it went.
    pub(crate) fn close(mut self) {
        self.institutions = None;
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(server) = self.server.take() {
            let _ = server.join();
        }
        println!("{}  结束：{}步，其中试过并被拒绝的{}次", self.day, self.steps, self.refusals);
    }
}

/// A case's id as a path segment.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// A sum that a step filled in beforehand.
pub(crate) fn prefilled(step: &Value, field: &str) -> anyhow::Result<Fen> {
    step["prefill"][field].as_i64().map(Fen).with_context(|| format!("没有预填 {field}：{step}"))
}
