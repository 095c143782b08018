"""Rules about what only online sources know. `awesomelint verify` runs them; nothing else imports them."""

from __future__ import annotations

from awesomelint.rules.api import Rule
from awesomelint.rules.online.archived_repository import check as archived_repository
from awesomelint.rules.online.dead_link import check as dead_link
from awesomelint.rules.online.moved_repository import check as moved_repository
from awesomelint.rules.online.published_venue import check as published_venue
from awesomelint.rules.online.superseded_version import check as superseded_version
from awesomelint.rules.online.unknown_identifier import check as unknown_identifier
from awesomelint.rules.online.withdrawn_paper import check as withdrawn_paper
from awesomelint.rules.online.wrong_authors import check as wrong_authors
from awesomelint.rules.online.wrong_date import check as wrong_date
from awesomelint.rules.online.wrong_title import check as wrong_title

RULES: tuple[Rule, ...] = (
    wrong_title,
    unknown_identifier,
    withdrawn_paper,
    superseded_version,
    wrong_authors,
    wrong_date,
    published_venue,
    moved_repository,
    archived_repository,
    dead_link,
)
