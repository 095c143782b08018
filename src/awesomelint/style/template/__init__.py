"""Templates: the format of entries as text with placeholders for fields; inferred from entries, parsed and
filled in.

In: layouts of entries, such as ten of the form `- [A Title](https://example.org), 2024.`, five of which have
a link ` [code](…)` before the period. Out: the template `- [{title}]({url}), {date}{? [{label}]({link})}.`.
"""
