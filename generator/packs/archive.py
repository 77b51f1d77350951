"""Write archives whose bytes hang on their files alone, and XML of escaped text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# The first day that a ZIP archive can name: the same for all files of all packs.
FIRST = (1980, 1, 1, 0, 0, 0)

# What XML 1.0 cannot hold in any form.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return the archive of *files* by path, in their order; text is written as UTF-8."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, whatever this runs on
            archive.writestr(entry, content.encode() if isinstance(content, str) else content)
    return made.getvalue()


def text(words: str) -> str:
    """Return *words* as the text of an XML element."""
    return escape(UNSPEAKABLE.sub("", words))


def tame(words: str) -> str:
    """Return *words* without angle brackets, which a title of a whole pack does not survive."""
    return words.replace("<", "\u2039").replace(">", "\u203a")


def attribute(words: str) -> str:
    """Return *words* as the value of an XML attribute, with its quotation marks."""
    return quoteattr(UNSPEAKABLE.sub("", words))


def page(title: str, body: str, language: str, head: str = "") -> str:
    """Return an HTML page of its own."""
    return (
        f'<!DOCTYPE html>\n<html lang={attribute(language)}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n{head}</head>\n<body>\n<h1>{text(title)}</h1>\n{body}\n"
        "</body>\n</html>\n"
    )
