"""Readers of the output formats: each checks the output against its format and returns what it reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import junitparser
from jsonschema import Draft7Validator, FormatChecker

from tests.support import TESTS

_FIXTURES = TESTS / "fixtures"


class Reported(NamedTuple):
    """What a format says about a finding; `column` is 0 if the format has none."""

    path: str
    line: int
    column: int
    rule: str
    severity: str


_LINE = {"type": "integer", "minimum": 1}
_PLACE = {"line": _LINE, "column": _LINE}


def _closed(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_ONE_LINE = {"type": "string", "pattern": r"^[^\n\r]+$"}
FINDING = _closed(
    {
        "path": {"type": "string", "minLength": 1},
        "rule": {"type": "string", "pattern": "^[a-z][a-z-]+$"},
        "severity": {"enum": ["error", "warning", "note"]},
        "message": {"type": "string", "minLength": 1},
        **_PLACE,
        "end_line": _LINE,
        "end_column": _LINE,
        "related": {"type": "array", "items": _closed({"path": _TEXT, **_PLACE, "message": _TEXT})},
        "fix": {
            "oneOf": [
                {"type": "null"},
                _closed(
                    {
                        "title": _TEXT,
                        "safety": {"enum": ["safe", "unsafe"]},
                        "edits": {
                            "type": "array",
                            "minItems": 1,
                            "items": _closed(
                                {"start": _closed(_PLACE), "end": _closed(_PLACE), "text": _TEXT}
                            ),
                        },
                    }
                ),
            ]
        },
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    }
)

# As the messages of reviewdog's `reviewdog.proto`; a position without a column belongs to a range of whole lines.
_POSITION = _closed(_PLACE, "column")
_RANGE = _closed({"start": _POSITION, "end": _POSITION}, "end")
_LOCATION = _closed({"path": _TEXT, "range": _RANGE}, "range")
_SOURCE = _closed({"name": _TEXT, "url": {"type": "string", "format": "uri"}}, "url")
_DIAGNOSTIC = _closed(
    {
        "message": _ONE_LINE,
        "location": _LOCATION,
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "code": _closed({"value": _TEXT, "url": {"type": "string", "format": "uri"}}, "url"),
        "suggestions": {"type": "array", "minItems": 1, "items": _closed({"range": _RANGE, "text": _TEXT})},
        "related_locations": {"type": "array", "items": _closed({"message": _TEXT, "location": _LOCATION})},
    },
    "suggestions",
    "related_locations",
)
RDJSON = _closed({"source": _SOURCE, "diagnostics": {"type": "array", "items": _DIAGNOSTIC}})

# As GitLab's documentation of the Code Quality report format.
_LINES = _closed({"begin": _LINE, "end": _LINE}, "end")
GITLAB = {
    "type": "array",
    "items": _closed(
        {
            "description": _ONE_LINE,
            "check_name": _TEXT,
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _closed({"path": {"type": "string", "pattern": "^(?!\\./)"}, "lines": _LINES}),
        }
    ),
}


def hold(value: Any, schema: dict[str, Any]) -> None:
    """Fail with the first difference between a value and a schema."""
    for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(value):
        raise AssertionError(f"{error.json_path}: {error.message[:300]}")


def read_json(text: str) -> list[Reported]:
    found = json.loads(text)
    hold(found, {"type": "array", "items": FINDING})
    return [Reported(one["path"], one["line"], one["column"], one["rule"], one["severity"]) for one in found]


def read_json_lines(text: str) -> list[Reported]:
    assert not text or text.endswith("\n")
    return read_json("[" + ",".join(text.split("\n")[:-1]) + "]")


@cache
def sarif_validator() -> Draft7Validator:
    schema = json.loads((_FIXTURES / "sarif" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema, format_checker=FormatChecker())


def read_sarif(text: str) -> list[Reported]:
    log = json.loads(text)
    for error in sarif_validator().iter_errors(log):
        raise AssertionError(f"{error.json_path}: {error.message[:300]}")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    reported = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"], errors="replace")
        region = place["region"]
        reported.append(
            Reported(path, region["startLine"], region["startColumn"], result["ruleId"], result["level"])
        )
    return reported


def read_rdjson(text: str) -> list[Reported]:
    """What reviewdog reads; columns count bytes of UTF-8."""
    result = json.loads(text)
    hold(result, RDJSON)
    reported = []
    for one in result["diagnostics"]:
        start = one["location"]["range"]["start"]
        severity = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}[one["severity"]]
        reported.append(
            Reported(one["location"]["path"], start["line"], start["column"], one["code"]["value"], severity)
        )
    return reported


def read_gitlab(text: str) -> list[Reported]:
    found = json.loads(text)
    hold(found, GITLAB)
    assert len({one["fingerprint"] for one in found}) == len(found)
    severities = {"major": "error", "minor": "warning", "info": "note"}
    reported = []
    for one in found:
        where = one["location"]
        reported.append(
            Reported(
                where["path"], where["lines"]["begin"], 0, one["check_name"], severities[one["severity"]]
            )
        )
    return reported


_CASE = re.compile(r"([a-z-]+) \(line (\d+), column (\d+)\)")


def read_junit(text: str) -> list[Reported]:
    """What a build service reads; the counts must add up, for two parsers."""
    root = ET.fromstring(text.encode("utf-8"))
    parsed = junitparser.JUnitXml.fromstring(text.encode("utf-8"))
    suites = root.findall("testsuite")
    assert len(list(parsed)) == len(suites)
    reported = []
    for suite, again in zip(suites, parsed, strict=True):
        cases = suite.findall("testcase")
        failed = [case for case in cases if case.find("failure") is not None]
        assert (int(suite.attrib["tests"]), int(suite.attrib["failures"])) == (len(cases), len(failed))
        assert len(cases) == len(failed) or (len(cases) == 1 and not failed)
        assert sum(
            isinstance(outcome, junitparser.Failure) for case in again for outcome in case.result
        ) == len(failed)
        for case in failed:
            match = _CASE.fullmatch(case.attrib["name"])
            failure = case.find("failure")
            assert match and failure is not None and failure.text
            reported.append(
                Reported(suite.attrib["name"], int(match[2]), int(match[3]), match[1], failure.attrib["type"])
            )
    assert int(root.attrib["failures"]) == len(reported)
    return reported


_TEXT_LINE = re.compile(r"(.+?):(\d+):(\d+): (error|warning|note): .+ \[([a-z-]+)\]")


def read_text(text: str) -> list[Reported]:
    matches = [_TEXT_LINE.fullmatch(line) for line in text.split("\n")]
    return [Reported(m[1], int(m[2]), int(m[3]), m[5], m[4]) for m in matches if m]


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


# What GitHub's runner knows, and the words that its log viewer takes for marks.
_MESSAGES = ("error", "warning", "notice", "debug", "group", "endgroup", "echo", "command", "section")
_ORDERS = ("add-mask", "add-matcher", "remove-matcher", "set-output", "set-env", "add-path", "save-state")
_KNOWN = frozenset((*_MESSAGES, *_ORDERS, "stop-commands"))


def command(line: str) -> Command | None:
    """A line of a log as GitHub's runner reads it: the command in it, if there is one."""
    line = line.lstrip()
    if line.startswith("::") and "::" in line[2:]:
        head, _, data = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        if name.lower() in _KNOWN:
            pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if "=" in pair)
            return Command(name, {key: _unescape(value, ":", ",") for key, value in pairs}, _unescape(data))
    at = line.find("##[")
    if at >= 0 and "]" in line[at:]:
        head, _, data = line[at + 3 :].partition("]")
        if head.split(" ")[0].lower() in _KNOWN:
            return Command(head.split(" ")[0], {}, data)
    return None


