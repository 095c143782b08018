"""The metadata of one work, for `awesomelint add --fetch`."""

from __future__ import annotations

from awesomelint.analysis.online.answers import Work
from awesomelint.errors import UserError
from awesomelint.fields import arxiv as arxiv_ids
from awesomelint.fields.urls import doi
from awesomelint.online import arxiv, crossref
from awesomelint.online.client import Client, Trouble
from awesomelint.online.failures import Incomplete, Unreadable, reason
from awesomelint.online.gather import Places
from awesomelint.util.named_tuple import NamedTuple


class Identifier(NamedTuple):
    """An identifier of arXiv or a DOI; `kind` is `arxiv` or `doi`."""

    kind: str
    name: str

    @property
    def url(self) -> str:
        """The address of the work."""
        return (
            f"https://arxiv.org/abs/{self.name}" if self.kind == "arxiv" else f"https://doi.org/{self.name}"
        )


def identifier_in(text: str) -> Identifier | None:
    """Return the identifier that a text is, or a URL contains: `2405.00200`, `arXiv:2405.00200`, `10.1000/182`."""
    text = text.strip()
    found = arxiv_ids.from_url(text) or arxiv_ids.from_text(text)
    found = found or arxiv_ids.from_url(f"https://arxiv.org/abs/{text}")
    # arXiv registers a DOI for each paper.
    found = found or arxiv_ids.from_url(f"https://doi.org/{text}")
    if found is not None:
        return Identifier("arxiv", found.id)
    name = doi(text)
    return Identifier("doi", name) if name else None


def fetch(identifier: Identifier, client: Client, places: Places) -> Work:
    """Return what the source of an identifier knows; raise `UserError` if it knows nothing or cannot be asked."""
    source = "arXiv" if identifier.kind == "arxiv" else "Crossref"
    try:
        if identifier.kind == "arxiv":
            found = arxiv.ask(client, [identifier.name], places.arxiv_url)
        else:
            found = crossref.ask(
                client, identifier.name, places.crossref_url, places.handles_url, places.mailto
            )
    except (Trouble, Unreadable, Incomplete) as error:
        raise UserError(
            f"{source} could not be asked about {identifier.name}: {reason(error)}; give --title and the rest yourself"
        ) from None
    if identifier.name not in found:
        raise UserError(f"{source} does not have {identifier.name}; give --title and the rest yourself")
    work = found[identifier.name]
    if work is None or not work.title:
        what = "there is no such paper" if identifier.kind == "arxiv" else "there is no such DOI"
        raise UserError(f"{identifier.name}: {what}; look at the number again")
    return work
