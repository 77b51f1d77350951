"""Edit a card of N in an editor, and measure until the findings are told.

    python tests/benchmarks/lsp_speed.py [--cards 1000] [--edits 20]

Prints wall seconds from the edit to the findings, the pause in which the server waits for more
edits included, and the server's processor seconds for each.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import corpus
from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Cost(NamedTuple):
    """What an edit cost in seconds: until the findings were there, and of processor time."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cards", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=20)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus.playbook(Path(folder), words.cards)
        costs = asyncio.run(measure(Path(folder), words.edits))
    print(f"{words.cards} cards, {words.edits} edits: median and worst")
    for name in Cost._fields:
        each = [getattr(cost, name) for cost in costs]
        print(f"{name:5} {statistics.median(each):.3f} s {max(each):.3f} s")


async def measure(root: Path, edits: int) -> list[Cost]:
    """Return what each of *edits* cost; each makes a key wrong, or right again."""
    client = LanguageClient("benchmark", "1")
    told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    def hear(params: types.PublishDiagnosticsParams) -> None:
        told.put_nowait(params)

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(hear)
    await client.start_io(sys.executable, "-m", "generator", "lsp")
    process = client._server  # the only way to its id
    assert process is not None
    card = min((root / "kb" / "cards").glob("*.md"))
    right = card.read_text(encoding="utf-8")
    wrong = right.replace("[@", "[@no-such-", 1)
    await client.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=root.as_uri())
    )
    client.initialized(types.InitializedParams())
    markdown = types.LanguageKind.Markdown
    document = types.TextDocumentItem(card.as_uri(), markdown, 0, right)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    await told.get()
    costs = []
    for version in range(1, edits + 1):
        await asyncio.sleep(0.3)
        while not told.empty():
            told.get_nowait()
        begun, cpu = time.perf_counter(), _cpu(process.pid)
        text = wrong if version % 2 else right
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, card.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        while (await told.get()).version != version:
            pass
        costs.append(Cost(time.perf_counter() - begun, _cpu(process.pid) - cpu))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]  # so in pygls
    return costs


def _cpu(process: int) -> float:
    """Return the processor seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
