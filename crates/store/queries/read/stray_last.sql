select coalesce(max(number), 0)
from stray_reply
where court = $1
