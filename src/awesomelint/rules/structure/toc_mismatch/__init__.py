"""A table of contents that does not match the headings: a missing section, or a link to another section.

## Why
Readers rely on the table of contents. Many never see a section that is missing there, and an entry with the
wrong link sends them to the wrong section.

## Wrong
    - [Surveys](#surveys)
    - [Datasets](#tools)
    - [Tools](#tools)

    ## Surveys
    ## Datasets
    ## Tools
    ## Tutorials

## Right
    - [Surveys](#surveys)
    - [Datasets](#datasets)
    - [Tools](#tools)
    - [Tutorials](#tutorials)

    ## Surveys
    ## Datasets
    ## Tools
    ## Tutorials

## Fix
Unsafe, because the page may be wrong instead. Adds a missing section in the format and order of the other
entries, replaces a wrong anchor, moves an entry with everything nested below it, or corrects a typo in its
text. Missing sections are not added to tables of contents that are tables, lines of text, or alphabetical,
nor beside an entry with a broken link.

## Severity
Warning if the text of an entry names another section than its link, if all sibling sections except one are
listed, or if one or two entries are out of order or nested incorrectly. Note if the text of an entry has a
typo, or if most of the table of contents has another order than the page. An alphabetical table of contents
may have another order.

## Notes
A table of contents is a list, table or line of links to headings of this page. Sections above it, its own
heading, and sections such as “Contributing”, “License” and “Citation” need not be listed, and neither do
sections without entries in a list whose other sections have entries, or headings with a comment such as
`<!-- omit in toc -->`. A name that several headings have, such as `<a name="books">`, is reported once. Links to
anchors that do not exist are reported by `broken-anchor`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.contents import contents
from awesomelint.rules.api import Context, Found, Severity, rule


@rule("toc-mismatch", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare the tables of contents with the headings."""
    document = context.document
    tables = contents(document)
    if tables:
        # Most lists have none and need nothing else of this package.
        from awesomelint.rules.structure.toc_mismatch.comparison import compare

        yield from compare(document, tables)
