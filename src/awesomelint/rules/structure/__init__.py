"""Rules about sections, tables of contents, anchors, tables and HTML."""
