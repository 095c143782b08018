"""Ask online sources about the entries of a list. Only `awesomelint verify` and `awesomelint add --fetch` import this.

    documents ── questions ──> client ──> sources ──> answers ──> rules.online

- `questions`: what to ask about a list.
- `client`: HTTP requests within limits: spacing, retries, sizes, a budget, no private networks (`addresses`).
- `arxiv`, `crossref`, `dblp`, `github`, `links`: one source each: how to ask it, and how to read its answers.
- `store`: answers on disk, so that nothing is asked twice.
- `gather`: ask what the store does not know, and collect the answers.
"""
