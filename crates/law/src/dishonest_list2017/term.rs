//! How long a listing lasts, when it is deleted and how it is corrected (articles 2, 9, 10, 12).

use super::article;
use super::listing::ListingGround;
use crate::calendar::Calendar;
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::limit::{Length, Limit};
use serde::{Deserialize, Serialize};
use values::Day;

/// Until when the court deletes or corrects (DSH-05 to DSH-09, TIM-17).
pub const DELETION: Limit = Limit::new(
    "DSH-05",
    "纠正、删除失信信息",
    Length::WorkingDays(3),
    article("第十条、第十二条"),
    "应当在三个工作日内删除、纠正失信信息。",
)
.known_as(Confidence::Excerpt);

/// Until when an application to correct is reviewed (DSH-09, TIM-17).
pub const CORRECTION_REVIEW: Limit = Limit::new(
    "DSH-09",
    "审查失信名单纠正申请",
    Length::Days(15),
    article("第十二条第一款"),
    "应当自收到书面纠正申请之日起十五日内审查。",
)
.known_as(Confidence::Excerpt);

/// Until when the higher court is asked to reconsider a rejection (DSH-09).
pub const RECONSIDERATION: Limit = Limit::new(
    "DSH-09",
    "申请复议",
    Length::Days(10),
    article("第十二条第二款"),
    "对驳回决定不服的，自决定书送达之日起十日内向上一级法院申请复议。",
)
.known_as(Confidence::Excerpt);

/// Until when the higher court decides (DSH-09).
pub const RECONSIDERATION_DECISION: Limit = Limit::new(
    "DSH-09",
    "复议决定",
    Length::Days(15),
    article("第十二条第二款"),
    "上一级法院应当自收到复议申请之日起十五日内作出决定。",
)
.known_as(Confidence::Excerpt);

/// The ordinary term of a termed listing, in years.
pub const ORDINARY_YEARS: u16 = 2;

/// The longest term, in years: two, and one to three more.
pub const LONGEST_YEARS: u16 = 5;

/// From which day the term runs (D-17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermStart {
    /// The day of the decision.
    Decision,
    /// The day of publication.
    Publication,
}

/// What makes a term longer than two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggravation {
    /// Nothing.
    None,
    /// Serious violence or threats, or several kinds of dishonest acts.
    SeriousOrSeveral,
}

/// How many years a listing on some grounds may last, at least and at most; none on the first ground alone (DSH-03).
#[must_use]
pub fn years_allowed(grounds: &[ListingGround], aggravation: Aggravation) -> Option<(u16, u16)> {
    let termed = grounds.iter().any(|ground| *ground != ListingGround::AbleButRefuses);
    let longest = match aggravation {
        Aggravation::None => ORDINARY_YEARS,
        Aggravation::SeriousOrSeveral => LONGEST_YEARS,
    };
    termed.then_some((ORDINARY_YEARS, longest))
}

/// The term of a listing and the end of its deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListingTerm {
    /// The last day of the term: the corresponding day, not rolled.
    pub last_day: Day,
    /// The last day to delete, three working days later.
    pub delete_by: Day,
}

/// The term of a termed listing (DSH-03).
///
/// A listing on grounds two to six lasts two years, and one to three years more where violence or threats were serious
/// or the acts were of several kinds. Interpretation (D-17): it runs from the decision, which is not counted.
#[must_use]
pub fn listing_term(
    calendar: &Calendar,
    starts_on: Day,
    start: TermStart,
    years: u16,
) -> Explained<ListingTerm> {
    let last_day = starts_on.plus_years(i32::from(years));
    let term = ListingTerm { last_day, delete_by: deleted_by(calendar, last_day).end };
    let label = match start {
        TermStart::Decision => "作出决定之日",
        TermStart::Publication => "发布之日",
    };
    let mut derivation = Derivation::new("DSH-03", "失信名单的期限", Confidence::Excerpt)
        .input(label, starts_on.chinese())
        .input("期限", format!("{years}年"))
        .step(
            article("第二条第一款"),
            format!(
                "第二项至第六项情形的期限为二年，可以延长一至三年。自{label}起，届至{}。",
                last_day.chinese()
            ),
        )
        .step(
            article("第十条第二款"),
            format!("期限届满后三个工作日内删除，即{}前。", term.delete_by.chinese()),
        )
        .remark("规定未写起算日，按本院设置计算；期限不因休息日顺延。")
        .at_most(Confidence::Design);
    if !(ORDINARY_YEARS..=LONGEST_YEARS).contains(&years) {
        derivation = derivation.remark(format!("{years}年不在规定的二年至五年之内，应当核对。"));
    }
    derivation.conclude(term, format!("{}届满，最迟{}删除。", last_day.chinese(), term.delete_by.chinese()))
}

