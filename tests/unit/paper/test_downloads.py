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
from generator.render.outputs import Output
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


FACETS = """facets:
  - id: phase
    key: phases
    title: Phase
    plural: Phases
    description: When a card helps.
    values:
      - id: plan
        title: Plan
      - id: launch
        title: Launch
"""
PLAN, LAUNCH = "phases: [plan]\n", "phases: [launch]\n"


@pytest.fixture
def long(press: BookJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BookJob:
    """Return a press for five cards, of which a PDF may have two; one of them cites a work."""
    monkeypatch.setattr(downloads, "MOST_CARDS", 2)
    (tmp_path / "kb" / "vocabulary.yml").write_text(FACETS)
    ours = guidance("- We say so. <!-- basis: editorial -->")
    texts = {
        "one": card(
            guidance("- They say so [@li2010]; see [two](two.md)."), title="One", front=PLAN
        ),
        "two": card(ours, title="Two", front=PLAN),
        "three": card(ours, title="Three", front=PLAN),
        "four": card(ours, title="Four", front=LAUNCH),
        "five": card(ours, title="Five"),
    }
    for name, text in texts.items():
        (tmp_path / "kb" / "cards" / f"{name}.md").write_text(text)
    return again(press, tmp_path)


def again(press: BookJob, folder: Path) -> BookJob:
    """Return *press* for what *folder* has now."""
    project = open_project(folder, date(2026, 3, 2))
    playbook, found = check_playbook(project.given)
    assert [it for it in found if it.severity is Severity.ERROR] == []
    return replace(press, playbook=playbook, given=project.given, templates=project.templates)


def text_of(made: Output) -> str:
    content = made.content()
    return content if isinstance(content, str) else content.decode()


VOLUMES = {
    "downloads/playbook.pdf": "",
    "downloads/playbook-plan.pdf": "Plan, part 1 of 2",
    "downloads/playbook-plan--2.pdf": "Plan, part 2 of 2",
    "downloads/playbook-launch.pdf": "Launch",
    "downloads/playbook--other.pdf": "Other",
}


def test_bound_in_volumes(long: BookJob) -> None:
    """A PDF of more cards than builds print is in volumes, and a remark says so."""
    taken = make_downloads(long, lambda _: None)
    page, *files = taken.outputs
    made = {it.path: text_of(it) for it in files if "playbook" in it.path}
    assert list(made) == [*VOLUMES, "downloads/playbook.html"]
    first, plan, *_ = made.values()
    assert all(f"<li>{title}</li>" in first for title in VOLUMES.values() if title)
    assert "Plan, part 1 of 2: Card 1" in first
    assert 'id="card-' not in first
    assert [plan.count(f'id="card-{it}"') for it in ("one", "three", "two")] == [1, 1, 0]
    assert 'id="reference-li2010"' in plan
    assert 'id="reference-li2010"' not in made["downloads/playbook-launch.pdf"]
    body = page.page().slots["body"]
    assert body.count('id="take-pdf"') == 1
    assert all(f'href="{it.removeprefix("downloads/")}"' in body for it in VOLUMES)
    (finding,) = taken.findings
    assert (finding.rule, finding.severity) == ("book-too-large", Severity.INFO)
    assert finding.message == (
        "the PDF is bound in volumes: it would have 5 cards, and builds print 2 in one at most"
    )
    assert (finding.span.path, finding.span.line, finding.span.column) == ("mkdocs.yml", 4, 7)
    whole = make_form(bind_book(long), "pdf", long, lambda _: None)
    assert all(f'id="card-{it}"'.encode() in whole.content for it in ("one", "two", "five"))


def test_decks_in_volumes(long: BookJob) -> None:
    """Cards to cut out are in the volumes of the book, and stand there each once."""
    taken = make_downloads(long, lambda _: None)
    made = {it.path: text_of(it) for it in taken.outputs[1:] if "cards" in it.path}
    wanted = {it.replace("/playbook", "/cards"): title for it, title in VOLUMES.items() if title}
    assert list(made) == list(wanted)
    assert [text.count("<h1>One</h1>") for text in made.values()] == [1, 0, 0, 0]
    body = taken.outputs[0].page().slots["body"].partition('id="take-deck"')[2]
    assert all(f'href="{it.removeprefix("downloads/")}"' in body for it in wanted)


def test_an_edit_prints_one_deck(long: BookJob, tmp_path: Path) -> None:
    """Of decks, too, those whose cards are as they were are not printed again."""
    make_downloads(long, lambda _: None)
    text = card(guidance("- We say more. <!-- basis: editorial -->"), title="Four", front=LAUNCH)
    (tmp_path / "kb" / "cards" / "four.md").write_text(text)
    told: list[str] = []
    make_downloads(again(long, tmp_path), told.append)
    assert [it for it in told if "cards" in it] == ["printing cards-launch.pdf"]


def test_far_too_many_cards(long: BookJob, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a limit no PDF of the whole is printed: a remark says so, and all else is made."""
    monkeypatch.setattr(downloads, "MOST_PRINTED", 4)
    monkeypatch.setattr(downloads, "print_pdf", lambda _: pytest.fail("printed"))
    taken = make_downloads(long, lambda _: None)
    assert [it.path for it in taken.outputs] == ["downloads/index.html", "downloads/playbook.html"]
    (finding,) = taken.findings
    assert (finding.rule, finding.severity) == ("book-too-large", Severity.INFO)
    assert finding.message == (
        "the PDFs of the whole are left out: the playbook has 5 cards, and builds print 4 at most"
    )


def test_links_between_volumes(long: BookJob, tmp_path: Path) -> None:
    """What stands in another volume is linked on the site, where it has an address."""
    (tmp_path / "mkdocs.yml").write_text(f"site_url: https://e.example/book/\n{SETTINGS}")
    taken = make_downloads(again(long, tmp_path), lambda _: None)
    made = {it.path: text_of(it) for it in taken.outputs[1:]}
    assert 'href="https://e.example/book/cards/two/"' in made["downloads/playbook-plan.pdf"]
    at = "https://e.example/book/downloads/playbook--other.pdf"
    assert f'href="{at}"' in made["downloads/playbook.pdf"]


def test_an_edit_prints_one_volume(long: BookJob, tmp_path: Path) -> None:
    """Volumes whose cards are as they were are not printed again, with a new date neither."""
    make_downloads(long, lambda _: None)
    text = card(guidance("- We say more. <!-- basis: editorial -->"), title="Four", front=LAUNCH)
    text = text.replace("reviewed: 2026-11-01", "reviewed: 2026-12-01")
    (tmp_path / "kb" / "cards" / "four.md").write_text(text)
    told: list[str] = []
    make_downloads(again(long, tmp_path), told.append)
    assert "printing playbook-launch.pdf" in told
    assert not [it for it in told if "plan" in it or "other" in it]


def test_cards_of_no_chapter_are_one_volume_after_the_other(
    press: BookJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A playbook without facets has volumes of cards."""
    monkeypatch.setattr(downloads, "MOST_CARDS", 1)
    assert make_downloads(press, lambda _: None).findings == ()
    many = press_of(press.kept.parent.parent)
    (press.kept.parent.parent / "kb" / "cards" / "two.md").write_text(
        card(guidance("- We say so. <!-- basis: editorial -->"), title="Two")
    )
    taken = make_downloads(again(many, press.kept.parent.parent), lambda _: None)
    paths = [it.path for it in taken.outputs if "playbook-" in it.path]
    assert paths == ["downloads/playbook--cards.pdf", "downloads/playbook--cards--2.pdf"]
