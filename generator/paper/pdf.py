"""Print HTML as a PDF with WeasyPrint. Nothing else imports it.

It asks for no file and no host: what the HTML needs stands in it, and the fonts come from their
packages, so that the same HTML gives the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.words.phrases import phrase

PACKAGES = ("weasyprint", "pydyf", "font-source-sans-pro", "font-source-serif-pro")
FONTS = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
SCHEME = "font:"  # how a style names a font of a package: url("font:SourceSansPro-Regular")


class EngineMissingError(Exception):
    """PDFs cannot be made on this machine; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the number of its pages."""

    content: bytes
    pages: int


def print_pdf(html: str) -> Printed:
    """Return *html* as a tagged PDF with bookmarks. Raises `EngineMissingError`."""
    engine = _engine()
    fetcher = _fetcher(engine)
    options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
    document = engine.HTML(string=html, url_fetcher=fetcher).render(**options)
    name = hashlib.blake2b(html.encode(), digest_size=16).digest()
    content = document.write_pdf(pdf_identifier=name, **options)
    return Printed(content, len(document.pages))


def engine_version() -> str:
    """Return what the bytes of a PDF hang on besides its HTML."""
    return " ".join(f"{name} {_version(name)}" for name in PACKAGES)


# Private functions


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
