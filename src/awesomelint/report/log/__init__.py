"""The output formats of `awesomelint log`."""
