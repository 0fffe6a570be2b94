select entry, line, account, amount_fen, value_on, booked_on
from posting
where court = $1 and case_id = $2
order by entry, line
