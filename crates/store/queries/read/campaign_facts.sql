select f.fact, f.kind, f.number, f.amount_fen
from case_fact f
join case_row c on c.court = f.court and c.case_id = f.case_id
where f.court = $1
