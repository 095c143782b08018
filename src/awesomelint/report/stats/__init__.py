"""The output formats of `awesomelint stats`."""
