"""Index the site's listed pages with Pagefind.

Pagefind is given what it is to index and no more: the article of each listed page. So the index
hangs on the words alone, and a change of the theme, or of an unlisted page, needs no new one.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pagefind.service import get_executable

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


class SearchError(Exception):
    """Pagefind failed; the message has its own words."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of a search index by their path in the site, and what their bytes hang on."""

    files: Mapping[str, Path]
    keys: Mapping[str, str]
    made: bool  # Pagefind ran; else the index was kept from an earlier build


def make_index(pages: Sequence[Page], language: str, cache: Path, *, stale: bool = False) -> Index:
    """Return the index of the listed *pages* from *cache*, else make it and keep it there.

    With *stale* an index of other pages will do, if there is one. Raises `SearchError`.
    """
    if stale and (found := _any(cache)):
        return _index(found, made=False)
    listed = sorted((page for page in pages if page.listed), key=lambda page: page.path)
    key = _key(listed, language)
    kept = cache / key
    made = not kept.is_dir()
    if made:
        _run(listed, language, cache, kept)
    for other in cache.iterdir():
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)
    return _index(kept, made=made)


# Private functions


def _any(cache: Path) -> Path | None:
    folders = sorted(cache.iterdir()) if cache.is_dir() else []
    return next((path for path in folders if not path.name.startswith(".")), None)


def _index(kept: Path, *, made: bool) -> Index:
    files = _files(kept)
    return Index(files, {name: _file_key(path, kept.name) for name, path in files.items()}, made)


def _key(listed: Sequence[Page], language: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"{VERSION} {language}".encode())
    for page in listed:
        for text in (page.path, page.slots.get("title", ""), page.slots.get("body", "")):
            digest.update(f"{len(text)}\0{text}".encode())
    return digest.hexdigest()


def _file_key(path: Path, key: str) -> str:
    """Return a key that outlives this index: Pagefind names most files by their content."""
    hashed = path.suffix in HASHED
    return f"{VERSION} {path.name}" if hashed else f"{key} {path.name}"


def _run(listed: Sequence[Page], language: str, cache: Path, kept: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=cache))
    try:
        for page in listed:
            _write(work / "site" / page.path, page, language)
        _pagefind(work / "site", work / "index")
        (work / "index").rename(kept)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(path: Path, page: Page, language: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    title, body = page.slots.get("title", ""), page.slots.get("body", "")
    path.write_text(DOCUMENT.format(language=language, title=title, body=body), encoding="utf-8")


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
