select f.case_id, f.number, f.cause, f.node, f.node_since, f.team, f.handler_name, f.filed_on, f.last_page_on,
  c.claimed_fen, c.debtors, c.due_label, c.due_on
from case_flow f
join case_row c on c.court = f.court and c.case_id = f.case_id
where f.court = $1 and f.is_open = 1
