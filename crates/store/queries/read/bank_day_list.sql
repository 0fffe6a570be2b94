select account, day, told_fen, told_by, is_closed, opening_fen, in_fen, out_fen, late_fen, closing_fen, open_items,
  explained, closed_on, closed_by
from bank_day
where court = $1 and day >= $2 and day <= $3 and ($4 = '' or account = $4)
order by day, account
