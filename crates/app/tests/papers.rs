//! Every paper of one case, from filing to closing, as the reader of the PDF finds it.
//!
//! Machines without a Chinese font or `pdftotext` skip the reading, with a line that says so.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use app::measures::PageKey;
use app::papers::PrintedPaper;
use app::staff::manage::StaffEvent;
use app::{App, AppConfig, AppError, FixedClock};
use docket::EntryNo;
use docket::event::Paper;
use docket::filing::file_case::Application;
use docket::office::{Actor, Office};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use store::{Store, StoreUrl};
use values::{CaseId, Day};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A case that is filed and walked to its end.
struct Story {
    app: App,
    clock: Arc<FixedClock>,
    id: CaseId,
}

impl Story {
    fn filed() -> Story {
        let clock = Arc::new(FixedClock::at(day("2026-03-09")));
        let (store, court) = (Store::open(&StoreUrl::SqliteMemory).unwrap(), "内0222".parse().unwrap());
        let config = AppConfig { synthetic: true, ..AppConfig::new(store, court, clock.clone()) };
        let app = App::open(config).unwrap();
        let system = Actor {
            id: "system".parse().unwrap(),
            name: "系统".to_owned(),
            office: Office::System,
            team: None,
            covers: Vec::new(),
        };
        let events: Vec<StaffEvent> = [
            ("chen", "陈祎", Office::Handler),
            ("wu", "吴垚", Office::Clerk),
            ("li", "李东昇", Office::BureauHead),
            ("zhou", "周旻", Office::Finance),
            ("gao", "高某", Office::Administrator),
        ]
        .into_iter()
        .map(|(id, name, office)| StaffEvent::OfficeTaken {
            staff: id.parse().unwrap(),
            name: name.to_owned(),
            office,
            team: None,
        })
        .collect();
        app.manage_staff(&system, &events).unwrap();
        let id = app.file_case(&actor(&app, "wu"), application()).unwrap();
        Story { app, clock, id }
    }

    /// Does an act on a day and gives the last page.
    fn act(&self, on: &str, who: &str, act: &str, command: Value) -> EntryNo {
        self.clock.move_to(day(on));
        let done = self.app.act(&actor(&self.app, who), &self.id, act, &command, None);
        EntryNo(done.unwrap_or_else(|error| panic!("{act}: {}", error.sentence())).pages)
    }

    /// Finance hands to the bank what was approved, and the bank pays all of it.
    fn paid(&self, on: &str) {
        self.clock.move_to(day(on));
        let finance = actor(&self.app, "zhou");
        let waiting = self.app.payments(&finance).unwrap().to_send;
        let keys: Vec<PageKey> = waiting
            .iter()
            .map(|row| PageKey { case: row.case_id.parse().unwrap(), entry: EntryNo(row.entry) })
            .collect();
        let number = self.app.make_payment_batch(&finance, &keys).unwrap();
        let mut answer = "支付指令号,处理结果\n".to_owned();
        for order in self.app.payment_batch(&finance, &number).unwrap().orders {
            answer.push_str(&format!("{},成功\n", order.order_no));
        }
        let read = self.app.read_payment_answers(&finance, "回执.csv", answer.as_bytes()).unwrap();
        assert_eq!(read.settled.len(), keys.len());
    }

    fn paper(&self, entry: EntryNo, paper: Paper) -> PrintedPaper {
        self.paper_to(entry, paper, None)
    }

    fn paper_to(&self, entry: EntryNo, paper: Paper, about: Option<u32>) -> PrintedPaper {
        let printed = self.app.paper(&actor(&self.app, "chen"), &self.id, entry, paper, about);
        printed.unwrap_or_else(|error| panic!("{paper:?}: {error}"))
    }

    /// Books a receipt on a day and divides it.
    fn money(&self, on: &str, amount_fen: i64, reference: &str, deduction: Option<EntryNo>) {
        let command = json!({
            "debtor": 2, "amount_fen": amount_fen, "value_on": on, "bank_reference": reference, "payer": "王喆",
            "deduction": deduction,
        });
        let receipt = self.act(on, "zhou", "receive_money", command);
        self.act(on, "chen", "allocate_money", json!({"receipt": receipt}));
    }

    /// Proposes an act and has the head of the bureau approve it.
    fn approved(&self, on: &str, act: &str, command: Value) {
        let proposal = self.act(on, "chen", act, command);
        self.act(on, "li", "approve_proposal", json!({"proposal": proposal, "remark": null}));
    }
}

