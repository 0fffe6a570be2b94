-- Cases with money in their account are found and summed from the index.
create index case_row_money on case_row (court, is_open, balance_fen);
create index case_row_money_handler on case_row (court, is_open, handler, balance_fen);
create index case_row_money_team on case_row (court, is_open, team, balance_fen);
