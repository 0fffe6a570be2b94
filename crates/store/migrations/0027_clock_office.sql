-- Who answers for a clock (责任岗位) and how many days before its end it warns. Counting by kind and office is still
-- answered from the index alone.
alter table case_clock add column office text not null default 'handler';
alter table case_clock add column warn_days bigint not null default 7;
drop index case_clock_count;
drop index case_clock_count_handler;
drop index case_clock_count_team;
create index case_clock_count on case_clock (court, state, due_on, kind, office);
create index case_clock_count_handler on case_clock (court, handler, state, due_on, kind, office);
create index case_clock_count_team on case_clock (court, team, state, due_on, kind, office);
