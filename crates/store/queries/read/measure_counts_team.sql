select
cast(coalesce(sum(case when until_on < $2 then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when until_on >= $2 and standing <> 'ordered' and last_safe_on < $2 then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when last_safe_on <= $3 and (standing <> 'ordered' or until_on < $2) then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when last_safe_on <= $4 and (standing <> 'ordered' or until_on < $2) then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when last_safe_on <= $5 and (standing <> 'ordered' or until_on < $2) then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when last_safe_on <= $8 and (standing <> 'ordered' or until_on < $2) then 1 else 0 end), 0) as bigint),
cast(coalesce(sum(case when until_on >= $2 and standing = 'ordered' then 1 else 0 end), 0) as bigint)
from running_measure
where court = $1 and team = $6 and $9 = '' and ($7 = '' or kind = $7)
