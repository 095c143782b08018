"""A list that has grown for years: hundreds of findings that nobody has asked about."""

from __future__ import annotations

_AREAS = ("Attention", "Optimization", "Vision", "Retrieval", "Alignment")
_KINDS = ("Sparse", "Robust", "Causal", "Latent", "Neural", "Deep", "Fast", "Simple", "Linear", "Modular")
_THINGS = ("Encoders", "Decoders", "Kernels", "Probes", "Rewards", "Memories", "Tokens", "Graphs")

# What a contributor adds: one entry whose address leads nowhere.
BAD = "- [Scaling Laws for Neural Language Models](https://arxiv.org/abs2001.08361), Jan. 23 2020.\n"
# And one that is listed already, far above.
TWICE = "- [Sparse Encoders for Attention](https://arxiv.org/abs/2001.00000), Jan. 1 2020.\n"


def legacy() -> str:
    """The list: in every section every other entry has a flaw, and the last section ends without one."""
    text = "# Papers\n"
    number = 0
    for year, area in enumerate(_AREAS, 2020):
        text += f"\n## {area}\n\n"
        for kind in _KINDS:
            for thing in _THINGS:
                month, day = number % 12 + 1, number % 28 + 1
                identifier = f"{year % 100}{month:02}.{number:05}"
                address = (
                    f"https://arxiv.org/abs{identifier}"
                    if number % 2
                    else f"https://arxiv.org/abs/{identifier}"
                )
                text += f"- [{kind} {thing} for {area}]({address}), {_MONTHS[month - 1]} {day} {year}.\n"
                number += 1
    return text


_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."]
