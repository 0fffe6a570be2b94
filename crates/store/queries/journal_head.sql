select version, hash
from journal
where court = $1 and stream = $2
order by version desc
limit 1
