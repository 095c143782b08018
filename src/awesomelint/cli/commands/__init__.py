"""One module per command; its `run` takes the parsed arguments and returns the exit status."""
