"""Export: the list as data, one module a format."""
