select case_id, entry, kind, told, changed_on, number, handler_name
from register_alert
where court = $1
