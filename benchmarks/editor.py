"""What a change in an editor costs, compared with a check of the file from the command line.

    python benchmarks/editor.py README.md [--runs 11]

The server runs in a process of its own. By processor time: of a session with changes, less that of a session without, so that
other programs on the machine count as little as possible. The changes are those of somebody who types in the middle of the
list; the server's delay after a key is no processor time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import sys
from pathlib import Path

from lsprotocol import types
from processes import awesomelint, cost
from pygls.lsp.client import LanguageClient


async def session(path: Path, changes: int) -> None:
    """Open a list in a server, change it so many times, each time after the findings have come, and end the server."""
    client, arrived = LanguageClient("benchmark", "1"), asyncio.Event()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: types.PublishDiagnosticsParams) -> None:
        arrived.set()

    await client.start_io(sys.executable, "-m", "awesomelint", "server")
    await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    uri, text = path.resolve().as_uri(), path.read_text(encoding="utf-8")
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, text))
    )
    await arrived.wait()
    middle = text.index("\n", len(text) // 2)
    for change in range(changes):
        arrived.clear()
        changed = f"{text[:middle]} {'x' * change}{text[middle:]}"
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(change + 2, uri),
                [types.TextDocumentContentChangeWholeDocument(changed)],
            )
        )
        await arrived.wait()
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


def processor(path: Path, changes: int) -> float:
    """Return the seconds of the processor that the server of one session took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    asyncio.run(session(path, changes))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("list", type=Path)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    # Whoever installs a program has its byte code.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    check = [*awesomelint(), "check", "--no-cache", str(args.list)]
    cold, idle, busy = [], [], []
    for _ in range(args.rounds):
        cold += [cost(check).processor for _ in range(3)]
        idle.append(processor(args.list, 0))
        busy.append(processor(args.list, args.runs))
    changed = (min(busy) - min(idle)) / args.runs
    print(f"change to findings: {changed * 1000:.0f} ms of the processor")
    print(f"check from the command line: {min(cold) * 1000:.0f} ms")
    print(f"ratio: {changed / min(cold):.2f}")


if __name__ == "__main__":
    main()
