//! The text and what was read in it, side by side, for the officer to correct.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::intake::marks::{Mark, MarkKind, Piece, pieces};
use crate::shell::{Room, Shell};
use app::intake::{
    CLAIM_CLASSES, DOUBLED, Draft, DraftClaim, DraftDuty, DraftInterest, DraftParty, FieldProblem,
    PARTY_KINDS, RATE_BASES, ROLES,
};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use docket::filing::{Kind, Livelihood};
use judgment::Doubt;

/// A draft to be shown, with what is wrong with it.
pub(crate) struct Review {
    pub(crate) draft: Draft,
    pub(crate) problems: Vec<FieldProblem>,
    /// Why it was not filed.
    pub(crate) no: Option<AppError>,
}

#[derive(Template)]
#[template(path = "intake/review.html")]
struct ReviewPage {
    shell: Shell,
    no: Option<No>,
    problem_count: usize,
    pieces: Vec<Piece>,
    costs: Vec<String>,
    doubts: Vec<DoubtLine>,
    judgment: String,
    head: Vec<FormField>,
    parties: Vec<Row>,
    claims: Vec<ClaimRow>,
    duties: Vec<Row>,
}

/// Why it was not filed.
struct No {
    sentence: String,
    basis: Option<String>,
    remedy: String,
}

/// One doubt, with the words in question.
struct DoubtLine {
    number: usize,
    message: String,
    words: String,
}

/// One row of the form.
struct Row {
    number: usize,
    title: String,
    /// Where the text says so: the value of the hidden field, empty where nowhere.
    span: String,
    span_name: String,
    fields: Vec<FormField>,
}

/// A claim and its interest.
struct ClaimRow {
    row: Row,
    interest: Vec<Row>,
    /// The value of the button that adds interest.
    add: String,
}

impl Review {
    /// A draft with nothing wrong yet.
    pub(crate) fn new(draft: Draft) -> Review {
        Review { draft, problems: Vec::new(), no: None }
    }

    /// The page.
    pub(crate) fn answer(self, app: &App, officer: &Officer, code: StatusCode) -> Result<Response, WebError> {
        let shell = Shell::new(app, officer, Room::Intake, "核对立案信息");
        Ok((code, Html(self.page(shell).render()?)).into_response())
    }

    fn page(self, shell: Shell) -> ReviewPage {
        let Review { draft, problems, no } = self;
        let reading = judgment::read(&draft.judgment);
        let costs = reading.costs.iter().map(|cost| cost_line(cost, &draft.judgment)).collect();
        let doubts = reading.doubts;
        let fields = Fields { problems: &problems };
        ReviewPage {
            shell,
            no: no.map(|error| No {
                sentence: error.sentence(),
                basis: error.basis().map(|basis| basis.to_string()),
                remedy: error.remedy(),
            }),
            problem_count: problems.len(),
            pieces: pieces(&draft.judgment, &marks(&draft, &doubts)),
            costs,
            doubts: doubts
                .iter()
                .zip(1..)
                .map(|(doubt, number)| DoubtLine {
                    number,
                    message: doubt.message.clone(),
                    words: draft
                        .judgment
                        .chars()
                        .skip(doubt.span.start)
                        .take(doubt.span.end.saturating_sub(doubt.span.start))
                        .collect(),
                })
                .collect(),
            head: fields.head(&draft),
            parties: draft.parties.iter().zip(0..).map(|(party, place)| fields.party(place, party)).collect(),
            claims: draft.claims.iter().zip(0..).map(|(claim, place)| fields.claim(place, claim)).collect(),
            duties: draft.duties.iter().zip(0..).map(|(duty, place)| fields.duty(place, duty)).collect(),
            judgment: draft.judgment,
        }
    }
}

/// A court fee in the judgment's own words, with its sum.
fn cost_line(cost: &judgment::Cost, text: &str) -> String {
    let words: String =
        text.chars().skip(cost.span.start).take(cost.span.end.saturating_sub(cost.span.start)).collect();
    let sum = cost.amount_fen.map_or_else(|| "未写明金额".to_owned(), |amount| format!("{amount}元"));
    format!("{sum}：{}", words.trim())
}

