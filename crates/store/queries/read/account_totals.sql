select account, cast(sum(amount_fen) as bigint)
from (
  select account, amount_fen from posting where court = $1
  union all
  select account, amount_fen from suspense_posting where court = $1
) as lines
group by account
order by account
