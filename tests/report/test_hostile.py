"""Hostile text: whatever a list or the name of a file holds, no output format hands it on so that it does harm."""

from __future__ import annotations

import io
import json
import re
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from awesomelint.engine import Report
from awesomelint.findings import Severity
from awesomelint.report.formats import github, gitlab, json_lines, junit, rdjson, sarif, text, unified_diff
from awesomelint.report.formats import json as as_json
from awesomelint.source import Source
from awesomelint.ui.sanitize import HARMFUL, clipped, harmless, inert, safe_text
from tests.support.report_readers import (
    command,
    read_github,
    read_gitlab,
    read_json,
    read_json_lines,
    read_junit,
    read_rdjson,
    read_sarif,
    read_text,
)
from tests.support.reporting import finding, on, report, written

HOSTILE = {
    "a command in percent signs": "%0A::set-output name=x::y%0D%0A::error::z",
    "a command": "::add-mask::secret",
    "a command of old": "##[add-mask]secret ##vso[task.setvariable variable=PATH]x",
    "a command on a line of its own": "x\n::error::y\r\n##[error]z",
    "terminal escapes": "\x1b[2J\x1b]0;title\x07\x1b]8;;http://x\x1b\\ \x9b31m \x08\x7f\x00\x0b",
    "directions": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c",
    "ends of lines": "a\u2028b\u2029c\x85d\x0ce",
    "markup": "</failure>]]><script> & \" ' <!-- <![CDATA[",
    "what XML forbids": "\x01\ufffe\uffff\x1f",
    "a table": "a | b\n| --- |\n`c` **d** <img src=x onerror=e()> [f](javascript:g())",
    "placeholders": "{0} {1} [x](1) %s %(x)s ${{ github.token }}",
    "a command in the middle": 'see ###[add-mask]secret and \\##[error]x and "##vso[task.complete]"',
    "a fence and its end": "```\n</details>\n::endgroup::\n~~~",
    "a long line": "y" * 1_000_000,
}
JSON = {
    "json": (as_json, read_json),
    "json-lines": (json_lines, read_json_lines),
    "sarif": (sarif, read_sarif),
} | {
    "rdjson": (rdjson, read_rdjson),
    "gitlab": (gitlab, read_gitlab),
}
# What steers a terminal, an XML parser or a reader's eye; a line feed is the only control that reports are made of.
_HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def _hostile(bad: str, path: str = "README.md", copies: int = 1) -> Report:
    """A list whose title, and findings whose message, related place and fix hold a hostile text."""
    source = f"# List\n\n- [{bad}](https://arxiv.org/abs/1706.03762)\n- [{bad}](https://arxiv.org/abs/1706.03762)\n"
    found = []
    for severity in Severity:
        span = on(source, f"[{bad}]", 1)
        one = finding(
            span,
            severity=severity,
            message=f"“{bad}” is already listed",
            related=[(on(source, f"[{bad}]"), f"“{bad}” is first listed here")],
            edits=[(span.start, span.end, f"{bad}!")],
            title=f"Write “{bad}”",
        )
        found += [one._replace(key=str(nth)) for nth in range(copies)]
    return report(source, *found, path=path)


def _commands(out: str) -> list[str]:
    """The lines that a build service would obey."""
    return [line for line in out.split("\n") if command(line) or "##[" in line or "##vso[" in line]


each_hostile = pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE.keys())


@each_hostile
@pytest.mark.parametrize("colour", [False, True])
def test_text(bad: str, colour: bool) -> None:
    out = written(text, _hostile(bad), colour=colour)
    plain = re.sub("\033\\[[0-9;]*m", "", out) if colour else out
    assert not _HARMFUL.search(plain)
    assert len(read_text(plain)) == 3 and max(map(len, plain.split("\n"))) < 1000


@each_hostile
def test_text_in_a_log_of_a_build_service(bad: str) -> None:
    hostile = [_hostile(bad, path=f"{bad[:60]}.md"), _hostile("x", path=f"{bad[:60]}/other.md")]
    assert not _commands(safe_text(written(text, *hostile), log=True, painted=False))
    assert not _commands(safe_text(written(text, *hostile, colour=True), log=True, painted=True))


