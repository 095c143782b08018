"""The extension for VS Code has the settings and commands that its pages name, and starts a command that there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from awesomelint.cli.arguments import parse
from awesomelint.server.actions import FIX_ALL
from tests.support import PROJECT

EXTENSION = PROJECT / "editors" / "vscode"
PAGES = [PROJECT / "docs" / "editors.md", EXTENSION / "README.md"]
MANIFEST: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
CODE = (EXTENSION / "src" / "extension.ts").read_text(encoding="utf-8")


def rows(page: Path, pattern: str) -> set[str]:
    return set(re.findall(rf"^\| {pattern} \|", page.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pages_name_all_settings_and_commands(page: Path) -> None:
    contributed = MANIFEST["contributes"]
    assert rows(page, r"`(awesomelint\.[\w.]+)`") == set(contributed["configuration"]["properties"])
    commands = {f"{command['category']}: {command['title']}" for command in contributed["commands"]}
    assert rows(page, r"(awesomelint: [^|]+?)") == commands


def test_the_commands_are_registered() -> None:
    registered = re.findall(r'registerCommand\("([\w.]+)"', CODE)
    assert sorted(registered) == sorted(command["command"] for command in MANIFEST["contributes"]["commands"])


def test_the_command_that_is_started_exists() -> None:
    (started,) = re.findall(r"args: \[(.*?)\]", CODE)
    assert parse(json.loads(f"[{started}]")).verb == "server"


@pytest.mark.parametrize("text", [CODE, *(page.read_text(encoding="utf-8") for page in PAGES)])
def test_fix_all_is_the_kind_that_the_server_answers(text: str) -> None:
    assert set(re.findall(r"source\.fixAll\.\w+", text)) == {FIX_ALL}


def test_an_untrusted_folder_does_not_choose_the_program() -> None:
    untrusted = MANIFEST["capabilities"]["untrustedWorkspaces"]
    assert untrusted["supported"] == "limited" and untrusted["restrictedConfigurations"] == [
        "awesomelint.path"
    ]


def test_dependencies_are_pinned() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert all(re.fullmatch(r"[\d.]+", version) for version in MANIFEST[kind].values())
        assert lock["packages"][""][kind] == MANIFEST[kind]
    # What is compiled against is the oldest VS Code that may install the extension.
    assert MANIFEST["engines"]["vscode"] == f"^{MANIFEST['devDependencies']['@types/vscode']}"
