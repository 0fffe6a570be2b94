select account, cast(sum(amount_fen) as bigint)
from posting
where court = $1
group by account
order by account
