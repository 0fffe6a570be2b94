select bank_reference, case_id, entry, amount_fen
from bank_receipt
where court = $1 and bank_reference >= $2 and bank_reference <= $3
  and not exists (
    select 1 from bank_line
    where bank_line.court = bank_receipt.court and bank_line.case_id = bank_receipt.case_id
      and bank_line.page = bank_receipt.entry
  )
