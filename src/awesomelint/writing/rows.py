"""Compose a new table row: each cell as the cells of its column are, padded as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from unicodedata import east_asian_width

from awesomelint.fields import link_labels
from awesomelint.model import Entry
from awesomelint.style.date_forms import DateForm
from awesomelint.util.regex import NOT_WORD, compiled
from awesomelint.writing.compose import MAX_TRIED, Composer
from awesomelint.writing.matching import Match, class_of, counts_of, match
from awesomelint.writing.pattern import Cell, Pattern, Slot
from awesomelint.writing.pool import Pool
from awesomelint.writing.values import tag_joint
from awesomelint.writing.works import NewWork, WorkLink

# A column is padded to a width if at least this share of its cells has it.
_MIN_PADDED = 0.8
# A text that so many cells of a column have, and no cell has another, says nothing about a work.
_MIN_CELLS = 5
_PIPE = compiled(r"(?<!\\)\|")

Row = Sequence[Cell]


class RowComposer:
    """Writes a work as a row like some rows of a table, which have the same number of cells."""

    def __init__(
        self,
        work: NewWork,
        rows: dict[Entry, list[Cell]],
        near: Mapping[Entry, float],
        date_form: DateForm | None = None,
    ) -> None:
        self.work = work._replace(
            tags=((tag_joint(_tag_cells(rows)) or ", ").join(work.tags),) if work.tags else ()
        )
        self.rows = rows
        self.date_form = date_form
        self.pool = Pool([joined(entry, row) for entry, row in rows.items()], near)
        self.cells = [
            Pool([cell.pattern for cell in column], near) for column in zip(*rows.values(), strict=True)
        ]

    def candidates(self) -> Iterator[str]:
        """Yield texts of the row, the best first."""
        pool, wanted = self.pool, counts_of(self.work)
        found = []
        for at, pattern in enumerate(pool.patterns):
            if matched := match(pattern, self.work, wanted):
                near = pool.near.get(pattern.entry, 0)
                cost = matched.cost + pool.cost_of_words(pattern)
                found.append(((cost, -pool.weights[pattern.skeleton], -near, -at), matched))
        found.sort(key=lambda pair: pair[0])
        tried: set[str] = set()
        for _, matched in found[: 4 * MAX_TRIED]:
            text = self.write(matched)
            if text is not None and text not in tried:
                tried.add(text)
                yield text
                if len(tried) >= MAX_TRIED:
                    return

    def write(self, found: Match) -> str | None:
        """Return the row; None if a field has no cell."""
        row = self.rows[found.pattern.entry]
        added = self.columns_of_added(found)
        if added is None:
            return None
        contents: list[str] = []
        first = 0
        work = self.work
        for column, cell in enumerate(row):
            links, kinds = added.get(column, ([], []))
            size = len(cell.pattern.slots)
            dropped = frozenset(at - first for at in found.dropped if first <= at < first + size)
            first += size
            own = Match(cell.pattern, found.links, dropped, tuple(links), tuple(kinds), 0)
            if size == len(dropped) and not links and not kinds:
                contents.append(self.blank(column))
                continue
            pool = Pool(self.cells[column].patterns, {})
            text = Composer(work, [pool, self.cells[column]], in_html=False, date_form=self.date_form).write(
                own, pool
            )
            if text is None:
                return None
            kept = [slot.kind for at, slot in enumerate(cell.pattern.slots) if at not in dropped]
            notes, tags = (kept.count(kind) + kinds.count(kind) for kind in ("note", "tag"))
            work = work._replace(notes=work.notes[notes:], tags=work.tags[tags:])
            contents.append(in_cell(text))
        return self._laid_out(contents)

    def columns_of_added(self, found: Match) -> dict[int, tuple[list[WorkLink], list[str]]] | None:
        """Return for each column which links and kinds of fields it gets; None if there is no column for one."""
        added: dict[int, tuple[list[WorkLink], list[str]]] = {}
        for link in found.added:
            column = self._column_of_link(link)
            if column is None:
                return None
            added.setdefault(column, ([], []))[0].append(link)
        for kind in found.missing:
            counts = [pool.kinds[kind] for pool in self.cells]
            if not any(counts):
                return None
            added.setdefault(counts.index(max(counts)), ([], []))[1].append(kind)
        return added

    def _column_of_link(self, link: WorkLink) -> int | None:
        """Return the column that has most links with the label, or else links that say the same."""
        for same in (_normal, class_of):
            counts = [
                sum(
                    same(label) == same(link.label)
                    for pattern in pool.patterns
                    for label in pattern.links().values()
                )
                for pool in self.cells
            ]
            if any(counts):
                return counts.index(max(counts))
        return None

    def blank(self, column: int) -> str:
        """Return what a cell without a field has in a column: a mark such as `-`, or nothing."""
        cells = [row[column] for row in self.rows.values()]
        bare = Counter(cell.text for cell in cells if not cell.pattern.slots)
        if len(bare) == 1 and bare.total() == len(cells) >= _MIN_CELLS:
            return next(iter(bare))
        marks = Counter({text: number for text, number in bare.items() if not NOT_WORD.sub("", text)})
        return marks.most_common(1)[0][0] if marks else ""

    def _laid_out(self, contents: list[str]) -> str:
        """Return the cells with the white space and the pipes that the rows of the table have."""
        prefix, suffix = Counter(map(_ends, self.rows)).most_common(1)[0][0]
        rows = list(self.rows.values())
        blank = [not content for content in contents]
        alike = [other for other in rows if [not cell.text for cell in other] == blank]
        cells = [
            padded(
                content,
                [other[column] for other in (rows if content or len(alike) < 2 else alike)],
            )
            for column, content in enumerate(contents)
        ]
        return prefix + "|".join(cells) + suffix


def in_cell(text: str) -> str:
    """Return Markdown as it may be in a cell: without white space around it, pipes escaped."""
    return _PIPE.sub(r"\\|", text.strip())


def _ends(entry: Entry) -> tuple[str, str]:
    """Return what the line of a row has up to its first pipe, and from its last one on; empty without such pipes."""
    line = entry.source.line_text(entry.line)
    return (
        line[: line.find("|") + 1] if line.lstrip().startswith("|") else "",
        line[line.rstrip().rfind("|") :] if line.rstrip().endswith("|") else "",
    )


def _tag_cells(rows: dict[Entry, list[Cell]]) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the tags of each entry that has a cell of tags alone, and the text of the cell."""
    for entry, row in rows.items():
        for cell in row:
            if cell.pattern.kinds == ("tag",):
                yield entry.tags, cell.text


