"""Plain calls of `check`: paths, and options that are a word and no more, as hooks and editors make them.

The library for arguments takes as long as Python takes to start, and is for all other calls. What comes of both is the
same; a test holds them to that.
"""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_FLAGS = {
    "--exit-zero": "exit_zero",
    "--force-exclude": "force_exclude",
    "--isolated": "isolated",
    "--no-cache": "no_cache",
    "--quiet": "quiet",
    "-q": "quiet",
    "--verbose": "verbose",
    "-v": "verbose",
}
_UNSAID = (
    "baseline config config_from diff diff_base diff_from extend_select fix fix_only ignore min_severity output_file select"
    " statistics stdin_filename today unsafe_fixes"
)
_FALSE = frozenset(("diff", "fix", "fix_only", "statistics", "unsafe_fixes"))


def plain(argv: Sequence[str]) -> SimpleNamespace | None:
    """The arguments of a plain call; None for any other."""
    if argv[:1] != ["check"]:
        return None
    args: dict[str, Any] = {name: False if name in _FALSE else None for name in _UNSAID.split()}
    args |= dict.fromkeys(_FLAGS.values(), False)
    end = argv.index("--") if "--" in argv else len(argv)
    options, paths = argv[1:end], list(argv[end + 1 :])
    if any(given.startswith("-") and given != "-" for given in paths):
        return None
    for given in options:
        if given in _FLAGS:
            args[_FLAGS[given]] = True
        elif given.startswith("-") and given != "-":
            return None
    paths = [*(given for given in options if given not in _FLAGS), *paths]
    return SimpleNamespace(
        verb="check", argv=list(argv), paths=paths, output_format="text", color="auto", **args
    )
