select count(*)
from stray_reply
where court = $1 and ($2 = '' or state = $2)
