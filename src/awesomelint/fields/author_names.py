"""Authors: whether a text is a list of authors, and its authors."""

from __future__ import annotations

import re
from functools import lru_cache

from awesomelint.fields.name_words import DULL, OPENERS, ORGANISATIONS, PARTICLES, PLACES, SMALL, SURNAMES
from awesomelint.util.regex import compiled, lazy_pattern

CAPITAL: str = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u03ff\u0400-\u042f\u1e00-\u1eff]"
# A capital letter and no other: Latin, Greek or Cyrillic.
UPPER: str = (
    r"[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f"
    r"ĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
)
# A capitalised word, an initial, or a short word in lower case within names (`van`, `de`, `el`).
TOKEN: str = rf"(?:(?:d’|d'|v)?{CAPITAL}[\w’'`.{{}}\\\"-]*|[a-z]{{1,6}})"
_NAME = compiled(
    rf"(?:\*+)?(?:(?:d’|d'|v)?{CAPITAL}[\w’'`.{{}}\\\"-]*|(?:van|von|de|den|der|da|di|du|el|al|le|la|des|dos|bin|ben)(?= ))"
    rf"(?:[ ~]{TOKEN}){{0,5}}(?:,? (?:Jr|Sr|II|III|IV)\.?)?[*†‡§¶∗^#+\d\u2070-\u209f¹²³]*",
    re.UNICODE,
)
_CJK_NAME = lazy_pattern(r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
_ET_AL = compiled(
    r"[, ]*(?:(?<![^\W_])(?:et\.? ?al\.?|and (?:others|collaborators|colleagues)|etc\b|等)|等人)[. ]*$",
    re.IGNORECASE,
)
# In German, Russian, Ukrainian, Spanish, Portuguese, French, Polish, Czech, Swedish, Dutch, Turkish, Japanese and Korean.
_ET_AL_ELSEWHERE = compiled(
    r"[ 他外외](?:(?<=[他外외])(?: ?\d{1,3} ?[人名명])?|u\. ?a|и др|и соавт|та ін|y otros|y cols?|e outr[oa]s|e cols?|et coll?|i in|"
    r"a kol|m\. ?fl|e\. ?a|ve ark)[. ]*$"
)
# The last characters of these endings, which most texts do not have.
_ET_AL_ENDS = frozenset("lLsScCaрн等人他外외名명. \n")
# What precedes the `a` of `u. a`.
_BEFORE_A = (" ", ".")
_LEAD = compiled(r"^(?:(?:posted )?by\s+|(?:authors?|作者|著者)\s*[:：]\s*)", re.IGNORECASE)
# These, too, begin with a class of characters, which Python searches for fast.
_JOIN = compiled(r"[；、，,&aA](?:(?<=[；、，&])|(?<=,)(?!\s*(?:Jr|Sr|I{2,3}|IV)\b)|(?<=\b[aA])nd\b)")
_AND = compiled(r"[&a](?:(?<=&)|(?<=\ba)nd\b)")
# Every list of several authors, or with “et al.”, contains one of these.
_JOINS = compiled(
    r"[,;&、，；:：(等aAbBeE](?:(?<=[,;&、，；:：(等])|(?<=\b[aA])[nN][dD]\b|(?<=\b[eE])[tT]\b|(?<=\b[bB])[yY]\b)"
)
# “And” in other languages, before a further name. After `e`, `i` and `y`, it has several parts: `Santiago Ramón y Cajal`.
_ANDS_ELSEWHERE = frozenset(["und", "et", "en", "och", "og", "ve", "e", "i", "y", "и", "та", "と", "및"])
_AND_ELSEWHERE = lazy_pattern(
    rf"(?<=[\w.)]) (?:und|et|en|och|og|ve|и|та|と|및|[eiy](?= {CAPITAL}[^\s,;]* {CAPITAL})) (?={CAPITAL}|[\u4e00-\u9fff\uac00-\ud7af])"
)
_SEMICOLON = compiled(r"\s*;\s*(?:and\b\s*)?")
# A Latin word that Chinese or Japanese continues: `Forwardの`.
_TWO_SCRIPTS = compiled(r"[A-Za-z][\u3040-\u30ff\u4e00-\u9fff]")
_AFFILIATION = compiled(r"\s*[(（][^()（）]*[)）]")
_MARKS = compiled(r"<sup>.*?</sup>|\$\^?\{?[^$]*\}?\$|[*†‡§¶∗✉📧]+|(?<=[a-z])\d(?:,\d)*")
# Between authors: `Ada Lark, ..., Bo Finch`, `Lark, A., … & Finch, B.`
_LEFT_OUT = lazy_pattern(r"(?<=[,;])\s*(?:\.{3}|…)(?:\s*[,;]|(?=\s*(?:&|and\b)))")
# What a period follows that does not end a sentence.
_NO_ENDS = frozenset(("..", "u", "Prof", "Dr"))
# Letters and punctuation between names, without footnote marks, mathematics and affiliations.
_PLAIN = compiled(r"[A-Za-z .,;:'’&-]*+")
INITIALS = compiled(rf"(?:{UPPER}\.?[ -]?){{1,3}}")
_SHORTENED = compiled(rf"(?:(?<![^\W_]){UPPER}(?:\.[ -]?{UPPER})*|\b[JS]r)\.$")
_GIVEN = lazy_pattern(rf"{CAPITAL}[\w’'-]*(?: (?:{UPPER}\.?|van|von|den|de|der))*")
# `Lark, Ada Beth, Bo Finch, and Cy Wren`
_TWO_GIVEN = lazy_pattern(rf"{CAPITAL}[\w’'-]* {CAPITAL}[\w’'-]*")
_LAST_FIRST = lazy_pattern(
    rf"(?:(?:van|von|de|den|der|da|di|du|la|le|del|dos) )*{CAPITAL}[\w’'-]+, ?(?:{CAPITAL}[\w.’'-]*)(?: {CAPITAL}[\w.’'-]*)*"
)
_COMPOUND = compiled(
    r"-(?:based|driven|aware|guided|free|level|shot|wise|time|agnostic|specific|supervised|invariant|view|to|of|in)\b",
    re.IGNORECASE,
)
_WORD = compiled(r"\w+")


# `van Lark` alone is a name, `van Ada Lark` is not.
_FROM = lazy_pattern(
    r"^\W*(?:from|with|par|por|(?:von|di|van)(?=\s+[^\s,;&]+\s+(?!et\b|and\b|und\b|en\b|[&(]))|av|af|od|[Aa]utor(?:en|es|s|i)?:|[Aa]uteurs?\s?:|[Аа]вторы?:|저자:)\s+(?=\S)"
)


def without_lead(text: str) -> str:
    """A list of authors without the word that leads to it, where its place says that it is one: `from Ada Lark`."""
    return _FROM.sub("", text, count=1)


def split(text: str) -> list[str]:
    """Return the authors in a text, without affiliations, footnote marks and “et al.”."""
    return list(_split(text))


# Called by `is_list` and again by `split`.
@lru_cache(maxsize=64)
def _split(text: str) -> tuple[str, ...]:
    body = text.strip()
    if body[:1] in "bBaApP作著":
        body = _LEAD.sub("", body)
    if "..." in body or "…" in body:
        body = _LEFT_OUT.sub("", body)
    if not _PLAIN.fullmatch(body):
        body = _MARKS.sub("", body)
        if "(" in body or "（" in body:
            body = _AFFILIATION.sub("", body)
    words = body.split()
    body = " ".join(words)
    if not _ANDS_ELSEWHERE.isdisjoint(words):
        body = _AND_ELSEWHERE.sub(" and ", body)
    whole = without_et_al(body)
    bare = whole.strip(" .;,:*_-")
    parts = [
        (without_et_al(part) if part[-1:] in _ET_AL_ENDS else part).strip(" ;,:*_-")
        for part in _parts(body, bare)
    ]
    parts = [part[:-1] if part[-1:] == "." and not _SHORTENED.search(part) else part for part in parts]
    if parts and not parts[-1].endswith("."):
        whole = whole.rstrip(" ,;")
        if whole.endswith(".") and _SHORTENED.search(whole):
            parts[-1] += "."
    return tuple(part for part in parts if part and not part.lower().startswith("et al"))


def without_et_al(text: str) -> str:
    """Return a list of authors without “et al.” at its end."""
    match = _et_al(text)
    return text[: match.start()] if match else text


def _et_al(text: str) -> re.Match[str] | None:
    """Match the end of a text that stands for further authors, such as “et al.”."""
    last = text[-1:]
    if last not in _ET_AL_ENDS or (last == "a" and text[-2:-1] not in _BEFORE_A):
        return None
    first = max(0, len(text) - 24)
    tail = text[first:].lower()
    english = "al" in tail or "and " in tail or "etc" in tail or "等" in tail
    return (_ET_AL.search(text, first) if english else None) or _ET_AL_ELSEWHERE.search(text, first)


def _parts(body: str, bare: str) -> list[str]:
    """Split a text into persons; “Surname, Given” is one person if the whole text has this form."""
    if ";" in bare:
        return _SEMICOLON.split(bare)
    by_and = [bare]
    if "and" in bare or "&" in bare:
        *before, last = _AND.split(bare)
        by_and = [*(part.strip().removesuffix(",").rstrip() for part in before), last.lstrip()]
    if len(by_and) > 1 and all(part.count(",") == 1 for part in by_and):
        inverted = sum(1 for part in by_and if _LAST_FIRST.fullmatch(part))
        if inverted == len(by_and) or (len(by_and) >= 3 and inverted * 2 >= len(by_and)):
            return by_and
    if (
        len(by_and) > 1
        and all(part.count(",") <= 1 for part in by_and)
        and all(_LAST_FIRST.fullmatch(p) for p in by_and if "," in p)
    ):
        singles = [part for part in by_and if "," not in part]
        if not singles or (
            all(" " in part for part in singles[-1:]) and "," in by_and[0] and len(by_and) == 2
        ):
            return by_and
    parts = [stripped for part in _JOIN.split(bare) if (stripped := part.strip())]
    if len(parts) == 2 and bare != body.rstrip(" .") and _LAST_FIRST.fullmatch(bare) and is_surname(parts[0]):
        return [bare]
    if (
        len(parts) >= 3
        and " " not in parts[0]
        and (_GIVEN.fullmatch(parts[1]) or (len(by_and) > 1 and _are_two_given(*parts[:2])))
        and all(" " in part and not is_surname(part) for part in parts[2:])
    ):
        return [f"{parts[0]}, {parts[1]}", *parts[2:]]
    if len(parts) >= 2 and len(parts) % 2 == 0 and all(INITIALS.fullmatch(part) for part in parts[1::2]):
        return [f"{parts[i]}, {parts[i + 1]}" for i in range(0, len(parts), 2)]
    return parts


def _are_two_given(family: str, given: str) -> bool:
    """Return whether two words after a comma are given names: `Lark, Ada Beth`, not `Google, Ada Lark`."""
    return _TWO_GIVEN.fullmatch(given) is not None and is_surname(family) and not is_organisation(family)


@lru_cache(maxsize=1024)
def is_list(text: str, *, lenient: bool = False) -> bool:
    """Whether a text is a list of authors and nothing else.

    `lenient` accepts a single name of two words, which is ambiguous.
    """
    text = text.strip()
    if not text or len(text) > 4000 or (not lenient and not _may_join(text)):
        return False
    lead = _LEAD.match(text) is not None
    et_al = has_et_al(text)
    names = _split(text)
    if not names:
        return False
    strange = [name for name in names if not _is_person(name)]
    if names[-1] in PLACES:
        return False
    persons = len(names) - len(strange)
    others = sum(1 for name in strange if _is_organisation(name))
    if persons < others or persons + others < len(names) * (0.6 if et_al or lead or len(names) > 4 else 0.8):
        return False
    if et_al or lead:
        return True
    if len(names) == 1:
        body = names[0]
        return (lenient and " " in body and len(body.split()) <= 4) or (
            "," in text and len(body) < 40 and _LAST_FIRST.fullmatch(body) is not None
        )
    spaced = sum(1 for name in names if " " in name or "." in name or is_cjk_name(name))
    if "," not in text and ";" not in text:
        return spaced == len(names)
    return spaced * 2 >= len(names)


def _may_join(text: str) -> bool:
    """Return whether a text has what is between several authors, or “et al.”."""
    return _JOINS.search(text) is not None or not _ANDS_ELSEWHERE.isdisjoint(text.split()) or has_et_al(text)


# Those who write much are named many times, and each list of names is looked at more than once.
@lru_cache(maxsize=4096)
def _is_person(name: str) -> bool:
    if not name.isascii():
        if _CJK_NAME.fullmatch(name):
            # Many Korean words have as many characters.
            return name[0] < "\uac00" or name[0] in SURNAMES
        if _TWO_SCRIPTS.search(name):
            return False
    if len(name) > 48 or ("-" in name and _COMPOUND.search(name)):
        return False
    bare = name.replace(",", "")
    if bare in PLACES:
        return False
    if not _NAME.fullmatch(bare):
        return False
    words = bare.split()
    if words[0] in OPENERS:
        return False
    while len(words) > 1 and words[0] in PARTICLES:
        # `van Dyke`
        del words[0]
    if len(words) == 1:
        return True
    if any(word in SMALL or word.lower().strip(".") in DULL for word in words):
        return False
    return sum(1 for word in words if word[0].isupper()) >= 2 and not _is_organisation(name)


def is_cjk_name(text: str) -> bool:
    """Whether a text is a Chinese, Japanese or Korean name: two to four characters, of which the first is a common surname."""
    return text[:1] in SURNAMES and _CJK_NAME.fullmatch(text) is not None


def has_parts(name: str) -> bool:
    """Whether a name has several parts; Chinese and Japanese names have no space between them."""
    return " " in name or "." in name or name[:1] >= "\u3040"


def is_organisation(text: str) -> bool:
    """Whether a text in a column of people or organisations is an organisation: `Emory University`, `CMU`."""
    return _is_organisation(text) or (len(text) > 1 and text.isascii() and text.isalpha() and text.isupper())


def _is_organisation(name: str) -> bool:
    return not ORGANISATIONS.isdisjoint(_WORD.findall(name)) and len(name.split()) <= 6


def has_et_al(text: str) -> bool:
    """Whether a text ends a list of authors with “et al.”."""
    return _et_al(text) is not None


_UP_TO_ET_AL = compiled(r"^.{2,200}?\bet\.? ?al\b\.?", re.IGNORECASE)


def up_to_et_al(text: str) -> str:
    """Return the start of a text up to and including “et al.”; empty if there is none."""
    folded = text[:210].lower()
    if "al" not in folded or not any(form in folded for form in ("et al", "etal", "et. al", "et.al")):
        # Much faster than the pattern, which tries every end.
        return ""
    match = _UP_TO_ET_AL.match(text)
    return match[0] if match else ""


_ONE_INITIALLED = lazy_pattern(
    rf"(?:{CAPITAL}\.[ -]?){{1,3}}(?:(?:van|von|de|der|den|la|le) )*{CAPITAL}[\w’'-]+"
)


def is_initialled(text: str) -> bool:
    """Whether a text is a single name that begins with initials, unlike any title: `S. Lange`."""
    return text[1:2] == "." and len(text) < 40 and _ONE_INITIALLED.fullmatch(text) is not None


_SURNAME = lazy_pattern(rf"(?:(?:{'|'.join(PARTICLES)}) )*{CAPITAL}[’']?[^\W\d_][\w’'-]*")


def surnames(text: str) -> list[str]:
    """Return the names in a text that consists of two or more surnames or full names: `Lark, Finch, de la Rook`.

    Empty for any other text. Other words can look like surnames, so call this only where authors are likely.
    """
    parts = [part.strip() for part in _JOIN.split(text.strip(" .")) if part.strip()]
    named = len(parts) > 1 and all(is_surname(part) or (" " in part and _is_person(part)) for part in parts)
    return parts if named else []


def is_surname(text: str) -> bool:
    """Whether a text can be a single surname: a capitalised word, perhaps with particles before it."""
    return (
        len(text) < 30
        and _SURNAME.fullmatch(text) is not None
        and text.lower() not in DULL
        and text not in PLACES
    )


def first_sentence(text: str) -> str:
    """The text up to the first period that ends a sentence; periods after initials do not."""
    at = text.find(". ")
    while at >= 0:
        # Only the last word is of interest.
        word = text.rfind(" ", 0, at)
        while word > 0 and text[word:at].isspace():
            word = text.rfind(" ", 0, word)
        if ends_sentence(text[word + 1 : at]):
            return text[:at]
        at = text.find(". ", at + 1)
    return text


def ends_sentence(text: str) -> bool:
    """Whether a period after this text ends a sentence; after an initial (`Michael J.Q`), two periods or the first half of `u. a.` it does not."""
    words = text.split()
    return bool(words) and words[-1] not in _NO_ENDS and not INITIALS.fullmatch(words[-1])
