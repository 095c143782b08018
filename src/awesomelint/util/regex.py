"""Patterns: regular expressions, compiled when they are first needed, and kept from then on as Python keeps byte code.

Python's compiler of patterns is written in Python: all of ours together take it five times as long as Python takes to
start, and what it makes of them is the same each time. So the first process to compile one leaves it in `__pycache__`,
beside the byte code of this module and for the same Python. There it is only if Python makes an equal pattern of it,
and where anything else is found, or nothing can be written, patterns are compiled as ever.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # What is written in the program: the pattern and its flags.
    Given = tuple[str, int]
    # What Python makes of it: all flags, the code, the number of groups, their names.
    Form = tuple[int, bytes, int, dict[str, int]]

# An arrow, a dingbat, an emoji or any other character from U+2190 to U+1FAFF. Written as one range it would take a
# tenth of Python's start to compile, for the compiler goes through all that a range holds.
SIGN = r"[^\0-\u218f](?<![\U0001fb00-\U0010ffff])"

# Where a library is imported, `lazy_pattern` may stand in for `re.compile`.
_compile = re.compile
_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives; its errors, too."""
    return _store.compiled(pattern, flags)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first asked for anything: for those that most lists do not need."""
    return _Lazy(pattern, flags)  # type: ignore[return-value]


def keep() -> None:
    """Keep what this process had to compile for those that come after it; nothing happens where that cannot be."""
    _store.keep()


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Asked for only what the object does not have; Python itself asks for names such as `__deepcopy__`.
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = _store.compiled(*self._given)
        # From now on its methods are found without a detour.
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


# Ours take a tenth of it.
_LARGEST = 8 << 20
_KEY_SIZE = 32


class Store:
    """Patterns as one file keeps them; `path` is that file, None if there is to be none."""

    # Only a working copy that changes has more than ours and those of our libraries.
    MOST = 1_000

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.known: dict[Given, Form | None] | None = None
        self.new: dict[Given, re.Pattern[str]] = {}

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """A pattern, from the file if that has it."""
        known = self.known
        if known is None:
            known = self.known = self._load()
        given = pattern, int(flags)
        form = known.get(given)
        if form is not None:
            try:
                return _restored(pattern, form)
            except Exception:
                # Python itself refuses what is no code of its own.
                del known[given]
        made = _compile(pattern, flags)
        if given not in known:
            self.new[given] = made
        return made

    def keep(self) -> None:
        """Write what had to be compiled to what the file has."""
        if (
            not self.new
            or self.path is None
            or sys.dont_write_bytecode
            or not os.access(os.path.dirname(self.path), os.W_OK)
        ):
            # To make the forms takes as long as to compile: where nothing can be written, it is not done.
            return
        from awesomelint.util import disk, json_data
        from awesomelint.util.digest import digest

        key = self._key() or self._make_key()
        if key is None:
            return
        new, self.new = self.new, {}
        # Other processes may have come before this one.
        known = {**self._load(), **{given: _form(*given, pattern) for given, pattern in new.items()}}
        kept = [(*given, form and (form[0], form[1].hex(), *form[2:])) for given, form in known.items()]
        data = json_data.dumps((_python(), kept[-self.MOST :]))
        try:
            # Whoever could write to it could make this program use any pattern.
            disk.write(self.path, digest(data, key) + data, mode=0o644, durable=False)
        except OSError:
            return

    def _key(self) -> bytes | None:
        """The secret that the file is sealed with, beside it; None unless it is the user's own alone."""
        from awesomelint.util import disk

        try:
            if self.path is None or not _is_secret(os.stat(f"{self.path}-key")):
                return None
            key = disk.read(f"{self.path}-key", _KEY_SIZE)
        except OSError:
            return None
        return key if len(key) == _KEY_SIZE else None

    def _make_key(self) -> bytes | None:
        from awesomelint.util import disk

        try:
            if os.path.lexists(f"{self.path}-key"):
                # Nobody else's key, and none that others know, is used or kept.
                os.unlink(f"{self.path}-key")
            disk.write(f"{self.path}-key", os.urandom(_KEY_SIZE), mode=0o600, fresh=True, durable=False)
        except OSError:
            return None
        return self._key()

    def _load(self) -> dict[Given, Form | None]:
        from awesomelint.util import disk, json_data
        from awesomelint.util.digest import DIGEST_SIZE, digest

        key = self._key()
        if self.path is None or key is None:
            return {}
        try:
            data = disk.read(self.path, _LARGEST)
            # Code that Python has not made can end the process: its own check of it has gaps.
            if digest(data[DIGEST_SIZE:], key) != data[:DIGEST_SIZE]:
                return {}
            python, kept = json_data.loads(data[DIGEST_SIZE:])
            return (
                {(pattern, flags): form and _checked(form) for pattern, flags, form in kept}
                if python == _python()
                else {}
            )
        except (OSError, ValueError, TypeError, RecursionError):
            return {}


def _is_secret(status: os.stat_result) -> bool:
    """Whether nobody but the user can read or write a file, as far as the system knows of users."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)


def _checked(form: Any) -> Form:
    """A form as it was written; ValueError or TypeError where it is none.

    The code itself is checked by Python when it makes the pattern of it.
    """
    flags, code, groups, named = form
    if not isinstance(named, dict) or any(
        type(number) is not int for number in (flags, groups, *named.values())
    ):
        raise TypeError("numbers expected")
    if (
        not 0 <= flags < 1 << 16
        or not 0 <= groups <= 1_000
        or any(not 0 < group <= groups for group in named.values())
    ):
        raise ValueError("numbers out of range")
    return flags, bytes.fromhex(code), groups, named


def _python() -> str:
    """Which Python it is: the next one may make other code of the same pattern."""
    import _sre  # type: ignore[import-not-found]

    return f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE}"


def _form(pattern: str, flags: int, made: re.Pattern[str]) -> Form | None:
    """What Python makes of a pattern; None where it cannot be had, or does not give an equal pattern again."""
    from importlib import import_module

    try:
        # They have no public name: what cannot be had without them is compiled anew by each process.
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        parsed = parser.parse(pattern, flags)
        code = b"".join(number.to_bytes(4, sys.byteorder) for number in compiler._code(parsed, flags))
        form = flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict)
        again = _restored(pattern, form)
    except Exception:
        return None
    # Patterns are equal if their codes are; that does not speak of their groups.
    same = again == made and again.groups == made.groups and again.groupindex == made.groupindex
    return form if same else None


def _restored(pattern: str, form: Form) -> re.Pattern[str]:
    """The pattern of which Python made a form."""
    from _sre import compile as assemble

    flags, code, groups, named = form
    names: list[str | None] = [None] * (groups + 1)
    for name, group in named.items():
        names[group] = name
    made: re.Pattern[str] = assemble(
        pattern, flags, memoryview(code).cast("I").tolist(), groups, named, tuple(names)
    )
    return made


def _place() -> str | None:
    """The file beside this module's byte code, or None where Python has no place for that."""
    cached = __spec__.cached if __spec__ is not None else None
    if not cached or sys.implementation.name != "cpython":
        return None
    # Releases of one Python share their byte code, but not this.
    return f"{cached.removesuffix('.pyc')}-{sys.hexversion:x}.sre"


_store = Store(_place())


# Characters of emoji, for use inside a class: arrows, signs and pictures, and what joins and modifies them.
EMOJI = r"\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
# The first digits tell a year from other numbers.
YEAR = compiled(r"(?:19|20)\d\d")
# A run of letters and digits of any script, and what is between such runs.
WORD = compiled(r"[^\W_]+")
NOT_WORD = compiled(r"[\W_]+")
