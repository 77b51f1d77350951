"""Format the works and citations of `styles_conformance.py` with pandoc, a third opinion.

Where citeproc-js and we differ, pandoc says which of the two stands alone. What it writes is HTML
with spaces and line ends of its own between blocks; those are its form and no part of what it says.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_CITATION = re.compile(r'<p>¶ <span\s+class="citation"[^>]*>(.*?)</span> ¶</p>', re.DOTALL)
_NOTED = re.compile(r'<span\s+class="citation"[^>]*>(.*?)</span>', re.DOTALL)
_NOTE = re.compile(r'<li id="fn\d+"><p>(.*?)<a\s+href="#fnref', re.DOTALL)
_ENTRY = re.compile(
    r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>(.*?)</div>\s*(?=<div id="ref-|</div>)',
    re.DOTALL,
)
_LINKED = re.compile(r"</?a\b[^>]*>")


def formatted(
    pandoc: Path,
    xml: str,
    works: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[Mapping[str, Any]]],
) -> tuple[list[str], dict[str, str]]:
    """Return the citations and references as pandoc has them; nothing where it refuses the style."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "style.csl").write_text(xml, "utf-8")
        (here / "works.json").write_text(json.dumps(works), "utf-8")
        told = subprocess.run(
            [
                pandoc,
                "--from=markdown-smart",
                "--to=html",
                "--wrap=none",
                "--citeproc",
                f"--csl={here / 'style.csl'}",
                f"--bibliography={here / 'works.json'}",
            ],
            input="\n\n".join(_markdown(cites) for cites in clusters),
            text=True,
            capture_output=True,
            check=False,
        )
    html = told.stdout
    references = {key: _unlinked(entry) for key, entry in _ENTRY.findall(html)}
    notes = [_noted(note) for note in _NOTE.findall(html)]
    citations = notes or [_unlinked(found) for found in _CITATION.findall(html)]
    return citations if len(citations) == len(clusters) else [""] * len(clusters), references


# Private functions


def _markdown(cites: Sequence[Mapping[str, Any]]) -> str:
    return "¶ [" + "; ".join(_cite(cite) for cite in cites) + "] ¶"


def _cite(cite: Mapping[str, Any]) -> str:
    locator = f"{cite.get('label', 'page')} {cite['locator']}" if "locator" in cite else ""
    braced = f", {{{locator}}}" if locator else ""
    return f"{cite.get('prefix', '')}@{{{cite['id']}}}{braced}{cite.get('suffix', '')}"


def _noted(note: str) -> str:
    found = _NOTED.search(note)
    return _unlinked(found[1] if found else note)


def _unlinked(html: str) -> str:
    return _LINKED.sub("", html).strip()
