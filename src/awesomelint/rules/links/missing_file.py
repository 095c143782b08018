"""A link or image whose file does not exist.

## Why
Readers get a “not found” page or a broken image. Files are often renamed without updating the lists that link
to them.

## Wrong
    See the [papers on jailbreaks](./subtopic/JailBreak&Attacks.md).

## Right
    See the [papers on jailbreaks](./subtopic/Jailbreaks&Attack.md).

## Fix
Unsafe, if exactly one file of the repository has the same name in another folder or in different case, or a
similar name.

## Notes
The rule looks for files in the working tree of the repository that contains the list. Names are
case-sensitive, as on GitHub. The rule ignores URLs that lead out of the repository (`../../issues`), lists
outside a repository (text from a pipe, a copy), and lists of which no relative URL leads to a file, because
they were copied from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import normpath

from awesomelint.analysis.urls import sort_urls
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, unsafe
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import percent_decoded

# At most this many similar names are compared, which limits the time in large repositories.
_MAX_COMPARED = 200
_NOT_A_FILE = lazy_pattern(
    r"[A-Za-z][A-Za-z0-9+.-]*:|(?:https?)?//|www\.|[\[(]|"
    r"(?:[\w-]+\.)+(?:com|org|net|io|edu|ai|cn|co|gov|uk|de|jp|fr|kr)(?:/|$)|\S+@\S+$",
    re.IGNORECASE,
)


@rule(
    "missing-file",
    group="links",
    severity=Severity.ERROR,
    fix="unsafe",
    changes=("links", "urls"),
    looks_for_files=True,
)
def check(context: Context) -> Iterator[Found]:
    """Look up each relative URL in the files and folders of the repository."""
    document = context.document
    if context.files is None:
        return
    paths = {normpath(path) for path in context.files} | {"."}
    paths |= {path[: match.start()] for path in paths for match in re.finditer("/", path)}
    paths_by_name: dict[str, list[str]] = {}
    for path in paths:
        paths_by_name.setdefault(path.rpartition("/")[2].casefold(), []).append(path)
    for reference in sort_urls(document).unusual:
        url = reference.url.strip()
        url_path = url.partition("#")[0].partition("?")[0]
        if reference.kind == "url" or _NOT_A_FILE.match(url) or not ("." in url_path or "/" in url_path):
            continue
        target = normpath(percent_decoded(url_path).lstrip("/"))
        outside = url.startswith("/") or target.startswith("..")
        if target in paths or (outside and target.rpartition("/")[0] not in paths):
            continue
        assert reference.url_span is not None
        span, similar, fix = reference.url_span, _find_similar(target, paths_by_name), None
        if similar and document.source.text[span.start : span.end] == reference.url:
            prefix = "./" if url.startswith("./") else ""
            new_url = prefix + similar.replace(" ", "%20") + url[len(url_path) :]
            fix = unsafe(f"Replace the URL with `{new_url}`", Edit(*span, new_url))
        suggestion = f"; did you mean “{similar}”?" if similar else ""
        yield Found(span, f"file “{target}” does not exist{suggestion}", fix=fix, key=target)


def _find_similar(target: str, paths_by_name: Mapping[str, list[str]]) -> str | None:
    """Return the only path with the same or a similar name, None if there are none or several.

    `paths_by_name` holds the paths by their last part, case-folded.
    """
    name = target.rpartition("/")[2].casefold()
    if name in paths_by_name:
        return paths_by_name[name][0] if len(paths_by_name[name]) == 1 else None
    from difflib import get_close_matches

    candidates = [
        other for other in paths_by_name if other[:1] == name[:1] and -3 < len(other) - len(name) < 3
    ]
    close = get_close_matches(name, candidates[:_MAX_COMPARED], 2, 0.85)
    if len(close) != 1 or len(paths_by_name[close[0]]) != 1:
        return None
    return paths_by_name[close[0]][0]
