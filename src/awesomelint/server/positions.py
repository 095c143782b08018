"""Positions of the protocol: 0-based lines, and characters in the units that the editor counts in.

Editors count in UTF-16 code units unless they agree on UTF-8 or code points. A line ends at `\\n`, `\\r\\n`
or `\\r`, unlike in `Source`, for which a carriage return alone ends nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types
from pygls.workspace import PositionCodec

from awesomelint.findings import Edit
from awesomelint.source import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Positions:
    """Converts between the offsets of one text (code points) and positions."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self._text = text
        self._codec = codec
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        before = self._text[start:offset]
        # Counting by the codec takes a twentieth of the time in which an editor waits.
        units = len(before) if before.isascii() else self._codec.client_num_units(before)
        return types.Position(line, units)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; a position beyond the end of a line or of the text is the end of it."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        line = _LINE_END.split(self._text[start:end], maxsplit=1)[0]
        if line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._codec.client_num_units(char)
        return start + len(line)

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """Return an edit as the protocol has it."""
        return types.TextEdit(self.range(Span(edit.start, edit.end)), edit.text)
