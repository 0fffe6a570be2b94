//! Payments to the bank, and its answers.

use documents::bank::{
    AccountNumber, AnswerFile, BankFileError, Encoding, Outcome, Payer, PaymentFile, PaymentOrder, Version,
    read_answers,
};
use std::process::Command;
use values::{Day, Fen, Instant};

fn account(number: &str) -> AccountNumber {
    AccountNumber::written(number).expect("a number")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn order(order_no: &str, fen: i64, payee_name: &str) -> PaymentOrder {
    PaymentOrder {
        order_no: order_no.into(),
        amount: Fen(fen),
        payee_name: payee_name.into(),
        payee_account: account("6222 0000 0000 0001 234"),
        payee_bank: "某银行某县支行".into(),
        payee_bank_code: "102731000001".into(),
        wording: "（2026）云0102执1234号案款".into(),
    }
}

fn file() -> PaymentFile {
    PaymentFile {
        message_id: "PAY-20260311-1".into(),
        created_at: Instant::at(day("2026-03-11"), 32_707),
        execute_on: day("2026-03-11"),
        payer: Payer {
            name: "某县人民法院".into(),
            account: account("8801000000000001"),
            bank_code: "102731000002".into(),
        },
        orders: vec![
            order("ORDER-1", 900_000, "张堃"),
            PaymentOrder {
                payee_bank_code: String::new(),
                ..order("ORDER-2", 5, "某某（云南）<贸易>&有限公司")
            },
        ],
    }
}

#[test]
fn payments_are_written_as_pain_001() {
    let xml = file().to_pain001(Version::V03).unwrap();
    for part in [
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">",
        "<CreDtTm>2026-03-11T09:05:07</CreDtTm>",
        "<NbOfTxs>2</NbOfTxs>",
        "<CtrlSum>9000.05</CtrlSum>",
        "<ReqdExctnDt>2026-03-11</ReqdExctnDt>",
        "<EndToEndId>ORDER-2</EndToEndId>",
        "<InstdAmt Ccy=\"CNY\">0.05</InstdAmt>",
        "<MmbId>102731000001</MmbId>",
        "<Nm>某某（云南）&lt;贸易&gt;&amp;有限公司</Nm>",
        "<Id>6222000000000001234</Id>",
    ] {
        assert!(xml.contains(part), "{part}\n{xml}");
    }
    assert_eq!(xml.matches("<CdtTrfTxInf>").count(), 2);
    let xml = file().to_pain001(Version::V09).unwrap();
    assert!(xml.contains("pain.001.001.09") && xml.contains("<Dt>2026-03-11</Dt>"), "{xml}");
}

/// The schemas are ISO's and not ours to copy: `PAIN_SCHEMAS` names a folder that has them.
#[test]
fn payments_keep_to_the_schemas_of_iso() {
    let Some(schemas) = std::env::var_os("PAIN_SCHEMAS").map(std::path::PathBuf::from) else {
        eprintln!("PAIN_SCHEMAS is not set: pain.001 is not validated by its schema");
        return;
    };
    for (version, schema) in [(Version::V03, "pain.001.001.03.xsd"), (Version::V09, "pain.001.001.09.xsd")] {
        let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{schema}.xml"));
        std::fs::write(&path, file().to_pain001(version).unwrap()).unwrap();
        let arguments = ["--noout", "--nonet", "--schema"];
        let result = Command::new("xmllint").args(arguments).arg(schemas.join(schema)).arg(&path).output();
        let Ok(result) = result else {
            eprintln!("xmllint is not installed: pain.001 is not validated by its schema");
            return;
        };
        assert!(result.status.success(), "{}", String::from_utf8_lossy(&result.stderr));
    }
}

#[test]
fn payments_are_written_as_a_table() {
    let csv = String::from_utf8(file().to_csv(Encoding::Utf8).unwrap()).unwrap();
    assert_eq!(
        csv,
        "\u{feff}序号,支付指令号,付款账号,收款人户名,收款账号,开户行,联行号,金额,附言\r\n\
         1,ORDER-1,8801000000000001,张堃,6222000000000001234,某银行某县支行,102731000001,9000.00,（2026）云0102执1234号案款\r\n\
         2,ORDER-2,8801000000000001,某某（云南）<贸易>&有限公司,6222000000000001234,某银行某县支行,,0.05,（2026）云0102执1234号案款\r\n"
    );
    let old = file().to_csv(Encoding::Gb18030).unwrap();
    assert_eq!(encoding_rs::GB18030.decode(&old).0, csv.trim_start_matches('\u{feff}'));
}

#[test]
fn a_file_with_anything_wrong_is_not_written() {
    let check = |change: &dyn Fn(&mut PaymentFile), expected: &str| {
        let mut file = file();
        change(&mut file);
        let faults = file.to_pain001(Version::V03).unwrap_err();
        assert_eq!(file.to_csv(Encoding::Utf8).unwrap_err(), faults);
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
    };
    check(&|file| file.orders.clear(), "没有要支付的款项");
    check(&|file| file.message_id = "一".into(), "支付文件号“一”");
    check(&|file| file.payer.bank_code = "1027".into(), "付款账户的联行号");
    check(&|file| file.orders[1].order_no = "ORDER-1".into(), "“ORDER-1”出现两次");
    check(&|file| file.orders[0].order_no = "甲".into(), "支付指令号“甲”");
    check(&|file| file.orders[0].amount = Fen::ZERO, "金额 0.00 元");
    check(&|file| file.orders[0].amount = Fen(-1), "金额 -0.01 元");
    check(
        &|file| file.orders.iter_mut().for_each(|order| order.amount = Fen(999_999_999_999_999)),
        "总额超过",
    );
    check(&|file| file.orders[0].payee_name = "=1+1".into(), "收款人户名");
    check(&|file| file.orders[0].payee_name = "张\n堃".into(), "收款人户名");
    check(&|file| file.orders[0].payee_account = account("账号"), "收款账号");
    check(&|file| file.orders[0].wording = "案".repeat(141), "附言没有填写、过长（至多 140 个字）");
}

fn shown(file: &AnswerFile) -> (Vec<String>, Vec<String>) {
    let result = |result: &documents::bank::PaymentResult| {
        let reason = result.reason.as_deref().unwrap_or("-");
        let bank_no = result.bank_no.as_deref().unwrap_or("-");
        let amount = result.amount.map_or("-".to_owned(), |amount| amount.to_string());
        let on = result.on.map_or("-".to_owned(), |on| on.to_string());
        format!("{} {:?} {reason} {bank_no} {amount} {on}", result.order_no, result.outcome)
    };
    (file.results.iter().map(result).collect(), file.bad_lines.iter().map(ToString::to_string).collect())
}

#[test]
fn the_answer_to_each_payment_is_read_from_a_status_report() {
    let file = read_answers("答复.xml", include_bytes!("bank/answer.xml")).unwrap();
    assert_eq!((file.message_id.as_deref(), &file.whole), (Some("PAY-20260311-1"), &None));
    let (results, bad) = shown(&file);
    assert_eq!(
        results,
        [
            "ORDER-1 Settled - B20260311001 9,000.00 2026-03-11",
            "ORDER-2 Failed 户名与账号不符（BE01）：户名应为张堃 - - -",
            "ORDER-4 Underway - - - -",
        ]
    );
    assert_eq!(
        bad,
        ["第 19 行“状态 TxSts”：“WHAT”看不出付款是否成功，请向银行核实后改为“成功”“失败”或者“处理中”"]
    );
}

#[test]
fn a_refusal_of_the_whole_file_is_no_result_of_a_single_payment() {
    let xml = "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>PAY-1</OrgnlMsgId><GrpSts>RJCT</GrpSts>\
               <StsRsnInf><Rsn><Cd>DUPL</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>";
    let file = read_answers("答复.xml", xml.as_bytes()).unwrap();
    let whole = file.whole.unwrap();
    assert_eq!((whole.outcome, whole.reason.as_deref()), (Outcome::Failed, Some("重复的支付文件（DUPL）")));
    assert!(file.results.is_empty());
}

#[test]
fn the_answer_to_each_payment_is_read_from_a_table() {
    let text = include_str!("bank/answer.csv");
    for bytes in [text.as_bytes(), &encoding_rs::GB18030.encode(text).0] {
        let (results, bad) = shown(&read_answers("结果.csv", bytes).unwrap());
        assert_eq!(
            results,
            [
                "ORDER-1 Settled - B20260311001 9,000.00 2026-03-11",
                "ORDER-2 Failed 户名不符 - 100.00 2026-03-11",
                "ORDER-4 Underway - - 100.00 -",
            ]
        );
        assert_eq!(
            bad,
            [
                "第 5 行“处理结果”：“不详”看不出付款是否成功，请向银行核实后改为“成功”“失败”或者“处理中”",
                "第 6 行“支付指令号”：没有支付指令号，看不出是哪一笔付款的结果，请向银行核实",
            ]
        );
    }
}

#[test]
fn what_is_no_answer_is_refused() {
    let refused = |bytes: &[u8]| read_answers("甲", bytes).unwrap_err();
    assert_eq!(refused(b""), BankFileError::Empty("甲".into()));
    assert!(refused("支付指令号,金额\n1,2".as_bytes()).to_string().contains("还缺少“处理结果”"));
    assert!(refused(b"<Document/>").to_string().contains("不是银行支付状态报告"));
}
