"""The format of a table's rows: a template for each column."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint.model import Entry
from awesomelint.style.layout.fields import END, START, Field, Gap, Neighbour, fields_of
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.style.template.infer import fitting, infer_template
from awesomelint.style.template.template import Group, Template
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_WORD = compiled(r"[^\W\d_]{2,}")
_WORD_CHARACTER = compiled(r"\w")
_TAG = compiled(r"<[^<>]*>")
# Links that share a cell are separated in many ways, none of which is a format.
_BETWEEN_LINKS = compiled(r"(\)[\])]*)(?:[\s,;|/·&]|<br ?/?>)*([\[(`]*)")
_TEXT_END_MARKS = compiled(r"[.。!?…]+$")
# A cell with at least this many words outside its fields is a text that happens to contain fields.
_MIN_PROSE_WORDS = 4
# A column is optional if more than this share of its cells is empty.
_MAX_EMPTY_SHARE = 0.1


class RowFormat(NamedTuple):
    """The format of most rows: a template for each column (None if empty), and the row as it is shown."""

    cells: tuple[Template | None, ...]
    template: str


def row_format(rows: Sequence[Entry]) -> RowFormat:
    """Return the format of most rows of a table."""
    layouts = [_cells(row) for row in rows]
    templates: list[Template | None] = []
    shown = []
    for index in range(max(map(len, layouts))):
        column = [row[index] for row in layouts if index < len(row)]
        filled = [layout for layout in column if layout is not None]
        template = infer_template(filled).template if filled else None
        templates.append(template)
        if template is None:
            shown.append("")
            continue
        is_required = not all(isinstance(part, Group) and part.mark != "+" for part in template.parts)
        if is_required and len(filled) < (1 - _MAX_EMPTY_SHARE) * len(column):
            template = Template((Group("?", template.parts),))
        shown.append(str(template))
    return RowFormat(tuple(templates), "| " + " | ".join(shown) + " |")


def rows_following(table: RowFormat, rows: Sequence[Entry]) -> list[Entry]:
    """Return the rows that follow a format in every cell that isn't empty."""
    layouts = [_cells(row) for row in rows]
    deviating: set[int] = set()
    for index, template in enumerate(table.cells):
        column = [(at, row[index]) for at, row in enumerate(layouts) if index < len(row)]
        filled = [layout for _, layout in column if layout is not None]
        fits = {id(layout) for layout in fitting(template, filled)} if template is not None else set()
        deviating |= {at for at, layout in column if layout is not None and id(layout) not in fits}
    return [row for at, row in enumerate(rows) if at not in deviating]


def _cells(row: Entry) -> list[EntryLayout | None]:
    """Return the layout of each cell; None for a cell that has no word, such as a dash."""
    fields = fields_of(row)
    return [_cell(row, start, end, fields) for start, end in row.cells]


def _cell(row: Entry, start: int, end: int, row_fields: Sequence[Field]) -> EntryLayout | None:
    text = row.source.text
    if not _WORD_CHARACTER.search(text, start, end):
        return None
    fields = _cell_fields(
        text, start, end, [field for field in row_fields if start <= field.start and field.end <= end]
    )
    gaps = []
    at = start
    before: Neighbour = START
    for field in fields:
        between = text[at : field.start]
        if before in ("link", "url") and field.kind in ("label", "badge", "link"):
            between = _BETWEEN_LINKS.sub(r"\1 \2", between) if _BETWEEN_LINKS.fullmatch(between) else between
        gaps.append(Gap(before, field.kind, at, field.start, between))
        at, before = field.end, field.kind
    last = text[at:end]
    # The end of a sentence isn't part of the format.
    gaps.append(Gap(before, END, at, end, _TEXT_END_MARKS.sub("", last) if before == "text" else last))
    return EntryLayout.of(row, "cell", fields, gaps)


def _cell_fields(text: str, start: int, end: int, fields: list[Field]) -> list[Field]:
    """Return the fields of a cell as its format has them: prose is a single text field."""
    if len(fields) > 1 and fields[0].kind == "text" and text[fields[0].start : fields[0].end].isdigit():
        # The row's number.
        fields = fields[1:]
    kinds = {field.kind for field in fields}
    if "title" in kinds:
        return _with_joined_text(fields)
    if kinds <= {"text"} or _is_prose(text, start, end, fields):
        is_bold = text[start : start + 2] == text[end - 2 : end] == "**" and end - start > 4
        return [Field("text", start + 2 * is_bold, end - 2 * is_bold)]
    return fields


def _with_joined_text(fields: list[Field]) -> list[Field]:
    """Return the fields of a cell with all that is between two texts after its title joined into one text."""
    title = next(index for index, field in enumerate(fields) if field.kind == "title")
    texts = [index for index, field in enumerate(fields) if field.kind == "text" and index > title]
    if len(texts) < 2:
        return fields
    first, last = texts[0], texts[-1]
    return [*fields[:first], Field("text", fields[first].start, fields[last].end), *fields[last + 1 :]]


def _is_prose(text: str, start: int, end: int, fields: Sequence[Field]) -> bool:
    """Return whether a cell has many words outside its fields, or in text fields."""
    words = 0
    for at, stop in zip(
        [start, *[field.end for field in fields]], [*[field.start for field in fields], end], strict=True
    ):
        words += len(_WORD.findall(_TAG.sub(" ", text[at:stop])))
    words += sum(len(_WORD.findall(text, field.start, field.end)) for field in fields if field.kind == "text")
    return words >= _MIN_PROSE_WORDS
