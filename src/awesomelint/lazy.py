"""Regular expressions that are compiled when they are first used, for those that most lists have no need of.

Python's compiler of patterns is written in Python: all of ours together take it five times as long as Python takes to
start.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# An arrow, a dingbat, an emoji or any other character from U+2190 to U+1FAFF. Written as one range it would take a
# tenth of Python's start to compile, for the compiler goes through all that a range holds.
SIGN = r"[^\0-\u218f](?<![\U0001fb00-\U0010ffff])"

# Where a library is imported, `lazy_pattern` may stand in for `re.compile`.
_compile = re.compile
_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first asked for anything."""
    return _Lazy(pattern, flags)  # type: ignore[return-value]


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Asked for only what the object does not have; Python itself asks for names such as `__deepcopy__`.
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = _compile(*self._given)
        # From now on its methods are found without a detour.
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
