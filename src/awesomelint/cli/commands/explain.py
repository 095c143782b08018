"""`awesomelint explain`: how an entry was read, for those who report a misreading or teach the reader a format."""

from __future__ import annotations

from argparse import Namespace
from typing import TextIO

from awesomelint.errors import UserError
from awesomelint.reading.explain import Explanation, explain
from awesomelint.session.sources import OK
from awesomelint.ui.console import output, wants_colour
from awesomelint.ui.sanitize import BOLD, Paint, harmless, painted, unpainted
from awesomelint.util.text import shorten
from awesomelint.workspace import files


def run(args: Namespace) -> int:
    """Print how the line was read."""
    path, line = _place(args.place)
    source = files.load(path)
    if not 1 <= line <= source.line_count:
        raise UserError(f"{path}: there is no line {line}, the file has {source.line_count}")
    with output(args.output_file, "text") as out:
        _write(path, explain(source, line), out, painted if wants_colour(args, out) else unpainted)
    return OK


def _place(given: str) -> tuple[str, int]:
    path, colon, line = given.rpartition(":")
    if not colon or not path or not line.isascii() or not line.isdigit():
        raise UserError(f"{given}: name a file and a line of it, as in README.md:12")
    return path, int(line)


def _write(path: str, explanation: Explanation, out: TextIO, paint: Paint) -> None:
    where = f"{path}:{explanation.line}"
    if explanation.entry is not None and explanation.entry.line != explanation.line:
        where += f" (the entry begins on line {explanation.entry.line})"
    out.write(f"{paint(harmless(where), BOLD)}: {explanation.what}\n")
    if explanation.entry is not None and explanation.entry.section.path:
        out.write(f"  section  {harmless(' › '.join(explanation.entry.section.path))}\n")
    for part in explanation.parts:
        out.write(
            f"  {part.kind:8} {harmless(shorten(' '.join(part.text.split()), 72))}\n           {harmless(part.why)}\n"
        )
    for vote in explanation.votes:
        out.write(f"The section: {harmless(vote)}.\n")
