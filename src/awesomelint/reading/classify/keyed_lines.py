"""Keys: lines that say what they hold before they say it, as `- Paper: https://…` or `**Authors**: …`."""

from __future__ import annotations

from awesomelint.util.regex import compiled

_KEYS = {
    "link": "paper pdf arxiv link links url doi abs publication openreview html preprint 论文 链接 地址 原文 论文地址 論文 "
    "project page project-page paper-link code-link website homepage web code github repo repository implementation demo video dataset data blog slides model "
    "models 项目 代码 主页 官网 项目主页 论文链接 代码链接 huggingface poster supp tweet github地址 项目地址 项目链接 官方地址 source "
    "code/project media intro-video hf colab download weights checkpoint modelscope model-zoo 模型 数据集 huggingface地址 gitee gitxiv",
    "authors": "author authors by 作者 著者",
    "date": "date year published time submitted 日期 时间 年份 发布时间 発表年",
    "venue": "venue conference journal publication-venue published-in publication booktitle proceedings 会议 期刊",
    "tags": "keywords keyword tags tag topics topic category categories type task tasks 关键词 标签",
    "note": "summary abstract intro introduction description note notes tl;dr tldr comment comments highlights contribution "
    "contributions key-results results main-idea idea 介绍 简介 摘要 说明 概要 备注 method methods institution institutions "
    "affiliation affiliations 机构 single-gpu gpu fps keynote title language languages license size",
}
_MEANING = {word.replace("-", " "): kind for kind, words in _KEYS.items() for word in words.split()}
# This accepts more than the keys in use: a range of all Chinese characters takes long to compile.
# The condition before the key, that it ends where something can follow a key, soon rules out most titles.
_KEY = compiled(
    r"[\s>*_`~•·-]*(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\s*)?\[?(?=[^\W\d_][\w;./ -]{0,24}+[]:：(*_`\s])(?P<key>[^\W\d_][\w;./ -]{0,24}?)\]?(?:\([^()\n]{0,40}\))?[*_`\s]*(?P<colon>[:：])[*_`\s]*(?P<value>\S)?"
)


def key_of(text: str) -> tuple[str, str, int] | None:
    """The key that a line begins with, as (its meaning, the key as written, the offset of its value)."""
    match = _KEY.match(text)
    if match is None or text[match.end("colon") : match.end("colon") + 2] == "//":
        return None
    meaning = _MEANING.get(match["key"].strip().lower())
    if meaning is None:
        return None
    return meaning, match["key"].strip(), match.start("value") if match["value"] else match.end()
