select account, holder, bank, from_on, known_by, closed_until, told_until, version
from bank_account
where court = $1
order by account
