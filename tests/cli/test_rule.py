"""`awesomelint rule` lists all rules and explains each; other programs get the same as JSON."""

from __future__ import annotations

import io
import json

import pytest

from awesomelint.cli import main
from awesomelint.cli.commands import rule as command
from awesomelint.rules import BY_NAME, FORMER_NAMES, all_rules
from awesomelint.rules.api import Rule
from awesomelint.ui.columns import columns
from awesomelint.ui.sanitize import unpainted


def reported(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["rule", *arguments]) == 0
    return capsys.readouterr().out


def test_all_rules_are_listed_below_their_group(capsys: pytest.CaptureFixture[str]) -> None:
    group = ""
    listed = []
    for line in reported(capsys).split("\n\n")[0].splitlines():
        if not line.startswith(" "):
            group = line
        else:
            listed.append((group, *line.split()[:2]))
    assert sorted(listed) == sorted((rule.group, rule.name, rule.severity.word) for rule in all_rules())


def test_a_group_is_listed_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    of_group = [rule.name for rule in all_rules() if rule.group == "links"]
    lines = reported(capsys, "links").split("\n\n")[0].splitlines()
    assert lines[0] == "links" and [line.split()[0] for line in lines[1:]] == of_group
    listed = json.loads(reported(capsys, "links", "--output-format", "json"))
    assert [item["name"] for item in listed] == of_group


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_rules_fit_a_terminal(width: int) -> None:
    for name in ("url-form", "toc-mismatch", "likely-typo"):
        out = io.StringIO()
        command._explain(BY_NAME[name], out, unpainted, width)
        prose = [line for line in out.getvalue().splitlines()[1:] if not line.startswith("    ")]
        assert max(map(columns, prose)) <= width
        assert "".join(out.getvalue().split()) == "".join(explained(BY_NAME[name]).split())
    out = io.StringIO()
    command._list(all_rules(), out, unpainted, width)
    assert max(map(columns, out.getvalue().splitlines())) <= max(width, 62)
    for rule in all_rules():
        assert "".join(rule.summary.split()) in "".join(out.getvalue().split())


def explained(rule: Rule) -> str:
    out = io.StringIO()
    command._explain(rule, out, unpainted, None)
    return out.getvalue()


def test_the_list_as_json_has_what_other_programs_need(capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(reported(capsys, "--output-format", "json"))
    assert [item["name"] for item in listed] == [rule.name for rule in all_rules()]
    for item in listed:
        assert list(item) == ["name", "group", "severity", "fix", "since", "summary"]
        assert item["severity"] in ("error", "warning", "note")
        assert item["fix"] in ("no", "safe", "unsafe", "both")
        assert item["summary"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_each_rule_is_explained_whole(rule, capsys: pytest.CaptureFixture[str]) -> None:
    shown = reported(capsys, rule.name)
    for line in rule.documentation.splitlines():
        assert line.removeprefix("## ") in shown
    for name in ("severity", "allow", *rule.options):
        assert f"    {name} = " in shown
    as_json = json.loads(reported(capsys, rule.name, "--output-format", "json"))
    assert as_json["documentation"] == rule.documentation
    assert list(as_json["options"]) == list(rule.options)


def test_colour_is_for_terminals_and_for_those_who_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\033" not in reported(capsys, "mojibake")
    assert "\033[1mWhy\033[0m" in reported(capsys, "mojibake", "--color", "always")


def test_an_unknown_rule_is_reported_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "mojibak"]) == 2
    assert (
        capsys.readouterr().err == "awesomelint: unknown rule or group `mojibak`; did you mean `mojibake`?\n"
    )
    assert main(["rule", "zzzzzz"]) == 2
    assert (
        capsys.readouterr().err
        == "awesomelint: unknown rule or group `zzzzzz`; run `awesomelint rule` to list all rules\n"
    )


def test_a_renamed_rule_is_explained_by_its_old_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FORMER_NAMES, "wrong-encoding", "mojibake")
    assert reported(capsys, "wrong-encoding") == reported(capsys, "mojibake")
