//! The read tables by their columns, as in `migrations/`.

use crate::Table;

/// One row a case: what lists show, filter and sort by.
pub static CASE_ROW: Table = Table::new(
    "case_row",
    &[
        "court",
        "case_id",
        "number",
        "filed_on",
        "cause",
        "livelihood",
        "stage",
        "is_open",
        "team",
        "handler",
        "handler_name",
        "creditors",
        "debtors",
        "claimed_fen",
        "received_fen",
        "paid_fen",
        "balance_fen",
        "held_fen",
        "due_on",
        "due_kind",
        "due_label",
        "closed_on",
        "pages",
        "kind",
        "closing_way",
        "track",
        "suggested_track",
    ],
    2,
);

/// Every end of every party's name.
pub static PARTY_TERM: Table = Table::new("party_term", &["court", "term", "case_id", "party_no"], 4);

/// One row a clock.
pub static CASE_CLOCK: Table = Table::new(
    "case_clock",
    &[
        "court",
        "case_id",
        "kind",
        "subject",
        "label",
        "started_on",
        "due_on",
        "state",
        "state_on",
        "number",
        "team",
        "handler",
        "handler_name",
        "office",
        "warn_days",
    ],
    4,
);

/// One row a proposal that waits.
pub static CASE_TASK: Table = Table::new(
    "case_task",
    &[
        "court",
        "case_id",
        "proposal",
        "approver",
        "summary",
        "proposed_by",
        "proposed_on",
        "due_on",
        "number",
        "team",
        "precedence",
    ],
    3,
);

/// One row a transaction number of the bank: claimed once.
pub static BANK_RECEIPT: Table = Table::new(
    "bank_receipt",
    &["court", "bank_reference", "case_id", "entry", "amount_fen", "value_on", "payer"],
    2,
);

/// One row a line of the books.
pub static POSTING: Table = Table::new(
    "posting",
    &[
        "court",
        "case_id",
        "entry",
        "line",
        "account",
        "amount_fen",
        "value_on",
        "booked_on",
        "bank_account",
        "party",
    ],
    4,
);

/// What was booked on an account of one kind on a day, with a value day, over the whole court: counts that are added to.
/// `bank_account` names the account at the bank where the kind is `bank` and a line of its statement stands behind it.
pub static BOOK_DAY: Table = Table::of_counts(
    "book_day",
    &["court", "kind", "bank_account", "booked_on", "value_on", "debit_fen", "credit_fen", "lines"],
    5,
);

/// What stands on the accounts of one kind of a case, where it is not nothing.
pub static CASE_ACCOUNT: Table =
    Table::new("case_account", &["court", "kind", "case_id", "amount_fen", "number", "handler_name"], 3);

/// One row an account of the court at a bank.
pub static BANK_ACCOUNT: Table = Table::new(
    "bank_account",
    &["court", "account", "holder", "bank", "from_on", "known_by", "closed_until", "told_until", "version"],
    2,
);

/// One row a day of such an account: what the bank told, and how it was closed.
pub static BANK_DAY: Table = Table::new(
    "bank_day",
    &[
        "court",
        "account",
        "day",
        "told_fen",
        "told_by",
        "is_closed",
        "opening_fen",
        "in_fen",
        "out_fen",
        "late_fen",
        "closing_fen",
        "open_items",
        "explained",
        "closed_on",
        "closed_by",
    ],
    3,
);

/// One row a line of a bank statement by which money went out.
pub static OUTGOING_LINE: Table = Table::new(
    "outgoing_line",
    &[
        "court",
        "account",
        "source_no",
        "value_on",
        "entered_on",
        "amount_fen",
        "payee",
        "payee_account",
        "wording",
        "state",
        "state_on",
        "case_id",
        "page",
        "sent_back",
        "version",
    ],
    3,
);

/// One row a team.
pub static TEAM_ROW: Table = Table::new("team_row", &["court", "team", "name", "duty"], 2);

/// One row a member of staff.
pub static STAFF_ROW: Table =
    Table::new("staff_row", &["court", "staff", "name", "office", "team", "serving"], 2);

/// One row an absence.
pub static STAFF_ABSENCE: Table =
    Table::new("staff_absence", &["court", "staff", "from_on", "until_on", "cover"], 3);

/// One row a learner and his mentor.
pub static STAFF_MENTOR: Table =
    Table::new("staff_mentor", &["court", "learner", "from_on", "mentor", "until_on"], 3);

/// One row a person with whom a member of staff must not deal.
pub static STAFF_CONFLICT: Table =
    Table::new("staff_conflict", &["court", "staff", "name", "number", "ground"], 3);

/// One row an institution.
pub static INSTITUTION_ROW: Table = Table::new(
    "institution_row",
    &["court", "institution", "name", "kind", "answer_days", "renewal_days", "transport", "serving"],
    2,
);

