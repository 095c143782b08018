"""Rules about awesomelint itself: suppressions, placeholders, entries that were not read."""
