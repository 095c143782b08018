"""What a finding consists of besides its message: its span, related spans, key, and what its fix removes.

Fingerprints are made of keys, and must stay the same as long as the finding is about the same thing.
"""

from __future__ import annotations

import datetime

import pytest

from awesomelint.engine import context_for
from awesomelint.findings import Severity
from awesomelint.reading import read
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(today=datetime.date(2026, 1, 1), min_severity=Severity.NOTE)
MONTHS = (12, 11, 10, 9, 2, 8, 7, 6, 5, 4, 3, 1)
NAMES = ("Ant", "Bee", "Cat", "Zebra", "Dog", "Elk", "Fox", "Gnu", "Hen", "Ibis", "Jay", "Kite")


def works(form: str, count: int) -> str:
    """So many lines of a list, with their numbers put in."""
    return "".join(form.replace("#", str(n)).replace("%", f"{n:05}") + "\n" for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("rule", "text", "findings"),
    [
        (
            "conflicting-id",
            "- [A Statistical Viewpoint](https://arxiv.org/abs/2409.09558), Sep. 14 2024.\n"
            "- [Increasing Batch Size and Learning Rate](https://arxiv.org/abs/2409.09558), Sep. 14 2024.\n"
            "- [Increasing Batch Size and Learning Rate](https://arxiv.org/abs/2409.08770), Sep. 13 2024.\n",
            [
                (
                    "https://arxiv.org/abs/2409.09558",
                    [
                        (1, "A Statistical Viewpoint", "the work with this URL"),
                        (3, "Increasing Batch Size and Learning Rate", "the same title"),
                    ],
                    "arxiv:2409.09558|increasingbatchsizeandlearningrate|False",
                    [],
                ),
            ],
        ),
        (
            "conflicting-id",
            "- **Next Best Sense: Guiding Vision and Touch** [pdf](https://arxiv.org/abs/2401.16663)\n"
            "- **A Physical System in Virtual Reality** [pdf](https://arxiv.org/pdf/2401.16663v2.pdf)\n",
            [
                (
                    "https://arxiv.org/pdf/2401.16663v2.pdf",
                    [(1, "Next Best Sense: Guiding Vision and Touch", "the other work")],
                    "arxiv:2401.16663|aphysicalsysteminvirtualreality|False",
                    [],
                ),
            ],
        ),
        (
            "duplicate-entry",
            "- [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.\n"
            "- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.\n"
            "- [Deep double descent](https://arxiv.org/pdf/1912.02292), Dec. 4 2019.\n",
            [
                (
                    "Deep double descent",
                    [(1, "Deep Double Descent", "first listed here")],
                    "deepdoubledescent|deepdoubledescent",
                    ["- [Deep double descent](https://arxiv.org/pdf/1912.02292), Dec. 4 2019.\n"],
                ),
            ],
        ),
        (
            "empty-entry",
            "- [Adam](https://arxiv.org/abs/1412.6980)\n"
            "- [Title]()\n"
            "-\n"
            "- [Grokking](https://arxiv.org/abs/2201.02177)\n",
            [
                ("[Title]()", [], "", ["- [Title]()\n"]),
                ("-", [], "", ["-\n"]),
            ],
        ),
        (
            "merged-entry",
            "- [Attention](https://arxiv.org/abs/1706.03762)"
            " - [Layer Normalization](https://arxiv.org/abs/1607.06450)\n",
            [
                ("- [Layer Normalization](https://arxiv.org/abs/1607.06450)", [], "", []),
            ],
        ),
        (
            "malformed-item",
            "- [Adam](https://arxiv.org/abs/1412.6980)\n"
            "-[Grokking](https://arxiv.org/abs/2201.02177)\n"
            "- [Dropout](https://arxiv.org/abs/1207.0580)\n"
            "- - [Mamba](https://arxiv.org/abs/2312.00752)\n",
            [
                ("-[Grokking](https://arxiv.org/abs/2201.02177)", [], "", []),
                ("- - [Mamba](https://arxiv.org/abs/2312.00752)", [], "", []),
            ],
        ),
        (
            "malformed-date",
            "- [Adam](https://arxiv.org/abs/1412.6980), 2014-13-22.\n",
            [
                ("2014-13-22", [], "2014-13-22 Adam", []),
            ],
        ),
        (
            "impossible-date",
            "- [Adam](https://arxiv.org/abs/1412.6980), 2061-12-22.\n"
            "- [Grokking](https://arxiv.org/abs/2201.02177), 2021-10-06. Accepted on 2071-01-01.\n",
            [
                ("2061-12-22", [], "2061-12-22 Adam", []),
                ("2021-10-06", [], "2021-10-06 Grokking", []),
                ("2071-01-01", [], "", []),
            ],
        ),
        (
            "misordered-date",
            "".join(f"- [The work of month {m}](https://example.org/{m}), 2024-{m:02}.\n" for m in MONTHS),
            [
                ("2024-02", [(11, "2024-03", "belongs after this entry")], "2024-02 The work of month 2", []),
            ],
        ),
        (
            "misordered-title",
            "".join(f"- [{name}](https://example.org/{name}) - A tool.\n" for name in NAMES),
            [
                ("Zebra", [(12, "Kite", "belongs after this entry")], "Zebra", []),
            ],
        ),
        (
            "misplaced-venue",
            works("- [Work number #](https://arxiv.org/abs/2001.%), ICML 2020.", 9)
            + "- [ELECTRA: Pre-training (ICLR 2020)](https://arxiv.org/abs/2003.10555).\n",
            [
                ("ICLR 2020", [], "ICLR 2020 ELECTRA: Pre-training (ICLR 2020)", []),
            ],
        ),
        (
            "tag-spelling",
            works("- [Work number #](https://arxiv.org/abs/2001.%). `vision`", 7)
            + "- [Adam](https://arxiv.org/abs/1412.6980). `Vision`\n",
            [
                ("Vision", [], "", []),
            ],
        ),
        (
            "venue-spelling",
            "- [Adam](https://arxiv.org/abs/1412.6980). ICRL 2015.\n"
            "- [The NeurlPS 2022 Competition](https://arxiv.org/abs/2211.07545)\n",
            [
                ("ICRL", [], "", []),
                ("NeurlPS", [], "", []),
            ],
        ),
        (
            "inconsistent-link",
            works("- Work number # [[paper](https://arxiv.org/abs/2001.%)]", 19)
            + "- The Odd Work [[Paper](https://arxiv.org/pdf/2001.08361v2)]\n",
            [
                ("Paper", [], "Paper https://arxiv.org/pdf/2001.08361v2", []),
                ("https://arxiv.org/pdf/2001.08361v2", [], "https://arxiv.org/pdf/2001.08361v2", []),
            ],
        ),
        (
            "unfilled-placeholder",
            "- [Adam](https://arxiv.org/abs/1412.6980), YYYY. [code](https://github.com/username/x)\n"
            "- [Title](https://arxiv.org/abs/1412.6981), 2014.\n"
            "\n"
            "{{toc}}\n"
            "\n"
            "  {toc}\n",
            [
                ("YYYY", [], "", []),
                ("https://github.com/username/x", [], "", []),
                ("Title", [], "- [Title](https://arxiv.org/abs/1412.6981), 2014.", []),
                ("{{toc}}", [], "", []),
                ("{toc}", [], "", []),
            ],
        ),
        (
            "unread-entry",
            works("- [Work number #](https://arxiv.org/abs/2001.%), 2020.", 4)
            + "- [[Paper](https://arxiv.org/abs/2001.00009)], 2020.\n",
            [
                ("[[Paper](https://arxiv.org/abs/2001.00009)], 2020.", [], "", []),
            ],
        ),
        (
            "split-entry",
            works("- [Work number #](https://arxiv.org/abs/2001.%), 2020.", 11)
            + "- [Progress Measures\n  for Grokking](https://arxiv.org/abs/2301.05217), 2023.\n",
            [
                (
                    "[Progress Measures\n  for Grokking](https://arxiv.org/abs/2301.05217), 2023.",
                    [],
                    "Progress Measures for Grokking",
                    [],
                ),
            ],
        ),
        (
            "inconsistent-entry",
            works("- [Work number #](https://arxiv.org/abs/2001.%), 2020.", 11)
            + "- [Progress Measures for Grokking](https://arxiv.org/abs/2301.05217), 2023\n",
            [
                ("3", [], "Progress Measures for Grokking", []),
            ],
        ),
    ],
)
def test_span_related_spans_and_key(rule: str, text: str, findings: list[object]) -> None:
    document = read(Source(text, "README.md"))
    found = BY_NAME[rule].check(context_for(BY_NAME[rule], document, SETTINGS))
    assert findings == [
        (
            text[slice(*item.span)],
            [
                (document.source.line_of(other.span.start), text[slice(*other.span)], other.message)
                for other in item.related
            ],
            item.key,
            [text[slice(*span)] for span in item.fix.removes] if item.fix is not None else [],
        )
        for item in sorted(found, key=lambda item: item.span)
    ]
