"""Rules about dates and the order of entries."""
