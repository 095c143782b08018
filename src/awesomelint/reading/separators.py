"""Separators and openers: the one table of what stands between the fields of an entry, and around them.

Nothing else in the reader spells out such marks. A list that writes `Title ~ Authors ~ Venue` is read when `~` is among
the marks below; whether a mark parts fields in a given section is not decided here, but by the section (`votes`).

    >>> [found.name for found in find("Sheep :: Ada Lark :: ICML 2020", 0, 30)]
    [' :: ', ' :: ']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from awesomelint.util.regex import compiled

# Marks that part fields where white space stands on both sides, alone or up to three of them: ` - `, ` // `, ` :: `.
SPACED = "-–—―−|｜/·•∙・⋅~〜:;→⟶⇒➜►▶»›>◦▪●■◆★†‖¦=+^*，；：、。"
# Marks that part fields as they follow a word, white space behind them: `; `.
FOLLOWING = ";:"
# Marks that part fields without any white space, as in Chinese and Japanese.
GLUED = "；，、：｜—―·•"

# Brackets that may hold authors behind a plain title, where they end it.
OPENERS = "(（{［"
# What opens and closes brackets: the scanner of Markdown knows the first row, the reader finds the others in plain text.
SCANNED = {"(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "“": "”"}
PLAIN = {
    "{": "}",
    "［": "］",
    "｛": "｝",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "〈": "〉",
    "«": "»",
    "‹": "›",
    "<": ">",
}

WHITE = " \t\r\n\u3000"
# Any mark that parts fields, with the white space around it: what is trimmed off the ends of a slot.
EDGES = WHITE + ",.;:|-–—()[]·/~»›→•∙@>"
# What trims the ends of a plain title: a closing bracket belongs to the title, and so does a final period or colon.
TITLE_START = " \t\r\n,.;:：|，-–—·~/"
TITLE_END = " \t\r\n,;|，-–—·~"
# What may stand directly behind a slot, and directly before one.
AFTER_SLOT = ",.;:|)]}-–—·/，。；）】*_`[(<\r\n✨🔥&+~•∙»›→、"
BEFORE_SLOT = ",.;:|([（【{-–—·/，。；>*_~•∙»›→、@"
# What trims a lead that may be a date or venue as a whole.
LEAD_EDGES = WHITE + ",.;:|-–—·/，。；：、*_~()[]（）"
# What parts a name from the quoted title behind it.
BEFORE_QUOTE = ".,:;–—-|*："
# What parts emphasised text from the fields behind it.
BEHIND_EMPHASIS = ",.;:|-–—([·/~{"
# What parts authors from the title behind them.
BEHIND_AUTHORS = ":：,.;-–—|"
COLONS = ":："
# What stands behind an author and the affiliation in brackets.
AFTER_NAME = ",;&，；、"
DASHES = (" -", " –", " —", ":", "：")

# Of these, what quotes: a title more often than a field.
QUOTES = "«‹「『"

_SPACE = "[ \\t\u3000]"
_FIND = compiled(
    rf"{_SPACE}+(?P<spaced>[{re.escape(SPACED)}]{{1,3}})(?:{_SPACE}+|$)"
    rf"|(?<=[^\s:])(?P<following>[{re.escape(FOLLOWING)}])(?:{_SPACE}+|$)"
    rf"|(?P<glued>[{re.escape(GLUED)}]{{1,2}})|(?P<wide>{_SPACE}*[\t　]{_SPACE}*|(?<=\S)  +(?=\S))"
)
# What a text must hold for `bracketed` to find anything.
UNSCANNED = compiled("[" + re.escape("".join(PLAIN)) + "]")
_BRACKETED = compiled(
    "|".join(
        rf"(?<![\w$\\{re.escape(opener)}]){re.escape(opener)}{{1,2}}(?=\S)[^{re.escape(opener + closer)}$\\\n|]{{1,160}}(?<=\S){re.escape(closer)}{{1,2}}(?![^\W_])"
        for opener, closer in PLAIN.items()
    )
)


# How a separator is called: its mark with the white space that it needs.
_SHAPES = {"spaced": " {} ", "following": "{} ", "glued": "{}", "wide": "  "}


class Found(NamedTuple):
    """A mark that may part fields, at offsets `start` to `end` of a text, the white space around it included."""

    name: str
    start: int
    end: int


def find(text: str, start: int, end: int) -> Iterator[Found]:
    """The marks in plain text that may part fields, by name: ` - ` with its spaces, `；` without any."""
    for match in _FIND.finditer(text, start, end):
        kind = match.lastgroup
        mark = match[kind] if kind else ""
        name = _SHAPES[kind or ""].format(mark)
        yield Found(name, match.start(), match.end())


@lru_cache(maxsize=256)
def pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the separators with these names, and a pipe, which always parts."""
    forms = [rf"{_SPACE}*(?<!\\)[|｜]{_SPACE}*"]
    for name in names:
        if name == "  ":
            forms.append(rf"{_SPACE}*[\t　]{_SPACE}*|(?<=\S)  +(?=\S)")
            continue
        mark = re.escape(name.strip())
        before = rf"{_SPACE}+" if name.startswith(" ") else rf"{_SPACE}*"
        after = rf"(?:{_SPACE}+|$)" if name.endswith(" ") else rf"{_SPACE}*"
        forms.append(f"{before}{mark}{after}")
    return re.compile("|".join(sorted(forms, key=len, reverse=True)))


def bracketed(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Brackets in plain text that Markdown knows nothing of, each around a slot of its own: `{ICML 2020}`.

    Their offsets, and how many brackets there are on each side.
    """
    for match in _BRACKETED.finditer(text, start, end):
        yield (*match.span(), 2 if text[match.start()] == text[match.start() + 1] else 1)


_PAIRS = frozenset((SCANNED | PLAIN).items())


def unmarked(shown: str) -> str:
    """A text without the brackets and escapes around it, whatever their kind: `{ICML 2020}`, `\\[ICML 2020\\]`."""
    previous = None
    while previous != shown:
        previous = shown
        shown = shown.strip(WHITE + "\\*_`")
        if len(shown) > 2 and (shown[0], shown[-1]) in _PAIRS and shown[0] not in shown[1:]:
            shown = shown[1:-1]
    return shown
