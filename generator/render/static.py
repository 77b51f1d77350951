"""Take the files of static/ along as they are, where the site has none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Span
from generator.model.site import Asset
from generator.render.outputs import Output, output_of
from generator.rules.files import static_clash
from generator.words.phrases import phrase

# What each site has: files of the theme, the search, the lists, the service worker.
BUILT = (
    ".nojekyll",
    "404.html",
    "_headers",
    "assets",
    "downloads",
    "index.html",
    "pagefind",
    "robots.txt",
    "sitemap.xml",
    "sw-files.json",
    "sw.js",
)
MAPS = re.compile(r"sitemap-\d+\.xml")  # the parts of a sitemap of many pages


def static_leaves(
    static: Mapping[str, bytes], taken: Iterable[str] = ()
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Return the outputs of *static* that are in the way of no other file, findings of the rest.

    *taken* are the paths of the pages and files that were compiled.
    """
    files = {path.casefold() for path in (*BUILT, *taken)}
    folders = {above for path in files for above in _above(path)}
    clashes = [path for path in static if _clashes(path.casefold(), files, folders)]
    outputs = (output_of(Asset(path, static[path])) for path in static if path not in clashes)
    return tuple(outputs), tuple(map(_clash, clashes))


# Private functions


def _clashes(path: str, files: set[str], folders: set[str]) -> bool:
    built = path in files or path in folders or MAPS.fullmatch(path) is not None
    return built or any(it in files for it in _above(path))


def _above(path: str) -> Iterator[str]:
    """Yield the folders that *path* is in, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _clash(path: str) -> Diagnostic:
    return static_clash.RULE.at(
        Span(f"static/{path}", 1, 1, 1, 1),
        phrase("the site has a file or folder of its own where `%(path)s` would stand", path=path),
        help=phrase("give it another name, or remove it"),
    )
