select case_id, entry, institution, institution_name, matter, subject, state, asked_on, due_on, answered_on, outcome,
  number, team, handler_name
from institution_request
where court = $1
