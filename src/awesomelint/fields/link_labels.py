"""Labels: link texts that name a kind of link (`[pdf]`, `[Project Page]`) rather than a work."""

from __future__ import annotations

from functools import lru_cache

from awesomelint.fields.languages import label_words, words_of
from awesomelint.util.regex import EMOJI, compiled, lazy_pattern

_ASCII_MARKS = b"[]()\\`*_:|,.;/~<>&+#!-"
_TO_SPACES = bytes.maketrans(_ASCII_MARKS, b" " * len(_ASCII_MARKS))
_STRIP = compiled(r"[\[\]()（）【】\\`*_\s:：|,.;/·•–—~<>&+#!-]+")
_EMOJI = compiled(r":[a-z0-9_+-]+:|[" + EMOJI + "]")

# A link text that consists of these words is a label.
_WORDS = frozenset(
    [
        "paper",
        "papers",
        "pdf",
        "pdfs",
        "ps",
        "arxiv",
        "alphaxiv",
        "abs",
        "abstract",
        "html",
        "ar5iv",
        "preprint",
        "doi",
        "link",
        "links",
        "url",
        "page",
        "pages",
        "web",
        "webpage",
        "website",
        "site",
        "homepage",
        "home",
        "project",
        "proj",
        "code",
        "codes",
        "source",
        "sources",
        "official",
        "unofficial",
        "implementation",
        "implementations",
        "github",
        "gitlab",
        "git",
        "repo",
        "repository",
        "repositories",
        "pytorch",
        "torch",
        "tensorflow",
        "tf",
        "tf2",
        "keras",
        "jax",
        "caffe",
        "caffe2",
        "mxnet",
        "matlab",
        "paddle",
        "paddlepaddle",
        "mindspore",
        "chainer",
        "theano",
        "lua",
        "julia",
        "python",
        "cpp",
        "cuda",
        "c",
        "r",
        "java",
        "scala",
        "data",
        "dataset",
        "datasets",
        "benchmark",
        "benchmarks",
        "leaderboard",
        "model",
        "models",
        "modelscope",
        "checkpoint",
        "checkpoints",
        "weights",
        "hf",
        "huggingface",
        "hugging",
        "face",
        "space",
        "spaces",
        "demo",
        "demos",
        "online",
        "gradio",
        "colab",
        "notebook",
        "notebooks",
        "video",
        "videos",
        "youtube",
        "bilibili",
        "talk",
        "talks",
        "slide",
        "slides",
        "ppt",
        "poster",
        "presentation",
        "lecture",
        "lectures",
        "blog",
        "blogs",
        "blogpost",
        "post",
        "posts",
        "article",
        "news",
        "media",
        "medium",
        "press",
        "tweet",
        "tweets",
        "twitter",
        "x",
        "thread",
        "tldr",
        "summary",
        "notes",
        "note",
        "reading",
        "review",
        "reviews",
        "openreview",
        "bib",
        "bibtex",
        "cite",
        "citation",
        "citations",
        "ref",
        "reference",
        "supp",
        "supplementary",
        "supplement",
        "supplemental",
        "appendix",
        "material",
        "materials",
        "journal",
        "conference",
        "proceedings",
        "proc",
        "publisher",
        "acm",
        "ieee",
        "springer",
        "elsevier",
        "acl",
        "aclanthology",
        "cvf",
        "neurips",
        "nips",
        "icml",
        "iclr",
        "pmlr",
        "jmlr",
        "aaai",
        "here",
        "download",
        "docs",
        "doc",
        "documentation",
        "documents",
        "tutorial",
        "tutorials",
        "read",
        "translate",
        "version",
        "extended",
        "long",
        "short",
        "full",
        "workshop",
        "book",
        "talk",
        "playlist",
        "playlists",
        "homework",
        "homeworks",
        "assignment",
        "assignments",
        "exercise",
        "exercises",
        "syllabus",
        "recording",
        "recordings",
        "transcript",
        "transcripts",
        "handout",
        "handouts",
        "direct",
        "solutions",
        "podcast",
        "interview",
        "tool",
        "toolkit",
        "package",
        "library",
        "api",
        "app",
        "open",
        "author",
        "authors",
        "authored",
        "unknown",
        "scholar",
        "semantic",
        "reddit",
        "discord",
        "wechat",
        "zhihu",
        "csdn",
        "weixin",
        "the",
        "of",
        "and",
        "or",
        "for",
        "on",
        "in",
        "to",
        "with",
        "team",
        "hub",
        "webdemo",
        "replicate",
        "new",
        "old",
        "original",
        "results",
        "more",
        "info",
        "information",
        "wiki",
        "pypi",
        "npm",
        "conda",
        "docker",
        "image",
        "images",
        "figshare",
        "zenodo",
        "kaggle",
        "paperswithcode",
        "pwc",
        "explained",
        "explanation",
        "visualization",
        "video1",
        "video2",
        "code1",
        "code2",
        "paper1",
        "paper2",
        "v1",
        "v2",
        "v3",
        "1",
        "2",
        "3",
        "4",
    ]
).union(label_words())
# Chinese, Japanese and Korean write several words without spaces: `论文链接`.
_JOINED = "|".join(sorted((word for word in _WORDS if word > "\u3040"), key=len, reverse=True))
_JOINED_WORDS = lazy_pattern(rf"(?:{_JOINED})+")
_JOINED_WORD = lazy_pattern(_JOINED)
_VERSION = compiled(r"(?:arxiv)?\d{4}\.?\d{0,5}(?:v\d+)?|v\d+|\d{1,3}")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return a link text in the form in which labels are compared: without marks and emoji, spaces collapsed, case folded."""
    if ":" not in text and text.isascii():
        # The same without a pattern, in half of the time.
        return " ".join(text.encode().translate(_TO_SPACES).decode().split()).casefold()
    text = _EMOJI.sub(" ", text)
    return _STRIP.sub(" ", text).strip().casefold()


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a link text in the form of `normal` is empty or consists of words of labels."""
    if text in _WORDS:
        return True
    if len(text) > 48:
        return False
    words = text.split(" ")
    return all(map(_is_label_word, words)) if text else True


