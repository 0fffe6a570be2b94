select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and state_on = $2 and state <> 'unclaimed'
order by state, value_on, account, source_no
limit $3
