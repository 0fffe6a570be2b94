select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and account = $2 and source_no = $3
