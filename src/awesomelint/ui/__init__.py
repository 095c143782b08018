"""How the program speaks to people: progress, and text made harmless."""
