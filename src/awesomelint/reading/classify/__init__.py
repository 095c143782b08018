"""Which candidates are entries, and which are fields, groups, contents or prose."""
