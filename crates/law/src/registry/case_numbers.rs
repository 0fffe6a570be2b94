//! Rules of case numbers (NUM).

use super::answer::Answer;
use super::field::{Kind, answer_to, day, flag, list, one_case, text, whole};
use super::inputs::{InputError, Inputs, unreadable};
use super::readers::{Answered, decide};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::case_numbers2015::{self as numbers, article};
use crate::derivation::{Confidence, Derivation};
use serde_json::{Value, json};
use values::{CaseKind, CaseNumber, Court, CourtCode};

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "NUM-01",
        title: "案号的组成",
        says: "案号写作“（收案年度）法院代字类型代字编号号”，年度是收案的公历年度，不是立案审批或者结案的年度。一案一号。",
        versions: versions! {
            "2016-01-01", Excerpt:
                article("第二条"),
                article("第三条");
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "收案日"),
                text("court", "法院代字").form("例如 京0105"),
                text("kind", "类型代字").form("例如 执、执恢"),
                whole("serial", "编号，正整数"),
            ],
            &[text("number", "案号"), whole("year", "年度")],
            compose,
        ),
    },
    Rule {
        id: "NUM-02",
        title: "案件编号",
        says: "同一法院、同一类型、同一年度按收案先后自1起编自然数，不补零。作废的编号如何处理由本院设置，默认留空不再使用。",
        versions: versions! {
            "2016-01-01", Excerpt:
                article("第九条"),
                article("第十条");
        },
        settings: &["D-04"],
        work: computes(
            "",
            &[
                list("used", "本院该年度该类型已经使用的编号", &Kind::Whole),
                list("cancelled", "其中已经作废的编号", &Kind::Whole).optional(),
                answer_to("policy", "作废的案号", "D-04"),
            ],
            &[whole("next", "下一编号")],
            next,
        ),
    },
    Rule {
        id: "NUM-03",
        title: "法院代字和类型代字",
        says: "类型代字不超过三个汉字，一类案件一个代字。法院代字由最高人民法院统一发布：高级法院为省份简称，中级法院加两位数字，基层法院加四位数字。",
        versions: versions! {
            "2016-01-01", Excerpt:
                article("第六条"),
                article("第七条"),
                article("第五条");
        },
        settings: &[],
        work: computes(
            "",
            &[text("court", "法院代字"), text("kind", "类型代字")],
            &[
                flag("court_listed", "法院代字是否在已发布的法院代字中"),
                text("court_name", "法院名称，未收录的为空"),
                text("level", "法院层级，未收录的为空"),
                flag("kind_fits", "类型代字是否不超过三个汉字"),
            ],
            codes,
        ),
    },
    Rule {
        id: "NUM-04",
        title: "执行案件的类型代字",
        says: "首次执行为执，恢复执行为执恢，财产保全执行为执保，异议为执异，复议为执复，监督为执监，请示为执请，协调为执协，其他为执他。",
        versions: versions! {
            "2016-01-01", Recalled: article("附件一");
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("type", "案件类型", &numbers::TYPE_CODES)],
            &[text("outcome", "类型代字"), text("text", "说明")],
            |inputs| decide(inputs, "type", &numbers::TYPE_CODES),
        ),
    },
    Rule {
        id: "NUM-05",
        title: "案号的识读",
        says: "2016年以前的案号带“字第”，以后的不带；全角半角括号、补零都能识读，打印时一律用新式。",
        versions: versions! {
            "2016-01-01", Recalled: article("第三条");
        },
        settings: &[],
        work: computes(
            "",
            &[text("text", "案号，新旧写法均可")],
            &[
                text("number", "新式案号"),
                text("as_cited", "引用时的写法，2016年以前的带字第"),
                whole("year", "年度"),
                text("court", "法院代字"),
                text("kind", "类型代字"),
                whole("serial", "编号"),
            ],
            parse,
        ),
    },
];

fn unsound(error: &impl ToString) -> InputError {
    InputError::Unsound(error.to_string())
}

fn court(inputs: &Inputs<'_>) -> Result<CourtCode, InputError> {
    inputs.typed("court", "法院代字，例如 京0105")
}

fn kind(inputs: &Inputs<'_>) -> Result<CaseKind, InputError> {
    inputs.typed("kind", "类型代字，例如 执、执恢")
}

fn compose(inputs: &Inputs<'_>) -> Answered {
    let received = inputs.day("received")?;
    let explained =
        numbers::case_number(received, court(inputs)?, kind(inputs)?, inputs.typed("serial", "正整数")?)
            .map_err(|error| unsound(&error))?;
    let value = json!({ "number": explained.value.to_string(), "year": explained.value.year() });
    Ok(Answer::of(&explained, value))
}

fn serials(inputs: &Inputs<'_>, name: &str) -> Result<Vec<u32>, InputError> {
    let serial = |value: &Value| {
        value.as_u64().and_then(|serial| u32::try_from(serial).ok()).filter(|serial| *serial > 0)
    };
    let list = inputs.list(name)?.iter().map(serial).collect::<Option<Vec<u32>>>();
    list.ok_or_else(|| unreadable(name, "正整数的列表"))
}

fn next(inputs: &Inputs<'_>) -> Answered {
    let used = serials(inputs, "used")?;
    let cancelled = if inputs.has("cancelled") { serials(inputs, "cancelled")? } else { Vec::new() };
    let used: Vec<u32> = used.into_iter().filter(|serial| !cancelled.contains(serial)).collect();
    let policy = inputs.setting("policy", "D-04", "leave_gap 或者 reuse_gap")?;
    let explained = numbers::next_serial(&used, &cancelled, policy)
        .ok_or_else(|| InputError::Unsound("编号已经用尽".to_owned()))?;
    Ok(Answer::of(&explained, json!({ "next": explained.value })))
}

fn codes(inputs: &Inputs<'_>) -> Answered {
    let (court, kind) = (court(inputs)?, kind(inputs)?);
    let listed = court.court();
    let fits = kind.code().chars().count() <= numbers::TYPE_CODE_CHARACTERS;
    let (name, level) = (listed.map_or("", Court::name), listed.map_or("", |court| court.level().title()));
    let explained = Derivation::new("NUM-03", "法院代字和类型代字", Confidence::Excerpt)
        .input("法院代字", &court)
        .input("类型代字", kind.code())
        .step(article("第六条"), "法院代字由最高人民法院统一发布。")
        .step(article("第五条"), "类型代字不超过三个汉字。")
        .conclude(
            (),
            match (listed.is_some(), fits) {
                (true, true) => format!("{name}（{level}），{}。", kind.title()),
                (false, _) => format!("法院代字{court}未收录，请核对。"),
                (true, false) => format!("类型代字{}超过三个汉字，请核对。", kind.code()),
            },
        );
    let value = json!({
        "court_listed": listed.is_some(), "court_name": name, "level": level, "kind_fits": fits,
    });
    Ok(Answer::of(&explained, value))
}

fn parse(inputs: &Inputs<'_>) -> Answered {
    let text = inputs.text("text")?;
    let number: CaseNumber = text.parse().map_err(|error: values::NotACaseNumber| unsound(&error))?;
    let explained = Derivation::new("NUM-05", "案号的识读", Confidence::Recalled)
        .input("原文", text)
        .step(article("第三条"), "2016年1月1日起案号不写“字第”，编号不补零。")
        .conclude((), format!("识读为{number}。"));
    let value = json!({
        "number": number.to_string(),
        "as_cited": number.as_cited(),
        "year": number.year(),
        "court": number.court().as_str(),
        "kind": number.kind().code(),
        "serial": number.serial(),
    });
    Ok(Answer::of(&explained, value))
}
