select coalesce(max(number), 0)
from urging_row
where court = $1
