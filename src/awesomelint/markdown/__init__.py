"""Markdown as awesomelint needs it: blocks and inline parts with exact spans, and GitHub's heading anchors."""
