"""Index documents in a process of its own, which `index.begin_index` begins where it is *apart*."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from generator.disk import machine_words
from generator.site.search.index import SearchError, index_documents


def main(documents: str, output: str) -> None:
    """Make the folder *output* of the index of *documents*, when nobody else needs the processor."""
    with suppress(AttributeError, OSError):  # Windows has none; some systems forbid it
        os.nice(10)
    try:
        index_documents(Path(documents), Path(output))
    except (SearchError, OSError) as error:
        sys.exit(machine_words(error))
