select number, applicant, debtor, instrument, sum_fen, asked_on, last_day_on, opened_by_name, contacts, last_contact_on,
  state, settled_on, performed_fen
from urging_row
where court = $1
