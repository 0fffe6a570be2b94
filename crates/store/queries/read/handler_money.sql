select number, balance_fen
from case_row
where court = $1 and handler = $2 and balance_fen > 0
order by balance_fen desc, case_id
