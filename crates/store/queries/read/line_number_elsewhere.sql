select count(*)
from bank_line
where court = $1 and source_no = $2 and account <> $3 and state = $4
