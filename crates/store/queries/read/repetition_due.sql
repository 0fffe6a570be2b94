select distinct case_id
from repetition
where court = $1 and next_on <= $2 and case_id > $3
order by case_id
limit $4