fn actor(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

fn application() -> Application {
    let value = json!({
        "received_on": "2026-03-09",
        "instrument": "（2025）内0222民初345号民事判决书",
        "instrument_by": "固阳县人民法院",
        "effective_on": "2026-01-05",
        "cause": "民间借贷纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "张堃", "kind": "person",
             "resident_id": "15022219800506001X", "address": "内蒙古自治区固阳县金山镇安泰街12号"},
            {"no": 2, "role": "debtor", "name": "王喆", "kind": "person",
             "resident_id": "530102198511020029", "address": "内蒙古自治区固阳县金山镇和平里3号楼2单元501室"},
            {"no": 3, "role": "debtor", "name": "固阳县某某建材有限公司", "kind": "enterprise"},
        ],
        "claims": [
            {"no": 1, "label": "借款本金", "creditors": [1], "debtors": [2, 3], "class": "principal",
             "doubled": "counts", "amount_fen": 30_000_000, "due_on": "2026-01-15",
             "interest": [
                {"rate": "0.12", "basis": "year", "from": "2024-06-01", "until": "2025-05-31"},
                {"rate": "1.5", "basis": "lpr", "from": "2025-06-01"}]},
            {"no": 2, "label": "律师费", "creditors": [1], "debtors": [2], "class": "cost",
             "doubled": "counts", "amount_fen": 1_000_000, "due_on": "2026-01-15"},
            {"no": 3, "label": "案件受理费", "creditors": [1], "debtors": [2, 3], "class": "cost",
             "doubled": "left_out", "amount_fen": 290_000, "due_on": "2026-01-15"},
        ],
        "duties": [
            {"no": 1, "text": "向张堃返还蒙B12345号小型轿车的机动车登记证书。", "debtors": [2]}
        ],
    });
    serde_json::from_value(value).unwrap()
}

/// The text of a paper without blanks; none where the machine cannot read PDF.
fn text_of(paper: &PrintedPaper) -> Option<String> {
    assert!(paper.bytes.starts_with(b"%PDF-"), "{}", paper.file_name);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(&paper.file_name);
    std::fs::write(&file, &paper.bytes).unwrap();
    let Ok(output) = Command::new("pdftotext").arg(&file).arg("-").output() else {
        println!("skipped: pdftotext is not installed (Debian: poppler-utils)");
        return None;
    };
    assert!(output.status.success(), "pdftotext cannot read {}", paper.file_name);
    Some(String::from_utf8(output.stdout).unwrap().chars().filter(|c| !c.is_whitespace()).collect())
}

fn check(paper: &PrintedPaper, file_name: &str, expected: &[&str]) {
    assert_eq!(paper.file_name, file_name);
    let Some(text) = text_of(paper) else { return };
    for words in expected {
        assert!(text.contains(words), "{file_name}: no {words} in {text}");
    }
}

fn can_print(app: &App) -> bool {
    let can = app.press().is_ok_and(|press| press.fonts_report().missing.is_empty());
    if !can {
        println!("skipped: this machine has no complete Chinese font (Debian: fonts-noto-cjk)");
    }
    can
}

