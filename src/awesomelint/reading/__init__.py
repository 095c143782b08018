"""Reading: from a source's blocks to entries with titles, links, dates, venues, tags and authors."""

from awesomelint.reading.pipeline import read

__all__ = ["read"]
