"""Findings and styles in the output formats."""
