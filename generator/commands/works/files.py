"""Read the bibliography that a command works on: files that are named, or those of a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.commands.speech import Fault
from generator.findings.diagnostics import Diagnostic, Text
from generator.load.bib import load_works
from generator.model.playbook import Sources
from generator.model.site import Settings
from generator.model.works import Reference
from generator.read.text import decode
from generator.read.tree import read_bytes
from generator.resolve.references import to_references
from generator.words.phrases import joined, phrase


def bytes_of(path: Path) -> bytes:
    """Return what the file at *path* holds; end with the reason where it cannot be read."""
    data, findings = read_bytes(path.parent, path.name)
    if data is None:
        reasons = joined([it.message for it in findings], "; ") or phrase("the file is not there")
        raise Fault(phrase("`%(path)s` cannot be read: %(reasons)s", path=path, reasons=reasons))
    return data


def texts_of(paths: Sequence[Path]) -> dict[str, Text]:
    """Return the texts of the files at *paths*; end with the reason where one is no text."""
    texts = {}
    for path in paths:
        text, findings = decode(str(path), bytes_of(path))
        if text is None:
            raise Fault(f"`{path}`: {'; '.join(it.message for it in findings)}")
        texts[str(path)] = text
    return texts


def of_settings(files: Mapping[str, Text], settings: Settings) -> dict[str, Text]:
    """Return those of *files* that *settings* name as the bibliography."""
    return {path: files[path] for path in settings.bibliography if path in files}


def references_of(files: Mapping[str, Text]) -> tuple[dict[str, Reference], list[Diagnostic]]:
    """Return the works of *files*, and what is found in them."""
    (entries, items), _, wrong = load_works(files.values())
    findings = list(wrong)
    return to_references(Sources(entries=entries, items=items), findings), findings
