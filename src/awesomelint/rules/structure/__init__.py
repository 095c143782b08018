"""Rules about sections, contents, anchors, tables and HTML."""
