"""A PDF is tagged, has bookmarks, and is the same each time; it loads nothing."""

from __future__ import annotations

import gc
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.paper import pdf as paper
from generator.paper.pdf import EngineMissingError, engine_version, print_pdf

HTML = """<!doctype html>
<html lang="en"><head><title>Two pages</title>
<meta name="dcterms.created" content="2026-03-02">
<style>
@font-face { font-family: "Book Sans"; src: url("font:SourceSansPro-Regular"); }
body { font-family: "Book Sans"; }
section { break-before: page; }
</style></head>
<body><h1>First</h1><p><a href="#second">see below</a></p>
<section id="second"><h1>Second</h1><p>Text</p></section></body></html>
"""


@pytest.fixture(scope="module")
def printed() -> paper.Printed:
    """Return a PDF of two pages; skip where this machine can make none."""
    try:
        return print_pdf(HTML)
    except EngineMissingError as error:
        pytest.skip(str(error))


def test_pdf(printed: paper.Printed) -> None:
    """It opens, says its title and language, and is tagged."""
    reader = PdfReader(BytesIO(printed.content))
    root: Any = reader.trailer["/Root"]
    assert len(reader.pages) == printed.pages == 2
    assert reader.metadata is not None
    assert reader.metadata.title == "Two pages"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "/Metadata" not in root  # no claim of PDF/UA: no validator has confirmed it
    assert [it.title for it in reader.outline if not isinstance(it, list)] == ["First", "Second"]


def test_what_was_laid_out_is_let_go(printed: paper.Printed) -> None:
    """Volumes are printed one after the other: none of their pages stays, though nobody looks for garbage."""
    gc.disable()
    try:
        again = print_pdf(HTML)
        made = (f"{type(it).__module__}" for it in gc.get_objects())
        boxes = [it for it in made if it.startswith("weasyprint.formatting_structure")]
    finally:
        gc.enable()
    assert again == printed
    assert boxes == []


def test_fonts_are_those_of_the_packages(printed: paper.Printed) -> None:
    """Letters are set in our own font, embedded, and in no other."""
    reader = PdfReader(BytesIO(printed.content))
    fonts: set[str] = set()
    for page in reader.pages:
        named: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf's own type
        fonts |= {str(named[it]["/BaseFont"]).partition("+")[2] for it in named}
    assert {name.replace("-", "") for name in fonts} == {"BookSans"} or all(
        "Source" in name or "Book" in name for name in fonts
    )


def test_same_bytes(printed: paper.Printed) -> None:
    """The same HTML gives the same bytes, in another process and with other hashes too."""
    code = (
        "import sys; from generator.paper.pdf import print_pdf;"
        "sys.stdout.buffer.write(print_pdf(sys.stdin.read()).content)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=HTML.encode(),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": ""},
    )
    assert done.stdout == printed.content


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname"])
def test_loads_nothing(printed: paper.Printed, address: str) -> None:  # noqa: ARG001  # for the skip
    """What an address outside would give is asked for nowhere: it is an error."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  # it needs Pango

    with pytest.raises(FatalURLFetchingError):
        print_pdf(f'<html lang="en"><title>x</title><img alt="x" src="{address}">')


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages of the extra there is one error, which names what is missing."""
    monkeypatch.setattr(paper, "PACKAGES", ("no-such-package",))
    with pytest.raises(EngineMissingError, match="there is no no-such-package"):
        print_pdf(HTML)
    assert engine_version().startswith("no-such-package missing")


@pytest.mark.parametrize("command", ["ldconfig", "fc-list"])
def test_key_holds_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Another library or font of the system may give other bytes: the key of PDFs tells them apart."""
    file = tmp_path / ("libpango-1.0.so.0.5" if command == "ldconfig" else "Letters.ttf")
    said = {"ldconfig": f"\tlibpango-1.0.so.0 (libc6,x86-64) => {file}", "fc-list": str(file)}
    (tmp_path / command).write_text(f"#!/bin/sh\necho '{said[command]}'\n")
    (tmp_path / command).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    keys = []
    for content in ("one", "another"):
        file.write_text(content)
        keys.append(engine_version())
    assert str(file) in keys[0]
    assert keys[0] != keys[1]


def test_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pango the error says so in one line."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(sys, "meta_path", [_NoPango(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "weasyprint")
    with pytest.raises(EngineMissingError, match="WeasyPrint does not find Pango: cannot load"):
        print_pdf(HTML)


class _NoPango:
    """Let the import of WeasyPrint fail as it does where there is no Pango."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'\n  Additionally: no such file")
