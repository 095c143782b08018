"""Proofs that were made before, so that of an edited list only the fixes of what changed are proven again.

What the page shows before and after a fix takes a twentieth of the time of a check, and a fifth for a list with many
findings. It depends on nothing but what `Change` names: the stretches that the fix edits, before and after, and the link
reference definitions. Nearly all fixes are harmless, so only that is kept; why another one is refused is found again.
"""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.reading.kept_drafts import KeptDrafts
from awesomelint.reading.kept_outlines import KeptOutlines
from awesomelint.style.layout.kept_layouts import KeptLayouts
from awesomelint.util.digest import digest
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.recent import Recent

# As many as drafts, of which each is a tenth as large.
_MOST = 16_000


class Change(NamedTuple):
    """All that the proof of a fix for the page depends on, except where links to headings of the page lead.

    `stretches` are those that the fix edits: the kind of the block, and the text before and after. `allowed` is what the rule
    may change, and `safe` says whether the fix must be safe.
    """

    stretches: tuple[tuple[str, str, str], ...]
    allowed: frozenset[str]
    safe: bool


class KeptProofs(Recent[bytes, bool]):
    """The changes that were proven harmless, as digests: a change is several hundred characters long."""

    def __init__(self, known: dict[bytes, bool] | None = None) -> None:
        super().__init__(_MOST, known)

    def has(self, change: Change, document: ListDocument) -> bool:
        """Return whether a change of a document was proven."""
        return self.find(_key(change, document)) is not None

    def add(self, change: Change, document: ListDocument) -> None:
        """Keep a change of a document that was proven."""
        self.put(_key(change, document), True)


class Kept:
    """What is kept of a check for the next one of the same list, or of others: the drafts of entries, and proofs of fixes.

    `outlines` of parts of lists and `layouts` of entries are kept only if there are many checks: to keep them costs a first one
    more than the next one gains.
    """

    __slots__ = ("drafts", "layouts", "outlines", "proofs")

    def __init__(
        self,
        drafts: KeptDrafts | None = None,
        proofs: KeptProofs | None = None,
        outlines: KeptOutlines | None = None,
        layouts: KeptLayouts | None = None,
    ) -> None:
        self.drafts = drafts if drafts is not None else KeptDrafts()
        self.proofs = proofs if proofs is not None else KeptProofs()
        self.outlines = outlines
        self.layouts = layouts

    def clear(self) -> None:
        """Forget all."""
        self.drafts.clear()
        self.proofs.clear()
        if self.outlines is not None:
            self.outlines.clear()
        if self.layouts is not None:
            self.layouts.clear()


def _key(change: Change, document: ListDocument) -> bytes:
    allowed = sorted(change.allowed)
    return _digest((_definitions(document), change.stretches, allowed, change.safe))


@fact
def _definitions(document: ListDocument) -> bytes:
    """Return a digest of the link reference definitions, on which links depend."""
    return _digest(sorted(document.definitions.items()))


def _digest(data: object) -> bytes:
    return digest(repr(data).encode("utf-8", "surrogatepass"))
