"""A suppression comment that hides no finding, or names a rule that does not exist.

## Why
A comment that is no longer needed hides the next mistake on its line. A comment with a typo hides nothing,
although its author believes that it does.

## Wrong
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
      <!-- awesomelint-disable-next-line duplicate-entri -- the journal version -->
    - [Scaling Laws for Neural Language Models](https://doi.org/10.48550/arXiv.2001.08361), Jan. 23 2020.

## Right
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
      <!-- awesomelint-disable-next-line duplicate-entry -- the journal version -->
    - [Scaling Laws for Neural Language Models](https://doi.org/10.48550/arXiv.2001.08361), Jan. 23 2020.

## Fix
Safe if a comment, or a rule name in it, hides nothing: removes it, with its line if there is nothing else on
the line. Unsafe if a name is similar to that of a rule: replaces it with that name.

## Notes
A comment is only checked if all its rules have run: with `--select url-form`, a comment that hides duplicates
is not reported. A comment that hides a finding below `min-severity` is used, and so is one on the first of
two entries for the same work. Comments of awesome-lint (`<!--lint disable double-link-->`) have an effect and
are never reported. A comment that names `unused-suppression` along with other rules is never reported either.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Found, Severity, rule


@rule(
    "unused-suppression",
    group="about",
    severity=Severity.WARNING,
    fix="both",
    changes=("blocks",),
    judges_suppressions=True,
)
def check(context: Context) -> Iterator[Found]:
    """Report the comments that hid no finding of any other rule."""
    yield from context.unused_suppressions
