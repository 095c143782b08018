"""Entry templates: inferred from entries, written for people, filled."""
