select handler, handler_name, kind, due_on, count(*)
from case_clock
where court = $1 and state = 'running'
