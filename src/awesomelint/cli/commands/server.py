"""`awesomelint server`: the language server, over standard input and output."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace

from awesomelint.cli.arguments import parser_of
from awesomelint.config import Configuration
from awesomelint.errors import missing_extra
from awesomelint.session.sources import OK


def run(args: Namespace) -> int:
    """Answer an editor until it closes the connection."""
    try:
        from awesomelint.server.app import create
    except ImportError as error:
        raise missing_extra("`awesomelint server`", error, "server") from None
    # Standard output is for the protocol alone.
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    defaults = parser_of("check").parse_args([])
    create(lambda: Configuration.of(defaults)).start_io()
    return OK
