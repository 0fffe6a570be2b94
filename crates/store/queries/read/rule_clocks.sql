select case_id, kind, label, started_on, due_on, state, state_on, number, handler_name
from case_clock
where court = $1 and kind = $2 and ($3 = '' or team = $3) and ($4 = '' or handler = $4)
order by started_on desc, case_id desc, subject
limit $5 offset $6
