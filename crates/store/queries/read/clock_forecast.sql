select handler, handler_name, kind, due_on
from case_clock
where court = $1 and state = 'running'
