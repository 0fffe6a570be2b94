-- The kind of a case and the way in which it was closed, for the list and for what is counted.
alter table case_row add column kind text not null default 'first';
alter table case_row add column closing_way text;

create index case_row_kind on case_row (court, kind, is_open, due_on, case_id);
create index case_row_closing on case_row (court, closing_way, closed_on, case_id);