#[test]
fn every_paper_of_a_case_says_what_the_docket_says() {
    let story = Story::filed();
    if !can_print(&story.app) {
        return;
    }
    story.act("2026-03-09", "wu", "assign_case", json!({"handler": "chen"}));
    let command = json!({
        "debtor": 3, "bank": "包头农村商业银行股份有限公司固阳支行", "account": "6230910299001122334",
        "amount_fen": 1_000_000, "held_fen": 20_000, "frozen_on": "2026-03-10", "months": 6,
    });
    let early = story.act("2026-03-10", "chen", "freeze_deposit", command);
    check(
        &story.paper(early, Paper::FreezeRuling),
        "执行裁定书-（2026）内0222执1号.pdf",
        &[
            "被执行人王喆、固阳县某某建材有限公司未履行固阳县人民法院（2025）内0222民初345号民事判决确定的义务。",
            "冻结期限为六个月",
            "被执行人：固阳县某某建材有限公司。",
        ],
    );

    let notice = story.act("2026-03-10", "chen", "issue_notice", json!({"report_days": 10}));
    check(
        &story.paper(notice, Paper::ExecutionNotice),
        "执行通知书-王喆-（2026）内0222执1号.pdf",
        &[
            "固阳县人民法院",
            "王喆：",
            "张堃与你、固阳县某某建材有限公司民间借贷纠纷一案，固阳县人民法院（2025）内0222民初345号民事判决已经发生法律效力",
            "与固阳县某某建材有限公司共同向申请执行人张堃给付借款本金人民币300,000.00元",
            "按年利率12%，自2024年6月1日起至2025年5月31日止计算",
            "按一年期贷款市场报价利率的1.5倍，自2025年6月1日起至实际清偿之日止计算",
            "以310,000.00元为基数，自2026年1月16日起至实际清偿之日止，按日万分之一点七五计算",
            "向张堃返还蒙B12345号小型轿车的机动车登记证书；",
            "执行申请费人民币",
            "截至2026年3月10日",
            "第二百五十一条",
            "联系人：陈祎",
            "二〇二六年三月十日",
        ],
    );
    check(
        &story.paper(notice, Paper::PropertyReportOrder),
        "报告财产令-王喆-（2026）内0222执1号.pdf",
        &["自收到本令之日起十日内", "第二百五十二条", "责令你", "二〇二六年三月十日"],
    );
    let company = story.paper_to(notice, Paper::ExecutionNotice, Some(3));
    check(
        &company,
        "执行通知书-固阳县某某建材有限公司-（2026）内0222执1号.pdf",
        &["责令你单位自本通知书送达之日起三日内", "以300,000.00元为基数，自2026年1月16日起"],
    );
    let owed_by_company = text_of(&company);
    if let Some(text) = &owed_by_company {
        assert!(!text.contains("律师费") && !text.contains("登记证书"), "owes neither: {text}");
    }

    for debtor in [2, 3] {
        let command = json!({"debtor": debtor, "way": "direct", "on": "2026-03-12", "receipt": null});
        story.act("2026-03-12", "chen", "serve_notice", command);
    }
    let command = json!({
        "debtor": 2, "bank": "中国云山银行股份有限公司固阳支行", "account": "6217001234567890123",
        "amount_fen": 37_000_000, "held_fen": 37_000_000, "frozen_on": "2026-03-20", "months": 12,
    });
    let freeze = story.act("2026-03-20", "chen", "freeze_deposit", command);
    check(
        &story.paper(freeze, Paper::FreezeRuling),
        "执行裁定书-（2026）内0222执1号之一.pdf",
        &[
            "（2026）内0222执1号之一",
            "申请执行人：张堃，男，1980年5月6日出生，住内蒙古自治区固阳县金山镇安泰街12号，公民身份号码15022219800506001X。",
            "至今未履行",
            "冻结被执行人王喆在中国云山银行股份有限公司固阳支行的银行存款（账号6217001234567890123），冻结数额人民币370,000.00元",
            "冻结期限为一年",
            "第二百五十三条",
            "审判员陈祎",
            "二〇二六年三月二十日",
        ],
    );
    check(
        &story.paper(freeze, Paper::AssistanceNotice),
        "协助执行通知书-（2026）内0222执1号之一.pdf",
        &[
            "中国云山银行股份有限公司固阳支行：",
            "公民身份号码530102198511020029",
            "自2026年3月20日起至2027年3月",
            "实际冻结金额",
        ],
    );

    let command = json!({"measure": early, "renewed_on": "2026-08-20", "months": 12});
    let renewed = story.act("2026-08-20", "chen", "renew_freeze", command);
    check(
        &story.paper(renewed, Paper::FreezeRuling),
        "执行裁定书-（2026）内0222执1号之二.pdf",
        &["继续冻结被执行人固阳县某某建材有限公司在", "自协助执行单位办理继续冻结之日起计算"],
    );
    check(
        &story.paper(renewed, Paper::AssistanceNotice),
        "协助执行通知书-（2026）内0222执1号之二.pdf",
        &["继续冻结期限一年，自2026年8月20日起", "与固阳县某某建材有限公司民间借贷纠纷一案"],
    );

    let command = json!({"measure": freeze, "amount_fen": 20_000_000, "deducted_on": "2026-09-01"});
    let taken = story.act("2026-09-01", "chen", "deduct_deposit", command);
    check(
        &story.paper(taken, Paper::DeductionRuling),
        "执行裁定书-（2026）内0222执1号之三.pdf",
        &["划拨数额人民币200,000.00元", "第四百八十四条", "户名：人民法院执行案款专户"],
    );
    check(
        &story.paper(taken, Paper::AssistanceNotice),
        "协助执行通知书-（2026）内0222执1号之三.pdf",
        &["存款人民币200,000.00元划入本院下列账户", "其余部分继续冻结", "实际划拨金额"],
    );
    story.money("2026-09-02", 20_000_000, "R1", Some(taken));

    let on = day("2026-09-02");
    check(
        &story.app.debt_statement_paper(&actor(&story.app, "chen"), &story.id, on).unwrap(),
        "债务计算书-（2026）内0222执1号.pdf",
        &[
            "计算至：2026年9月2日",
            "2024年6月1日至2025年5月31日",
            "36,000.00",
            "日万分之一点七五",
            "2026年9月1日",
            "第五百六十一条",
            "尚欠合计大写：人民币",
            "制表人：陈祎",
        ],
    );

    story.clock.move_to(day("2026-09-03"));
    let view = story.app.open_case(&actor(&story.app, "chen"), &story.id).unwrap();
    let to_the_last_fen = view.case.collectable(&view.statement).0;
    story.money("2026-09-03", to_the_last_fen + 100, "R2", None);
    let payable = story.app.open_case(&actor(&story.app, "chen"), &story.id).unwrap().case.payable(1);
    for party in [1, 2] {
        let holder = view.case.party_name(party);
        let command =
            json!({"party": party, "holder": holder, "bank": "云山银行", "account": "6217000000000001"});
        story.act("2026-09-04", "chen", "record_account", command);
    }
    story.approved("2026-09-04", "pay_out", json!({"creditor": 1, "amount_fen": payable}));
    story.approved("2026-09-04", "return_surplus", json!({"debtor": 2, "amount_fen": 100}));
    story.paid("2026-09-04");
    let lift = |measure: EntryNo| {
        let command = json!({"measure": measure, "ground": "paid", "released_on": "2026-09-07"});
        story.act("2026-09-07", "chen", "release_freeze", command)
    };
    let released = lift(freeze);
    check(
        &story.paper(released, Paper::ReleaseRuling),
        "执行裁定书-（2026）内0222执1号之四.pdf",
        &[
            "曾以（2026）内0222执1号之一执行裁定书冻结被执行人王喆的财产",
            "第二十八条第一款第四项",
            "二〇二六年九月七日",
        ],
    );
    check(
        &story.paper(released, Paper::AssistanceNotice),
        "协助执行通知书-（2026）内0222执1号之四.pdf",
        &["解除对被执行人王喆", "解除冻结日期"],
    );
    lift(early);
    let command = json!({"duty": 1, "performed_on": "2026-09-08", "how": "当场交付"});
    story.act("2026-09-08", "chen", "record_performance", command);
    let closed = story.act("2026-09-09", "chen", "close_performed", json!({"note": null}));
    check(
        &story.paper(closed, Paper::ClosingNotice),
        "结案通知书-（2026）内0222执1号.pdf",
        &[
            "张堃、王喆、固阳县某某建材有限公司：",
            "借款本金人民币300,000.00元",
            "律师费人民币10,000.00元",
            "已于2026年9月4日全部发放申请执行人张堃",
            "机动车登记证书，已于2026年9月8日履行完毕",
            "已从案款中收取",
            "案款余额人民币1.00元，本院已于2026年9月4日退还被执行人王喆",
            "已于2026年9月8日全部执行完毕",
            "第64条第（1）项",
            "二〇二六年九月九日",
        ],
    );
    let later = story.paper_to(notice, Paper::ExecutionNotice, Some(3));
    assert_eq!(text_of(&later), owed_by_company, "a paper printed later is the same");
}

#[test]
fn a_paper_the_page_did_not_issue_is_not_found() {
    let story = Story::filed();
    story.act("2026-03-09", "wu", "assign_case", json!({"handler": "chen"}));
    let notice = story.act("2026-03-10", "chen", "issue_notice", json!({"report_days": 10}));
    for (who, entry, paper, about) in [
        ("chen", notice, Paper::ClosingNotice, None),
        ("chen", EntryNo(99), Paper::ExecutionNotice, None),
        // The creditor gets no notice.
        ("chen", notice, Paper::ExecutionNotice, Some(1)),
        // An administrator sees no case.
        ("gao", notice, Paper::ExecutionNotice, None),
    ] {
        let asked = story.app.paper(&actor(&story.app, who), &story.id, entry, paper, about);
        assert!(matches!(asked, Err(AppError::NotFound)), "{who} {entry} {paper:?}");
    }
}
