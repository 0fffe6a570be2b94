select cast(coalesce(sum(debit_fen - credit_fen), 0) as bigint)
from book_day
where court = $1 and kind = 'bank' and (bank_account = $2 or bank_account = $3) and value_on <= $4
