select stream
from journal
where court = $1 and position > $2 and (on_day <= $3 or kind in ('entry_struck', 'case_struck_off'))
order by position
limit $4