/// One row a request to an institution.
pub static INSTITUTION_REQUEST: Table = Table::new(
    "institution_request",
    &[
        "court",
        "case_id",
        "entry",
        "institution",
        "institution_name",
        "matter",
        "subject",
        "state",
        "asked_on",
        "due_on",
        "answered_on",
        "outcome",
        "number",
        "team",
        "handler",
        "handler_name",
        "needs_somebody",
    ],
    3,
);

/// One row a reply that no docket asked for.
pub static STRAY_REPLY: Table = Table::new(
    "stray_reply",
    &[
        "court",
        "number",
        "institution",
        "institution_name",
        "received_on",
        "request",
        "person",
        "outcome",
        "state",
        "settled",
        "digest",
        "entry",
    ],
    2,
);

/// One row for what the program itself does in a case on a day.
pub static REPETITION: Table =
    Table::new("repetition", &["court", "case_id", "kind", "subject", "next_on"], 4);

/// One row a measure that runs, or ended without renewal.
pub static RUNNING_MEASURE: Table = Table::new(
    "running_measure",
    &[
        "court",
        "case_id",
        "entry",
        "kind",
        "way",
        "place",
        "debtor",
        "held_fen",
        "from_on",
        "until_on",
        "last_safe_on",
        "standing",
        "order_entry",
        "outcome",
        "counter",
        "number",
        "team",
        "handler",
        "handler_name",
        "institution",
        "control_no",
    ],
    3,
);

/// One row a change in the register of enterprises that waits for its answer.
pub static REGISTER_ALERT: Table = Table::new(
    "register_alert",
    &["court", "case_id", "entry", "kind", "told", "changed_on", "number", "team", "handler", "handler_name"],
    3,
);

/// One row a payment that was approved, however it went on.
pub static PAYMENT_ORDER: Table = Table::new(
    "payment_order",
    &[
        "court",
        "case_id",
        "entry",
        "purpose",
        "payee",
        "amount_fen",
        "state",
        "batch",
        "since",
        "told",
        "number",
        "team",
        "handler",
        "handler_name",
        "precedence",
        "payee_account",
        "bank_no",
        "booked_by",
    ],
    3,
);

/// One row a receipt whose money has not all gone out.
pub static UNPAID_RECEIPT: Table = Table::new(
    "unpaid_receipt",
    &[
        "court",
        "case_id",
        "entry",
        "amount_fen",
        "left_fen",
        "held_fen",
        "value_on",
        "due_on",
        "paused",
        "waits_for",
        "told",
        "number",
        "team",
        "handler",
        "handler_name",
        "precedence",
    ],
    3,
);

/// One row a line of a bank statement that brought money.
pub static BANK_LINE: Table = Table::new(
    "bank_line",
    &[
        "court",
        "account",
        "source_no",
        "value_on",
        "entered_on",
        "amount_fen",
        "payer",
        "payer_account",
        "sub_account",
        "wording",
        "state",
        "state_on",
        "case_id",
        "page",
        "assigned",
        "version",
    ],
    3,
);

/// One row a line of the court's own side of the books.
pub static SUSPENSE_POSTING: Table = Table::new(
    "suspense_posting",
    &[
        "court",
        "bank_account",
        "source_no",
        "movement",
        "line",
        "account",
        "amount_fen",
        "value_on",
        "booked_on",
    ],
    5,
);

/// One row a sub-account: it belongs to one case.
pub static SUB_ACCOUNT: Table = Table::new("sub_account", &["court", "number", "case_id"], 2);

/// One row a debtor of an open case.
pub static DEBTOR_ROW: Table = Table::new(
    "debtor_row",
    &["court", "case_id", "debtor", "name", "left_fen", "sub_account", "awaited", "team", "handler"],
    3,
);

/// One row a fact of a case that is counted.
pub static CASE_FACT: Table = Table::new(
    "case_fact",
    &[
        "court",
        "fact",
        "on_day",
        "case_id",
        "subject",
        "number",
        "amount_fen",
        "team",
        "handler",
        "kind",
        "class",
        "cause",
    ],
    5,
);

/// The cube: sums of facts over a day, a month or a year, to which cases add.
pub static FACT_SUM: Table = Table::of_counts(
    "fact_sum",
    &["court", "level", "unit", "grain", "from_on", "fact", "kind", "class", "number", "amount_fen"],
    8,
);

/// One row for days on which a case was open and in the same hands.
pub static CASE_HOLDING: Table = Table::new(
    "case_holding",
    &["court", "until_on", "case_id", "from_on", "team", "handler", "kind", "class", "cause"],
    4,
);

/// One row a campaign.
pub static CAMPAIGN_ROW: Table = Table::new(
    "campaign_row",
    &[
        "court",
        "campaign_id",
        "number",
        "name",
        "from_on",
        "until_on",
        "ended_on",
        "operations",
        "joint_operations",
    ],
    2,
);

