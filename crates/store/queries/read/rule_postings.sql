select p.case_id, p.account, p.amount_fen, p.booked_on, c.number, c.handler_name
from posting p join case_row c on c.court = p.court and c.case_id = p.case_id
where p.court = $1 and p.account >= $2 and p.account < $3 and p.amount_fen * $4 > 0
  and ($5 = '' or c.team = $5) and ($6 = '' or c.handler = $6)
order by p.booked_on desc, p.case_id desc, p.entry desc, p.line
limit $7 offset $8
