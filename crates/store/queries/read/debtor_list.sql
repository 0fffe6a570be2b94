select case_id, debtor, name, left_fen, sub_account, awaited, team, handler
from debtor_row
where court = $1
order by case_id, debtor
