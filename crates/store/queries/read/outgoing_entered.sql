select source_no, value_on, amount_fen, payee, payee_account, '', wording
from outgoing_line
where court = $1 and account = $2 and source_no >= $3 and source_no <= $4
