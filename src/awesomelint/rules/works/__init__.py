"""Rules about works: listed twice, under a wrong identifier, split or merged."""
