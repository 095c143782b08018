"""The output formats of `awesomelint diff`."""
