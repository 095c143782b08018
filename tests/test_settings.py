"""Settings: a key that is the same for the same settings, whatever the order in which they were given."""

from __future__ import annotations

import datetime
import pickle

from awesomelint.findings import Severity
from awesomelint.settings import Settings


def test_a_digest_is_the_same_for_the_same_settings_only() -> None:
    one = Settings(
        options={"a": {"x": 1, "y": [2]}, "b": {}},
        select=frozenset({"p", "q"}),
        style={"order": "any", "k": [{"n": 1, "m": 2}]},
    )
    same = Settings(
        options={"b": {}, "a": {"y": [2], "x": 1}},
        select=frozenset({"q", "p"}),
        style={"k": [{"m": 2, "n": 1}], "order": "any"},
    )
    assert one.digest() == same.digest() == pickle.loads(pickle.dumps(one)).digest()
    assert (
        one.digest()
        == Settings(**{name: getattr(one, name) for name in Settings.__slots__} | {"baseline": "b"}).digest()
    )
    others = [
        Settings(),
        Settings(select=frozenset()),
        Settings(ignore=frozenset({"a"})),
        Settings(severities={"a": Severity.NOTE}),
        Settings(options={"a": {"x": 1}}),
        Settings(options={"a": {"x": "1"}}),
        Settings(allow={"a": ["b"]}),
        Settings(style={"order": "any"}),
        Settings(min_severity=Severity.NOTE),
        Settings(today=datetime.date(2025, 1, 31)),
        Settings(today=datetime.date(2025, 2, 1)),
        Settings(files=frozenset()),
        Settings(files=frozenset({"a"})),
    ]
    assert len({found.digest() for found in others}) == len(others)
