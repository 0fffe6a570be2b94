select kind, class, cast(sum(number) as bigint), cast(sum(amount_fen) as bigint)
from case_fact
where court = $1 and fact = $2 and on_day >= $3 and on_day < $4
  and ($5 = '' or team = $5) and ($6 = '' or handler = $6) and ($7 = '' or cause = $7)
group by kind, class
