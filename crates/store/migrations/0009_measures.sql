-- Control measures that run, or ended without renewal and nobody has said yet what was done: by the last day on which
-- a renewal still comes in time.

create table running_measure (
  court text not null,
  case_id text not null,
  entry bigint not null,
  kind text not null,
  way text not null,
  place text not null,
  debtor text not null,
  held_fen bigint not null,
  from_on text not null,
  until_on text not null,
  last_safe_on text not null,
  standing text not null,
  order_entry bigint,
  outcome text not null,
  counter bigint not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index running_measure_safe on running_measure (court, last_safe_on, case_id, entry);
create index running_measure_handler on running_measure (court, handler, last_safe_on);
create index running_measure_team on running_measure (court, team, last_safe_on);
