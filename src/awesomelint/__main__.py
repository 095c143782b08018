"""`python -m awesomelint` is the same program as `awesomelint`."""

from awesomelint.cli import main

raise SystemExit(main())
