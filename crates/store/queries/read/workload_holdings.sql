select case_id, from_on, until_on, team, handler
from case_holding
where court = $1 and until_on >= $2 and handler <> ''
order by case_id, from_on
