select case_id, entry, kind, way, place, debtor, held_fen, from_on, until_on, last_safe_on, standing, order_entry, outcome, counter, number, team, handler, handler_name, institution, control_no
from running_measure
where court = $1 and last_safe_on between $2 and $3 and until_on between $4 and $5
and ($6 = '' or standing = $6 or ($6 = 'to_order' and (standing <> 'ordered' or until_on < $12)))
and ($7 = '' or team = $7) and ($8 = '' or handler = $8) and ($9 = '' or kind = $9)
order by last_safe_on, case_id, entry
limit $10 offset $11
