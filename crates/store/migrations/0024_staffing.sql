-- What a team is there for; who is away and who stands in; who learns from whom; from whose cases somebody withdraws.
alter table team_row add column duty text not null default '';

create table staff_absence (
  court text not null,
  staff text not null,
  from_on text not null,
  until_on text not null,
  cover text not null,
  primary key (court, staff, from_on)
) without rowid;

create table staff_mentor (
  court text not null,
  learner text not null,
  from_on text not null,
  mentor text not null,
  until_on text,
  primary key (court, learner, from_on)
) without rowid;

create table staff_conflict (
  court text not null,
  staff text not null,
  name text not null,
  number text,
  ground text not null,
  primary key (court, staff, name)
) without rowid;
