"""Rules about venues and tags."""
