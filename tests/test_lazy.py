"""Patterns that are compiled late are the patterns that they stand for, and none of them is wrong."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from awesomelint.lazy import lazy_pattern

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "awesomelint"
USERS = sorted(path for path in PACKAGE.rglob("*.py") if "lazy_pattern(" in path.read_text(encoding="utf-8"))


def test_a_lazy_pattern_answers_as_its_pattern_does() -> None:
    given, text = r"(?P<letter>[a-z])(\d)", "A1 b2-C3"
    late, compiled = lazy_pattern(given, re.IGNORECASE), re.compile(given, re.IGNORECASE)
    for _ in range(2):
        assert late.findall(text) == compiled.findall(text)
        assert late.sub(r"\2", text) == compiled.sub(r"\2", text)
        assert late.subn("", text, 1) == compiled.subn("", text, 1)
        assert late.split(text) == compiled.split(text)
        assert [match.span() for match in late.finditer(text, 2)] == [
            match.span() for match in compiled.finditer(text, 2)
        ]
        found = late.search(text, 1)
        assert found is not None and found["letter"] == "b" and found.re == compiled
        assert late.match(text, 1) is None and late.fullmatch("z9") is not None
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert dict(late.groupindex) == {"letter": 1}


def test_a_pattern_is_compiled_when_it_is_first_used_and_not_before() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.stem)
def test_each_lazy_pattern_can_be_compiled(path: Path) -> None:
    module = import_module(".".join(("awesomelint", *path.relative_to(PACKAGE).with_suffix("").parts)))
    held = [*vars(module).values()]
    held += [value for owner in held if isinstance(owner, type) for value in vars(owner).values()]
    held += [value for owner in held if isinstance(owner, tuple | list) for value in owner]
    held += [value for owner in held if isinstance(owner, dict) for value in owner.values()]
    patterns = [value for value in held if type(value).__name__ == "_Lazy"]
    assert all(re.compile(late.pattern, late.flags & ~re.UNICODE) for late in patterns)
    assert patterns or path.stem == "lazy"
