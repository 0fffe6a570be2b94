select count(*)
from posting p join case_row c on c.court = p.court and c.case_id = p.case_id
where p.court = $1 and p.account >= $2 and p.account < $3 and p.amount_fen * $4 > 0
  and ($5 = '' or c.team = $5) and ($6 = '' or c.handler = $6)
