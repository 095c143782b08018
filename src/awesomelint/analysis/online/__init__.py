"""Answers of online sources about the entries of a list, and how they compare with what the list says."""
