"""Writing: what the program does to a list on request, beyond fixing findings."""
