select case_id, entry
from institution_request
where court = $1 and state = 'open' and due_on < $2
order by due_on, case_id, entry
limit $3
