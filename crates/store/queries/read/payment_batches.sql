select batch, count(*), cast(sum(amount_fen) as bigint),
  cast(sum(case when state = 'sent' then 1 else 0 end) as bigint),
  cast(sum(case when state = 'failed' then 1 else 0 end) as bigint)
from payment_order
where court = $1 and batch <> ''
group by batch
order by batch desc
limit $2
