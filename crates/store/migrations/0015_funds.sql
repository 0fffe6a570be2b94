-- Lines of the bank statements that brought money, each a stream of its own, and whose they are.

create table bank_line (
  court text not null,
  account text not null,
  source_no text not null,
  value_on text not null,
  entered_on text not null,
  amount_fen bigint not null,
  payer text not null,
  payer_account text not null,
  sub_account text not null,
  wording text not null,
  state text not null,
  state_on text not null,
  case_id text,
  page bigint,
  assigned text,
  version bigint not null,
  primary key (court, account, source_no)
);
create index bank_line_state on bank_line (court, state, value_on, account, source_no);
create index bank_line_state_on on bank_line (court, state_on, state);
create index bank_line_entered on bank_line (court, entered_on);
create index bank_line_case on bank_line (court, case_id, page);
create index bank_line_number on bank_line (court, source_no);

-- The court's own side of the books: money that belongs to no case yet.
create table suspense_posting (
  court text not null,
  bank_account text not null,
  source_no text not null,
  movement bigint not null,
  line bigint not null,
  account text not null,
  amount_fen bigint not null,
  value_on text not null,
  booked_on text not null,
  primary key (court, bank_account, source_no, movement, line)
);

-- One case, one sub-account; one sub-account, one case.
create table sub_account (
  court text not null,
  number text not null,
  case_id text not null,
  primary key (court, number)
);

-- The debtors of open cases, as money that comes is compared with them.
create table debtor_row (
  court text not null,
  case_id text not null,
  debtor bigint not null,
  name text not null,
  left_fen bigint not null,
  sub_account text not null,
  awaited text not null,
  team text,
  handler text,
  primary key (court, case_id, debtor)
);
