"""Measures that shorten a run: imports that annotations alone need, and garbage collection.

Measured in processor time with an installed copy. The import of `typing` takes as long as starting Python itself (15
ms), and a call that `session/replay.py` answers needs nothing else from it. Garbage collection would take a fifth of
the time of `check`. Other measures are in `util/regex.py` (compiled patterns) and `markdown/_mistletoe.py` (imports).
"""

from __future__ import annotations

import gc

# In place of `typing.TYPE_CHECKING`: type checkers go by the name.
TYPE_CHECKING = False


def collect_garbage_rarely(new_objects: int = 200_000) -> None:
    """Let Python look for garbage only after so many new objects: what is imported and read is needed until the end."""
    gc.set_threshold(new_objects, 10, 10)


def collect_garbage_as_usual() -> None:
    """Let Python look for garbage as often as it does by default, for a command that runs for minutes."""
    gc.set_threshold(700, 10, 10)


def skip_final_collection() -> None:
    """Keep Python from looking for garbage at exit, where it would go through all objects more than once."""
    gc.freeze()
