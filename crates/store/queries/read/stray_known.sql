select number
from stray_reply
where court = $1 and digest = $2
limit 1
