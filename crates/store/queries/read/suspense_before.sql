select account, bank_account, cast(sum(amount_fen) as bigint)
from suspense_posting
where court = $1 and booked_on < $2
group by account, bank_account
having sum(amount_fen) <> 0
order by account, bank_account
