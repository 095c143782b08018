"""Several cores are at work on several lists, whether the program is compiled or not."""

from __future__ import annotations

import os

import pytest

from awesomelint.engine import Report, lint
from awesomelint.session import internal_error, parallel
from awesomelint.settings import Settings
from awesomelint.source import Source


@pytest.mark.skipif(not parallel.CAN_FORK, reason="workers start afresh here, and know nothing of a test")
def test_no_list_is_left_to_the_main_process(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def elsewhere(source: Source, settings: Settings, *kept: object) -> Report:
        assert os.getpid() != here
        return lint(source, settings)

    monkeypatch.setattr(internal_error, "lint", elsewhere)
    tasks = [(Source(f"- [One](https://example.org/{number})\n"), Settings()) for number in range(3)]
    # A message is what the main process would have got from its own attempt.
    assert not any(isinstance(packed, str) for packed in parallel.lint_in_parallel(tasks))
