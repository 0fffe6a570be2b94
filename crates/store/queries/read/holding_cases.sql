select h.case_id, h.from_on, h.until_on, h.handler, c.number, c.creditors, c.debtors, c.cause, c.handler_name, c.stage,
  c.filed_on, c.claimed_fen
from case_holding h
join case_row c on c.court = h.court and c.case_id = h.case_id
where h.court = $1
