select distinct case_id
from party_term
where court = $1 and term = $2
order by case_id
limit 500
