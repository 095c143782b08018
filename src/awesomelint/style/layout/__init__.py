"""Layouts: an entry as its fields and the text between them.

In: an `Entry`, such as `- [A Title](https://example.org), 2024.`. Out: an `EntryLayout` with the fields
title, url and date and the gaps `- [`, `](`, `), ` and `.`.
"""
