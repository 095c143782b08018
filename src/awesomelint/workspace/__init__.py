"""Access to the file system and git."""
