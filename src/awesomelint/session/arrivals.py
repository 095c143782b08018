"""The order in which the works of a list came, for the kept blocks that show it."""

from __future__ import annotations

import os

from awesomelint.errors import UserError
from awesomelint.fields import titles
from awesomelint.source import Source


def arrivals_of(source: Source, *, cached: bool = True) -> tuple[str, ...] | None:
    """Return the keys of the titles of a list's works at the last commit, the last that came first.

    None if git's history is not known: outside of a working tree, before the first commit, or in a shallow clone.
    """
    from awesomelint.session.news import collect
    from awesomelint.workspace.git import Checkout
    from awesomelint.workspace.history import History
    from awesomelint.workspace.versions import regular_files

    if not os.path.isfile(source.path):
        return None
    try:
        checkout = Checkout(os.path.dirname(os.path.abspath(source.path)))
        commit, name = checkout.commit("HEAD"), checkout.name_of(source.path)
        if commit is None:
            return None
        history = History(checkout, commit)
        # All works of a list that was never committed are new.
        found = (
            collect(history, {name: source.path}, cached=cached)
            if name in regular_files(checkout, commit)
            else []
        )
    except UserError:
        return None
    return tuple(dict.fromkeys(titles.key(news.entry.title) for news in found))
