"""A small runner of composite actions: it runs their steps as GitHub's does, with the same files and variables.

A step that does nothing but start a module of the action is a call of that module in this process, which takes a fraction of
the time, unless a test is about the shell or the process.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import yaml

from tests.support.packages import PROJECT, environment
from tests.support.program import called

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
# No step but those that ask GitHub may get it.
TOKEN = "ghs_secret"
_OWN_MODULE = re.compile(r'"\$PYTHON" -I "\$GITHUB_ACTION_PATH/action/(\w+)\.py"(?: (\w+))?\n')
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


class Outcome(NamedTuple):
    """The results of a run of the action."""

    status: int
    log: str
    summary: str
    outputs: dict[str, str]
    used: list[str]


class Runner:
    """A machine with a checkout, on which the action runs for an event."""

    def __init__(self, folder: Path, workspace: Path, event: str, payload: dict[str, Any]) -> None:
        folder.mkdir()
        self.folder = folder
        self.workspace = workspace
        self.temp = folder / "temp"
        self.temp.mkdir()
        (folder / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        self.variables = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(PROJECT),
            "GITHUB_BASE_REF": "main" if event == "pull_request" else "",
            "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_REF": "refs/pull/7/merge" if event == "pull_request" else "refs/heads/main",
            "GITHUB_REPOSITORY": "somebody/awesome-learning",
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_OS": {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "Linux"),
            "RUNNER_TEMP": str(self.temp),
        }
        # The steps whose outputs are known beforehand are not run.
        self.known = {"python": {"fits": "true"}, "install": {"python": sys.executable}}
        # Whether every step that is run gets processes of its own.
        self.is_real = False

    def run(self, **inputs: str) -> Outcome:
        """Run all steps; after one that failed, only those with `always()`. Names of inputs are written with underscores."""
        given = {name: about["default"] for name, about in ACTION["inputs"].items()}
        for name, value in inputs.items():
            assert name.replace("_", "-") in given
            given[name.replace("_", "-")] = value
        github = {"token": TOKEN, "event_name": self.variables["GITHUB_EVENT_NAME"]}
        scope: dict[str, Any] = {"inputs": given, "steps": {}, "github": github}
        status, log, summary, used = 0, "", "", []
        for step in ACTION["runs"]["steps"]:
            if (status and "always()" not in step.get("if", "")) or not evaluate(
                step.get("if", "'x'"), scope
            ):
                continue
            if "uses" in step:
                used.append(step["uses"])
                outputs = {"python-path": sys.executable}
            elif step["id"] in self.known:
                outputs = self.known[step["id"]]
            else:
                ended, reported, outputs, below = self._step(step, scope)
                status, log, summary = status or ended, log + reported, summary + below
            scope["steps"][step["id"]] = {"outputs": outputs}
        results = {name: _filled(about["value"], scope) for name, about in ACTION["outputs"].items()}
        return Outcome(status, log, summary, results, used)

    def _step(self, step: dict[str, Any], scope: dict[str, Any]) -> tuple[int, str, dict[str, str], str]:
        assert step["shell"] == "bash" and "${{" not in step["run"]
        files = {
            name: self.folder / f"{step['id']}.{name.lower()}"
            for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
        }
        for file in files.values():
            file.write_bytes(b"")
        env = environment(**self.variables) | {name: str(file) for name, file in files.items()}
        env |= {name: _filled(value, scope) for name, value in step.get("env", {}).items()}
        own = _OWN_MODULE.fullmatch(step["run"])
        if own and "install" in self.known and not self.is_real:
            status, log = self._call(own[1], own[2] or "", env)
        else:
            status, log = self._run(step, env)
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        below = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return status, log.decode("utf-8"), outputs, below

    def _run(self, step: dict[str, Any], env: dict[str, str]) -> tuple[int, bytes]:
        script = self.folder / f"{step['id']}.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout

    def _call(self, name: str, argument: str, env: dict[str, str]) -> tuple[int, bytes]:
        """Call a module of the action; what it runs of the program is a call, too."""
        module = import_module(f"action.{name}")
        log = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
        with contextlib.ExitStack() as stack:
            stack.enter_context(contextlib.chdir(self.workspace))
            stack.enter_context(mock.patch.dict(os.environ, env, clear=True))
            stack.enter_context(mock.patch.multiple(sys, stdout=log, stderr=log, argv=[name, argument]))
            if hasattr(module, "subprocess"):
                stack.enter_context(mock.patch.object(module, "subprocess", _InThisProcess))
            status = module.main()
        return status, log.buffer.getvalue()  # type: ignore[attr-defined]


class _InThisProcess:
    """In place of `subprocess` for a module that runs the program."""

    PIPE, DEVNULL = subprocess.PIPE, subprocess.DEVNULL

    @staticmethod
    def run(command: list[str], *, env: dict[str, str], stdout: int | None, **_: Any) -> Any:
        assert command[:4] == [sys.executable, "-I", "-m", "awesomelint"]
        done = called(Path.cwd(), *command[4:], env=env)
        if stdout is None:
            sys.stdout.buffer.write(done.stdout)
        return done


def _filled(text: str, scope: dict[str, Any]) -> str:
    return _EXPRESSION.sub(lambda found: str(evaluate(found[1], scope)), text)


def evaluate(expression: str, scope: dict[str, Any]) -> Any:
    """The value of an expression made of names, texts in quotes, `||`, `&&`, `!=` and `==`; what is not there is an empty text."""
    if "||" in expression:
        return next((value for part in expression.split("||") if (value := evaluate(part, scope))), "")
    if "&&" in expression:
        return all(evaluate(part, scope) for part in expression.split("&&"))
    for sign in ("!=", "=="):
        if sign in expression:
            left, right = expression.split(sign)
            return (evaluate(left, scope) == evaluate(right, scope)) == (sign == "==")
    expression = expression.strip()
    if expression == "always()":
        return True
    if expression.startswith("'"):
        return expression.strip("'")
    value: Any = scope
    for name in expression.split("."):
        value = value.get(name, {})
    return value or ""
