-- What is counted on dockets: each fact of a case on its day and in whose hands the case was then.
create table case_fact (
  court text not null,
  fact text not null,
  on_day text not null,
  case_id text not null,
  subject bigint not null,
  number bigint not null,
  amount_fen bigint not null,
  team text not null,
  handler text not null,
  kind text not null,
  class text not null,
  cause text not null,
  primary key (court, fact, on_day, case_id, subject)
) without rowid;

-- The cube: sums of facts over days, months and years. `level` says of whom: the whole court without kind and class, the
-- court, a team, a handler, a cause; `unit` which of them. Days are kept for the court alone.
create table fact_sum (
  court text not null,
  level text not null,
  unit text not null,
  grain text not null,
  from_on text not null,
  fact text not null,
  kind text not null,
  class text not null,
  number bigint not null,
  amount_fen bigint not null,
  primary key (court, level, unit, grain, from_on, fact, kind, class)
) without rowid;

-- Days on which a case was open and in the same hands; `until_on` is 9999-12-31 where it still is.
create table case_holding (
  court text not null,
  until_on text not null,
  case_id text not null,
  from_on text not null,
  team text not null,
  handler text not null,
  kind text not null,
  class text not null,
  cause text not null,
  primary key (court, until_on, case_id, from_on)
) without rowid;
