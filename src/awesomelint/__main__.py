"""`python -m awesomelint` is the same program as `awesomelint`."""

from awesomelint.cli import program

raise SystemExit(program())
