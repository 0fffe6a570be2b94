select account, source_no, value_on, entered_on, amount_fen, payee, payee_account, wording, state, state_on, case_id, page,
  sent_back, version
from outgoing_line
where court = $1 and account = $2
