//! Cases through their pages, as officers go: from the text of a judgment to the closed case, and all that is refused
//! on the way.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod browser;

use app::App;
use axum::http::StatusCode;
use browser::{Browser, Filled, Page, court};

/// Invented for this test.
const JUDGMENT: &str = "示范县人民法院\n民事判决书\n（2025）内0299民初88号\n原告：赵某甲。\n被告：某某建材有限公司。\n\
    本院判决如下：\n一、被告某某建材有限公司于本判决生效之日起十日内偿还原告赵某甲借款本金100000元，并支付利息\
    （以100000元为基数，自2025年1月1日起按年利率6%计算至实际清偿之日止）；\n\
    二、被告某某建材有限公司于本判决生效之日起十日内支付原告赵某甲律师费5000元。\n\
    案件受理费2400元，由被告某某建材有限公司负担。\n如不服本判决，可在判决书送达之日起十五日内上诉。\n\
    审判员 丙某\n二〇二五年十一月六日";

/// What the officer adds to what was read.
const ADDED: [(&str, &str); 3] =
    [("effective_on", "2025-12-01"), ("cause", "民间借贷纠纷"), ("parties-1-phone", "13800001234")];

async fn read(clerk: &Browser, text: &str) -> Page {
    let start = clerk.get("/intake").await;
    assert_eq!(start.status, StatusCode::OK);
    let form = start.form("main form").with(&[("text", text)]);
    let without_file = Filled {
        fields: form.fields.into_iter().filter(|(name, _)| name != "file").collect(),
        action: form.action,
    };
    clerk.send_parts(&without_file, None).await
}

/// Files the judgment and gives the path of the case.
async fn file(clerk: &Browser, changes: &[(&str, &str)]) -> String {
    let review = read(clerk, JUDGMENT).await;
    let form = review.form("#draft").with(&ADDED).with(changes);
    let filed = clerk.send(&form).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text("main"));
    filed.location.split('?').next().unwrap().to_owned()
}

/// Files and assigns to 刘某 of the fast team.
async fn assigned(app: &App) -> (String, Browser) {
    let clerk = Browser::sign_in(app, "clerk-1").await;
    let case = file(&clerk, &[]).await;
    clerk.act(&case, "assign_case", &[("handler", "fast-1")]).await;
    (case, Browser::sign_in(app, "fast-1").await)
}

const FOUND: [(&str, &str); 4] = [
    ("kind", "deposit"),
    ("description", "中国某银行示范支行"),
    ("value_fen", "200000"),
    ("source", "found"),
];

