"""Rules about entries and the works that they list: duplicates, wrong identifiers, split and merged entries."""
