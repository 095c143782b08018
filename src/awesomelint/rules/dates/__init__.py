"""Rules about dates and order."""
