"""The table of separators between the fields of an entry and of brackets around them.

No other module of the reader lists such marks. `Title ~ Authors ~ Venue` can be read because `~` is one of the marks below;
whether a mark separates fields in a given section is decided by the section's vote (`votes`).

    >>> list(names_in("Sheep :: Ada Lark :: ICML 2020", 0, 30))
    [' :: ', ' :: ']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from awesomelint.util.regex import compiled

# Separators with white space on both sides, one mark or up to three: ` - `, ` // `, ` :: `.
SPACED = "-–—―−|｜/·•∙・⋅~〜:;→⟶⇒➜►▶»›>◦▪●■◆★†‖¦=+^*，；：、。"
# Separators that follow a word directly, with white space after them: `; `.
FOLLOWING = ";:"
# Separators without white space, as in Chinese and Japanese.
GLUED = "；，、：｜—―·•。"

# Pictures that say what the field after them is (`📅 2024-05 🏛️ ICML`) are one separator, whichever they are.
EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
# Brackets that end a plain title and may hold authors.
OPENERS = "(（{［"
# Brackets: the Markdown scanner parses the first table, the reader finds the second in plain text.
SCANNED = {"(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "“": "”"}
PLAIN = {
    "{": "}",
    "［": "］",
    "｛": "｝",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "〈": "〉",
    "〖": "〗",
    "«": "»",
    "‹": "›",
    "<": ">",
}

WHITE = " \t\r\n\u3000"
# Separators, white space and escapes that are trimmed from the ends of a slot.
EDGES = WHITE + ",.;:|-–—()[]·/~»›→•∙@>\\"
# Trimmed from the ends of a plain title: a closing bracket and a final period or colon belong to the title.
TITLE_START = " \t\r\n,.;:：|，-–—·~/"
TITLE_END = " \t\r\n,;|，-–—·~［[(（【"
# Characters that may directly follow a slot, or precede it.
AFTER_SLOT = ",.;:|)]}-–—·/，。；）】*_`[(<\r\n#&+~•∙»›→、"
BEFORE_SLOT = ",.;:|([（【{-–—·/，。；>*_~•∙»›→、@"
# Trimmed from a text before the title that may be a date or venue as a whole.
LEAD_EDGES = WHITE + ",.;:|-–—·/，。；：、*_~()[]（）"
# Separates a name from the quoted title after it.
BEFORE_QUOTE = ".,:;–—-|*："
# Separates emphasised text from the fields after it.
AFTER_EMPHASIS = ",.;:|-–—([·/~{"
# Separates authors from the title after them.
AFTER_AUTHORS = ":：,.;-–—|"
COLONS = ":："
# Follows an author's affiliation in brackets.
AFTER_NAME = ",;&，；、"
DASH_MARKS = ("-", "–", "—")
DASHES = (" -", " –", " —", ":", "：")

# Quotation marks, which hold a title more often than a field.
QUOTES = "«‹「『"

_SPACE = "[ \\t\u3000]"
# It begins with a class of characters, which Python searches for fast.
_FIND = compiled(
    rf"[ \t\u3000{re.escape(FOLLOWING + GLUED)}](?:"
    rf"(?<={_SPACE}){_SPACE}*(?P<spaced>[{re.escape(SPACED)}]{{1,3}})(?:{_SPACE}+|$)"
    rf"|(?<={_SPACE}){_SPACE}*(?P<emoji>[{EMOJI}])"
    rf"|(?<=[^:][{re.escape(FOLLOWING)}])(?P<following>)(?:{_SPACE}+|$)"
    rf"|(?<=[{re.escape(GLUED)}])(?P<glued>[{re.escape(GLUED)}]?)"
    rf"|(?P<wide>(?<=[\t　]){_SPACE}*|(?<={_SPACE}){_SPACE}*[\t　]{_SPACE}*|(?<=\S ) +(?=\S)))"
)
# A cheap check: `bracketed` finds nothing in text without one of these.
UNSCANNED = compiled("[" + re.escape("".join(PLAIN)) + "]")
# The same for text that may also contain a pipe.
MARKED = compiled("[|｜" + re.escape("".join(PLAIN)) + "]")
_NO_WORD = r"(?![^\W_])"
_BRACKETED = compiled(
    "|".join(
        rf"(?<![\w$\\{re.escape(opener)}]){re.escape(opener)}{{1,2}}(?=\S)[^{re.escape(opener + closer)}$\\\n|]{{1,160}}(?<=\S){re.escape(closer)}{{1,2}}{_NO_WORD if closer.isascii() else ''}"
        for opener, closer in PLAIN.items()
    )
)


# `$|S|$`, as GitHub recognises a formula; not `$5 | $6`.
_FORMULA = r"(?<![\w\\$])\$(?=[^\s$])[^$\n]{1,200}(?<=[^\s\\])\$(?![\w$])"
# The name of a separator is its mark with the white space that it needs.
_SHAPES = {"emoji": "☆", "spaced": " {} ", "following": "{} ", "glued": "{}", "wide": "  "}


def names_in(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the names of the marks in plain text that may separate fields: ` - ` with its spaces, `；` without any."""
    for match in _FIND.finditer(text, start, end):
        kind = match.lastgroup or ""
        yield _SHAPES[kind].format(match[kind] if kind == "spaced" else match[0].strip(WHITE))


@lru_cache(maxsize=256)
def pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the separators with these names and for a pipe, which always separates.

    It also matches formulas: what is in them separates nothing.
    """
    forms = [rf"{_SPACE}*(?<!\\)[|｜]{_SPACE}*"]
    for name in names:
        if name == "  ":
            forms.append(rf"{_SPACE}*[\t　]{_SPACE}*|(?<=\S)  +(?=\S)")
        elif name == _SHAPES["emoji"]:
            forms.append(rf"(?:(?<=[\t　 ])|{_SPACE}+)[{EMOJI}]\ufe0f?{_SPACE}*")
        else:
            mark = re.escape(name.strip())
            before = rf"{_SPACE}+" if name.startswith(" ") else rf"{_SPACE}*"
            after = rf"(?:{_SPACE}+|$)" if name.endswith(" ") else rf"{_SPACE}*"
            forms.append(f"{before}{mark}{after}")
    return re.compile("|".join([_FORMULA, *sorted(forms, key=len, reverse=True)]))


def bracketed(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the brackets in plain text that Markdown does not parse, each around a slot of its own: `{ICML
    2020}`.

    Each as its offsets and the number of brackets on each side.
    """
    for match in _BRACKETED.finditer(text, start, end):
        yield (*match.span(), 2 if text[match.start()] == text[match.start() + 1] else 1)


_PAIRS = frozenset((SCANNED | PLAIN).items())


def unmarked(shown: str) -> str:
    """Return a text without brackets and escapes around it, of any kind: `{ICML 2020}`, `\\[ICML 2020\\]`."""
    previous = None
    while previous != shown:
        previous = shown
        shown = shown.strip(WHITE + "\\*_`")
        if len(shown) > 2 and (shown[0], shown[-1]) in _PAIRS and shown[0] not in shown[1:]:
            shown = shown[1:-1]
    return shown
