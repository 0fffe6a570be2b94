//! Rulings that control property of any kind, let the control run longer, or end it; and what an institution is asked.

use crate::papers::measure::{background, grounds, months_words};
use crate::papers::page::{Page, measure_of, yuan};
use docket::Event;
use docket::measure::{Measure, Way};
use documents::forms::ControlRuling;
use values::Fen;

const CPL: &str = "《中华人民共和国民事诉讼法》";
const JI: &str = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》";
const SZ: &str = "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》";

/// The ruling of a page that controls property, renews or lifts; none where the page does none of it.
#[must_use]
pub fn control_ruling(page: &Page<'_>) -> Option<ControlRuling> {
    let measure = page.case.measure(measure_of(page.entry)?)?;
    let words = Words::of(page, measure)?;
    Some(ControlRuling {
        head: page.head(&page.ruling_number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        background: words.background,
        provisions: words.provisions,
        items: words.items,
        notes: words.notes,
        signatures: page.signatures(),
    })
}

/// What a ruling says.
struct Words {
    background: String,
    provisions: String,
    items: Vec<String>,
    notes: Vec<String>,
}

impl Words {
    fn of(page: &Page<'_>, measure: &Measure) -> Option<Words> {
        let way = measure.way.verb();
        let article = match measure.way {
            Way::Freeze => "第二百五十三条",
            _ => "第二百五十五条",
        };
        let what = thing(page, measure);
        let by_the_court = measure.is_carried_out_by_the_court();
        let limit = |amount: Fen| {
            if measure.kind.is_money() { format!("，以{}为限", yuan(amount)) } else { String::new() }
        };
        let note = format!(
            "申请执行人需要续行{way}的，应当在期限届满前向本院提出书面申请。期限届满未办理续行手续的，{way}的效力消灭。"
        );
        match &page.entry.event {
            Event::ControlOrdered(ordered) => {
                let mut items = vec![match &ordered.portion {
                    Some(portion) => format!("{way}{what}，以{portion}为限"),
                    None => format!("{way}{what}{}", limit(ordered.amount_fen)),
                }];
                let months = months_words(ordered.months);
                items.push(if by_the_court {
                    let (from, until) = (measure.from.chinese(), measure.until.chinese());
                    format!("{way}期限为{months}，自{from}起至{until}止")
                } else {
                    format!("{way}期限为{months}，自协助执行单位办理{way}之日起计算")
                });
                let mut notes = Vec::new();
                if share(page, measure).is_some() {
                    notes.push(format!(
                        "该财产系被执行人与他人共有，本院将及时通知共有人（{SZ}第十二条第一款）。"
                    ));
                }
                if measure.way == Way::LiveSeal {
                    items.push(format!(
                        "查封期间由{}继续使用并妥善保管，未经本院许可，不得转移、隐匿、毁损、变卖、抵押或者设定其他权利负担",
                        measure.holder
                    ));
                }
                notes.push(note);
                Some(Words {
                    background: background(page),
                    provisions: format!(
                        "{CPL}第一百五十七条第一款第十一项、{article}，{JI}第四百八十五条，{SZ}第一条、第十九条"
                    ),
                    items,
                    notes,
                })
            }
            Event::RenewalOrdered(renewed) => Some(Words {
                background: format!(
                    "{}，期限将于{}届满，债务尚未清偿",
                    taken(page, measure, &what),
                    measure.until.chinese()
                ),
                provisions: format!(
                    "{CPL}第一百五十七条第一款第十一项、{article}，{JI}{}第四百八十五条，{SZ}第二十七条",
                    if preserved_by(page, measure).is_some() { "第一百六十八条、" } else { "" }
                ),
                items: vec![
                    format!("继续{way}{what}{}", limit(measure.held_now())),
                    format!(
                        "继续{way}期限为{}，自{}之日起计算",
                        months_words(renewed.months),
                        if by_the_court { "本裁定作出" } else { "协助执行单位办理续行手续" }
                    ),
                ],
                notes: vec![note],
            }),
            Event::ReleaseOrdered(released) => {
                let (reason, item) = grounds(released.ground, released.reason.as_deref());
                let part =
                    released.amount_fen.map_or_else(String::new, |amount| format!("中的{}", yuan(amount)));
                Some(Words {
                    background: format!("{}。现因{reason}，应当解除", taken(page, measure, &what)),
                    provisions: format!("{CPL}第一百五十七条第一款第十一项，{SZ}第二十八条第一款第{item}项"),
                    items: vec![format!("解除对{what}{part}的{way}")],
                    notes: Vec::new(),
                })
            }
            _ => None,
        }
    }
}

/// The ruling of preservation that a measure goes on from; none where it began in the enforcement.
pub(crate) fn preserved_by<'a>(page: &Page<'a>, measure: &Measure) -> Option<&'a str> {
    page.entries.iter().find(|entry| entry.stamp.no == measure.no).and_then(|entry| match &entry.event {
        Event::PreservationTakenOver(taken) => Some(taken.ruling.as_str()),
        _ => None,
    })
}

/// By which ruling a measure was taken.
fn taken(page: &Page<'_>, measure: &Measure, what: &str) -> String {
    let way = measure.way.verb();
    match preserved_by(page, measure) {
        Some(ruling) => {
            format!("{what}已由{ruling}裁定保全，进入执行程序后自动转为执行中的{way}")
        }
        None => format!("曾以{}执行裁定书{way}{what}", page.ruling_number_of(measure.no)),
    }
}

/// The debtor's share of a thing that others own with him.
fn share(page: &Page<'_>, measure: &Measure) -> Option<String> {
    page.case.property(measure.property?)?.share.clone()
}

/// The thing as rulings and notices name it.
pub(crate) fn thing(page: &Page<'_>, measure: &Measure) -> String {
    let debtor = page.case.party_name(measure.debtor);
    if measure.thing.is_empty() {
        return format!("被执行人{debtor}在{}的银行存款（账号{}）", measure.holder, measure.register_no);
    }
    let number = if measure.register_no.is_empty() || measure.thing.contains(&measure.register_no) {
        String::new()
    } else {
        format!("（{}）", measure.register_no)
    };
    let own = share(page, measure).map_or_else(String::new, |share| format!("（被执行人享有{share}份额）"));
    format!("被执行人{debtor}的{}{number}{own}", measure.thing)
}
