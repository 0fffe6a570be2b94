-- Staff and teams (read tables of the stream `staff`), and what is not history: credentials, sessions, the access log.

create table team_row (
  court text not null,
  team text not null,
  name text not null,
  primary key (court, team)
);

create table staff_row (
  court text not null,
  staff text not null,
  name text not null,
  office text not null,
  team text,
  serving bigint not null,
  primary key (court, staff)
);

create table credential (
  court text not null,
  staff text not null,
  password_hash text not null,
  failures bigint not null,
  locked_until text,
  primary key (court, staff)
);

create table session (
  token_hash text not null,
  court text not null,
  staff text not null,
  form_token text not null,
  expires_at text not null,
  primary key (token_hash)
);

create table access_log (
  court text not null,
  at text not null,
  staff text not null,
  case_id text not null,
  what text not null,
  primary key (court, at, staff, case_id, what)
);
