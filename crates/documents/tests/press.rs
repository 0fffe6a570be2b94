//! Papers from end to end: fonts, templates, data, and what the reader of the PDF finds.
//!
//! Machines without a Chinese font skip what needs one, with a line that says so.

use documents::{Form, FormState, Press, PressConfig, PressError};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A press with the machine's fonts; none, with a line on the screen, where there is no Chinese one.
fn press(form_folder: Option<PathBuf>) -> Option<Press> {
    match Press::open(PressConfig { form_folder, ..PressConfig::default() }) {
        Ok(press) if press.fonts_report().missing.is_empty() => Some(press),
        Ok(press) => {
            println!("skipped: the fonts of this machine lack {}", press.fonts_report().missing);
            None
        }
        Err(PressError::FontMissing { .. }) => {
            println!("skipped: this machine has no Chinese font (Debian: fonts-noto-cjk)");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// An empty folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents-press").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// The text of a PDF without blanks, as `pdftotext` finds it; none where that program is not installed.
fn text_of(name: &str, pdf: &[u8]) -> Option<String> {
    let file = folder(&format!("text-{name}")).join("paper.pdf");
    std::fs::write(&file, pdf).expect("the target folder can be written");
    match Command::new("pdftotext").arg(&file).arg("-").output() {
        Ok(output) => {
            assert!(output.status.success(), "pdftotext cannot read {name}");
            let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
            Some(text.chars().filter(|c| !c.is_whitespace()).collect())
        }
        Err(_) => {
            println!("skipped: pdftotext is not installed (Debian: poppler-utils)");
            None
        }
    }
}

#[test]
fn every_form_prints_its_sample_with_rare_characters_and_articles() {
    let Some(press) = press(None) else { return };
    for (form, expected) in [
        (
            Form::ExecutionNotice,
            &["执行通知书", "王喆：", "张堃", "陈祎", "第二百五十一条", "二〇二六年三月十日"][..],
        ),
        (
            Form::PropertyReportOrder,
            &["报告财产令", "第二百五十二条", "前一年的财产情况", "附：被执行人财产调查表"],
        ),
        (Form::ControlRuling, &["执行裁定书", "第二百五十五条", "查封期限为三年"]),
        (Form::FreezeRuling, &["执行裁定书", "第二百五十三条", "370,318.40", "李东昇", "周旻", "吴垚"]),
        (Form::DeductionRuling, &["划拨被执行人王喆", "第四百八十四条", "第三条", "本裁定立即执行。"]),
        (Form::ReleaseRuling, &["解除对被执行人王喆", "第二十八条第一款第四项"]),
        (
            Form::AssistanceNotice,
            &["协助执行通知书（回执）", "第二百五十三条", "6217001234567890123", "未能协助的原因"],
        ),
        (Form::ClosingNotice, &["结案通知书", "执行完毕", "第64条第（1）项"]),
        (Form::RoundRuling, &["执行裁定书", "终结本次执行程序", "第五百一十七条", "350,318.40"]),
        (Form::EndingRuling, &["执行裁定书", "第二百六十八条第一项", "送达当事人后立即生效"]),
        (Form::PreservationResult, &["财产保全情况告知书", "届满七日前", "120,000.00"]),
        (Form::DebtStatement, &["债务计算书", "262,925.79", "贰拾陆万", "日万分之一点七五"]),
        (Form::DebtCalculation, &["债务试算书", "11,325.00", "迟延60天", "第一条第三款", "审核人："]),
        (Form::CaseFundsStatement, &["执行案款月结单", "110,164.38", "壹万零壹佰", "期末余额的构成"]),
        (Form::CreditorStatement, &["案款发放对账单", "255,625.79", "已于2026年2月3日付讫", "云山银行"]),
        (Form::ConsumptionOrder, &["限制消费令", "王喆：", "旅游、度假", "此令。"]),
        (Form::ListingDecision, &["决定书", "第一条第一项", "纳入失信被执行人名单"]),
        (Form::Summons, &["传票", "应到时间", "2026年3月20日上午9时", "第四百八十二条"]),
        (Form::AppearanceWarrant, &["拘传票", "院长批准", "不得超过八小时"]),
        (Form::DetentionDecision, &["拘留决定书", "拘留十五日", "三日内", "不停止本决定的执行"]),
        (Form::BountyNotice, &["悬赏公告", "369,647.33", "到位金额的10%", "先后顺序"]),
        (Form::SanctionEnding, &["解除限制消费令", "第九条", "解除对王喆的限制消费措施"]),
        (Form::Bulletin, &["执行工作通报", "速执团队", "1,204,000.00", "不作排名"]),
        (Form::DistributionPlan, &["财产分配方案", "云山银行", "44,000.00", "12,000.00", "第五百零九条"]),
    ] {
        let pdf = press.print(form, &form.sample()).unwrap_or_else(|error| panic!("{error}"));
        assert!(pdf.starts_with(b"%PDF-"));
        let Some(text) = text_of(form.name(), &pdf) else { return };
        for words in expected {
            assert!(text.contains(words), "{}: no {words} in {text}", form.title());
        }
        let number = if form == Form::Bulletin { "2026年第12期" } else { "（2026）云0102执1234号" };
        assert!(text.contains(number), "{text}");
    }
}

#[test]
fn papers_printed_together_each_begin_on_their_own_page_one() {
    let Some(press) = press(None) else { return };
    let papers =
        [Form::ControlRuling, Form::AssistanceNotice, Form::ControlRuling].map(|form| (form, form.sample()));
    let pdf = press.print_together(&papers).unwrap_or_else(|error| panic!("{error}"));
    assert!(pdf.starts_with(b"%PDF-"));
    let Some(text) = text_of("together", &pdf) else { return };
    assert_eq!(text.matches("查封期限为三年").count(), 2, "{text}");
    assert_eq!(text.matches("协助执行通知书（回执）").count(), 1);
    assert_eq!(text.matches("–1–").count(), 3, "{text}");
}

#[test]
fn the_signature_of_a_calculation_never_stands_alone_on_a_page() {
    let Some(press) = press(None) else { return };
    for form in [Form::DebtCalculation, Form::DistributionPlan] {
        for lines in 8..32 {
            let mut data = form.sample();
            let step = data["explanation"][0].clone();
            data["explanation"] = vec![step; lines].into();
            let file = folder("signature").join("paper.pdf");
            std::fs::write(&file, press.print(form, &data).unwrap()).unwrap();
            let Ok(output) = Command::new("pdftotext").arg(&file).arg("-").output() else { return };
            let text = String::from_utf8(output.stdout).unwrap();
            let last = text.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap_or_default();
            assert!(last.contains("制表人") && last.contains("二〇二六年"), "{form:?} {lines}: {last}");
            let above = last.split("制表人").next().unwrap_or_default().chars().count();
            assert!(above > 20, "{form:?} {lines}: {last}");
        }
    }
}

#[test]
fn data_are_words_and_never_commands() {
    let Some(press) = press(None) else { return };
    let mut data = Form::ExecutionNotice.sample();
    data["addressee"] = "#panic(1)*王*$x$[喆]//\"".into();
    let pdf = press.print(Form::ExecutionNotice, &data).unwrap();
    let Some(text) = text_of("words", &pdf) else { return };
    assert!(text.contains("#panic(1)*王*$x$[喆]//\""), "{text}");
}

#[test]
fn one_press_serves_several_threads() {
    let Some(press) = press(None) else { return };
    std::thread::scope(|scope| {
        for form in [Form::FreezeRuling, Form::ReleaseRuling, Form::ClosingNotice] {
            let press = &press;
            scope.spawn(move || press.print(form, &form.sample()).unwrap());
        }
    });
}

#[test]
fn a_missing_field_is_named_in_the_words_of_the_court() {
    let Some(press) = press(None) else { return };
    let mut data = Form::FreezeRuling.sample();
    data.as_object_mut().unwrap().remove("limit");
    let error = press.print(Form::FreezeRuling, &data).unwrap_err();
    assert_eq!(error.to_string(), "制作《执行裁定书（冻结）》的内容不完整：缺少“冻结限额”（limit）");
    data["limit"] = 5.into();
    assert!(press.print(Form::FreezeRuling, &data).unwrap_err().to_string().contains("有的内容写法不对"));
}

#[test]
fn optional_fields_may_be_left_out() {
    let Some(press) = press(None) else { return };
    for (form, field) in [
        (Form::ExecutionNotice, "account"),
        (Form::DeductionRuling, "living_expenses"),
        (Form::ClosingNotice, "measures"),
    ] {
        let mut data = form.sample();
        data.as_object_mut().unwrap().remove(field);
        press.print(form, &data).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_paper_with_an_unprintable_name_is_refused() {
    let Some(press) = press(None) else { return };
    let mut data = Form::ExecutionNotice.sample();
    data["addressee"] = "王\u{E7C1}".into();
    let error = press.print(Form::ExecutionNotice, &data).unwrap_err();
    assert!(
        matches!(&error, PressError::CharacterMissing { characters, .. } if characters == "\u{E7C1}"),
        "{error}"
    );
}

#[test]
fn a_template_of_the_court_takes_the_place_of_the_built_in_one_while_it_is_there() {
    let forms = folder("own");
    let Some(press) = press(Some(forms.clone())) else { return };
    let own = forms.join("closing_notice.typ");
    let template = "#import \"/court.typ\": *\n#show: paper.with(\"结案通知书\")\n本院格式：#data.motto\n";
    std::fs::write(&own, template).unwrap();
    let mut data = Form::ClosingNotice.sample();
    data["motto"] = "司法为民".into();

    let printed = press.print(Form::ClosingNotice, &data).unwrap();
    std::fs::remove_file(&own).unwrap();
    let restored = press.print(Form::ClosingNotice, &data).unwrap();

    let Some(text) = text_of("own", &printed) else { return };
    assert!(text.contains("本院格式：司法为民") && !text.contains("特此通知"), "{text}");
    assert!(text_of("built-in", &restored).unwrap().contains("特此通知"));
}

#[test]
fn the_shared_typography_may_be_replaced_too() {
    let forms = folder("typography");
    let Some(press) = press(Some(forms.clone())) else { return };
    let built_in = include_str!("../forms/court.typ");
    std::fs::write(forms.join("court.typ"), built_in.replace("[– #counter", "[第 #counter")).unwrap();
    let pdf = press.print(Form::ReleaseRuling, &Form::ReleaseRuling.sample()).unwrap();
    let Some(text) = text_of("typography", &pdf) else { return };
    assert!(text.contains("第1–"), "{text}");
}

#[test]
fn a_mistake_in_a_template_of_the_court_is_told_with_file_and_line_and_the_built_in_one_stays() {
    let forms = folder("broken");
    let Some(press) = press(Some(forms.clone())) else { return };
    let head = "#import \"/court.typ\": *\n#show: paper.with(\"结案通知书\")\n\n";
    let check = |line: usize, template: &str, expected: &str| {
        std::fs::write(forms.join("closing_notice.typ"), format!("{head}{template}")).unwrap();
        let sample = Form::ClosingNotice.sample();
        let error = press.print(Form::ClosingNotice, &sample).unwrap_err().to_string();
        let place = format!("本院的文书格式文件 closing_notice.typ 第 {line} 行有误：");
        assert!(error.contains(&place) && error.contains(expected), "{error}");
        assert!(error.contains("内置格式不受影响"), "{error}");
        let report = press.forms_report();
        let closing = report.forms.iter().find(|(form, _)| *form == Form::ClosingNotice);
        assert!(matches!(closing, Some((_, FormState::Broken(_)))), "{report}");
        assert_eq!(report.forms[0], (Form::ExecutionNotice, FormState::BuiltIn));
    };
    check(4, "#dta.applicant", "没有名为 dta 的变量");
    check(5, "\n#data.applicnt", "数据中没有字段 applicnt");
    check(4, "#seal(data.head", "括号或者引号没有成对");
    check(4, "#attachments(5)", "排版程序提示");
    check(4, "#read(\"/../../secret.txt\")", "");
    check(4, "#image(\"emblem.png\")", "引用的文件不在文书格式文件夹中");
    check(4, "#import \"@preview/cetz:0.1.0\"", "不能引用外部软件包");
}

#[test]
fn a_folder_for_templates_that_is_not_there_is_told() {
    if press(None).is_none() {
        return;
    }
    let form_folder = Some(folder("none").join("格式"));
    let Err(error) = Press::open(PressConfig { form_folder, ..PressConfig::default() }) else {
        panic!("a missing folder was accepted");
    };
    assert!(error.to_string().contains("格式 无法读取"), "{error}");
}

#[test]
fn a_machine_without_a_chinese_font_is_told_the_remedy() {
    let empty = folder("no-fonts");
    std::fs::write(empty.join("broken.otf"), b"OTTO").unwrap();
    let Err(error) = Press::open(PressConfig { font_folders: vec![empty], form_folder: None }) else {
        panic!("a press without fonts opened");
    };
    let sentence = error.to_string();
    for words in ["fonts-noto-cjk", "texlive-lang-chinese", "字体文件夹", "no-fonts"] {
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn the_report_on_fonts_names_a_family_and_a_file_for_the_text() {
    let Some(press) = press(None) else { return };
    let report = press.fonts_report().to_string();
    assert!(report.starts_with("正文（仿宋）：") && report.contains("生僻字："), "{report}");
}
