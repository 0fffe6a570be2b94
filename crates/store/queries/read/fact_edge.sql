select kind, class, cast(sum(number) as bigint), cast(sum(amount_fen) as bigint)
from case_fact
where court = $1 and fact = $2 and on_day >= $3 and on_day < $4
  and case $5 when 'team' then team when 'handler' then handler else cause end = $6
group by kind, class
