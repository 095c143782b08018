"""The output formats for findings, one module per format."""
