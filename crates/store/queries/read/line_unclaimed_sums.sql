select count(*), cast(coalesce(sum(amount_fen), 0) as bigint),
  cast(coalesce(sum(case when value_on < $2 then 1 else 0 end), 0) as bigint),
  cast(coalesce(sum(case when value_on < $2 then amount_fen else 0 end), 0) as bigint)
from bank_line
where court = $1 and state = 'unclaimed'
