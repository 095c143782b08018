"""Named tuples of our own are like those of `typing`."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from awesomelint.util.named_tuple import Fields, NamedTuple


class Ours(NamedTuple):
    """A place and what is there."""

    line: int
    name: str
    tags: tuple[str, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        return f"{self.line} {self.name}"

    def renamed(self, name: str) -> Ours:
        return self._replace(name=name)


class Theirs(typing.NamedTuple):
    """A place and what is there."""

    line: int
    name: str
    tags: tuple[str, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        return f"{self.line} {self.name}"

    def renamed(self, name: str) -> Theirs:
        return self._replace(name=name)


BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@pytest.mark.parametrize(("module", "is_ours"), [("awesomelint.source", True), ("another.package", False)])
def test_compiled_modules_of_this_package_define_them_in_the_same_way(module: str, is_ours: bool) -> None:
    # This is what mypyc does.
    body = {"__annotations__": {"line": int, "name": str}, "name": "a", "__module__": module}
    kind = typing.NamedTupleMeta("Place", (typing._NamedTuple,), body)
    assert kind(3) == (3, "a") and kind.__name__ == "Place" and issubclass(kind, Fields) == is_ours


@BOTH
def test_fields_have_names_places_and_defaults(kind: Any) -> None:
    made = kind(3, name="a", note="b")
    assert (made.line, made.name, made.tags, made.note) == (3, "a", (), "b") == made
    assert made == kind._make([3, "a", (), "b"])
    assert (made.label, made.renamed("c").name, kind.__doc__) == ("3 a", "c", "A place and what is there.")
    assert made._asdict() == {"line": 3, "name": "a", "tags": (), "note": "b"}
    assert kind._fields == kind.__match_args__ == ("line", "name", "tags", "note")
    assert kind._field_defaults == {"tags": (), "note": None}
    assert type(made.renamed("c")) is kind and type(kind) is type
    match made:
        case kind(line, "a"):
            assert line == 3
        case _:
            raise AssertionError


@BOTH
def test_they_are_shown_copied_and_pickled(kind: Any) -> None:
    made = kind(1, "a")
    assert repr(made) == f"{kind.__name__}(line=1, name='a', tags=(), note=None)"
    for same in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert same == made and type(same) is kind
    assert len({made, kind(1, "a"), kind(2, "a")}) == 2


@BOTH
@pytest.mark.parametrize("wrong", [{}, {"line": 1}, {"line": 1, "name": "a", "other": 2}])
def test_missing_and_unknown_fields_are_errors(kind: Any, wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__}.__new__\(\)"):
        kind(**wrong)


@BOTH
def test_fields_cannot_be_set(kind: Any) -> None:
    made = kind(1, "a")
    for name in ("line", "other"):
        with pytest.raises(AttributeError):
            setattr(made, name, 2)
    # `typing` raises ValueError before Python 3.13.
    with pytest.raises((TypeError, ValueError), match="unexpected field names"):
        made._replace(other=2)


def test_code_of_as_many_fields_is_not_shared() -> None:
    class First(NamedTuple):
        one: int
        two: int = 2

    class Second(NamedTuple):
        two: int
        one: int

    assert First(one=1) == (1, 2) == Second(one=2, two=1)
    assert isinstance(First(1), Fields)
