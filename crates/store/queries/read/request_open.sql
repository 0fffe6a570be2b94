select case_id, entry
from institution_request
where court = $1 and institution = $2 and state = 'open' and (case_id, entry) > ($3, $4)
order by case_id, entry
limit $5
