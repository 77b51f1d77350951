"""Print HTML as a PDF with WeasyPrint. Nothing else imports it.

It asks for no file and no host: what the HTML needs stands in it, and the fonts come from their
packages, so that the same HTML gives the same bytes on every machine.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from generator.words.phrases import phrase

PACKAGES = ("weasyprint", "pydyf", "font-source-sans-pro", "font-source-serif-pro")
FONTS = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
# How a system tells its libraries that lay out letters and cut fonts, and its fonts.
LISTED_LIBRARIES = (
    "ldconfig",
    ("-p",),
    re.compile(
        r"^\s*lib(?:fontconfig|freetype|fribidi|glib|harfbuzz|pango)\S*\.so\S*.*=> (.+)$",
        re.MULTILINE,
    ),
)
LISTED_FONTS = ("fc-list", ("--format", "%{file}\\n"), re.compile(r"^(.+)$", re.MULTILINE))
SCHEME = "font:"  # how a style names a font of a package: url("font:SourceSansPro-Regular")


class EngineMissingError(Exception):
    """PDFs cannot be made on this machine; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the number of its pages."""

    content: bytes
    pages: int


def print_pdf(html: str) -> Printed:
    """Return *html* as a tagged PDF with bookmarks. Raises `EngineMissingError`.

    It claims no PDF/UA: no validator has confirmed that, and its tables have tables in them.
    """
    engine = _engine()
    fetcher = _fetcher(engine)
    options = {"pdf_tags": True}
    document = engine.HTML(string=html, url_fetcher=fetcher).render(**options)
    name = hashlib.blake2b(html.encode(), digest_size=16).digest()
    printed = Printed(document.write_pdf(pdf_identifier=name, **options), len(document.pages))
    del document
    gc.collect()  # its boxes hold each other, and commands look for no garbage by themselves
    return printed


def engine_version() -> str:
    """Return what the bytes of a PDF hang on besides its HTML.

    The libraries of the system lay out the letters and cut the fonts; its own fonts stand in where
    ours lack a letter. Both are known by their files. WeasyPrint is not loaded for it: that takes a
    second, and a PDF that is kept needs none.
    """
    packages = [f"{name} {_version(name)}" for name in PACKAGES]
    return " ".join((*packages, *_states(*LISTED_LIBRARIES), *_states(*LISTED_FONTS)))


# Private functions


def _states(command: str, words: tuple[str, ...], pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield what changes whenever one of the files does that *command* lists, where there is such."""
    program = which(command) or which(command, path="/sbin:/usr/sbin")
    listed = _said(program, *words) if program else ""
    for path in sorted({os.path.realpath(it) for it in pattern.findall(listed)}):
        yield _state(path)


@cache
def _said(*command: str) -> str:
    """Return what *command* prints; it is asked once, since a build prints several PDFs."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603  # no text of others


def _state(path: str) -> str:
    """Return what changes whenever the file at *path* does."""
    try:
        about = os.stat(path)  # noqa: PTH116  # a system may have thousands of fonts
    except OSError:
        return path
    return f"{path} {about.st_size} {about.st_mtime_ns}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _engine() -> Any:
    """Return WeasyPrint, whose import loads Pango: late, since most runs print nothing."""
    missing = [name for name in PACKAGES if _version(name) == "missing"]
    if missing:
        raise EngineMissingError(phrase("there is no %(missing)s", missing=missing[0]))
    try:
        import weasyprint  # noqa: PLC0415  # see above
    except OSError as error:
        words = " ".join(str(error).split())
        raise EngineMissingError(
            phrase("WeasyPrint does not find Pango: %(words)s", words=words)
        ) from error
    return weasyprint


def _fetcher(engine: Any) -> Any:
    """Return what WeasyPrint loads with: our fonts and what stands in the HTML, nothing else."""

    class Fetcher(engine.urls.URLFetcher):  # type: ignore[misc]  # it has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(SCHEME):
                return engine.urls.URLFetcherResponse(url, _font(url.removeprefix(SCHEME)))
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data"}, fail_on_errors=True)


def _font(name: str) -> bytes:
    spec = find_spec(FONTS[name.partition("-")[0]])
    if spec is None or spec.origin is None:
        raise EngineMissingError(phrase("there is no font %(name)s", name=name))
    return (Path(spec.origin).parent / "files" / f"{name}.ttf").read_bytes()
