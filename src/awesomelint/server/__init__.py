"""The language server: findings, fixes and what was read of a list, for editors.

- `app`: the requests and notifications of the protocol, and what answers them.
- `lists`: the open files, each with its newest text and the last check of it.
- `positions`: offsets and the positions of the protocol.
- `diagnostics`, `actions`, `entries`, `completions`: what is answered.

The protocol is https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/.
"""
