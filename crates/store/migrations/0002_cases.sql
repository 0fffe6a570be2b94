-- Read tables of the cases. Every one can be dropped and rebuilt from the journal (see src/read/projection.rs).

create table case_row (
  court text not null,
  case_id text not null,
  number text not null,
  filed_on text not null,
  cause text not null,
  livelihood text,
  stage text not null,
  is_open bigint not null,
  team text,
  handler text,
  handler_name text,
  creditors text not null,
  debtors text not null,
  claimed_fen bigint not null,
  received_fen bigint not null,
  paid_fen bigint not null,
  balance_fen bigint not null,
  held_fen bigint not null,
  due_on text not null,
  due_kind text,
  due_label text,
  closed_on text,
  pages bigint not null,
  primary key (court, case_id)
);
create index case_row_due on case_row (court, is_open, due_on, case_id);
create index case_row_filed on case_row (court, is_open, filed_on, case_id);
create index case_row_claimed on case_row (court, is_open, claimed_fen, case_id);
create index case_row_handler on case_row (court, handler, is_open, due_on);
create index case_row_team on case_row (court, team, is_open, due_on);

-- Every end of a name of at least two characters, so that any part of a name is found by its beginning.
create table party_term (
  court text not null,
  term text not null,
  case_id text not null,
  party_no bigint not null,
  primary key (court, term, case_id, party_no)
);

create table case_clock (
  court text not null,
  case_id text not null,
  kind text not null,
  subject bigint not null,
  label text not null,
  started_on text not null,
  due_on text not null,
  state text not null,
  state_on text,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, kind, subject)
);
create index case_clock_due on case_clock (court, state, due_on, case_id);
create index case_clock_handler on case_clock (court, handler, state, due_on);
create index case_clock_team on case_clock (court, team, state, due_on);

create table case_task (
  court text not null,
  case_id text not null,
  proposal bigint not null,
  approver text not null,
  summary text not null,
  proposed_by text not null,
  proposed_on text not null,
  due_on text not null,
  number text not null,
  team text,
  primary key (court, case_id, proposal)
);
create index case_task_approver on case_task (court, approver, due_on);

create table bank_receipt (
  court text not null,
  bank_reference text not null,
  case_id text not null,
  entry bigint not null,
  amount_fen bigint not null,
  value_on text not null,
  payer text not null,
  primary key (court, bank_reference)
);

create table posting (
  court text not null,
  case_id text not null,
  entry bigint not null,
  line bigint not null,
  account text not null,
  amount_fen bigint not null,
  value_on text not null,
  booked_on text not null,
  primary key (court, case_id, entry, line)
);
create index posting_account on posting (court, account, booked_on);
