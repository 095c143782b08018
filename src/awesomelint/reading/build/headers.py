"""Headers of columns: what a column holds by the words of its header."""

from __future__ import annotations

from awesomelint.fields.languages import words_of
from awesomelint.util.regex import compiled, lazy_pattern

# English headers, without spaces and marks, and those in other languages that are not in `fields/languages.py`.
_ROLES = {
    "title": "title|paper|papers|name|papername|papertitle|titleauthors|titleandauthors|coursename|"
    "course|tool|tools|resource|work|method|model|repository|library|dataset|datasetname|benchmark|article|book|publicationtitle|titles|"
    "资源名|资源名name|标题title|description论文|模型|模型名称|数据集",
    "link": "link|links|url|paperlink|pdf|arxiv|website|webpage|coursewebpage|homepage|链接link|论文链接|下载",
    "venue": "venue|venues|conference|journal|publication|pub|published|conf|where|source|publishedin|conferencejournal|venueyear",
    "date": "date|year|time|publishdate|publicationdate|published|updated|when|month|pubyear|publicationyear|yearpublished|"
    "publishyear|yearofpublication",
    "authors": "authors|author|by|researchers|authorlist|firstauthor|team",
    "code": "code|github|implementation|repo|codes|official|project|projectpage|demo|stars|star|codeproject|implementationcode|video|"
    "videos|lecturevideos|opensource",
    "tags": "tags|tag|keywords|keyword|type|category|task|tasks|categories|topic|topics|field|subject",
    "note": "language|license|platform|framework|description|desc|introduction|intro|abstract|summary|comment|comments|note|notes|"
    "tldr|institute|institution|affiliation|bibtex|results|performance|introductionabstract|描述description|略称",
    "index": "no|number|id|index|sno|录制|已录制",
}
_ELSEWHERE = {
    "title": ("title", "name", "paper"),
    "code": ("code", "page", "media"),
    **{role: (role,) for role in ("link", "venue", "date", "authors", "tags", "note", "index")},
}
# The headers of columns that hold titles if the column of another header for works holds names.
_TITLES = words_of("title", "paper").union(
    ("title", "titles", "paper", "papers", "papertitle", "publicationtitle")
)
# The header of a first column that holds the names of works if no other column does.
PROJECTS = words_of("page", "code").union(("project", "implementation", "code"))
_BY_HEADER = {
    word.replace(" ", ""): role for role, meanings in _ELSEWHERE.items() for word in words_of(*meanings)
} | {word: role for role, words in _ROLES.items() for word in words.split("|")}
_LETTERS = compiled(r"[\W_\d]+")
# A header may name several things that a column holds (`Paper/Code`).
_ALTERNATIVES = lazy_pattern(r"[/&,（(]|\band\b|<br>")


def header_role(title: str) -> str:
    """What a column holds by its header; "" where the header says nothing known."""
    named = header_roles(title)
    return "venue" if named[:2] == ["date", "venue"] else next(iter(named), "")


def header_roles(title: str) -> list[str]:
    """What a column holds by its header, in order: authors and venue for `Authors & Venue`."""
    parts = (_LETTERS.sub("", part) for part in _ALTERNATIVES.split(title.casefold()))
    return [_BY_HEADER[short] for short in parts if short in _BY_HEADER]


def names_titles(title: str) -> bool:
    """Whether a header says that the column holds titles, rather than names of another kind."""
    return _LETTERS.sub("", title.casefold()) in _TITLES
