"""Rules about placeholders, and about awesomelint itself: suppressions, entries that it cannot parse."""
