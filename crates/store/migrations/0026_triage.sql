-- The track of a case (繁简分流), for the list.
alter table case_row add column track text;

create index case_row_track on case_row (court, track, is_open, due_on, case_id);
