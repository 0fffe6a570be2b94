select count(*), cast(coalesce(sum(amount_fen), 0) as bigint)
from bank_line
where court = $1 and entered_on = $2
