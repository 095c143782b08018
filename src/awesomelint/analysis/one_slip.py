"""Slips of the finger: one letter lost, added, taken for another, or swapped with its neighbour."""

from __future__ import annotations


def one_slip(word: str, other: str) -> bool:
    """Whether two words differ by exactly one slip."""
    if word == other or not -2 < len(word) - len(other) < 2:
        return False
    at = 0
    for mine, its in zip(word, other, strict=False):
        if mine != its:
            break
        at += 1
    rest, its_rest = word[at:], other[at:]
    if rest[1:] == its_rest[1:] or rest == its_rest[1:] or rest[1:] == its_rest:
        return True
    return rest[2:] == its_rest[2:] and rest[:2] == its_rest[1::-1]
