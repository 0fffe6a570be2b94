select case_id, kind, subject, label, started_on, due_on, number, handler, handler_name, office,
  warn_days
from case_clock
where court = $1 and state = 'running'
