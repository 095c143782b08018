"""Thresholds: every count and share by which the reader decides, with where it comes from.

They were set on `corpus` (96 lists in some 30 formats) and on drawn dialects, whose truth is known.
"""

from __future__ import annotations

# More words than this behind a dash describe the work (`[errors](…) - Drop-in replacement for the standard library …`).
MANY_WORDS = 6
# A slot between separators with more unexplained words than this is a description, whatever date or name stands in it.
LONG_SLOT = 8
# A section of fewer entries than this has no dialect of its own: it leans on the list.
SECTION_ENTRIES = 4
# So many entries are read twice to see what a separator parts; more would not change the vote, and cost time.
SAMPLE = 16
# Where none of the first so many is explained by a separator, the others are not looked at.
FIRST_LOOK = 5
# A separator is looked at when this share of the entries have it.
SEPARATOR_SHARE = 0.5
# A separator parts fields, and does not begin descriptions, where so many of the entries are explained by it …
REGULAR_SHARE = 0.4
# … and where as many as this are, it does so even if it explains no more than was read without it.
NEARLY_ALL = 0.8
# So many entries must have a field for the section to say where it stands.
SLOT_ENTRIES = 3
# Of the slots with a mark, this share must be one kind of field for an unexplained slot with that mark to be one, too.
SLOT_SHARE = 0.5
# Where fewer entries than this share have a field, an unexplained slot is not taken for one.
SLOT_KNOWN = 0.2
# A venue's name has no more words than this.
SLOT_WORDS = 12
# So many items, and such a share of them, must have one kind of title for the others to be read again with it.
TITLE_ENTRIES = 4
TITLE_SHARE = 0.6
# Where nobody is sure of a field, this share of the entries must have texts in a place that all look like it …
SUPPOSED_SHARE = 0.5
# … and of them this share must be texts that stand there only once: tags come again, authors hardly do.
FRESH_SHARE = 0.7
# A list without any link is one of works when it has so many titles, and this share of the items of a list are such;
# beside entries with links, a title without one is an entry when the other share of the items are entries.
UNLINKED_ITEMS = 6
UNLINKED_SHARE = 0.8
BESIDE_SHARE = 0.6
# A heading of level 1 below which more than this share of the entries stand titles the document, whatever others there are.
TITLE_HEADING_SHARE = 0.8
# A word with a colon that begins items below so many entries is a key of the list (`ExpEnv:` stands 87 times in one).
OWN_KEYS = 3