fn marks(draft: &Draft, doubts: &[Doubt]) -> Vec<Mark> {
    let claims = draft.claims.iter().map(|claim| claim.span).zip(1..);
    let duties = draft.duties.iter().map(|duty| duty.span).zip(1..);
    let doubts = doubts.iter().map(|doubt| Some((doubt.span.start, doubt.span.end))).zip(1..);
    let mark = |kind: MarkKind| {
        move |(span, number): (Option<(usize, usize)>, usize)| span.map(|span| Mark { kind, number, span })
    };
    claims
        .filter_map(mark(MarkKind::Claim))
        .chain(duties.filter_map(mark(MarkKind::Duty)))
        .chain(doubts.filter_map(mark(MarkKind::Doubt)))
        .collect()
}

/// Makes fields and puts each problem beside its own.
struct Fields<'a> {
    problems: &'a [FieldProblem],
}

impl Fields<'_> {
    fn with_problem(&self, mut field: FormField) -> FormField {
        let problem = self.problems.iter().find(|problem| problem.field == field.name);
        field.problem = problem.map(|problem| problem.message.clone());
        field
    }

    fn all(&self, fields: Vec<FormField>) -> Vec<FormField> {
        fields.into_iter().map(|field| self.with_problem(field)).collect()
    }

    fn head(&self, draft: &Draft) -> Vec<FormField> {
        let kind = if draft.kind.is_empty() { Kind::First.word() } else { draft.kind.as_str() };
        self.all(vec![
            FormField::new("kind", "案件类型", kind, Control::words(&Kind::CHOICES, kind, "首次执行（执）"))
                .help("财产保全案件的执行依据填保全裁定书，给付金额填保全数额，不填利息和履行期限"),
            FormField::new("earlier", "原执行案件的案号", &draft.earlier, Control::TEXT)
                .help("恢复执行案件填写，例如 （2024）内0222执12号"),
            FormField::new("received_on", "收到申请日期", &draft.received_on, Control::Day).required(),
            FormField::new("effective_on", "法律文书生效日期", &draft.effective_on, Control::Day)
                .required()
                .help("一审判决上诉期满、二审判决作出送达、调解书签收之日"),
            FormField::new("instrument", "执行依据文号", &draft.instrument, Control::TEXT).required(),
            FormField::new("instrument_by", "作出机关", &draft.instrument_by, Control::TEXT).required(),
            FormField::new("cause", "案由", &draft.cause, Control::TEXT).required().help("例如 民间借贷纠纷"),
            FormField::new(
                "livelihood",
                "涉民生类别",
                &draft.livelihood,
                Control::words(&Livelihood::CHOICES, &draft.livelihood, "（不属于）"),
            )
            .help("属于的进入绿色通道"),
        ])
    }

    fn party(&self, place: usize, party: &DraftParty) -> Row {
        let name = |part: &str| format!("parties-{place}-{part}");
        Row {
            number: place + 1,
            title: format!("当事人{}", place + 1),
            span: String::new(),
            span_name: String::new(),
            fields: self.all(vec![
                FormField::new(name("name"), "姓名或者名称", &party.name, Control::TEXT),
                FormField::new(
                    name("role"),
                    "诉讼地位",
                    &party.role,
                    Control::words(&ROLES, &party.role, "请选择"),
                ),
                FormField::new(
                    name("kind"),
                    "类型",
                    &party.kind,
                    Control::words(&PARTY_KINDS, &party.kind, "按名称判断"),
                ),
                FormField::new(name("identity"), "证件号码", &party.identity, Control::TEXT)
                    .help("身份证号或者统一社会信用代码"),
                FormField::new(
                    name("phone"),
                    "电话",
                    &party.phone,
                    Control::Line { mode: "tel", length_max: None },
                ),
                FormField::new(name("address"), "送达地址", &party.address, Control::TEXT),
            ]),
        }
    }

    fn claim(&self, place: usize, claim: &DraftClaim) -> ClaimRow {
        let name = |part: &str| format!("claims-{place}-{part}");
        let fields = self.all(vec![
            FormField::new(name("label"), "名目", &claim.label, Control::TEXT),
            FormField::new(name("amount"), "金额（元）", &claim.amount, Control::DECIMAL),
            FormField::new(name("creditors"), "权利人序号", &claim.creditors, Control::TEXT)
                .help("当事人的序号，多人用顿号分开，例如 1、2"),
            FormField::new(name("debtors"), "义务人序号", &claim.debtors, Control::TEXT),
            FormField::new(
                name("class"),
                "清偿顺序类别",
                &claim.class,
                Control::words(&CLAIM_CLASSES, &claim.class, "请选择"),
            ),
            FormField::new(
                name("doubled"),
                "加倍部分债务利息",
                &claim.doubled,
                Control::words(&DOUBLED, &claim.doubled, "请选择"),
            ),
            FormField::new(name("due_days"), "生效后多少日内履行", &claim.due_days, Control::WHOLE)
                .help("未定期限的填 0"),
            FormField::new(name("due_by"), "或者履行期限最后一日", &claim.due_by, Control::Day),
        ]);
        ClaimRow {
            row: Row {
                number: place + 1,
                title: format!("第{}项", place + 1),
                span: spoken(claim.span),
                span_name: name("span"),
                fields,
            },
            interest: claim
                .interest
                .iter()
                .zip(0..)
                .map(|(interest, index)| self.interest(place, index, interest))
                .collect(),
            add: format!("interest-{place}"),
        }
    }

    fn interest(&self, place: usize, index: usize, interest: &DraftInterest) -> Row {
        let name = |part: &str| format!("claims-{place}-interest-{index}-{part}");
        Row {
            number: index + 1,
            title: format!("利息{}", index + 1),
            span: String::new(),
            span_name: String::new(),
            fields: self.all(vec![
                FormField::new(
                    name("basis"),
                    "计算方式",
                    &interest.basis,
                    Control::words(&RATE_BASES, &interest.basis, "请选择"),
                ),
                FormField::new(name("rate"), "利率或者倍数", &interest.rate, Control::TEXT)
                    .help("利率填 6%，倍数填 1.5"),
                FormField::new(name("base"), "计息基数（元）", &interest.base, Control::DECIMAL)
                    .help("以未清偿部分为基数的留空"),
                FormField::new(name("from"), "起算日", &interest.from, Control::TEXT)
                    .help("日期，或者“生效日”“期满次日”"),
                FormField::new(name("until"), "截止日", &interest.until, Control::TEXT)
                    .help("日期，或者“期满日”；至实际清偿之日的留空"),
                FormField::new(name("cap"), "利息上限（元）", &interest.cap, Control::DECIMAL),
            ]),
        }
    }

    fn duty(&self, place: usize, duty: &DraftDuty) -> Row {
        let name = |part: &str| format!("duties-{place}-{part}");
        Row {
            number: place + 1,
            title: format!("行为义务{}", place + 1),
            span: spoken(duty.span),
            span_name: name("span"),
            fields: self.all(vec![
                FormField::new(name("text"), "内容", &duty.text, Control::TEXT).wide(),
                FormField::new(name("debtors"), "义务人序号", &duty.debtors, Control::TEXT),
                FormField::new(name("due_days"), "生效后多少日内履行", &duty.due_days, Control::WHOLE),
                FormField::new(name("due_by"), "或者履行期限最后一日", &duty.due_by, Control::Day),
            ]),
        }
    }
}

fn spoken(span: Option<(usize, usize)>) -> String {
    span.map_or_else(String::new, |(start, end)| format!("{start}-{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_stands_beside_its_field_and_the_text_is_escaped() {
        let text = "<script>判决如下：被告乙某于本判决生效之日起十日内偿还原告甲某借款1000元及利息。";
        let today = "2026-03-10".parse().unwrap();
        let draft = Draft::of(&judgment::read(text), text, today);
        let problems = draft.application().unwrap_err();
        let page = Review { problems, ..Review::new(draft) }.page(Shell::bare("立案"));
        let html = page.render().unwrap();
        assert!(!html.contains("<script>判决"), "{html}");
        assert!(html.contains("id=\"effective_on-problem\""), "{html}");
        assert!(html.contains("id=\"mark-claim-1\"") && html.contains("href=\"#claim-1\""), "{html}");
    }
}
