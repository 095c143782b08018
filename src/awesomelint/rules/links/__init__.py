"""Rules about links, URLs and their labels."""
