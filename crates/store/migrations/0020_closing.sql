-- The books of the whole court by day, the court's accounts at banks, and their days that were closed.

alter table posting add column bank_account text not null default '';
alter table posting add column party text not null default '';
create index posting_bank on posting (court, account, bank_account, booked_on);

alter table payment_order add column payee_account text not null default '';
alter table payment_order add column bank_no text not null default '';
alter table payment_order add column booked_by bigint;
create index payment_order_booked on payment_order (court, case_id, booked_by);

create index bank_line_day on bank_line (court, account, value_on);
create index bank_receipt_page on bank_receipt (court, case_id, entry);

-- Counts that are added to, so that any day and any account is a sum of few rows.
create table book_day (
  court text not null,
  kind text not null,
  bank_account text not null,
  booked_on text not null,
  value_on text not null,
  debit_fen bigint not null,
  credit_fen bigint not null,
  lines bigint not null,
  primary key (court, kind, bank_account, booked_on, value_on)
);

create table case_account (
  court text not null,
  kind text not null,
  case_id text not null,
  amount_fen bigint not null,
  number text not null,
  handler_name text,
  primary key (court, kind, case_id)
);

create table outgoing_line (
  court text not null,
  account text not null,
  source_no text not null,
  value_on text not null,
  entered_on text not null,
  amount_fen bigint not null,
  payee text not null,
  payee_account text not null,
  wording text not null,
  state text not null,
  state_on text not null,
  case_id text,
  page bigint,
  sent_back text,
  version bigint not null,
  primary key (court, account, source_no)
);
create index outgoing_line_state on outgoing_line (court, account, state, value_on, source_no);
create index outgoing_line_page on outgoing_line (court, case_id, page);
create index outgoing_line_sent_back on outgoing_line (court, account, sent_back);

create table bank_account (
  court text not null,
  account text not null,
  holder text not null,
  bank text not null,
  from_on text not null,
  known_by text not null,
  closed_until text,
  told_until text,
  version bigint not null,
  primary key (court, account)
);

create table bank_day (
  court text not null,
  account text not null,
  day text not null,
  told_fen bigint,
  told_by text not null,
  is_closed bigint not null,
  opening_fen bigint,
  in_fen bigint,
  out_fen bigint,
  late_fen bigint,
  closing_fen bigint,
  open_items bigint not null,
  explained bigint not null,
  closed_on text,
  closed_by text,
  primary key (court, account, day)
);
create index posting_booked on posting (court, booked_on);
create index suspense_posting_booked on suspense_posting (court, booked_on);
