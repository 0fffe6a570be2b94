select count(*), cast(coalesce(sum(amount_fen), 0) as bigint)
from bank_line
where court = $1 and state_on = $2 and state = $3
