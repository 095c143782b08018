"""Rules about characters, spaces and words."""
