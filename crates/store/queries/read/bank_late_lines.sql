select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and account = $2 and value_on <= $3 and entered_on >= $4
order by value_on, source_no
limit $5
