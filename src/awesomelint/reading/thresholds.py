"""The thresholds of the reader: counts and shares.

They were set on 96 lists in some 30 formats, and on random dialects whose correct reading is known.
"""

from __future__ import annotations

# Text with more words than this after a dash describes the work (`[errors](…) - Drop-in replacement for the
# standard library …`).
MANY_WORDS = 6
# A quote with more words than this is from an abstract, and not a title.
MOST_QUOTED = 30
# A slot between separators with more unrecognised words than this is a description, even if it contains a
# date or a name.
LONG_SLOT = 8
# A section with fewer entries than this uses the dialect of the list.
SECTION_ENTRIES = 4
# The number of entries read again with a separator. More would not change the vote, and cost time.
SAMPLE = 16
# If a separator explains none of the first entries, or of the first cells of a column, the others are not read.
FIRST_LOOK = 5
# A separator is tried if this share of the entries have it.
SEPARATOR_SHARE = 0.5
# A separator is accepted if this share of the entries consist of fields with it (otherwise it begins descriptions) …
REGULAR_SHARE = 0.4
# … and with this share, it is accepted even if no more fields are read with it than without.
NEARLY_ALL = 0.8
# The section decides the position of a field if at least this many entries have the field.
SLOT_ENTRIES = 3
# An open slot becomes a field if this share of the slots with the same mark hold that field.
SLOT_SHARE = 0.5
# An open slot does not become a field that fewer than this share of the entries have.
SLOT_KNOWN = 0.2
# The maximum number of words in the name of a venue.
SLOT_WORDS = 12
# Items are read again with the list's usual kind of title if at least this many items, and this share, have
# it.
TITLE_ENTRIES = 4
TITLE_SHARE = 0.6
# If no entry has a field for certain, this share of the entries must have text that looks like it in one position …
SUPPOSED_SHARE = 0.5
# … and this share of these texts must be distinct: tags are repeated, authors hardly ever.
FRESH_SHARE = 0.7
# A document with links in at most `RARELY_LINKED` of its items lists works if it has at least `UNLINKED_ITEMS` titles, and
# `UNLINKED_SHARE` of the items of a list are titles.
# In a list with linked entries, a title without a link is an entry if `BESIDE_SHARE` of the items are
# entries.
RARELY_LINKED = 0.05
UNLINKED_ITEMS = 6
UNLINKED_SHARE = 0.8
BESIDE_SHARE = 0.6
# Bold text without a link is a title, whatever its capitals, if it has at least this many longer words.
MARKED_WORDS = 4
# A year in front of marked titles is their date if more than this share of the titles have one.
YEARS_SHARE = 0.5
# A title without authors is cut before its last sentence if this share of the section's titles have authors
# in a sentence of their own.
AUTHORS_FOLLOW = 0.6
# Authors after commas are divided off the plain titles of a section if they follow this share of them.
PEOPLE_SHARE = 0.6
# Authors precede the titles of a section if they precede more than this share of them.
AUTHORS_SHARE = 0.5
# A heading of level 1 is the document's title if more than this share of the entries are below it.
TITLE_HEADING_SHARE = 0.8
# A word with a colon at the start of items below this many entries is a key of the list (one list has
# `ExpEnv:` 87 times).
OWN_KEYS = 3
# Headings or lines are entries with the items below as their fields if at least this many of a kind are above such
# lists of several items, and this share of the items has a key or is a label.
HEADED_LISTS = 3
HEADED_SHARE = 0.5
# Below an entry, an item with a link in the middle of its text is a note if at most this share of its list has links.
REMARKS_SHARE = 0.5
# A word of a key in bold is a name if this share of the items in its list begins with other words in bold.
NAMES_SHARE = 0.6
# Items and paragraphs that begin with a key of a title are entries if there are at least this many.
KEYED_TITLES = 3
