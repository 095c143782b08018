"""Source files: bytes to text and back without loss, with spans, lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

BOM = b"\xef\xbb\xbf"


class Span(NamedTuple):
    """A half-open range of code points of a source's text."""

    start: int
    end: int


class Position(NamedTuple):
    """A position as it is shown to people: 1-based line and 1-based column, the column in code points."""

    line: int
    column: int


class UndecodableError(ValueError):
    """The bytes are not UTF-8; `offset` is the 0-based offset of the first invalid byte."""

    def __init__(self, path: str, offset: int, byte: int) -> None:
        self.path = path
        self.offset = offset
        super().__init__(
            f"{path}: not UTF-8: byte 0x{byte:02x} at offset {offset} is invalid; save the file as UTF-8"
        )


class Source:
    """One file: its text without the byte-order mark, and the table of its lines.

    The text keeps its line endings, so that `Source.from_bytes(data).to_bytes() == data` for every input
    that is UTF-8. A line ends at a line feed; a carriage return before it belongs to the line ending.
    """

    __slots__ = ("_newline", "_starts", "bom", "path", "text")

    def __init__(self, text: str, path: str = "<text>", *, bom: bool = False) -> None:
        self.text = text
        self.path = path
        self.bom = bom
        starts = [0]
        find = text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        self._starts = starts
        self._newline = ""

    def __reduce__(self) -> tuple[Callable[[str, str, bool], Source], tuple[str, str, bool]]:
        # Sources go to other processes, and compiled classes are not copied attribute by attribute.
        return _restored, (self.text, self.path, self.bom)

    @classmethod
    def from_bytes(cls, data: bytes, path: str = "<bytes>") -> Source:
        """Decode UTF-8; raise `UndecodableError` at the first invalid byte."""
        bom = data.startswith(BOM)
        try:
            return cls(str(data[3:] if bom else data, "utf-8"), path, bom=bom)
        except UnicodeDecodeError as error:
            at = error.start + (3 if bom else 0)
            raise UndecodableError(path, at, data[at]) from None

    def with_text(self, text: str) -> Source:
        """Return another text of the same file."""
        return Source(text, self.path, bom=self.bom)

    def to_bytes(self, text: str | None = None) -> bytes:
        """Encode the text, or `text` instead, as UTF-8, with a byte-order mark if the source had one."""
        return (BOM if self.bom else b"") + (self.text if text is None else text).encode("utf-8")

    @property
    def line_count(self) -> int:
        """The number of lines; after a final line feed there is an empty last line."""
        return len(self._starts)

    @property
    def newline(self) -> str:
        """The line ending of most lines; a line feed if there are no line endings."""
        if not self._newline:
            crlf = self.text.count("\r\n")
            self._newline = "\r\n" if crlf * 2 > self.text.count("\n") else "\n"
        return self._newline

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds this offset."""
        return bisect_right(self._starts, offset)

    def lines_of(self, span: Span) -> tuple[int, int]:
        """The first and last 1-based line of a span; a span that ends at the start of a line does not include that line."""
        first = self.line_of(span.start)
        return first, max(first, self.line_of(max(span.start, span.end - 1)))

    def line_start(self, line: int) -> int:
        """The offset at which a 1-based line begins."""
        return self._starts[line - 1]

    def line_end(self, line: int) -> int:
        """The offset at which a 1-based line ends, its line ending excluded."""
        if line >= len(self._starts):
            return len(self.text)
        end = self._starts[line] - 1
        if end > self._starts[line - 1] and self.text[end - 1] == "\r":
            end -= 1
        return end

    def line_text(self, line: int) -> str:
        """A 1-based line without its line ending."""
        return self.text[self._starts[line - 1] : self.line_end(line)]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def _restored(text: str, path: str, bom: bool) -> Source:
    return Source(text, path, bom=bom)


def onward(text: str, at: int, reach: int) -> int:
    """The offset `reach` characters after another one, with each line ending counted as one character."""
    end = at + reach
    while (further := at + reach + text.count("\r", at, end)) > end:
        end = further
    return end


def back(text: str, at: int, reach: int) -> int:
    """The offset `reach` characters before another one, with each line ending counted as one character; at least 0."""
    first = at - reach
    while (further := at - reach - text.count("\r", max(0, first), at)) < first:
        first = further
    return max(0, first)
