-- Lines that came to a sub-account and that nobody has touched, case by case.
create index bank_line_untouched on bank_line (court, sub_account, value_on, account, source_no)
  where state = 'unclaimed' and version = 1 and sub_account <> '';
