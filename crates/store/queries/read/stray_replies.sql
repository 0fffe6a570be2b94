select number, institution, institution_name, received_on, request, person, outcome, state, settled, entry
from stray_reply
where court = $1 and ($2 = '' or state = $2)
order by number desc
limit $3 offset $4
