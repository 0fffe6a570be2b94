select case_id, kind, subject, label, started_on, due_on, number, handler, handler_name, office,
  warn_days
from case_clock
where court = $1 and handler = $3 and state = 'running' and due_on <= $2 and ($4 = '' or kind = $4)
  and ($7 = '' or office = $7)
order by due_on, case_id, kind, subject
limit $5 offset $6
