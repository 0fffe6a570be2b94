select found.case_id, coalesce(max(c.number), ''), max(c.handler_name), cast(sum(found.amount_fen) as bigint)
from (
  select case_id, amount_fen from case_account where court = $1 and kind = $2
  union all
  select case_id, $6 * amount_fen from posting
  where court = $1 and booked_on > $5 and account >= $3 and account < $4
) as found
left join case_row c on c.court = $1 and c.case_id = found.case_id
group by found.case_id
having sum(found.amount_fen) <> 0
order by 4 desc, found.case_id
limit $7 offset $8
