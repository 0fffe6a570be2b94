-- What the program itself does in a case on a day: standing queries, and questions about waiting measures.

create table repetition (
  court text not null,
  case_id text not null,
  kind text not null,
  subject bigint not null,
  next_on text not null,
  primary key (court, case_id, kind, subject)
);
create index repetition_next on repetition (court, next_on, case_id);