def _is_label_word(word: str) -> bool:
    if word in _WORDS or _VERSION.fullmatch(word) is not None:
        return True
    return word > "\u3040" and _JOINED_WORDS.fullmatch(word) is not None


PAPER = frozenset(
    [
        "paper",
        "papers",
        "pdf",
        "arxiv",
        "abs",
        "abstract",
        "html",
        "link",
        "preprint",
        "alphaxiv",
        "openreview",
        "doi",
        "acm",
        "ieee",
        "journal",
        "conference",
        "proceedings",
        "article",
        "publication",
        "publisher",
        "springer",
    ]
).union(words_of("paper", "link"))
CODE = frozenset(
    [
        "code",
        "codes",
        "github",
        "source",
        "repo",
        "repository",
        "implementation",
        "pytorch",
        "tensorflow",
        "official",
    ]
).union(words_of("code"))


@lru_cache(maxsize=1024)
def says_paper(label: str | None) -> bool:
    """Whether a label names the paper itself: `paper`, `pdf`, `arXiv 2310`."""
    return label is not None and not PAPER.isdisjoint(_words(label))


@lru_cache(maxsize=1024)
def says_code(label: str | None) -> bool:
    """Whether a label names code: `code`, `GitHub`, `PyTorch`."""
    return label is not None and not CODE.isdisjoint(_words(label))


def _words(label: str) -> list[str]:
    """Return the words of a label, with those that are written without spaces."""
    words = normal(label).split()
    return words if label.isascii() else [*words, *_JOINED_WORD.findall(" ".join(words))]
