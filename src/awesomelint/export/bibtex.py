"""BibTeX records in UTF-8, with special characters escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from awesomelint.export.bibliography import CitationKeys, Work, work
from awesomelint.fields.person_names import Person
from awesomelint.model import Entry
from awesomelint.writing.pattern import has_et_al

_ESCAPES = {
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
_TYPES = {"article": "article", "inproceedings": "inproceedings", "preprint": "misc", "misc": "misc"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write a record for each entry, separated by blank lines."""
    keys = CitationKeys()
    out.write("\n".join(_record(entry, work(entry, keys)) for entry in entries))


def _record(entry: Entry, item: Work) -> str:
    fields: list[tuple[str, str]] = [("title", "{" + escape(item.title) + "}")]
    if item.authors:
        # BibTeX writes “et al.” for “others”.
        names = [*map(_name, item.authors), *(["others"] if has_et_al(entry) else [])]
        fields.append(("author", " and ".join(names)))
    if item.container:
        # Like the title, in braces of its own, so that no style changes its case.
        fields.append(
            ("journal" if item.kind == "article" else "booktitle", "{" + escape(item.container) + "}")
        )
    if item.year is not None:
        fields.append(("year", str(item.year)))
    if entry.arxiv is not None:
        fields += [("eprint", entry.arxiv.id), ("archiveprefix", "arXiv")]
    if entry.doi is not None:
        fields.append(("doi", escape(entry.doi)))
    if item.url:
        # URLs are verbatim; only characters that would end the field are encoded.
        fields.append(("url", item.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")))
    if entry.tags:
        fields.append(("keywords", escape(", ".join(entry.tags))))
    if entry.venue is not None and entry.venue.track:
        fields.append(("note", escape(_track(entry.venue.track, entry.venue.raw))))
    lines = [f"  {name} = {{{value}}}," for name, value in fields]
    if item.month is not None:
        lines.append(f"  month = {_MONTHS[item.month - 1]},")
    return f"@{_TYPES[item.kind]}{{{item.key},\n" + "\n".join(lines) + "\n}\n"


def _track(track: str, raw: str) -> str:
    """Return the track of a venue as the list writes it: the model has it in lower case."""
    written = re.search(re.escape(track), raw, re.IGNORECASE)
    return written[0] if written is not None else track


def _name(person: Person) -> str:
    family, given = escape(person.family), escape(person.given)
    # “and” separates authors, so a name that contains the word needs braces.
    if not given:
        return "{" + family + "}"
    return f"{family}, {given}" if " and " not in f" {family} {given} " else "{" + f"{family}, {given}" + "}"


def escape(text: str) -> str:
    """Escape the special characters of BibTeX and TeX, except in mathematics between dollar signs."""
    parts = text.split("$")
    if len(parts) % 2 == 0:
        # With an odd number of dollar signs, none of them delimits mathematics.
        parts = [text.replace("$", "\0")]
    for index in range(0, len(parts), 2):
        parts[index] = "".join(_ESCAPES.get(char, char) for char in parts[index]).replace("\0", r"\$")
    result = "$".join(parts).replace("\n", " ")
    return (
        result
        if _balanced(result)
        else result.replace("{}", "\0").replace("{", "(").replace("}", ")").replace("\0", "{}")
    )


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
