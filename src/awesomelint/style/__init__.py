"""House style: how a list writes its entries, learned from the list itself or set in the configuration.

In: the entries of a `ListDocument`, such as ten lines like `- [A Title](https://example.org), 2024.` and one
that ends without the period. Out: conventions (`), ` between the URL and the date), deviations from them
(missing “.” at the end), and a summary with the template that most entries follow (`- [{title}]({url}),
{date}.`).
"""
