"""A comment that is to hide findings and hides none, or that names a rule which does not exist.

## Why
A comment that has outlived its reason hides the next mistake in its place, and one with a slip in it hides nothing while
its author believes that it does.

## Wrong
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    <!-- awesomelint-disable-next-line duplicate-entri -- the journal version -->
    - [Scaling Laws for Neural Language Models](https://doi.org/10.48550/arXiv.2001.08361), Jan. 23 2020.

## Right
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    <!-- awesomelint-disable-next-line duplicate-entry -- the journal version -->
    - [Scaling Laws for Neural Language Models](https://doi.org/10.48550/arXiv.2001.08361), Jan. 23 2020.

## Fix
Safe where a comment, or a name in it, hides nothing: it is taken out, with its line if it stands alone on it. Unsafe where
a name is near a known one: that is written instead.

## Notes
A comment is judged only if all its rules have run: `--select url-form` says nothing of one that hides duplicates. One that
hides a finding below `min-severity` is of use, and so is one on the first of two listings of a work. Comments of
awesome-lint (`<!--lint disable double-link-->`) are honoured and never judged. A comment that names `unused-suppression`
beside other rules is to stay, whatever it hides.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Found, Severity, rule


@rule("unused-suppression", group="about", severity=Severity.WARNING, fix="both", judges_suppressions=True)
def check(context: Context) -> Iterator[Found]:
    """Report what was found wrong with the comments when the findings of all other rules were at hand."""
    yield from context.unused_suppressions
