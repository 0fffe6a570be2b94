select number, institution, institution_name, received_on, request, person, outcome, state, settled, entry
from stray_reply
where court = $1 and number = $2
