"""Regular expressions, compiled when they are first needed and cached on disk, and those that several modules use.

Python's compiler of regular expressions is written in Python. Compiling all patterns takes five times as long as
starting Python, and 26 of the 130 ms that checking a small list takes without the cache. So the first process to
compile a pattern stores its code in `__pycache__`, next to the byte code of this module, for the same version of
Python. If the cache is invalid or cannot be written, patterns are compiled as usual.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    # The compiled form: all flags, the code, the number of groups, their names.
    Form = tuple[int, bytes, int, dict[str, int]]
    # What the file has of a pattern: the form, with start and end of the code in `Stored.code`. Unchecked.
    Entry = Any

# An arrow, a dingbat, an emoji or any other character from U+2190 to U+1FAFF. As a single range it would take a
# tenth of Python's start to compile, because the compiler visits every character of a range.
SIGN = r"[^\0-\u218f](?<![\U0001fb00-\U0010ffff])"

# In `LazyCompilation`, another function has this name.
_compile = re.compile
_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern, as `re.compile` does, and raise its errors."""
    return _store.compiled(pattern, flags)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used, for patterns that most lists do not need."""
    return _Lazy(pattern, flags)  # type: ignore[return-value]


class LazyCompilation:
    """A context in which `re.compile` returns patterns that are compiled when they are first used.

    Modules of others that are imported in it are not patterns that a check needs, or not all of them.
    """

    def __enter__(self) -> None:
        re.compile = lazy_pattern  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        re.compile = _compile


def keep() -> None:
    """Store the patterns that this process had to compile for later processes, if that is possible."""
    _store.keep()


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Called only for missing attributes; Python itself looks up names such as `__deepcopy__`.
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = _store.compiled(*self._given)
        # Later lookups of the methods do not get here.
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


# Ten times the size of our own patterns, in bytes.
_LARGEST = 8 << 20
_KEY_SIZE = 32


class Stored(NamedTuple):
    """The contents of a file: an entry for each name of a pattern, None if it cannot be restored, and all code."""

    entries: dict[str, Entry]
    code: bytes


class Store:
    """Compiled patterns in a file at `path`; None for no file.

    The file is a digest, and the entries and the code of all patterns. Most of its bytes are code, which is neither
    converted nor looked at before its pattern is needed.
    """

    # Only a working copy that changes gets to more than our own patterns and those of our libraries.
    MOST = 1_000

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.known: Stored | None = None
        self.new: dict[tuple[str, int], re.Pattern[str]] = {}

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return a pattern, from the file if possible."""
        known = self.known
        if known is None:
            known = self.known = self._load()
        flags = int(flags)
        name = _name(pattern, flags)
        entry = known.entries.get(name)
        if entry is not None:
            try:
                return _restored(pattern, _form_of(entry, known.code))
            except Exception:
                # Python rejects invalid code.
                del known.entries[name]
        made = _compile(pattern, flags)
        if name not in known.entries:
            self.new[pattern, flags] = made
        return made

    def keep(self) -> None:
        """Add the patterns that had to be compiled to the file."""
        if (
            not self.new
            or self.path is None
            or sys.dont_write_bytecode
            or not os.access(os.path.dirname(self.path), os.W_OK)
        ):
            # Making the forms takes as long as compiling, so it is not done if nothing can be written.
            return
        from awesomelint.util import disk
        from awesomelint.util.digest import digest

        key = self._key() or self._make_key()
        if key is None:
            return
        new, self.new = self.new, {}
        # Other processes may have written the file since.
        forms = _forms(self._load())
        forms |= {_name(*given): _form(*given, pattern) for given, pattern in new.items()}
        data = _packed(dict(list(forms.items())[-self.MOST :]))
        try:
            # Sealed, because whoever writes this file controls the patterns of the program.
            disk.write(self.path, digest(data, key) + data, mode=0o644, durable=False)
        except OSError:
            return

    def _key(self) -> bytes | None:
        """The secret key for the file, stored next to it; None unless only the user can read and write it."""
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
                # A key that belongs to or can be read by another user is replaced.
                os.unlink(f"{self.path}-key")
            disk.write(f"{self.path}-key", os.urandom(_KEY_SIZE), mode=0o600, fresh=True, durable=False)
        except OSError:
            return None
        return self._key()

    def _load(self) -> Stored:
        from awesomelint.util import disk
        from awesomelint.util.digest import DIGEST_SIZE, digest

        key = self._key()
        if self.path is None or key is None:
            return Stored({}, b"")
        try:
            data = disk.read(self.path, _LARGEST)
            # Invalid code can crash the process, because Python's own check has gaps.
            if digest(data[DIGEST_SIZE:], key) == data[:DIGEST_SIZE]:
                return _unpacked(data[DIGEST_SIZE:])
        except (OSError, ValueError, TypeError, EOFError):
            pass
        return Stored({}, b"")


