select case_id, entry, matter, subject, state, asked_on, number
from institution_request
where court = $1 and institution = $2 and state in ('open', 'timed_out', 'disputed')
order by asked_on desc, case_id, entry
limit $3
