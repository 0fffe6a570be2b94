-- Lines that came to a sub-account and that nobody has touched, case by case.
create index bank_line_untouched on bank_line (court, sub_account, value_on, account, source_no)
  where state = 'unclaimed' and version = 1 and sub_account <> '';

-- By number, with all that is asked about it: a plan that goes through all lines of the court instead is never better.
drop index bank_line_number;
create index bank_line_number on bank_line (court, source_no, account, state);

-- What was settled on a day, in the order in which it is shown.
drop index bank_line_state_on;
create index bank_line_state_on on bank_line (court, state_on, state, value_on, account, source_no);
