"""The date on which a page was read, which is not the date of the work: `accessed 5 May 2024`, `Zugriff am 5. Mai 2024`."""

from __future__ import annotations

from awesomelint.reading.parse.passage import Passage
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import contains_any

# What each of these phrases contains.
_WORDS = ("cess", "cces", "onsult", "etrieved", " am ", "eraadpleegd", "ämtad", "ostęp", "обращения")
_ACCESSED = lazy_pattern(
    r"(?i:\b(?:acess(?:o|ado) em|accesso|(?:last )?accessed(?: on)?|consult(?:é|ée|ato|ado) (?:le|il|em|el)|retrieved(?: on)?|"
    r"(?:abgerufen|besucht|zugriff|zuletzt (?:abgerufen|besucht)) am|acces(?:o|ado)(?: el)?|geraadpleegd op|hämtad(?: den)?|"
    r"dostęp|дата обращения))\b[\s:]*[^;()\[\]\n]{0,24}?(?:19|20)\d\d(?!\d)(?:[-/.]\d\d?){0,2}"
)


def access_dates(passage: Passage) -> None:
    """Keep the date on which a page was read from those that look for the date of the work."""
    if not contains_any(passage.text[passage.start : passage.end], _WORDS):
        # Much faster than the pattern.
        return
    for match in _ACCESSED.finditer(passage.text, passage.start, passage.end):
        passage.spans.append(match.span())
