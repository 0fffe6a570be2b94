select coalesce(max(number), 0)
from campaign_row
where court = $1
