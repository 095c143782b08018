"""Labels: which link texts name a kind of link (`[pdf]`, `[Project Page]`) rather than the work itself."""

from __future__ import annotations

import re
from functools import lru_cache

_STRIP = re.compile(r"[\[\]()（）【】\\`*_\s:：|,.;/·•–—~<>&+#!-]+")
_EMOJI = re.compile(r":[a-z0-9_+-]+:|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]")

# Words of which labels are made; a link text made of these alone is a label.
_WORDS = frozenset(
    """
    paper papers pdf pdfs ps arxiv alphaxiv abs abstract html ar5iv preprint doi link links url page pages web webpage website site
    homepage home project proj code codes source sources official unofficial implementation implementations github gitlab git
    repo repository repositories pytorch torch tensorflow tf tf2 keras jax caffe caffe2 mxnet matlab paddle paddlepaddle
    mindspore chainer theano lua julia python cpp cuda c r java scala data dataset datasets benchmark benchmarks leaderboard
    model models modelscope checkpoint checkpoints weights hf huggingface hugging face space spaces demo demos online gradio
    colab notebook notebooks video videos youtube bilibili talk talks slide slides ppt poster presentation lecture lectures blog
    blogs blogpost post posts article news media medium press tweet tweets twitter x thread tldr summary notes note reading
    review reviews openreview bib bibtex cite citation citations ref reference supp supplementary supplement supplemental
    appendix material materials journal conference proceedings proc publisher acm ieee springer elsevier acl aclanthology cvf
    neurips nips icml iclr pmlr jmlr aaai here download docs doc documentation documents tutorial tutorials read translate
    version extended long short full workshop book talk podcast interview tool toolkit package library api app open author
    authors authored unknown scholar semantic reddit discord wechat zhihu csdn weixin the of and or for on in to with team
    hub webdemo replicate new old original results more info information wiki pypi npm conda docker image images figshare zenodo
    kaggle paperswithcode pwc explained explanation visualization video1 video2 code1 code2 paper1 paper2 v1 v2 v3 1 2 3 4
    论文 代码 链接 解读 地址 项目 主页 项目主页 官网 视频 数据 数据集 模型 原文 下载 笔记 博客 介绍 开源 文章 在线 演示 详情 知乎
    コード 論文 リンク 解説 スライド 動画 実装
    """.split()
)
_VERSION = re.compile(r"(?:arxiv)?\d{4}\.?\d{0,5}(?:v\d+)?|v\d+|\d{1,3}")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A link text as labels are compared: marks and emoji gone, spaces single, case folded."""
    if ":" in text or not text.isascii():
        text = _EMOJI.sub(" ", text)
    return _STRIP.sub(" ", text).strip().casefold()


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a link text, as `normal` gives it, is made of a label's words alone, or of nothing."""
    if text in _WORDS:
        return True
    if len(text) > 48:
        return False
    words = text.split(" ")
    return all(word in _WORDS or _VERSION.fullmatch(word) for word in words) if text else True


PAPER = frozenset(
    """paper papers pdf arxiv abs abstract html link preprint alphaxiv openreview doi acm ieee journal conference proceedings
    article publication publisher springer 论文 原文 論文 链接 地址""".split()
)
CODE = frozenset("code codes github source repo repository implementation pytorch tensorflow official 代码 コード".split())


def says_paper(label: str | None) -> bool:
    """Whether a label names the paper itself: `paper`, `pdf`, `arXiv 2310`."""
    return label is not None and not PAPER.isdisjoint(normal(label).split())


def says_code(label: str | None) -> bool:
    """Whether a label names code: `code`, `GitHub`, `PyTorch`."""
    return label is not None and not CODE.isdisjoint(normal(label).split())
