"""BibTeX: titles and venues keep their case, whatever a bibliography style does with it."""

from __future__ import annotations

import io

import bibtexparser
import pytest

from awesomelint.export import bibtex
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.records import works_in

LIST = """\
# Papers

- [Locks & Keys for LLMs](https://example.org/locks). Lock-LLM Workshop at NeurIPS 2024.
- [Seeing RNNs Forget](https://example.org/rnns). JMLR 2021.
- [Adam: A Method](https://arxiv.org/abs/1412.6980). ICLR 2015.
"""


def records() -> dict[str, dict[str, str]]:
    out = io.StringIO()
    bibtex.write(read(Source(LIST, "README.md")).entries, out)
    library = bibtexparser.parse_string(out.getvalue())
    return {record.key: {field.key: field.value for field in record.fields} for record in library.entries}


def test_titles_and_venues_are_in_braces_of_their_own() -> None:
    found = records()
    assert [record["title"] for record in found.values()] == [
        r"{Locks \& Keys for LLMs}",
        "{Seeing RNNs Forget}",
        "{Adam: A Method}",
    ]
    venues = [record.get("booktitle") or record["journal"] for record in found.values()]
    assert all(venue[0] == "{" and venue[-1] == "}" for venue in venues)
    assert venues[-1] == "{ICLR}"
    # The model's track is in lower case.
    assert [record.get("note") for record in found.values()] == ["Lock-LLM Workshop", None, None]


@pytest.mark.parametrize("field", ["year", "url"])
def test_what_has_no_case_needs_no_braces(field: str) -> None:
    assert not any("{" in record[field] for record in records().values())


def test_et_al_is_others() -> None:
    text = "# Papers\n\n- [Small Barns](https://example.org/b). Lark et al. 2020.\n- [Hay](https://example.org/h). Bo Lu and Al Po. 2020.\n"
    out = io.StringIO()
    bibtex.write(read(Source(text, "README.md")).entries, out)
    assert "author = {{Lark} and others}," in out.getvalue()
    assert "author = {Lu, Bo and Po, Al}," in out.getvalue()
    assert [(work.authors, work.et_al) for work in works_in(out.getvalue(), "x.bib")] == [
        (("Lark",), True),
        (("Bo Lu", "Al Po"), None),
    ]
