"""Two versions of a list, compared entry by entry: which works came, went, moved and changed."""
