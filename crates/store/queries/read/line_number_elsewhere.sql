select count(case when state = $4 then 1 end)
from bank_line
where court = $1 and source_no = $2 and account <> $3
