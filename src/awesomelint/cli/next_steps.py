"""What to do with a long report: commands that make it shorter."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence

from awesomelint.engine import Report
from awesomelint.findings import Safety
from awesomelint.ui.sanitize import harmless

# More paths are not repeated in the commands.
_PATHS = 3


def next_steps(reports: Sequence[Report], args: Namespace, *, fixed: bool) -> Iterator[str]:
    """Yield lines with the commands that come next, for the same files; `fixed` says that safe fixes have been made."""
    paths = "".join(f" {harmless(shlex.quote(path))}" for path in args.paths)
    if len(args.paths) > _PATHS:
        paths = " …"
    steps = {f"awesomelint check --statistics{paths}": "counts the findings of each rule"}
    fixable = Counter(
        finding.fix.safety for report in reports for finding in report.findings if finding.fix is not None
    )
    if (safe := fixable[Safety.SAFE]) and not fixed:
        steps[f"awesomelint fix{paths}"] = f"fixes {safe} of them; with --diff, it shows the changes only"
    elif unsafe := fixable[Safety.UNSAFE]:
        steps[f"awesomelint fix --unsafe-fixes --diff{paths}"] = f"shows what would fix {unsafe} of them"
    if not (args.baseline or args.diff_base or args.diff_from):
        steps[f"awesomelint baseline{paths}"] = "accepts them all, so that only new findings are reported"
    yield "Next:"
    width = max(map(len, steps))
    for command, meaning in steps.items():
        yield f"  {command:{width}}  # {meaning}"