@each_hostile
def test_github(bad: str) -> None:
    summary = io.StringIO()
    # One more than GitHub shows of each, so that some go to the log.
    out = written(github, _hostile(bad, copies=11), summary=summary)
    reported, rest = read_github(out)
    assert [one.severity for one in reported] == ["error"] * 10 + ["warning"] * 10 + ["note"] * 10
    assert not _HARMFUL.search(out) and "##[" not in "\n".join(rest)
    assert max(map(len, out.split("\n"))) < 10_000
    assert not _HARMFUL.search(summary.getvalue())
    rows = [line for line in summary.getvalue().split("\n") if line.startswith("| ")]
    assert len(rows) == 2 + 33 and {row.count("|") for row in rows} == {5}


@pytest.mark.slow
@each_hostile
@pytest.mark.parametrize("name", JSON)
def test_json_formats(bad: str, name: str) -> None:
    module, read = JSON[name]
    out = written(module, _hostile(bad))
    assert len(read(out)) == 3
    # What could steer a terminal or a build service is there as an escape, and comes back whole.
    assert not _HARMFUL.search(out) and not _commands(out)
    if name == "json":
        assert {one["message"] for one in json.loads(out)} == {f"“{bad}” is already listed"}
        assert {one["fix"]["edits"][0]["text"] for one in json.loads(out)} == {f"{bad}!"}


@each_hostile
def test_junit(bad: str) -> None:
    out = written(junit, _hostile(bad))
    assert len(read_junit(out)) == 3
    assert not _HARMFUL.search(out) and not _commands(out)
    (failure, *_) = ET.fromstring(out.encode()).iter("failure")
    assert failure.get("message") == clipped(f"“{bad}” is already listed")


NAMES = [bad[:60] for name, bad in HOSTILE.items() if name != "a long line"]


@pytest.mark.parametrize("bad", NAMES, ids=[name for name in HOSTILE if name != "a long line"])
def test_names_of_files(bad: str) -> None:
    path = f"{bad.replace('/', '')}.md".replace("\x00", "")
    for module, read in JSON.values():
        out = written(module, _hostile("x", path))
        assert len(read(out)) == 3 and not _HARMFUL.search(out)
    assert len(read_junit(written(junit, _hostile("x", path)))) == 3
    reported, rest = read_github(written(github, _hostile("x", path, copies=11)))
    assert {one.path for one in reported} == {HARMFUL.sub("\ufffd", path)} and "##[" not in "\n".join(rest)
    plain = written(text, _hostile("x", path))
    assert not _HARMFUL.search(plain) and len(read_text(plain)) == 3


@each_hostile
def test_a_diff_on_a_terminal(bad: str) -> None:
    for wishes in ({"terminal": True}, {"colour": True}):
        out = io.StringIO()
        unified_diff.write(Source(f"- {bad}\n", "a.md"), Source(f"- {bad}!\n", "a.md"), out, **wishes)
        assert not _HARMFUL.search(re.sub("\033\\[[0-9;]*m", "", out.getvalue()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "module", [text, github, as_json, sarif, rdjson, gitlab, junit], ids=lambda module: module.__name__
)
def test_a_long_line_with_many_findings_is_shown_in_little(module: ModuleType) -> None:
    line = "- " + "é[x](https://arxiv.org/abs/1706.03762) " * 2000
    spots = [at for at in range(2, len(line), 39) if line[at] == "é"]
    found = [finding(on(line, "é")._replace(start=at, end=at + 1), message=str(at)) for at in spots]
    assert len(found) == 2000
    assert len(written(module, report(line, *found))) < 2000 * 1500


def test_what_is_harmless_stays() -> None:
    assert harmless("深度 𝒳 é 🔥 e\u0301 👩\u200d🔬 – “x”") == "深度 𝒳 é 🔥 e\u0301 👩\u200d🔬 – “x”"
    assert clipped("a\tb") == "a b" and clipped("x" * 700) == "x" * 599 + "…"
    assert inert("README.md:1:1: error") == "README.md:1:1: error"
    assert inert("  1 | ##[Papers](#papers)") == "  1 | # #[Papers](#papers)"
