"""The commands: one file each, whose `run` takes the parsed arguments and returns the exit status."""
