"""Rules about entries and their works: duplicates, wrong identifiers, split and merged entries."""
