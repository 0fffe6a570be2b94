//! What the debtor and those he supports need is not taken, and an equity without a known value is taken by the share.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::property::decide_exemption::Need;
use values::Fen;

pub(crate) fn needs() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行账户6222020000001234 value_fen=9,000 source=found register_no=6222020000001234 -> property_found @account
        2026-03-06 lin record_property debtor=2 kind=movable description=轮椅 value_fen=2,000 source=found -> property_found @chair
        2026-03-06 lin record_property debtor=2 kind=real_estate description=某街一号 value_fen=40,000 source=found -> property_found @home
        2026-03-06 lin decide_exemption property=@account need=living_costs reason=被执行人靠该账户生活 -> !amount_missing
        2026-03-06 lin decide_exemption property=@account need=home reason=居住 -> !way_unsuited
        2026-03-06 lin decide_exemption property=@chair need=living_costs kept_fen=100 reason=生活 -> !way_unsuited
        2026-03-06 lin decide_exemption property=@chair need=aids reason= -> !form_incomplete
        2026-03-06 ma decide_exemption property=@chair need=aids reason=行动不便 -> !not_your_office
        2026-03-06 lin decide_exemption property=@account need=living_costs kept_fen=3,000 reason=按当地最低生活保障标准 -> exemption_decided
        2026-03-06 lin decide_exemption property=@chair need=aids reason=行动不便，医院诊断书 -> exemption_decided
        2026-03-06 lin decide_exemption property=@home need=home reason=一家三口唯一住房 -> exemption_decided

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
