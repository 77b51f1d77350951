"""Take the files of static/ along as they are, where the site has none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Span
from generator.kinds import STATIC
from generator.model.playbook import MovedFile
from generator.model.site import Asset
from generator.render.outputs import Output, output_of
from generator.rules.files import static_clash
from generator.rules.links import vanished_address
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
NOWHERE: Mapping[str, Span] = {}
MAPS = re.compile(r"sitemap-\d+\.xml")  # the parts of a sitemap of many pages


def static_leaves(
    static: Mapping[str, bytes], taken: Iterable[str] = (), former: Mapping[str, Span] = NOWHERE
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Return the outputs of *static* that are in the way of no other file, findings of the rest.

    *taken* are the paths of the pages and files that were compiled, *former* the places that name
    files at their old addresses.
    """
    if not static:
        return (), ()
    files = {path.casefold() for path in (*BUILT, *taken)}
    folders = {above for path in files for above in _above(path)}
    clashes = [path for path in static if _clashes(path.casefold(), files, folders)]
    outputs = (output_of(Asset(path, static[path])) for path in static if path not in clashes)
    places = ((path, Span(f"{STATIC}{path}", 1, 1, 1, 1)) for path in clashes)
    return tuple(outputs), tuple(_clash(path, former.get(path, own)) for path, own in places)


def former_files(
    moved: Iterable[MovedFile], images: Mapping[str, bytes], static: Mapping[str, bytes]
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return what *moved* files hold by their old addresses; a finding for each that is not there."""
    there = {**images, **{f"{STATIC}{path}": content for path, content in static.items()}}
    found: dict[str, bytes] = {}
    findings = []
    for it in moved:
        if it.address in static:
            findings.append(_clash(it.address, it.span))
        elif it.path in there:
            found[it.address] = there[it.path]
        else:
            message = phrase(
                "`%(address)s` was published, and the file `%(path)s` is gone",
                address=it.address,
                path=it.path,
            )
            help = phrase("put the file back, or write here which one took its place")
            findings.append(vanished_address.RULE.at(it.span, message, help=help))
    return found, tuple(findings)


# Private functions


def _clashes(path: str, files: set[str], folders: set[str]) -> bool:
    built = path in files or path in folders or MAPS.fullmatch(path) is not None
    return built or any(it in files for it in _above(path))


def _above(path: str) -> Iterator[str]:
    """Yield the folders that *path* is in, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _clash(path: str, place: Span) -> Diagnostic:
    return static_clash.RULE.at(
        place,
        phrase("the site has a file or folder of its own where `%(path)s` would stand", path=path),
        help=phrase("give it another name, or remove it"),
    )
