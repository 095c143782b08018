"""A link or image whose file is not there.

## Why
On GitHub the reader gets a “not found”, or a broken picture. Files are renamed, the lists that name them are not.

## Wrong
    See the [papers on jailbreaks](./subtopic/JailBreak&Attacks.md).

## Right
    See the [papers on jailbreaks](./subtopic/Jailbreaks&Attack.md).

## Fix
Unsafe, where exactly one file of the repository has that name in another folder or case, or nearly that name.

## Notes
Files are sought in the working tree of the list's repository. Nothing is said of a list that is in none (text from a
pipe, a copy), or of which no relative address leads anywhere: it was taken out of its repository. The
case of letters counts, as it does on GitHub. Addresses that lead out of the known files (`../../issues`) are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import normpath
from urllib.parse import unquote

from awesomelint.analysis.addresses import addresses
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, unsafe
from awesomelint.util.regex import lazy_pattern

# More files with like names are not compared one by one.
_COMPARED = 200
_ELSEWHERE = lazy_pattern(
    r"[A-Za-z][A-Za-z0-9+.-]*:|(?:https?)?//|www\.|[\[(]|(?:[\w-]+\.)+(?:com|org|net|io|edu|ai|cn|co|gov|uk|de|jp|fr|kr)(?:/|$)|\S+@\S+$",
    re.IGNORECASE,
)


@rule(
    "missing-file",
    group="links",
    severity=Severity.ERROR,
    fix="unsafe",
    changes=("links",),
    looks_for_files=True,
)
def check(context: Context) -> Iterator[Found]:
    """Look up each relative address among the files that are known."""
    document = context.document
    if context.files is None:
        return
    known = {normpath(name) for name in context.files} | {"."}
    known |= {name[: match.start()] for name in known for match in re.finditer("/", name)}
    names: dict[str, list[str]] = {}
    for name in known:
        names.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    for reference in addresses(document).odd:
        url = reference.url.strip()
        path = url.partition("#")[0].partition("?")[0]
        if reference.kind == "url" or _ELSEWHERE.match(url) or not ("." in path or "/" in path):
            continue
        wanted = normpath(unquote(path).lstrip("/"))
        outside = url.startswith("/") or wanted.startswith("..")
        if wanted in known or (outside and wanted.rpartition("/")[0] not in known):
            continue
        span, near, fix = reference.url_span or reference.span, _nearest(wanted, names), None
        if (
            near
            and reference.url_span is not None
            and document.source.text[span.start : span.end] == reference.url
        ):
            right = ("./" if url.startswith("./") else "") + near.replace(" ", "%20") + url[len(path) :]
            fix = unsafe(f"Name {near}", Edit(*span, right))
        yield Found(
            span, f"there is no file {wanted}" + (f"; {near} is there" if near else ""), fix=fix, key=wanted
        )


def _nearest(wanted: str, names: Mapping[str, list[str]]) -> str | None:
    """The one file that has the same name but for case or folder, or nearly the same, by the files of each name."""
    name = wanted.rpartition("/")[2].casefold()
    if name in names:
        return names[name][0] if len(names[name]) == 1 else None
    from difflib import get_close_matches

    alike = [other for other in names if other[:1] == name[:1] and -3 < len(other) - len(name) < 3]
    close = get_close_matches(name, alike[:_COMPARED], 2, 0.85)
    return names[close[0]][0] if len(close) == 1 and len(names[close[0]]) == 1 else None
