-- Replies of institutions that no docket asked for (read table of the stream `stray_replies`).

create table stray_reply (
  court text not null,
  number bigint not null,
  institution text not null,
  institution_name text not null,
  received_on text not null,
  request text not null,
  person text not null,
  outcome text not null,
  state text not null,
  settled text not null,
  primary key (court, number)
);
create index stray_reply_state on stray_reply (court, state, number);
