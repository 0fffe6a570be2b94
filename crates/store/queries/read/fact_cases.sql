select f.fact, f.on_day, f.case_id, f.subject, f.number, f.amount_fen, f.handler, c.number, c.creditors, c.debtors,
  c.cause, c.handler_name, c.stage
from case_fact f
join case_row c on c.court = f.court and c.case_id = f.case_id
where f.court = $1
