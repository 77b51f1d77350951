"""What readers take along is made once, kept, and left out with a finding where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.findings.diagnostics import Severity
from generator.paper import downloads
from generator.paper.downloads import BookJob, bind_book, make_downloads, make_form
from generator.paper.pdf import EngineMissingError, Printed
from generator.pipeline import check_playbook
from generator.project import open_project
from tests.unit.factories import LI, ROLES, card, guidance

SETTINGS = """site_name: Small
plugins:
  - playbook:
      downloads: [deck, pdf, html]
"""


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BookJob:
    """Return a press for a playbook of one card; what it prints is its HTML."""
    monkeypatch.setattr(downloads, "print_pdf", lambda html: Printed(html.encode(), 3))
    return press_of(tmp_path)


def press_of(folder: Path, settings: str = SETTINGS) -> BookJob:
    (folder / "kb" / "cards").mkdir(parents=True, exist_ok=True)
    (folder / "kb" / "roles").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(settings)
    text = card(guidance("- We say so. <!-- basis: editorial -->"), title="One")
    (folder / "kb" / "cards" / "one.md").write_text(text)
    (folder / "kb" / "roles" / "cio.md").write_text(ROLES["kb/roles/cio.md"])
    (folder / "references.bib").write_text(LI)
    project = open_project(folder, date(2026, 3, 2))
    playbook, _ = check_playbook(project.given)
    kept = folder / "build" / "books"
    top = project.place.top
    return BookJob(playbook, project.given, project.templates, project.style, kept, top)


def test_made(press: BookJob) -> None:
    """Each form is a file below `downloads/`, and the page says how large it is."""
    told: list[str] = []
    taken = make_downloads(press, told.append)
    page, *files = taken.outputs
    paths = [it.path for it in files]
    assert paths == ["downloads/playbook.pdf", "downloads/playbook.html", "downloads/cards.pdf"]
    assert page.path == "downloads/index.html"
    assert '<a href="playbook.pdf" download>' in page.page().slots["body"]
    assert "3 pages" in page.page().slots["body"]
    assert told == ["printing playbook.pdf", "printing cards.pdf"]
    assert taken.findings == ()


def test_kept(press: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is as it was is not printed again; what is not is, and the old one goes."""
    first = make_downloads(press, lambda _: None)
    monkeypatch.setattr(downloads, "print_pdf", lambda _: pytest.fail("printed again"))
    again = make_downloads(press, lambda _: None)
    assert [it.digest for it in again.outputs] == [it.digest for it in first.outputs]
    monkeypatch.setattr(downloads, "print_pdf", lambda _: Printed(b"new", 4))
    renamed = replace(press.given, settings=replace(press.given.settings, site_name="Other"))
    anew = make_downloads(replace(press, given=renamed), lambda _: None)
    assert {it.content() for it in anew.outputs if it.path.endswith(".pdf")} == {b"new"}
    assert sorted(it.name.split("-")[0] for it in press.kept.iterdir()) == ["deck", "pdf"]


def test_a_planted_book_is_never_offered(press: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF that came with a checkout has no name of ours; it stays where it is."""
    press.kept.mkdir(parents=True)
    (press.kept / "pdf-0123-3.pdf").write_bytes(b"theirs")
    monkeypatch.setattr(downloads, "print_pdf", lambda _: Printed(b"ours", 3))
    taken = make_downloads(replace(press, stale=True), lambda _: None)
    assert {it.content() for it in taken.outputs if it.path.endswith(".pdf")} == {b"ours"}
    assert (press.kept / "pdf-0123-3.pdf").read_bytes() == b"theirs"


def test_stale(press: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick build keeps the PDFs of other texts, and prints where there is none yet."""
    monkeypatch.setattr(downloads, "print_pdf", lambda _: Printed(b"old", 3))
    quick = replace(press, stale=True)
    first = make_downloads(quick, lambda _: None)
    monkeypatch.setattr(downloads, "print_pdf", lambda _: pytest.fail("printed again"))
    renamed = replace(press.given, settings=replace(press.given.settings, site_name="Other"))
    later = make_downloads(replace(quick, given=renamed), lambda _: None)
    digests = [{it.path: it.digest for it in made.outputs} for made in (first, later)]
    assert digests[0]["downloads/playbook.pdf"] == digests[1]["downloads/playbook.pdf"]
    assert digests[0]["downloads/playbook.html"] != digests[1]["downloads/playbook.html"]


def test_missing_pdf_engine(press: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no PDF can be made there is one warning, at the setting, and the rest is offered."""

    def missing(_: str) -> Printed:
        raise EngineMissingError("WeasyPrint does not find Pango")

    monkeypatch.setattr(downloads, "print_pdf", missing)
    taken = make_downloads(press, lambda _: None)
    assert [it.path for it in taken.outputs] == ["downloads/index.html", "downloads/playbook.html"]
    (finding,) = taken.findings
    assert (finding.rule, finding.severity) == ("missing-pdf-engine", Severity.WARNING)
    assert finding.message == "the PDFs are left out: WeasyPrint does not find Pango"
    assert (finding.span.path, finding.span.line, finding.span.column) == ("mkdocs.yml", 4, 7)
    off = replace(press.given.settings, severity={"missing-pdf-engine": "off"})
    quiet = replace(press, given=replace(press.given, settings=off))
    assert make_downloads(quiet, lambda _: None).findings == ()


def test_none(press: BookJob) -> None:
    """Without the setting nothing is made and no page offers it."""
    none = replace(press.given, settings=replace(press.given.settings, downloads=()))
    assert make_downloads(replace(press, given=none), pytest.fail) == downloads.Taken()


def test_book_too_large(press: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of more cards than builds print is left out, with a finding; all else is there."""
    monkeypatch.setattr(downloads, "MOST_CARDS", 1)
    assert make_downloads(press, lambda _: None).findings == ()
    monkeypatch.setattr(downloads, "MOST_CARDS", 0)
    taken = make_downloads(press, lambda _: None)
    _, *files = taken.outputs
    assert [it.path for it in files] == ["downloads/playbook.html", "downloads/cards.pdf"]
    (finding,) = taken.findings
    assert (finding.rule, finding.severity) == ("book-too-large", Severity.WARNING)
    assert finding.message == (
        "the PDF is left out: it would have 1 cards, and builds print 0 at most"
    )
    assert (finding.span.path, finding.span.line, finding.span.column) == ("mkdocs.yml", 4, 7)
    assert make_form(bind_book(press), "pdf", press, lambda _: None).pages == 3  # when asked for
