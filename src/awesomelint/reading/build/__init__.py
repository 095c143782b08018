"""From a parsed candidate to an entry: links, identifiers and pieces, for Markdown, tables and HTML."""
