select state, count(*), cast(sum(amount_fen) as bigint)
from payment_order
where court = $1 and since >= $2
group by state