#[tokio::test]
async fn a_judgment_goes_through_the_pages_from_its_text_to_the_closed_case() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let finance = Browser::sign_in(&app, "finance-1").await;
    let head = Browser::sign_in(&app, "bureau-head").await;

    handler.act(&case, "issue_notice", &[]).await;
    handler.act(&case, "serve_notice", &[("way", "direct")]).await;
    handler.act(&case, "record_property", &FOUND).await;
    let held = [("bank", "中国某银行示范支行"), ("account", "6222000011112222"), ("held_fen", "115351.64")];
    handler.act(&case, "freeze_deposit", &held).await;
    let page = handler.act(&case, "deduct_deposit", &[]).await;
    assert!(page.text("#money").contains("等待到账"));
    finance.act(&case, "receive_money", &[("bank_reference", "2026T0001")]).await;
    let before = handler.get(&case).await;
    assert!(before.text("#money").contains("尚未分配"));
    handler.act(&case, "allocate_money", &[]).await;
    let account = [("bank", "某农商行"), ("account", "6228000011112222")];
    handler.act(&case, "record_account", &account).await;
    let page = handler.act(&case, "pay_out", &[]).await;
    assert!(page.text("#done").contains("提请执行局局长审批"));

    // The proposer is not offered the approval, and is refused when asking for it all the same.
    assert!(!page.has("[data-act=approve_proposal]"));
    // The approver sees to which account the money is to go.
    let href = head.get(&case).await.attribute("[data-act=approve_proposal] a", "href");
    let proposal = head.get(&href).await.text("#proposal");
    assert!(proposal.contains("6228 **** **** 2222") && proposal.contains("赵某甲"), "{proposal}");
    head.act(&case, "approve_proposal", &[]).await;
    assert!(handler.get(&case).await.text("#payouts").contains("待送银行"));
    // Approved is not paid: finance hands it to the bank, and the bank says what became of it.
    let board = finance.get("/payments").await;
    let batch = finance.send(&board.form("#to-send form")).await;
    assert_eq!(batch.status, StatusCode::SEE_OTHER, "{}", batch.text("main"));
    let batch = finance.get(&batch.location).await;
    assert!(batch.text("#orders").contains("6228 **** **** 2222"));
    let order = batch.text("#orders td[data-label=指令号]");
    for (ending, start) in [("xml", "<?xml"), ("csv", "")] {
        let number = order.rsplit_once('-').unwrap().0;
        let file = finance.get(&format!("/payments/batches/{number}/{ending}")).await;
        assert!(file.status == StatusCode::OK && file.body.starts_with(start), "{}", file.body);
        let others = head.get(&format!("/payments/batches/{number}/{ending}")).await;
        assert_eq!(others.status, StatusCode::FORBIDDEN);
    }
    let bank = format!("支付指令号,处理结果\n{order},成功\n");
    let answers = batch.form("#upload form");
    let read = finance.send_parts(&answers, Some(("回执.csv", bank.as_bytes()))).await;
    assert!(read.text("main").contains("付讫1笔"), "{}", read.text("main"));
    let again = finance.send_parts(&answers, Some(("回执.csv", bank.as_bytes()))).await;
    assert!(again.text("main").contains("未作任何改动"), "{}", again.text("main"));
    let wrong = finance.send_parts(&answers, Some(("回执.csv", "甲,乙\n1,2\n".as_bytes()))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Those who are not of finance look, or are sent away.
    assert!(!head.get("/payments").await.has("#answers"));
    assert_eq!(handler.get("/payments").await.status, StatusCode::FORBIDDEN);
    assert!(handler.get("/payments/ageing").await.text("main").contains("没有未发放的案款"));
    handler.act(&case, "release_freeze", &[]).await;
    let closed = handler.act(&case, "close_performed", &[]).await;

    assert_eq!(closed.text("h1 .chip.closed"), "已结案");
    assert!(closed.text("#owed").contains(" 0.00") || closed.text("#owed").contains("0.00元"));
    assert!(closed.text("#payouts").contains("赵某甲"));
    assert!(!closed.has("[data-act]"), "nothing is left to be done");
    assert!(closed.text("#papers").contains("结案通知书"));
    let sums = closed.text("#books tr.sum");
    let mut sums = sums.split_whitespace().skip(1);
    assert_eq!(sums.next(), sums.next(), "debit and credit");
}

#[tokio::test]
async fn what_was_read_is_marked_in_the_text_and_filled_into_the_form() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let review = read(&clerk, JUDGMENT).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.text("main"));
    let form = review.form("#draft");
    for (name, value) in [
        ("instrument", "（2025）内0299民初88号"),
        ("parties-0-name", "赵某甲"),
        ("parties-1-kind", "enterprise"),
        ("claims-0-amount", "100000.00"),
        ("claims-0-interest-0-rate", "6%"),
        ("claims-0-due_days", "10"),
        ("claims-1-class", "cost"),
        ("judgment", JUDGMENT),
    ] {
        assert_eq!(form.value(name).trim_start_matches('\n'), value, "{name}");
    }
    assert!(review.has(".judgment #mark-claim-1[href='#claim-1']") && review.has("#claim-2"));
    assert!(review.text(".judgment mark").contains("100000元"));
}

#[tokio::test]
async fn doubtful_words_are_listed_and_lead_to_the_text() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let text = "判决如下：\n一、被告乙某于本判决生效之日起十日内偿还原告甲某借款1000元及利息。";
    let review = read(&clerk, text).await;
    assert!(review.count("#doubts li") > 0, "{}", review.text("main"));
    let target = review.attribute("#doubts li a", "href");
    assert!(review.has(&format!(".judgment {target}")), "{target}");
}

#[tokio::test]
async fn a_file_is_read_and_a_file_that_cannot_be_read_is_refused_in_words() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let form = clerk.get("/intake").await.form("main form");
    let form =
        Filled { fields: form.fields.into_iter().filter(|(name, _)| name != "file").collect(), ..form };
    let read = clerk.send_parts(&form, Some(("判决书.txt", JUDGMENT.as_bytes()))).await;
    assert_eq!(read.form("#draft").value("parties-0-name"), "赵某甲");
    let refused = clerk.send_parts(&form, Some(("判决书.pdf", b"%PDF-1.7"))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("[role=alert]").contains("不能直接读取文字"));
    let empty = clerk.send_parts(&form, None).await;
    assert!(empty.text("[role=alert]").contains("请粘贴"));
}

