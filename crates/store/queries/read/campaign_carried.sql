select h.kind, h.case_id
from case_holding h
join case_row c on c.court = h.court and c.case_id = h.case_id
where h.court = $1
