-- Payments that were approved, by their state; and receipts whose money has not all gone out, by their age.

create table payment_order (
  court text not null,
  case_id text not null,
  entry bigint not null,
  purpose text not null,
  payee text not null,
  amount_fen bigint not null,
  state text not null,
  batch text not null,
  since text not null,
  told text not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index payment_order_state on payment_order (court, state, since, case_id, entry);
create index payment_order_batch on payment_order (court, batch, case_id, entry);

create table unpaid_receipt (
  court text not null,
  case_id text not null,
  entry bigint not null,
  amount_fen bigint not null,
  left_fen bigint not null,
  held_fen bigint not null,
  value_on text not null,
  due_on text not null,
  paused bigint not null,
  waits_for text not null,
  told text not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index unpaid_receipt_age on unpaid_receipt (court, value_on, case_id, entry);
create index unpaid_receipt_handler on unpaid_receipt (court, handler, value_on);
create index unpaid_receipt_team on unpaid_receipt (court, team, value_on);

-- Whether money stands in the cases of a handler.
create index case_row_handler_money on case_row (court, handler, balance_fen);
