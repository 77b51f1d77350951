"""Import a course's notes into Anki: new, then unchanged, then one updated in place.

    python -m venv ENV && ENV/bin/pip install anki
    playbook pack COURSE --format anki -o course.anki.txt
    ENV/bin/python tests/benchmarks/anki_import.py course.anki.txt

Anki is large, and not among what tests install: this runs in an environment of its own.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any


def main(file: Path) -> None:
    """Import *file* three times, the last time with one text changed, and say what Anki did."""
    anki = import_module("anki.collection")

    with tempfile.TemporaryDirectory() as folder:
        collection = anki.Collection(str(Path(folder) / "collection.anki2"))
        text = file.read_text(encoding="utf-8")
        count = sum(1 for line in text.splitlines() if line and not line.startswith("#"))
        changed = Path(folder) / "changed.txt"
        first = text.splitlines()[6]
        changed.write_text(text.replace(first, first.replace("<p>", "<p>Changed: ", 1)), "utf-8")
        found = [_imported(collection, anki.ImportCsvRequest, it) for it in (file, file, changed)]
        print(f"{count} notes; new, updated, found again: {found}")
        assert found[0] == (count, 0, 0)
        assert found[1][0] == 0
        assert found[2][:2] == (0, 1)
        assert collection.note_count() == count
        collection.close()


def _imported(collection: Any, request: Any, file: Path) -> tuple[int, int, int]:
    metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
    log = collection.import_csv(request(path=str(file), metadata=metadata)).log
    again = len(log.duplicate) + len(log.first_field_match)
    return len(log.new), len(log.updated), again


if __name__ == "__main__":
    main(Path(sys.argv[1]))