#[tokio::test]
async fn a_draft_keeps_what_was_typed_and_grows_row_by_row() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let form = read(&clerk, JUDGMENT).await.form("#draft");
    let typed =
        form.with(&[("claims-0-amount", "十万左右"), ("parties-0-identity", "123"), ("cause", "借贷")]);

    let refused = clerk.send(&typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attribute("#claims-0-amount", "value"), "十万左右");
    assert_eq!(refused.attribute("#claims-0-amount", "aria-invalid"), "true");
    assert!(refused.text("#parties-0-identity-problem").contains("18"), "{}", refused.text("#parties"));
    assert!(refused.has("#effective_on-problem"));
    assert_eq!(refused.attribute("#cause", "value"), "借贷");

    let mut form = refused.form("#draft");
    for (button, field) in [
        ("party", "parties-2-name"),
        ("claim", "claims-2-label"),
        ("duty", "duties-0-text"),
        ("interest-1", "claims-1-interest-0-rate"),
    ] {
        let page = clerk.send(&form.clone().by_button("add", button)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.has(&format!("[name='{field}']")), "{button}");
        assert_eq!(page.attribute("#claims-0-amount", "value"), "十万左右");
        form = page.form("#draft");
    }

    // An emptied row goes.
    let page = clerk.send(&typed_without_claim_2(refused.form("#draft")).by_button("add", "nothing")).await;
    assert!(page.has("#claim-1") && !page.has("#claim-2"));
}

fn typed_without_claim_2(form: Filled) -> Filled {
    form.with(&[
        ("claims-1-label", ""),
        ("claims-1-amount", ""),
        ("claims-1-creditors", ""),
        ("claims-1-debtors", ""),
    ])
}