/// One row an urging before filing.
pub static URGING_ROW: Table = Table::new(
    "urging_row",
    &[
        "court",
        "urging_id",
        "number",
        "applicant",
        "debtor",
        "instrument",
        "sum_fen",
        "asked_on",
        "last_day_on",
        "opened_by",
        "opened_by_name",
        "team",
        "contacts",
        "last_contact_on",
        "state",
        "settled_on",
        "performed_fen",
    ],
    2,
);

/// One row an order of supervision.
pub static SUPERVISION_ITEM: Table = Table::new(
    "supervision_item",
    &[
        "court",
        "case_id",
        "entry",
        "told",
        "by_id",
        "by_name",
        "by_office",
        "ordered_on",
        "due_on",
        "state",
        "state_on",
        "sent_back",
        "remark",
        "reply",
        "effect",
        "reply_by",
        "in_time",
        "number",
        "team",
        "handler",
        "handler_name",
    ],
    3,
);

/// One row a case: where it stands in the flow, and after how many days it came to each step.
pub static CASE_FLOW: Table = Table::new(
    "case_flow",
    &[
        "court",
        "case_id",
        "is_open",
        "node",
        "node_since",
        "team",
        "handler",
        "handler_name",
        "number",
        "kind",
        "class",
        "cause",
        "magnitude",
        "filed_on",
        "closed_on",
        "last_page_on",
        "suspended_days",
        "notice_days",
        "query_days",
        "control_days",
        "money_days",
        "payout_days",
        "close_days",
        "debtors",
        "has_property",
        "was_preserved",
        "was_suspended",
    ],
    2,
);

/// The password of a member of staff; not history.
pub static CREDENTIAL: Table =
    Table::new("credential", &["court", "staff", "password_hash", "failures", "locked_until"], 2);

/// Who is signed in; not history.
pub static SESSION: Table =
    Table::new("session", &["token_hash", "court", "staff", "form_token", "expires_at"], 1);

/// Who read what; not history of a case.
pub static ACCESS_LOG: Table = Table::new("access_log", &["court", "at", "staff", "case_id", "what"], 5);

/// Rows of imported case lists that are filed already.
pub static IMPORT_ROW: Table = Table::new("import_row", &["court", "fingerprint", "case_id"], 2);

/// What the tables of a court were made by.
pub static READ_TABLES: Table = Table::new("read_tables", &["court", "fingerprint"], 1);

/// The tables that are rebuilt from the journal.
pub static REBUILT: [&Table; 36] = [
    &CASE_ROW,
    &PARTY_TERM,
    &CASE_CLOCK,
    &CASE_TASK,
    &BANK_RECEIPT,
    &POSTING,
    &BOOK_DAY,
    &CASE_ACCOUNT,
    &TEAM_ROW,
    &STAFF_ROW,
    &STAFF_ABSENCE,
    &STAFF_MENTOR,
    &STAFF_CONFLICT,
    &INSTITUTION_ROW,
    &INSTITUTION_REQUEST,
    &REPETITION,
    &STRAY_REPLY,
    &RUNNING_MEASURE,
    &REGISTER_ALERT,
    &PAYMENT_ORDER,
    &UNPAID_RECEIPT,
    &BANK_LINE,
    &SUSPENSE_POSTING,
    &OUTGOING_LINE,
    &BANK_ACCOUNT,
    &BANK_DAY,
    &SUB_ACCOUNT,
    &DEBTOR_ROW,
    &CASE_FACT,
    &FACT_SUM,
    &CASE_HOLDING,
    &SUPERVISION_ITEM,
    &CASE_FLOW,
    &CAMPAIGN_ROW,
    &URGING_ROW,
    &READ_TABLES,
];

/// The tables that are not: what they hold is no history of a case, and goes with the store itself.
pub static KEPT: [&Table; 4] = [&CREDENTIAL, &SESSION, &ACCESS_LOG, &IMPORT_ROW];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_the_structure_is_rebuilt_or_kept() {
        let migrations = crate::migration::all();
        let lines = migrations.iter().flat_map(|migration| migration.text.lines());
        let made: Vec<&str> = lines
            .filter_map(|line| line.strip_prefix("create table "))
            .filter_map(|rest| rest.split([' ', '(']).next())
            .collect();
        let known = |name: &str| REBUILT.iter().chain(&KEPT).any(|table| table.name() == name);
        for name in made.iter().filter(|name| **name != "journal") {
            assert!(known(name), "{name} stands neither in REBUILT nor in KEPT");
        }
        for table in REBUILT.iter().chain(&KEPT) {
            assert!(made.contains(&table.name()), "no migration makes {}", table.name());
        }
    }
}
