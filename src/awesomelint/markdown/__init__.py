"""Markdown: blocks and inline parts with exact spans, rendered text, and the anchors of headings."""
