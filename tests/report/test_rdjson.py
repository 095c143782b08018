"""The rdjson format: columns in bytes, and suggestions that reviewdog can put into a comment."""

from __future__ import annotations

import json

from awesomelint.findings import Edit, Finding
from awesomelint.fixing.edits import apply
from awesomelint.report.formats import rdjson
from awesomelint.source import Source, Span
from tests.support.report_readers import Reported, read_rdjson
from tests.support.reporting import LIST, finding, on, report, sample, written


def _suggestions(text: str, *edits: tuple[int, int, str]) -> list[dict]:
    one = finding(Span(edits[0][0], edits[0][0]), edits=edits)
    out = written(rdjson, report(text, one))
    read_rdjson(out)
    return json.loads(out)["diagnostics"][0].get("suggestions", [])


def _accepted(text: str, suggestion: dict) -> str:
    """The text after a suggestion, put together line by line and in bytes, as reviewdog does."""
    lines = text.encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    before, after = lines[: start["line"] - 1], lines[end["line"] :]
    made = suggestion["text"].encode()
    if "column" in start:
        made = (
            lines[start["line"] - 1][: start["column"] - 1]
            + made
            + lines[end["line"] - 1][end["column"] - 1 :]
        )
    return b"\n".join([*before, *([made] if made or "column" in start else []), *after]).decode()


def test_columns_count_bytes() -> None:
    out = written(rdjson, sample())
    # `- [` and four characters of three bytes each and a space come before.
    assert read_rdjson(out)[0] == Reported("README.md", 4, 17, "likely-typo", "warning")
    place = json.loads(out)["diagnostics"][0]["location"]["range"]
    assert place["end"]["column"] - place["start"]["column"] == len("🔥 Überblick".encode())


def test_columns_of_a_long_line_are_exact_at_every_offset() -> None:
    line = "ab论🔥é" * 200
    text = f"# x\n{line}\r\nlast"
    columns = rdjson._Columns(Source(text))
    start = text.index(line)
    for offset in range(start, start + len(line) + 2):
        assert columns.position(offset) == {"line": 2, "column": len(text[start:offset].encode()) + 1}


def test_a_fix_of_one_word_is_a_suggestion_there() -> None:
    at = on(LIST, "Überblick")
    (suggestion,) = _suggestions(LIST, (at.start, at.end, "Rückblick"))
    assert suggestion["text"] == "Rückblick"
    assert _accepted(LIST, suggestion) == LIST.replace("Überblick", "Rückblick")


def test_a_fix_of_several_edits_is_one_suggestion() -> None:
    edits = [
        (*on(LIST, "深度学习"), "Deep"),
        (*on(LIST, "Überblick"), "Survey"),
        (*on(LIST, "2017", 1), "Jun. 2017"),
    ]
    (suggestion,) = _suggestions(LIST, *edits)
    assert _accepted(LIST, suggestion) == apply(LIST, [Edit(*edit) for edit in edits])


def test_a_line_taken_out_is_a_suggestion_for_that_line_alone() -> None:
    line = "- [深度学习 🔥 Überblick](https://arxiv.org/abs/1412.6980), Dec. 22 2014.\n"
    (suggestion,) = _suggestions(LIST, (*on(LIST, line), ""))
    assert suggestion == {"range": {"start": {"line": 4}, "end": {"line": 4}}, "text": ""}
    assert _accepted(LIST, suggestion) == LIST.replace(line, "")


def test_no_suggestion_where_no_comment_could_show_it() -> None:
    far = "- x\n" * 200
    assert _suggestions(far, (0, 4, ""), (len(far), len(far), "- x\n")) == []
    assert _suggestions("- x", (3, 3, "\n")) == []
    assert _suggestions("- x\n", (2, 3, "y" * 20_000)) == []


def test_related_places_and_an_empty_run() -> None:
    diagnostics = json.loads(written(rdjson, sample()))["diagnostics"]
    assert diagnostics[1]["related_locations"][0]["location"]["range"]["start"] == {"line": 3, "column": 4}
    assert read_rdjson(written(rdjson, report(LIST))) == []


def test_a_fix_without_edits_is_no_suggestion() -> None:
    bare: Finding = finding(on(LIST, "2017"))
    assert "suggestions" not in json.loads(written(rdjson, report(LIST, bare)))["diagnostics"][0]
