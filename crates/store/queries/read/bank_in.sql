select count(*), cast(coalesce(sum(amount_fen), 0) as bigint)
from bank_line
where court = $1 and account = $2 and value_on > $3 and value_on <= $4
