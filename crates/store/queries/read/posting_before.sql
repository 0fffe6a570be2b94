select case_id, account, bank_account, cast(sum(amount_fen) as bigint)
from posting
where court = $1 and booked_on < $2
group by case_id, account, bank_account
having sum(amount_fen) <> 0
order by case_id, account, bank_account
