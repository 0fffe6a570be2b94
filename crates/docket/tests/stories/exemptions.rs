//! What the debtor and those he supports need is not taken, and an equity without a known value is taken by the share.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::party::PartyKind;
use docket::property::decide_exemption::Need;
use values::Fen;

/// The loan, owed by a person.
fn by_a_person() -> Court {
    let mut application = loan();
    application.parties[1].kind = PartyKind::Person;
    application.parties[1].credit_code = None;
    Court::filing(application)
}

pub(crate) fn needs() -> Court {
    let mut court = by_a_person();
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行账户6222020000001234 value_fen=9,000 source=found register_no=6222020000001234 -> property_found @account
        2026-03-06 lin record_property debtor=2 kind=movable description=轮椅 value_fen=2,000 source=found -> property_found @chair
        2026-03-06 lin record_property debtor=2 kind=real_estate description=某街一号 value_fen=40,000 source=found -> property_found @home
        2026-03-06 lin decide_exemption property=@account need=living_costs reason=被执行人靠该账户生活 -> !kept_amount_missing
        2026-03-06 lin decide_exemption property=@account need=home reason=居住 -> !way_unsuited
        2026-03-06 lin decide_exemption property=@chair need=living_costs kept_fen=100 reason=生活 -> !way_unsuited
        2026-03-06 lin decide_exemption property=@chair need=aids reason= -> !form_incomplete
        2026-03-06 ma decide_exemption property=@chair need=aids reason=行动不便 -> !not_your_office
        2026-03-06 lin decide_exemption property=@account need=living_costs kept_fen=3,000 reason=按当地最低生活保障标准 -> exemption_decided
        2026-03-06 lin decide_exemption property=@chair need=aids reason=行动不便，医院诊断书 -> exemption_decided
        2026-03-06 lin decide_exemption property=@home need=home reason=一家三口唯一住房 -> exemption_decided

        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行 source=found register_no=6222020000001234 -> !property_known

        # The costs of living stay in the account, whether it is frozen at the counter or from the desk.
        2026-03-07 lin freeze_deposit debtor=2 bank=某某银行 account=6222020000001234 amount_fen=7,000 held_fen=7,000 frozen_on=2026-03-07 months=12 -> !living_costs_kept
        2026-03-07 lin control_property property=@account way=freeze amount_fen=6,000.01 months=12 -> !living_costs_kept
        2026-03-07 lin control_property property=@account way=freeze amount_fen=6,000 months=12 -> control_ordered,control_confirmed
        2026-03-07 lin control_property property=@chair way=impound months=24 -> !exempt
        # The home may be sealed; it is another question whether it is sold.
        2026-03-07 lin control_property property=@home way=seal months=36 -> control_ordered,control_confirmed

        # A decision that was wrong is taken anew.
        2026-03-08 lin decide_exemption property=@chair need=none reason=已经配发新的轮椅 -> exemption_decided
        2026-03-08 lin control_property property=@chair way=impound months=24 -> control_ordered,control_confirmed
        ",
    );
    court
}

pub(crate) fn organisation() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=real_estate description=某园一号厂房 value_fen=40,000 source=found -> property_found @works
        2026-03-06 lin decide_exemption property=@works need=home reason=必需住房 -> !only_persons_need
        2026-03-06 lin decide_exemption property=@works need=by_law reason=某某法第九条规定不得查封 -> exemption_decided
        ",
    );
    court
}

/// An account was frozen before it was known that the debtor lives on it.
pub(crate) fn kept_later() -> Court {
    let mut court = by_a_person();
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行账户6222020000001234 value_fen=20,000 source=found -> property_found @account
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=6222020000001234 amount_fen=20,000 held_fen=20,000 frozen_on=2026-03-06 months=12 -> deposit_frozen @freeze
        2026-03-16 lin decide_exemption property=@account need=living_costs kept_fen=15,000 reason=低保家庭 -> exemption_decided
        2026-03-17 lin deduct_deposit measure=@freeze amount_fen=5,000.01 deducted_on=2026-03-17 -> !living_costs_kept
        2026-03-17 lin deduct_deposit measure=@freeze amount_fen=3,000 deducted_on=2026-03-17 -> deposit_deducted
        2026-03-17 lin deduct_deposit measure=@freeze amount_fen=2,000.01 deducted_on=2026-03-17 -> !living_costs_kept
        # What comes in later is free.
        2026-03-20 lin value_property property=@account value_fen=19,000 value_on=2026-03-21 source=银行回单 -> !day_in_future
        2026-03-20 lin value_property property=@account value_fen=19,000 value_on=2026-03-05 source=银行回单 -> !day_too_early
        2026-03-20 lin value_property property=@account value_fen=21,500 value_on=2026-03-20 source=银行回单 -> property_valued
        ",
    );
    court
}

#[test]
fn what_is_kept_for_living_is_not_deducted_from_a_freeze_that_was_there_before() {
    let court = kept_later();
    let case = court.case();
    let freeze = &case.measures[0];
    assert_eq!((freeze.held_now(), case.deductible(freeze)), (Fen(1_700_000), Fen(350_000)));
    assert_eq!(case.kept_of(freeze), Fen(1_350_000));
}

#[test]
fn what_is_needed_to_live_stays_with_the_debtor() {
    let court = needs();
    let case = court.case();
    let needs: Vec<Option<Need>> =
        case.properties.iter().map(|property| property.exemption.map(|one| one.need)).collect();
    assert_eq!(needs, [Some(Need::LivingCosts), None, Some(Need::Home)]);
    assert_eq!(case.held(day("2026-03-08")), Fen(4_800_000));
    assert!(Need::Home.bars_sale() && !Need::Home.bars_control());
    assert!(!Need::LivingCosts.bars_sale() && !Need::None.bars_sale());
}

pub(crate) fn equity() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=equity description=某某公司股权 source=found -> property_found @equity
        2026-03-06 lin record_property debtor=2 kind=other description=一批苗木 source=found -> property_found @trees
        2026-03-07 lin control_property property=@equity way=freeze months=36 -> !value_missing
        2026-03-07 lin control_property property=@trees way=seal portion=一半 months=36 -> !value_missing
        2026-03-07 lin control_property property=@equity way=freeze portion=30% months=36 -> control_ordered,control_confirmed
        ",
    );
    court
}

#[test]
fn an_equity_without_a_value_is_frozen_by_the_share_applied_for() {
    let court = equity();
    let case = court.case();
    let measure = case.measures.last().unwrap();
    assert!(measure.runs_on(day("2026-03-08")));
    assert_eq!(case.committed(day("2026-03-08")), Fen::ZERO, "what has no value takes nothing of the limit");
    let ordered = court.entries.iter().find(|entry| entry.event.kind() == "control_ordered").unwrap();
    assert!(ordered.event.sentence(&case).contains("按申请冻结30%"));
}
