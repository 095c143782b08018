"""The learned style for people and for programs."""