def _normal(label: str | None) -> str:
    return link_labels.normal(label or "")


def joined(entry: Entry, row: Row) -> Pattern:
    """Return the cells of a row as one pattern, with a NUL between cells.

    The content of cells without fields is left out.
    """
    slots: list[Slot] = []
    gaps = [""]
    for cell in row:
        pattern = cell.pattern
        gaps[-1] += "\0" + (pattern.gaps[0] if pattern.slots else "")
        gaps += pattern.gaps[1:]
        slots += pattern.slots
    return Pattern(entry, tuple(slots), tuple(gaps))


def padded(content: str, cells: Sequence[Cell]) -> str:
    """Return the content of a cell with white space as the cells of its column have it."""
    for measure in (len, _columns):
        if width := _common_width(cells, measure):
            return _aligned(content, cells, width - measure(content))
    filled = [cell for cell in cells if bool(cell.text) == bool(content)]
    if not filled:
        return f" {content} " if content else " "
    before, after = Counter((cell.before, cell.after) for cell in filled).most_common(1)[0][0]
    return before + content + after


def _common_width(cells: Sequence[Cell], measure: Callable[[str], int]) -> int:
    """Return the width to which cells are padded; 0 if they are not, as those with other contents show."""
    usual = Counter(measure(cell.text) for cell in cells).most_common(1)[0][0]
    widths = Counter(measure(cell.before + cell.text + cell.after) for cell in cells)
    width = widths.most_common(1)[0][0]
    others = [cell for cell in cells if measure(cell.text) != usual]
    padded = sum(measure(cell.before + cell.text + cell.after) == width for cell in others)
    return width if others and padded >= _MIN_PADDED * len(others) else 0


def _aligned(content: str, cells: Sequence[Cell], space: int) -> str:
    """Return a content with as much white space as there is, on the side on which the cells have it."""
    filled = [cell for cell in cells if cell.text]
    before = Counter(cell.before for cell in filled).most_common(1)[0][0]
    after = Counter(cell.after for cell in filled).most_common(1)[0][0]
    is_right = len({cell.before for cell in filled}) > len({cell.after for cell in filled})
    if is_right:
        return content.rjust(len(content) + max(space - len(after), 1)) + after
    return before + content.ljust(len(content) + max(space - len(before), 1))


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
