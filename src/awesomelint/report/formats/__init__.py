"""The output formats of findings: one module a format."""
