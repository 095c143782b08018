"""`awesomelint server`: the language server, over standard input and output."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace

from awesomelint.cli.arguments import parser_of
from awesomelint.config import Configuration
from awesomelint.errors import missing_extra
from awesomelint.session.sources import OK
from awesomelint.util.startup import collect_garbage_rarely

# A check of 83 KB leaves 150,000 objects until the next one. To look for garbage after each took an eighth of the time.
_NEW_OBJECTS = 1_000_000


def run(args: Namespace) -> int:
    """Answer an editor until it closes the connection."""
    try:
        from awesomelint.server.app import create
    except ImportError as error:
        raise missing_extra("`awesomelint server`", error, "server") from None
    # Errors are sent to the editor as sentences; pygls would write tracebacks to standard error, too.
    logging.disable(logging.ERROR)
    collect_garbage_rarely(_NEW_OBJECTS)
    defaults = parser_of("check").parse_args([])
    server = create(lambda: Configuration.of(defaults))
    # pygls closes what it writes to; the program still flushes its own standard output at the end.
    with open(sys.stdout.fileno(), "wb", closefd=False) as output:
        server.start_io(stdout=output)
    return OK
