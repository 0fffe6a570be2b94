-- Orders of supervision: one row an order, for the daily list of the court, of a team and of a handler.
create table supervision_item (
  court text not null,
  case_id text not null,
  entry bigint not null,
  told text not null,
  by_id text not null,
  by_name text not null,
  by_office text not null,
  ordered_on text not null,
  due_on text not null,
  state text not null,
  state_on text not null,
  sent_back bigint not null,
  remark text,
  reply text,
  effect text,
  reply_by text,
  in_time bigint not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index supervision_item_state on supervision_item (court, state, due_on, case_id);
create index supervision_item_team on supervision_item (court, team, state, due_on);
create index supervision_item_handler on supervision_item (court, handler, state, due_on);

-- Where each case stands in the flow and since when, and after how many days it came to each step.
create table case_flow (
  court text not null,
  case_id text not null,
  is_open bigint not null,
  node text not null,
  node_since text not null,
  team text not null,
  handler text not null,
  handler_name text,
  number text not null,
  kind text not null,
  class text not null,
  cause text not null,
  magnitude bigint not null,
  filed_on text not null,
  closed_on text not null,
  last_page_on text not null,
  suspended_days bigint not null,
  notice_days bigint,
  query_days bigint,
  control_days bigint,
  money_days bigint,
  payout_days bigint,
  close_days bigint,
  debtors bigint not null,
  has_property bigint not null,
  was_preserved bigint not null,
  was_suspended bigint not null,
  primary key (court, case_id)
);
create index case_flow_node on case_flow (court, is_open, node, team, node_since);
create index case_flow_like on case_flow (court, is_open, kind, class, cause, magnitude, closed_on);
