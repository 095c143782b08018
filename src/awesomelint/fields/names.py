"""Names: whether a text is a list of authors, and the authors in it."""

from __future__ import annotations

import re

# A capitalised word, an initial, or a particle that stands inside names.
_PARTICLE = r"(?:van|von|der|den|de|da|do|dos|del|della|di|la|le|el|al|bin|ben|ibn|ter|ten|zu|st\.?|y|d’|d')"
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u03ff\u0400-\u042f\u1e00-\u1eff]"
_TOKEN = rf"(?:{_CAPITAL}[\w’'`.-]*|{_PARTICLE})"
_NAME = re.compile(
    rf"(?:\*+)?(?:{_TOKEN})(?:[ ~]{_TOKEN}){{0,4}}(?:,? (?:Jr|Sr|II|III|IV)\.?)?[*†‡§¶∗^#+\d\u2070-\u209f¹²³]*", re.UNICODE
)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ET_AL = re.compile(r"[, ]*\b(?:et\.? ?al\.?|and others|etc\.?|等)[. ]*$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:by|authors?|作者|著者)\s*[:：]?\s+|authors?\s*[:：]\s*|作者\s*[:：]\s*|著者\s*[:：]\s*)", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:;|；|、|，|,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b)|\band\b|\bAnd\b|&)\s*")
_SEMICOLON = re.compile(r"\s*;\s*(?:and\b\s*)?")
_AFFILIATION = re.compile(r"\s*[(（][^()（）]*[)）]")
_SUP = re.compile(r"<sup>.*?</sup>|\$\^?\{?[^$]*\}?\$|[*†‡§¶∗✉📧]+|(?<=[a-z])\d(?:,\d)*")
_DULL = frozenset(
    "the a an of for in on with from to via using towards toward beyond is are be by as at or we this that how what why when "
    "learning network networks model models language data deep neural large survey review based training".split()
)
_ORGANISATION = re.compile(
    r"\b(?:University|Universit|Institute|Lab|Labs|Research|Google|DeepMind|Microsoft|OpenAI|Meta|Facebook|FAIR|Team|Group|"
    r"NVIDIA|Nvidia|Amazon|Alibaba|Tencent|Baidu|Huawei|Stanford|Berkeley|MIT|CMU|Inc|Ltd|Corporation|Academy|College|School)\b"
)


def split(text: str) -> list[str]:
    """The authors in a text, without affiliations, footnote marks and “et al.”."""
    body = _LEAD.sub("", text.strip())
    body = _SUP.sub("", body)
    if "(" in body or "（" in body:
        body = _AFFILIATION.sub("", body)
    body = _ET_AL.sub("", body).strip(" .;,:*_-")
    join = _SEMICOLON if ";" in body else _JOIN
    parts = [_ET_AL.sub("", part).strip(" ;,:*_-") for part in join.split(body)]
    parts = [part[:-1] if part.endswith(".") and len(part.split()[-1]) > 3 else part for part in parts]
    return _surname_first([part for part in parts if part and not part.lower().startswith("et al")])


_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,3}|[A-Z][a-z]+(?: [A-Z]\.?)?")


def _surname_first(parts: list[str]) -> list[str]:
    """`Escalante, H. J.` is one author, not two: surnames and initials in turn are put together."""
    if len(parts) >= 2 and len(parts) % 2 == 0 and all(re.fullmatch(r"(?:[A-Z]\.?[ -]?){1,3}", part) for part in parts[1::2]):
        return [f"{parts[i]}, {parts[i + 1]}" for i in range(0, len(parts), 2)]
    return parts


def is_list(text: str, *, lenient: bool = False) -> bool:
    """Whether a text is a list of authors and nothing else.

    `lenient` accepts a single name of two words, which alone could be anything.
    """
    text = text.strip()
    if not text or len(text) > 4000:
        return False
    lead = _LEAD.match(text)
    et_al = _ET_AL.search(text) is not None or " et al" in text
    names = split(text)
    if not names:
        return False
    good = sum(1 for name in names if _looks_like(name))
    several = len(names) > 1
    if good < len(names) * (0.6 if et_al or lead or len(names) > 4 else 0.8):
        return False
    if et_al or lead is not None:
        return True
    if several:
        spaced = sum(1 for name in names if " " in name or "." in name)
        return spaced * 2 >= len(names)
    return lenient and " " in names[0] and len(names[0].split()) <= 4


def _looks_like(name: str) -> bool:
    if _CJK_NAME.fullmatch(name):
        return True
    if len(name) > 48 or not _NAME.fullmatch(name):
        return _ORGANISATION.search(name) is not None and len(name.split()) <= 6
    words = name.split()
    return len(words) == 1 or not any(word.lower().strip(".") in _DULL for word in words)


def has_et_al(text: str) -> bool:
    """Whether a text ends a list of authors with “et al.”."""
    return _ET_AL.search(text) is not None


_PERSON = rf"{_CAPITAL}[\w’'.-]*(?:[ ](?:{_TOKEN})){{0,3}}"
_CITED = re.compile(rf"{_PERSON}(?:(?:, ?| and | & |, and ){_PERSON})*(?:,? et\.? al\.?)?,? ?(?:\((?:19|20)\d\d[a-z]?\)|(?:19|20)\d\d[a-z]?)\.?$")


def is_citation(text: str) -> bool:
    """Whether a text cites by authors and year: `Diffie, Hellman (1976)`."""
    return len(text) < 120 and _CITED.match(text) is not None and len(re.findall(r"[a-z]{2,}", text)) < 14
