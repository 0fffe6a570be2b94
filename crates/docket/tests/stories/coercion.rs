//! Summons, compelled appearance and detention.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::party::PartyKind;

pub(crate) fn summoned() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin summon debtor=2 role=debtor appear_on=2026-03-12 appear_at=上午9时 place=执行局询问室 -> !role_unsuited
        2026-03-06 lin summon debtor=2 role=legal_representative appear_on=2026-03-12 appear_at=上午9时 place=执行局询问室 -> !person_missing
        2026-03-06 lin summon debtor=2 role=legal_representative name=顺某 appear_on=2026-03-05 appear_at=上午9时 place=执行局询问室 -> !appearance_past
        2026-03-06 ma summon debtor=2 role=legal_representative name=顺某 appear_on=2026-03-12 appear_at=上午9时 place=执行局询问室 -> summoned @first
        2026-03-06 ma summon debtor=2 role=directly_responsible name=常会计 appear_on=2026-03-12 appear_at=上午10时 place=执行局询问室 -> summoned @accountant
        2026-03-12 lin compel_appearance summons=@first served_on=2026-03-09 absence=without_reason facts=必须询问 complexity=ordinary -> !not_to_be_compelled
        2026-03-13 ma compel_appearance summons=@first served_on=2026-03-09 absence=without_reason facts=必须询问 complexity=ordinary -> !not_your_office
        2026-03-13 lin compel_appearance summons=3 served_on=2026-03-09 absence=without_reason facts=必须询问 complexity=ordinary -> !not_on_docket
        2026-03-13 lin compel_appearance summons=@first served_on=2026-03-13 absence=without_reason facts=必须询问 complexity=ordinary -> !not_to_be_compelled
        2026-03-13 lin compel_appearance summons=@first served_on=2026-03-09 absence=with_reason facts=住院 complexity=ordinary -> !not_to_be_compelled
        # The text on compelling does not name whoever is directly responsible.
        2026-03-13 lin compel_appearance summons=@accountant served_on=2026-03-09 absence=without_reason facts=必须询问 complexity=ordinary -> !not_to_be_compelled
        2026-03-13 lin compel_appearance summons=@first served_on=2026-03-09 absence=without_reason facts=必须询问公司账户去向 complexity=ordinary -> proposed @asked
        2026-03-13 xie approve_proposal proposal=@asked -> !not_your_office
        2026-03-13 han approve_proposal proposal=@asked -> approved,appearance_compelled
        2026-03-13 lin compel_appearance summons=@first served_on=2026-03-09 absence=without_reason facts=必须询问 complexity=ordinary -> !already_compelled
        # A page that another rests on is not struck.
        2026-03-16 lin correct_entry entry=@first reason=误记 -> !still_relied_on
        ",
    );
    court
}

pub(crate) fn detained() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-06 months=6 -> deposit_frozen
        2026-03-10 lin detain debtor=2 role=actual_controller name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=10 from=2026-03-11 approval=before -> !role_unsuited
        2026-03-10 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=16 from=2026-03-11 approval=before -> !detention_too_long
        2026-03-10 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-11 facts=转移货款 days=10 from=2026-03-11 approval=before -> !day_in_future
        # The property of the enterprise is under control: there must be a reason, and the president sees it.
        2026-03-10 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=10 from=2026-03-11 approval=before -> !property_controlled
        2026-03-10 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=10 from=2026-03-11 approval=before reason=继续转移货款，不影响停产企业 -> proposed @asked
        # Approved too late, it would have begun before the approval.
        2026-03-12 han approve_proposal proposal=@asked -> !approval_comes_first
        2026-03-12 han reject_proposal proposal=@asked reason=逾期 -> rejected
        2026-03-12 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=10 from=2026-03-12 approval=before reason=继续转移货款，不影响停产企业 -> proposed @asked
        2026-03-12 han approve_proposal proposal=@asked -> approved,detained @detained
        2026-03-12 = clocks=property_report.2:2026-03-16,detention_ends.10:2026-03-21,handling:2026-09-02,renew_measure.5:2026-09-04,measure_ends.5:2026-09-05
        2026-03-13 lin detain debtor=2 role=legal_representative name=顺某 conduct=refuses_to_perform conduct_on=2026-03-09 facts=转移货款 days=5 from=2026-03-22 approval=before reason=同上 -> !already_sanctioned
        2026-03-13 ma release_detained detention=@detained released_on=2026-03-13 -> !detention_running
        2026-03-13 ma release_detained detention=99 released_on=2026-03-13 -> !not_on_docket
        2026-03-16 lin release_early detention=@detained facts=具结悔过，已付五万元 -> proposed @early
        2026-03-16 han approve_proposal proposal=@early -> approved,released_early
        2026-03-16 ma release_detained detention=@detained released_on=2026-03-16 -> !detainee_released
        # An emergency, approved at once afterwards; the accountant leads nothing.
        2026-03-20 lin detain debtor=2 role=directly_responsible name=常会计 conduct=obstructs_officers conduct_on=2026-03-20 facts=殴打执行人员 days=15 from=2026-03-21 approval=at_once_after -> !day_in_future
        2026-03-20 lin detain debtor=2 role=directly_responsible name=常会计 conduct=obstructs_officers conduct_on=2026-03-20 facts=殴打执行人员 days=15 from=2026-03-20 approval=at_once_after -> proposed @urgent
        2026-03-20 han approve_proposal proposal=@urgent -> approved,detained @second
        2026-04-03 ma release_detained detention=@second released_on=2026-04-04 -> !day_in_future
        2026-04-03 ma release_detained detention=@second released_on=2026-04-03 -> detainee_released
        2026-04-03 = clocks=property_report.2:2026-03-16,handling:2026-09-02,renew_measure.5:2026-09-04,measure_ends.5:2026-09-05
        ",
    );
    court
}

#[test]
fn what_was_ordered_against_persons_counts_on_its_day() {
    let case = summoned().case();
    let days: Vec<String> = case.summonses.iter().map(|one| one.on.to_string()).collect();
    assert_eq!(days, ["2026-03-06", "2026-03-06"]);
    assert_eq!((case.compelled.len(), case.compelled[0].on), (1, day("2026-03-13")));
    let case = detained().case();
    let released: Vec<String> =
        case.detentions.iter().filter_map(|one| one.released_on).map(|on| on.to_string()).collect();
    assert_eq!(released, ["2026-03-16", "2026-04-03"]);
}

#[test]
fn a_debtor_who_is_a_person_is_detained_himself_and_the_reason_is_not_asked_for() {
    let mut application = loan();
    application.parties[1].kind = PartyKind::Person;
    let mut court = Court::filing(application);
    court.check(SERVED).check(
        "
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-06 months=6 -> deposit_frozen
        2026-03-10 lin detain debtor=2 role=principal name=顺某 conduct=fails_to_report conduct_on=2026-03-09 facts=虚假报告 days=15 from=2026-03-10 approval=before -> !role_unsuited
        2026-03-10 lin detain debtor=2 role=debtor conduct=fails_to_report conduct_on=2026-03-09 facts=虚假报告 days=15 from=2026-03-10 approval=before -> proposed @asked
        2026-03-10 han approve_proposal proposal=@asked -> approved,detained
        ",
    );
    let detention = &court.case().detentions[0];
    assert_eq!((detention.from, detention.until), (day("2026-03-10"), day("2026-03-24")));
}
