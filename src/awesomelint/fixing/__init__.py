"""Fixing: edits applied to the source, and the proof that nothing was lost."""
