select court, staff, form_token, expires_at from session where token_hash = $1
