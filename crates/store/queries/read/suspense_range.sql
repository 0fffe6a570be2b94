select bank_account, source_no, movement, line, account, amount_fen, value_on, booked_on
from suspense_posting
where court = $1 and booked_on >= $2 and booked_on <= $3
order by bank_account, source_no, movement, line
