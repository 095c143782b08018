"""Headings of sections that list no works, in the languages of lists."""

from __future__ import annotations

import re

from awesomelint.util.regex import lazy_pattern

# Sections without works, even if they contain links.
_WITHOUT_WORKS = lazy_pattern(
    r"^\W*(?:contribut\w*( guide\w*)?|how to contribute|licen[cs]e|"
    r"acknowledge?ments?|citations?|citing|cite( this| us)?|bibtex|contacts?( us)?|star history|stargazers.*|maintainers?|"
    r"sponsors?|support us|how to cite|change[ -]?log|release notes|更新日志|友情链接|贡献|致谢|许可证|許可證|联系.*|引用|"
    # German, French, Italian, Spanish, Portuguese, Russian, Japanese and Korean.
    r"lizenz|mitwirken|beitragen|danksagung|zitieren|kontakt|(?:comment )?contribuer|remerciements|citer|licenza|(?:come )?contribuire|ringraziamenti|"
    r"licencia|(?:c[oó]mo )?contribuir|contribuciones|agradecimientos|citar|contacto|licença|contribuições|agradecimentos|contato|"
    r"лицензия|как помочь|вклад|благодарности|контакты|цитирование|ライセンス|貢献|謝辞|引用方法|라이선스|기여(?:하기)?|감사의? ?글?|인용)\W*$",
    re.IGNORECASE,
)
# Sections that only link to other sections. They end at the next heading of any level.
_CONTENTS = lazy_pattern(
    r"^\W*(?:tables? of contents?|contents?|toc|outline|menu|(?:quick )?navigation|quick links|hyperlinks?|目录|目錄|目次|もくじ|목차|차례|"
    # German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Norwegian, Danish, Polish, Czech, Russian, Ukrainian, Turkish.
    r"inhalt|inhaltsverzeichnis|inhaltsübersicht|table des matières|sommaire|índice(?: de contenidos?)?|tabla de contenidos?|contenidos?|"
    r"sumário|conteúdos?|tabela de conteúdos?|indice|sommario|contenuti|inhoud|inhoudsopgave|innehåll|innehållsförteckning|innhold|"
    r"innholdsfortegnelse|indhold|indholdsfortegnelse|spis treści|obsah|содержание|оглавление|зміст|içindekiler)\W*$",
    re.IGNORECASE,
)
_CONTACT = lazy_pattern(
    r"^\W*(?:contacts?(?: us)?|authors?|maintainers?|maintained by|contributors?|acknowledge?ments?|联系(?:方式|我们)?)\W*$",
    re.IGNORECASE,
)


def is_contents(title: str) -> bool:
    """Whether a heading is that of a section that only links to others."""
    return _CONTENTS.match(title) is not None


def lists_no_works(title: str) -> bool:
    """Whether a heading is that of a section about the list itself: its license, how to contribute or to cite it."""
    return _WITHOUT_WORKS.match(title) is not None


def is_contact(line: str) -> bool:
    """Whether a line announces the people who maintain the list."""
    return _CONTACT.match(line) is not None
