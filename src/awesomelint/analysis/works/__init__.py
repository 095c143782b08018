"""Which entries list the same work."""
