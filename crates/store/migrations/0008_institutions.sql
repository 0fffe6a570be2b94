-- Institutions that help to enforce (read table of the stream `institutions`), and what they are asked in the cases.

create table institution_row (
  court text not null,
  institution text not null,
  name text not null,
  kind text not null,
  answer_days bigint not null,
  renewal_days bigint not null,
  transport text not null,
  serving bigint not null,
  primary key (court, institution)
);

create table institution_request (
  court text not null,
  case_id text not null,
  entry bigint not null,
  institution text not null,
  institution_name text not null,
  matter text not null,
  subject text not null,
  state text not null,
  asked_on text not null,
  due_on text not null,
  answered_on text,
  outcome text not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index institution_request_open on institution_request (court, institution, state, case_id, entry);
create index institution_request_due on institution_request (court, state, due_on, case_id, entry);
create index institution_request_handler on institution_request (court, handler, state, due_on);
create index institution_request_team on institution_request (court, team, state, due_on);
