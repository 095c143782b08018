"""Time from a change in an editor to the findings, compared with a check of the file from the command line.

    python benchmarks/editor.py README.md [--runs 7]

The server runs in a process of its own. Its delay of 0.2 seconds after a key is not counted.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from awesomelint.server.app import DELAY


async def latencies(path: Path, runs: int) -> list[float]:
    """Return the seconds from each of some changes to its diagnostics."""
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
    times = []
    middle = text.index("\n", len(text) // 2)
    for run in range(runs):
        arrived.clear()
        changed = f"{text[:middle]} {'x' * run}{text[middle:]}"
        begun = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(run + 2, uri),
                [types.TextDocumentContentChangeWholeDocument(changed)],
            )
        )
        await arrived.wait()
        times.append(time.perf_counter() - begun - DELAY)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("list", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    cold = []
    for _ in range(args.runs):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "awesomelint", "check", "--no-cache", str(args.list)],
            capture_output=True,
            check=False,
        )
        cold.append(time.perf_counter() - begun)
    changed = min(asyncio.run(latencies(args.list, args.runs)))
    print(f"change to findings: {changed * 1000:.0f} ms")
    print(f"check from the command line: {min(cold) * 1000:.0f} ms")
    print(f"ratio: {changed / min(cold):.2f}")


if __name__ == "__main__":
    main()