/// The term of a listing on the first ground alone: none (DSH-03).
#[must_use]
pub fn untermed() -> Explained<()> {
    Derivation::new("DSH-03", "失信名单的期限", Confidence::Excerpt)
        .step(article("第二条第一款"), "第一项情形不规定期限，有第十条第一款情形之一的删除。")
        .conclude((), "没有期限，直至出现删除事由。")
}

/// The three working days after an event.
#[must_use]
pub fn deleted_by(calendar: &Calendar, event: Day) -> Period {
    DELETION.after(calendar, event).value
}

grounds! {
    /// Why an untermed listing is deleted (article 10, paragraph 1).
    DeletionGround {
        /// The debt was performed or fully enforced.
        Performed = article("第十条第一款第一项"), "被执行人已履行生效法律文书确定的义务或者人民法院已执行完毕";
        /// A settlement was performed.
        SettlementPerformed = article("第十条第一款第二项"), "当事人达成执行和解协议且已履行完毕";
        /// The applicant asked in writing and the court approved.
        ApplicantsRequest = article("第十条第一款第三项"), "申请执行人书面申请删除失信信息，人民法院审查同意";
        /// After the round ended, two network queries found nothing and nobody gave a clue.
        EmptyQueries = article("第十条第一款第四项"), "终结本次执行程序后，网络查询两次以上未发现可供执行财产，且申请执行人或者他人未提供有效财产线索";
        /// Enforcement is suspended by a retrial or bankruptcy.
        Suspended = article("第十条第一款第五项"), "因审判监督或者破产程序，人民法院依法裁定对失信被执行人中止执行";
        /// The court ruled that the instrument is not enforced.
        NotEnforced = article("第十条第一款第六项"), "人民法院依法裁定不予执行";
        /// Enforcement was ended.
        Ended = article("第十条第一款第七项"), "人民法院依法裁定终结执行";
    }
}

/// Whether a listing has a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingKind {
    /// It has none (ground one).
    Untermed,
    /// It has a term (grounds two to six).
    Termed,
}

/// Until when a listing is deleted after an event (DSH-05, DSH-06); nothing where the event does not end a termed one.
#[must_use]
pub fn deletion_due(
    calendar: &Calendar,
    kind: ListingKind,
    ground: DeletionGround,
    happened_on: Day,
) -> Explained<Option<Period>> {
    let derivation = Derivation::new("DSH-05", "失信信息的删除", Confidence::Excerpt)
        .input("事由", ground.words())
        .input("发生日", happened_on.chinese());
    match kind {
        ListingKind::Termed => derivation
            .step(article("第十条第二款"), "有纳入期限的，不适用第一款，期限届满后三个工作日内删除。")
            .step(article("第二条第二款"), "积极履行义务或者主动纠正失信行为的，可以决定提前删除。")
            .conclude(None, "有期限的名单不因此删除，可以决定提前删除。"),
        ListingKind::Untermed => {
            let period = deleted_by(calendar, happened_on);
            derivation
                .step(ground.article(), "有此情形的，应当在三个工作日内删除失信信息。")
                .conclude(Some(period), format!("最迟{}删除。", period.end.chinese()))
        }
    }
}

/// What is known after this round was ended (DSH-05, TER-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QueriesAfterEnding {
    /// How many network queries found nothing.
    pub empty: u32,
    /// How many useful clues the applicant or others gave.
    pub useful_clues: u32,
}

/// Whether two empty queries after the round ended delete an untermed listing (TER-12).
#[must_use]
pub fn deleted_after_empty_queries(queries: QueriesAfterEnding) -> Explained<bool> {
    let delete = queries.empty >= 2 && queries.useful_clues == 0;
    Derivation::new("TER-12", "终本后查询无果的删除", Confidence::Excerpt)
        .input("未发现财产的网络查询", format!("{}次", queries.empty))
        .input("有效财产线索", format!("{}条", queries.useful_clues))
        .step(
            DeletionGround::EmptyQueries.article(),
            format!("{}的，删除失信信息。", DeletionGround::EmptyQueries.words()),
        )
        .remark("限制消费令不因此解除。")
        .conclude(delete, if delete { "应当删除无期限的失信信息。" } else { "尚不具备删除条件。" })
}

