"""Authors that a comma separates from the title, as it separates them from each other: `Ada Lark, Bo Finch, Tidy Sheep on Hills`."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.parse.plain_title import NO_NAME, is_service
from awesomelint.reading.parse.recognisers import NAMES_VENUE
from awesomelint.util.regex import compiled

# The initial of a name.
_INITIAL = compiled(rf" {author_names.UPPER}$")
_COMMA = compiled(r",\s*(?=\S)")


def is_full_name(part: str) -> bool:
    """Return whether words between commas are a person's full name, or two joined by `and`."""
    return (
        author_names.is_list(part, lenient=True)
        and NO_NAME.search(part) is None
        and NAMES_VENUE.search(part) is None
    )


def end_before_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the authors at the head of `text[start:end]` end, and where the title after a comma begins.

    Both are `end` if the text does not begin with full names, or with names and “et al.”.
    """
    ends: list[tuple[int, int]] = []
    at = start
    for comma in _COMMA.finditer(text, start, end):
        part = text[at : comma.start()]
        if not is_full_name(part) and not author_names.has_et_al(part):
            break
        ends.append(comma.span())
        at = comma.end()
    if len(ends) > 1 and _is_venue(text[at:end].partition(",")[0].rstrip()):
        # The title, too, can look like a name: `Ada Lark, Bo Finch, Stacking Hay, ICML 2020`.
        ends.pop()
    elif _INITIAL.search(text[at:end].rstrip()):
        # Only names: `Lark A, Finch B`
        return end, end
    return ends[-1] if ends else (end, end)


def _is_venue(part: str) -> bool:
    return is_service(part) or (part[-4:].isdigit() and NAMES_VENUE.search(part) is not None)