def _name(pattern: str, flags: int) -> str:
    """The name of a pattern in the file."""
    return f"{flags} {pattern}"


def _packed(forms: dict[str, Form | None]) -> bytes:
    entries: dict[str, Entry] = {}
    code = b""
    for name, form in forms.items():
        entries[name] = form and (form[0], len(code), len(code) + len(form[1]), *form[2:])
        code += form[1] if form else b""
    return marshal.dumps((_python(), entries, code))


def _unpacked(data: bytes) -> Stored:
    """Return what `_packed` wrote, with no entries if another Python did.

    Raise ValueError, TypeError or EOFError if it is invalid.
    """
    python, entries, code = marshal.loads(data)
    if not isinstance(entries, dict) or not isinstance(code, bytes):
        raise TypeError("dictionary and bytes expected")
    return Stored(entries if python == _python() else {}, code)


def _forms(stored: Stored) -> dict[str, Form | None]:
    """Return the forms of all entries that are valid."""
    forms: dict[str, Form | None] = {}
    for name, entry in stored.entries.items():
        try:
            forms[name] = entry if entry is None else _form_of(entry, stored.code)
        except (ValueError, TypeError):
            continue
    return forms


def _is_secret(status: os.stat_result) -> bool:
    """Whether only the user can read or write a file, if the system has users."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)


def _form_of(entry: Entry, code: bytes) -> Form:
    """Return the form of an entry; raise ValueError or TypeError if it is invalid.

    Python checks the code itself when it restores the pattern.
    """
    flags, start, end, groups, named = entry
    if type(named) is not dict or {*map(type, (flags, start, end, groups, *named.values()))} != {int}:
        raise TypeError("numbers expected")
    if (
        not 0 <= flags < 1 << 16
        or not 0 <= start < end <= len(code)
        or not 0 <= groups <= 1_000
        or (named and not 0 < min(named.values()) <= max(named.values()) <= groups)
    ):
        raise ValueError("numbers out of range")
    return flags, code[start:end], groups, named


def _python() -> str:
    """The version of Python: other versions may compile the same pattern to different code."""
    import _sre  # type: ignore[import-not-found]

    return f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE}"


def _form(pattern: str, flags: int, made: re.Pattern[str]) -> Form | None:
    """Return the compiled form of a pattern; None if it is not accessible or does not restore to an equal pattern."""
    from importlib import import_module

    try:
        # They have no public name. Without them, each process compiles its patterns.
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        parsed = parser.parse(pattern, flags)
        code = b"".join(number.to_bytes(4, sys.byteorder) for number in compiler._code(parsed, flags))
        form = flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict)
        again = _restored(pattern, form)
    except Exception:
        return None
    # Equality of patterns compares their code, not their groups.
    same = again == made and again.groups == made.groups and again.groupindex == made.groupindex
    return form if same else None


def _restored(pattern: str, form: Form) -> re.Pattern[str]:
    """Restore a pattern from its compiled form."""
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
    """The path of the file, next to this module's byte code; None if Python stores no byte code."""
    cached = __spec__.cached if __spec__ is not None else None
    if not cached or sys.implementation.name != "cpython":
        return None
    # Patch releases share byte code, but not the code of patterns.
    return f"{cached.removesuffix('.pyc')}-{sys.hexversion:x}.sre"


_store = Store(_place())


# Characters of emoji, for use inside a class: arrows, signs and pictures, and what joins and modifies them.
EMOJI = r"\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
# One of them, perhaps with what asks for its colors.
PICTURE = r"[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?"
HASHTAG = r"#[^\W\d_][\w-]*+"
# The first digits tell a year from other numbers.
YEAR = compiled(r"(?:19|20)\d\d")
# The same, not as a part of a longer number.
FOUR_DIGIT_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A run of letters and digits of any script, and what is between such runs.
WORD = compiled(r"[^\W_]+")
NOT_WORD = compiled(r"[\W_]+")
LETTER = compiled(r"[^\W\d_]")
