"""Values in text: arXiv identifiers, dates, venues, titles, names, labels and URLs. Pure functions."""
