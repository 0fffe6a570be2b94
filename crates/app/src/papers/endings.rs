//! The rulings that end a round of enforcement or the enforcement itself, and what is told of a preservation.

use crate::papers::page::{Page, instrument, yuan};
use docket::Event;
use docket::course::end_round::Route;
use docket::measure::Measure;
use docket::party::Role;
use documents::forms::{EndingRuling, PreservationResult, RoundRuling};
use law::checklist::Finding;
use law::civil_procedure2023::ending::EndingReason;
use law::closing2014::{CancellationReason, Way};
use law::grounds::Ground;

/// The ruling that ends this round; none where the page does not.
#[must_use]
pub fn round_ruling(page: &Page<'_>) -> Option<RoundRuling> {
    let Event::RoundEnded(ended) = &page.entry.event else { return None };
    let case = page.case;
    let mut course = Vec::new();
    if let Some(on) = case.notice_issued_on {
        course.push(format!("{}向被执行人发出执行通知书，责令其报告财产", on.chinese()));
    }
    course.push("查询、调查被执行人的存款、不动产、土地、车辆和股权".to_owned());
    course
        .extend(case.measures.iter().filter(|measure| measure.runs_on(page.on())).map(|one| held(page, one)));
    course.push(format!("{}对被执行人发出限制消费令", ended.restricted_on.chinese()));
    if ended.listing == Finding::Met {
        course.push("将被执行人纳入失信被执行人名单".to_owned());
    }
    let agreed = match ended.route {
        Route::Consent => format!("并于{}签字确认终结本次执行程序", ended.agreed_on.chinese()),
        Route::Panel => format!("本院于{}组成合议庭审查核实并经院长批准", ended.agreed_on.chinese()),
    };
    Some(RoundRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        filed_on: case.filing.filed_on.chinese(),
        claimed: yuan(case.claimed()),
        course,
        findings: sentence(&ended.findings),
        realised: yuan(ended.recovered_fen),
        left: yuan(ended.left_fen),
        heard: format!(
            "本院于{}将执行经过、调查结果和终结本次执行程序的依据、后果告知申请执行人，听取其意见：{}；{agreed}。",
            ended.told_on.chinese(),
            ended.view.trim_end_matches(['。', '；'])
        ),
        signatures: page.signatures(),
    })
}

/// The ruling that ends enforcement or cancels the case; none where the page does neither.
#[must_use]
pub fn ending_ruling(page: &Page<'_>) -> Option<EndingRuling> {
    let (reason, provisions, item, notes) = match &page.entry.event {
        Event::CaseTerminated(ended) => (
            because(&ended.facts, ended.ground.words()),
            if ended.ground.is_statutory() {
                format!("{}、第二百六十九条", named(ended.ground.article()))
            } else {
                let article = law::civil_procedure2023::article("第二百六十九条");
                format!("{}、{}", named(article), named(ended.ground.article()))
            },
            format!("终结{}的执行", instrument(&page.basis())),
            may_apply_again(ended.ground),
        ),
        Event::CaseStruckOff(cancelled) => (
            because(&cancelled.facts, cancelled.ground.words()),
            match cancelled.ground {
                CancellationReason::NotCompetent => {
                    named(law::enforcement_procedure2020::article("第三条第二款"))
                }
                ground => named(ground.article()),
            },
            format!("撤销{}执行案件", page.number()),
            handed_to(cancelled.ground, cancelled.other_court.as_deref()),
        ),
        _ => return None,
    };
    Some(EndingRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        filed_on: page.case.filing.filed_on.chinese(),
        reason,
        provisions,
        items: vec![item],
        notes,
        signatures: page.signatures(),
    })
}

/// 解释第五百一十八条: whoever withdrew may ask again within the limitation.
fn may_apply_again(ground: EndingReason) -> Vec<String> {
    match ground {
        EndingReason::Withdrawn => {
            vec!["申请执行人在法定申请执行时效期间内再次申请执行的，本院应当受理。".to_owned()]
        }
        _ => Vec::new(),
    }
}

fn handed_to(ground: CancellationReason, other_court: Option<&str>) -> Vec<String> {
    match (ground, other_court) {
        (CancellationReason::NotCompetent, _) => {
            vec!["申请执行人可以向有管辖权的人民法院申请执行。".to_owned()]
        }
        (_, Some(court)) => vec![format!("已经控制的财产交{court}处理。")],
        (_, None) => Vec::new(),
    }
}

/// What was preserved; none where the page does not close a preservation.
#[must_use]
pub fn preservation_result(page: &Page<'_>) -> Option<PreservationResult> {
    let Event::PreservationClosed(closed) = &page.entry.event else { return None };
    let case = page.case;
    let running = case.measures.iter().filter(|measure| measure.runs_on(page.on()));
    let result = match closed.way {
        Way::NothingToPreserve => closed.way.label().to_owned(),
        way => format!("{}，实际保全{}", way.label(), yuan(closed.held_fen)),
    };
    Some(PreservationResult {
        head: page.head(page.number(), &[]),
        addressees: case.side(Role::Creditor).map(|party| party.name.clone()).collect(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        named: yuan(closed.named_fen),
        result,
        held: running.map(|measure| held(page, measure)).collect(),
        contact: page.contact(),
    })
}

/// What a measure holds and until when.
fn held(page: &Page<'_>, measure: &Measure) -> String {
    let amount = measure.held_now();
    let worth = match (amount.is_positive(), measure.kind.is_money()) {
        (false, _) => String::new(),
        (true, true) => yuan(amount),
        (true, false) => format!("（价值{}）", yuan(amount)),
    };
    format!(
        "{}被执行人{}的{}{worth}，期限至{}",
        measure.way.verb(),
        page.case.party_name(measure.debtor),
        measure.place(),
        measure.until.chinese()
    )
    .replace(
        "被执行人",
        if page.case.filing.kind == docket::filing::Kind::Preservation {
            "被保全人"
        } else {
            "被执行人"
        },
    )
}

/// An article with the name of its text as papers write it, a name within the name in single brackets.
fn named(article: law::Article) -> String {
    let name = article.statute.replace('《', "〈").replace('》', "〉");
    format!("《{name}》{}", article.article)
}

/// The facts, and the case of the law that they are.
fn because(facts: &str, ground: &str) -> String {
    format!("执行中，{}本案具有“{ground}”的情形。", sentence(facts))
}

/// A typed text as a whole sentence.
fn sentence(text: &str) -> String {
    format!("{}。", text.trim().trim_end_matches(['。', '；', ';']))
}
