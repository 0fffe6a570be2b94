select institution, name, kind, answer_days, renewal_days, transport, serving
from institution_row
where court = $1
order by institution
