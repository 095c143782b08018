"""Merging: three versions of a list become one, entry by entry, where git's own merge by lines would conflict."""
