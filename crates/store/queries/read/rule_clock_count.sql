select count(*)
from case_clock
where court = $1 and kind = $2 and ($3 = '' or team = $3) and ($4 = '' or handler = $4)
