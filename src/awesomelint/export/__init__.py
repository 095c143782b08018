"""The entries of a list as data, one module per format."""