#[tokio::test]
async fn the_law_refuses_an_application_and_the_draft_stays() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let form = read(&clerk, JUDGMENT).await.form("#draft").with(&ADDED);
    let refused = clerk.send(&form.with(&[("received_on", "2026-04-01")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#refusal").contains("尚未到来"), "{}", refused.text("main"));
    assert_eq!(refused.attribute("#cause", "value"), "民间借贷纠纷");
}

#[tokio::test]
async fn bad_input_keeps_what_was_typed() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let form = handler.open_act(&case, "freeze_deposit").await;
    let typed = [
        ("bank", "某银行"),
        ("account", ""),
        ("amount_fen", "五万三"),
        ("frozen_on", "三月初"),
        ("months", "12"),
    ];
    let refused = handler.send(&form.with(&typed)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (name, value) in typed {
        assert_eq!(refused.attribute(&format!("[name={name}]"), "value"), value, "{name}");
    }
    for name in ["account", "amount_fen", "frozen_on"] {
        assert!(refused.has(&format!("#{name}-problem")), "{name}");
    }
    assert!(!refused.has("#refusal"));
}

#[tokio::test]
async fn a_refusal_says_why_by_which_article_and_what_to_do() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let form = handler.open_act(&case, "freeze_deposit").await;
    let typed = [("bank", "某银行"), ("account", "6222000011112222"), ("amount_fen", "9000000")];
    let refused = handler.send(&form.with(&typed)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = refused.text("#refusal");
    for part in ["不能办理：超标的", "请减少金额", "第十九条"] {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(refused.attribute("#amount_fen", "value"), "9000000");
}

#[tokio::test]
async fn nobody_approves_what_they_proposed() {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let case = file(&clerk, &[]).await;
    clerk.act(&case, "assign_case", &[("handler", "leader-fast")]).await;
    let leader = Browser::sign_in(&app, "leader-fast").await;
    leader.act(&case, "record_property", &FOUND).await;
    let page = leader.act(&case, "correct_entry", &[("entry", "3"), ("reason", "户名有误")]).await;
    assert!(!page.has("[data-act=approve_proposal]"));
    assert!(page.text("#steps .barred").contains("不得审批本人提出的事项"), "{}", page.text("#steps"));

    let form = leader.get(&format!("{case}/acts/approve_proposal?proposal=4")).await.form("main form");
    let refused = leader.send(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#refusal").contains("不得审批本人提出的事项"));

    let head = Browser::sign_in(&app, "bureau-head").await;
    let page = head.act(&case, "approve_proposal", &[]).await;
    assert!(page.has("#page-3.struck") && page.text("#page-3").contains("更正撤销"));
}

#[tokio::test]
async fn a_forbidden_case_looks_like_a_missing_one() {
    let app = court();
    let (case, _) = assigned(&app).await;
    let stranger = Browser::sign_in(&app, "one-1").await;
    let missing_case = case.replace("-1", "-999");
    for end in ["", "/acts/freeze_deposit", "/debt-statement", "/papers/1/freeze_ruling"] {
        let forbidden = stranger.get(&format!("{case}{end}")).await;
        let missing = stranger.get(&format!("{missing_case}{end}")).await;
        assert_eq!(forbidden.status, StatusCode::NOT_FOUND, "{end}");
        assert_eq!(forbidden.body, missing.body, "{end}");
    }
    let nonsense = stranger.get("/cases/nonsense").await;
    assert_eq!(nonsense.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn text_from_outside_is_never_markup() {
    const EVIL: &str = "<script>alert(1)</script>\"'><img src=x>";
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let review = read(&clerk, &format!("{EVIL}\n{JUDGMENT}")).await;
    assert_eq!(review.count("main script") + review.count("main img"), 0);
    assert!(review.text(".judgment").contains("<script>"));

    let names = [("parties-1-name", EVIL), ("claims-0-label", EVIL), ("cause", EVIL)];
    let case = file(&clerk, &names).await;
    clerk.act(&case, "assign_case", &[("handler", "fast-1")]).await;
    let handler = Browser::sign_in(&app, "fast-1").await;
    let page = handler.get(&case).await;
    assert_eq!(page.count("main script") + page.count("main img"), 0);
    assert!(page.text("#parties").contains("alert(1)"));
    let form = handler.get(&format!("{case}/acts/freeze_deposit?bank=%22%3E%3Cscript%3E")).await;
    assert_eq!(form.count("main script"), 0);
    assert_eq!(form.attribute("#bank", "value"), "\"><script>");
}

#[tokio::test]
async fn whoever_comes_second_is_told_what_happened_meanwhile() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let form = handler.open_act(&case, "record_property").await.with(&FOUND);
    handler.act(&case, "issue_notice", &[]).await;
    let late = handler.send(&form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text("#refusal").contains("发出执行通知书"), "{}", late.text("#refusal"));
    assert_eq!(late.attribute("#description", "value"), "中国某银行示范支行");
    let again = handler.send(&late.form("main form")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_without_the_token_of_the_session_does_nothing() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let form = handler.open_act(&case, "issue_notice").await.with(&[("form_token", "guessed")]);
    assert_eq!(handler.send(&form).await.status, StatusCode::FORBIDDEN);
    assert!(handler.get(&case).await.has("[data-act=issue_notice]"));
}

#[tokio::test]
async fn an_act_takes_amounts_as_officers_write_them() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let found: Vec<(&str, &str)> = FOUND
        .iter()
        .map(|(name, value)| (*name, if *name == "value_fen" { "20万元" } else { *value }))
        .collect();
    let page = handler.act(&case, "record_property", &found).await;
    assert!(page.body.contains("200,000.00"));
}

#[tokio::test]
async fn offices_that_may_not_file_or_act_are_told_who_may() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    assert_eq!(handler.get("/intake").await.status, StatusCode::FORBIDDEN);
    let page = handler.get(&format!("{case}/acts/receive_money")).await;
    assert!(page.text("#refusal").contains("由财务人员办理"));
    assert!(!page.has("main form"));
}

#[tokio::test]
async fn personal_numbers_are_masked() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let page = handler.get(&case).await;
    assert!(!page.body.contains("13800001234"));
    assert!(page.text("#parties").contains("138****1234"), "{}", page.text("#parties"));
}

#[tokio::test]
async fn every_sum_leads_to_what_explains_it() {
    let app = court();
    let (case, handler) = assigned(&app).await;
    let page = handler.get(&case).await;
    for place in 1..=6 {
        let href = page.attribute(&format!("#figures a:nth-of-type({place})"), "href");
        assert!(page.has(&href), "{href}");
    }
    assert!(page.count("#segments tbody tr") >= 2);
    assert!(page.text("#why").contains("第一条"));
}
