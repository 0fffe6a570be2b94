select fact, kind, class, cast(sum(number) as bigint), cast(sum(amount_fen) as bigint)
from fact_sum
where court = $1 and level = $2 and unit = $3 and grain = $4 and from_on >= $5 and from_on < $6
group by fact, kind, class
