"""Read the files of a team's brand, as little trusted as any other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.findings.diagnostics import Diagnostic
from generator.model.site import Settings
from generator.read.tree import read_bytes
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

# What a drawing has that can run: it is shown as a picture, but has an address of its own.
RUNS = re.compile(rb"<script|\son\w+\s*=|javascript:|<foreignObject|<!ENTITY", re.IGNORECASE)


def read_brand(
    root: Path, paths: Mapping[str, str], settings: Settings
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the files at *paths*, by the names of their settings, and what is wrong with others."""
    files: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for name, path in paths.items():
        data, wrong = read_bytes(root, path)
        findings += wrong
        if data is not None and not runs(path, data):
            files[path] = data
        elif not wrong:
            key = (name,) if name in {"logo", "favicon", "picture"} else ("fonts", name)
            place = settings.at("brand", *key)
            why = phrase("can run script") if data is not None else phrase("is not there")
            help = (
                phrase("save the drawing without script")
                if data is not None
                else phrase("mend the path")
            )
            findings.append(
                bad_value.RULE.at(
                    place, phrase("the file `%(path)s` %(why)s", path=path, why=why), help=help
                )
            )
    return files, tuple(findings)


def runs(path: str, data: bytes) -> bool:
    """Tell whether the drawing *data* at *path* can run script."""
    return path.lower().endswith(".svg") and RUNS.search(data) is not None
