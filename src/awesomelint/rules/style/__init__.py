"""Rules about deviations from the list's own style."""
