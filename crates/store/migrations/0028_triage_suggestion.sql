-- The track that the table suggests after an officer chose another one (分流建议), which nobody has answered yet.
alter table case_row add column suggested_track text;

create index case_row_suggested on case_row (court, is_open, due_on, case_id) where suggested_track is not null;