/// What is wrong with a listing (DSH-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingFault {
    /// He should not have been listed.
    WrongListing,
    /// The data recorded or published are wrong.
    WrongData,
}

/// Until when a fault is mended (DSH-08): three working days, from memory.
#[must_use]
pub fn mended_by(calendar: &Calendar, fault: ListingFault, found_on: Day) -> Explained<Period> {
    let period = deleted_by(calendar, found_on);
    let what = match fault {
        ListingFault::WrongListing => "不应纳入而纳入的，撤销",
        ListingFault::WrongData => "记载和公布的信息不准确的，更正",
    };
    Derivation::new("DSH-08", "撤销、更正失信信息", Confidence::Recalled)
        .input("发现日", found_on.chinese())
        .step(article("第九条"), format!("{what}，在三个工作日内办理。"))
        .conclude(period, format!("{what}，最迟{}。", period.end.chinese()))
}

/// The dates of an application to correct a listing (DSH-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Correction {
    /// The last day to review the application.
    pub review_by: Day,
    /// The last day to correct once it was found right, if it was.
    pub correct_by: Option<Day>,
    /// The last day to apply to the higher court once the rejection was served, if it was.
    pub apply_by: Option<Day>,
    /// The last day for the higher court to decide, if it was asked.
    pub decide_by: Option<Day>,
}

/// What happened to an application to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CorrectionDays {
    /// The day the application was received.
    pub applied_on: Day,
    /// The day it was found right.
    pub founded_on: Option<Day>,
    /// The day the rejection was served.
    pub rejection_served_on: Option<Day>,
    /// The day the higher court received the application for reconsideration.
    pub reconsideration_received_on: Option<Day>,
}

/// The dates of an application to correct (DSH-09): fifteen days to review, three working days to correct, ten days to
/// go to the higher court, fifteen days there; nothing is stayed.
#[must_use]
pub fn correction(calendar: &Calendar, days: &CorrectionDays) -> Explained<Correction> {
    let end = |limit: Limit, from: Day| limit.after(calendar, from).value.end;
    let value = Correction {
        review_by: end(CORRECTION_REVIEW, days.applied_on),
        correct_by: days.founded_on.map(|on| end(DELETION, on)),
        apply_by: days.rejection_served_on.map(|on| end(RECONSIDERATION, on)),
        decide_by: days.reconsideration_received_on.map(|on| end(RECONSIDERATION_DECISION, on)),
    };
    Derivation::new("DSH-09", "申请纠正失信信息", Confidence::Excerpt)
        .input("申请日", days.applied_on.chinese())
        .step(
            article("第十二条第一款"),
            "自收到书面纠正申请之日起十五日内审查；成立的三个工作日内纠正，不成立的决定驳回。",
        )
        .step(
            article("第十二条第二款"),
            "对驳回决定不服的，送达之日起十日内向上一级法院申请复议，十五日内作出决定。",
        )
        .step(article("第十二条第三款"), "复议期间不停止原决定的执行。")
        .conclude(value, format!("最迟{}审查完毕。", value.review_by.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_term_ends_on_the_corresponding_day_and_is_deleted_three_working_days_later() {
        for (decided, years, last, delete) in [
            ("2024-09-30", 2, "2026-09-30", "2026-10-10"),
            ("2024-02-29", 2, "2026-02-28", "2026-03-04"),
            // The last day is a Saturday and stays.
            ("2024-03-14", 2, "2026-03-14", "2026-03-18"),
        ] {
            let term = listing_term(Calendar::national(), day(decided), TermStart::Decision, years).value;
            assert_eq!((term.last_day, term.delete_by), (day(last), day(delete)), "{decided}");
        }
    }

    #[test]
    fn payment_deletes_an_untermed_listing_and_never_a_termed_one() {
        for ground in DeletionGround::ALL {
            let due = |kind| {
                deletion_due(Calendar::national(), kind, *ground, day("2026-09-30")).value.map(|due| due.end)
            };
            assert_eq!(due(ListingKind::Untermed), Some(day("2026-10-10")));
            assert_eq!(due(ListingKind::Termed), None);
        }
    }

    #[test]
    fn the_first_ground_alone_has_no_term() {
        use ListingGround::{AbleButRefuses, EvadesBySham};
        assert_eq!(years_allowed(&[AbleButRefuses], Aggravation::SeriousOrSeveral), None);
        assert_eq!(years_allowed(&[AbleButRefuses, EvadesBySham], Aggravation::None), Some((2, 2)));
        assert_eq!(years_allowed(&[EvadesBySham], Aggravation::SeriousOrSeveral), Some((2, 5)));
    }
}
