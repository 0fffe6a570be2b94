select
cast(coalesce(sum(case when until_on < $2 then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when until_on >= $2 and standing <> 'ordered' then 1 else 0 end), 0) as bigint)
from running_measure
where court = $1 and last_safe_on < $2 and ($3 = '' or team = $3) and ($4 = '' or handler = $4)