def _unescape(text: str, *more: str) -> str:
    for char in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def read_github(text: str) -> tuple[list[Reported], list[str]]:
    """The annotations in order, and the other lines of the log without the marks of groups."""
    reported, rest = [], []
    assert "\r" not in text
    for line in text.split("\n"):
        found = command(line)
        if found is None:
            rest.append(line)
            continue
        assert line.startswith("::")
        if found.name in ("group", "endgroup"):
            continue
        assert found.name in ("error", "warning", "notice")
        about = found.properties
        if about == {"title": "awesomelint"}:
            # Not a finding, but a message of the program.
            rest.append(found.data)
            continue
        rule = re.fullmatch(r"awesomelint \(([a-z-]+)\)", about["title"])
        assert rule and found.data and set(about) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert ("col" in about) == ("endColumn" in about)
        if "col" in about:
            assert about["line"] == about["endLine"]
        severity = "note" if found.name == "notice" else found.name
        reported.append(
            Reported(about["file"], int(about["line"]), int(about.get("col", 0)), rule[1], severity)
        )
    return reported, rest


# The reader of each format that is written to standard output.
READERS: dict[str, Callable[[str], list[Reported]]] = {
    "text": read_text,
    "concise": read_text,
    "json": read_json,
    "json-lines": read_json_lines,
    "github": lambda text: read_github(text)[0],
    "sarif": read_sarif,
    "rdjson": read_rdjson,
    "gitlab": read_gitlab,
    "junit": read_junit,
}
