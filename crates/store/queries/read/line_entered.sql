select source_no, value_on, amount_fen, payer, payer_account, sub_account, wording
from bank_line
where court = $1 and account = $2 and source_no >= $3 and source_no <= $4
