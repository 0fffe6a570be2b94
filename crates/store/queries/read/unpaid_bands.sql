select case when value_on >= $2 then 0 when value_on >= $3 then 1 when value_on >= $4 then 2 else 3 end as band, count(*),
  cast(sum(left_fen) as bigint)
from unpaid_receipt
where court = $1 and ($5 = '' or team = $5) and ($6 = '' or handler = $6)
group by band
order by band
