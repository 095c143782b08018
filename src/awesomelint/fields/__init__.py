"""What a piece of text says: pure functions from text to identifiers, dates, venues, titles and addresses."""
