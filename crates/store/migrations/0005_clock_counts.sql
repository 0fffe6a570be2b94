-- Counting clocks by kind is answered from the index alone.
create index case_clock_count on case_clock (court, state, due_on, kind);
create index case_clock_count_handler on case_clock (court, handler, state, due_on, kind);
create index case_clock_count_team on case_clock (court, team, state, due_on, kind);
