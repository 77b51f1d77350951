"""Index the site's listed pages with Pagefind.

Pagefind is given what it is to index and no more: the article of each listed page. So a change of
the theme, or of an unlisted page, needs no new index.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pagefind.service import get_executable

from generator.emit import Claim, emit
from generator.leaves import Leaf
from generator.memory import digest
from generator.model import Page

# Of Pagefind's bundle, what our pages never load: its older interfaces.
UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-highlight.")

# The endings of the files that Pagefind names by their content.
HASHED = {".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta"}

VERSION = f"pagefind {version('pagefind')}"

DOCUMENT = """<!doctype html>
<html lang="{language}"><head><title>{title}</title></head>
<body><article data-pagefind-body>{body}</article></body></html>
"""


DOCUMENTS = "documents"  # the folder of what is indexed


class SearchError(Exception):
    """Pagefind failed; the message has its own words."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of a search index by their path in the site, and what their bytes hang on."""

    files: Mapping[str, Path]
    keys: Mapping[str, str]
    made: bool  # Pagefind ran; else the index was kept from an earlier build


def make_index(pages: Iterable[Leaf], language: str, cache: Path, *, stale: bool = False) -> Index:
    """Return the index of the listed *pages* from *cache*, else make it and keep it there.

    With *stale* an index of other pages will do, if there is one. The documents that Pagefind reads
    are kept too: an edit writes those of its pages only. Raises `SearchError`.
    """
    if stale and (found := _any(cache)):
        return _index(found, made=False)
    documents = {page.path: _document(page, language) for page in pages if page.listed}
    key = digest(VERSION, *(f"{path} {documents[path].key}" for path in sorted(documents)))
    kept = cache / key
    made = not kept.is_dir()
    if made:
        emit(cache / DOCUMENTS, documents)
        _run(cache, kept)
    for other in cache.iterdir():
        if other.name not in {key, DOCUMENTS} and not other.name.startswith(".keys-"):
            shutil.rmtree(other, ignore_errors=True)
    return _index(kept, made=made)


# Private functions


def _any(cache: Path) -> Path | None:
    folders = sorted(cache.iterdir()) if cache.is_dir() else []
    return next((it for it in folders if it.name != DOCUMENTS and it.name[0] != "."), None)


def _index(kept: Path, *, made: bool) -> Index:
    files = _files(kept)
    return Index(files, {name: _file_key(path, kept.name) for name, path in files.items()}, made)


def _document(page: Leaf, language: str) -> Claim:
    return Claim(
        digest(page.digest, language, DOCUMENT), lambda: _text(page.page(), language).encode()
    )


def _file_key(path: Path, key: str) -> str:
    """Return a key that outlives this index: Pagefind names most files by their content."""
    hashed = path.suffix in HASHED
    return f"{VERSION} {path.name}" if hashed else f"{key} {path.name}"


def _run(cache: Path, kept: Path) -> None:
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=cache))
    try:
        _pagefind(cache / DOCUMENTS, work / "index")
        (work / "index").rename(kept)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _text(page: Page, language: str) -> str:
    title, body = page.slots.get("title", ""), page.slots.get("body", "")
    return DOCUMENT.format(language=language, title=title, body=body)


def _pagefind(site: Path, output: Path) -> None:
    site.mkdir(exist_ok=True)
    command = [str(get_executable()), "--site", str(site), "--output-path", str(output)]
    done = subprocess.run(  # noqa: S603  # because the command is ours, with no author text in it
        [*command, "--silent"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(f"Pagefind failed:\n{done.stdout}{done.stderr}")


def _files(folder: Path) -> Mapping[str, Path]:
    return {
        f"pagefind/{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(UNUSED)
    }
