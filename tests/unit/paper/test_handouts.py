"""A course on paper: what each form has and must not have, and codes that say the short address."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import segno
from pypdf import PdfReader

from generator.paper import downloads, handouts
from generator.paper.downloads import BookJob, make_downloads, make_paper
from generator.paper.handouts import PAPERS, paper_html, paper_of, paper_refusal
from generator.paper.pdf import EngineMissingError, Printed
from generator.paper.qr import QUIET, drawn
from generator.pipeline import check_playbook
from generator.project import compile_project, open_project
from generator.render.citations import citations_of
from generator.render.courses.packing import absolute
from generator.render.desk import Edition, edition_of
from tests.unit.factories import ROLES
from tests.unit.taught import COURSE, files_of

pytestmark = pytest.mark.slow

END = "\u2013"  # a dash: no minutes follow
SITE = "https://playbook.example.org/"
SETTINGS = f"site_name: Small\nsite_url: {SITE}\nplugins:\n  - playbook:\n      downloads: [pdf]\n"
ALT = re.compile(r'<img class="cp-code" src="([^"]+)" alt="QR code of ([^"]+)">')
OPEN = (
    "\n#### What do you think? {#think}\n\nBecause: Nobody knows.\nSaid-by: leadership#more-work\n"
)


def press_of(root: Path, course: str = COURSE, settings: str = SETTINGS) -> BookJob:
    """Return a press for a playbook with one course."""
    for path, text in {**ROLES, **files_of(course=course), "mkdocs.yml": settings}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    project = open_project(root, date(2026, 11, 29))
    playbook, _ = check_playbook(project.given)
    place = project.place
    kept = place.build / "books"
    return BookJob(playbook, project.given, project.templates, project.style, kept, place.top)


def edition_for(press: BookJob) -> Edition:
    citations = citations_of(press.playbook.references, press.style)
    return edition_of(press.playbook, press.given.settings, citations)


def html_for(press: BookJob, form: str) -> str:
    course = press.playbook.courses["open"]
    return paper_html(edition_for(press), course, form, press.templates)


def squares(drawing: str) -> set[tuple[int, int]]:
    """Return where a drawn code is black, as row and column, read from the drawing itself."""
    svg = base64.b64decode(drawing.partition(",")[2]).decode()
    (path,) = re.findall(r' d="([^"]+)"', svg)
    return set(_black(path))


def _black(path: str) -> Iterator[tuple[int, int]]:
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        by = [float(it) for it in numbers.split()]
        if command == "h":
            yield from ((int(y) - QUIET, int(x) - QUIET + step) for step in range(int(by[0])))
            x += by[0]
        else:
            x, y = (by[0], by[1]) if command == "M" else (x + by[0], y + by[1])


def matrix(address: str) -> set[tuple[int, int]]:
    code = segno.make_qr(address, error="m")
    rows = enumerate(code.matrix)
    return {(y, x) for y, row in rows for x, black in enumerate(row) if black}


@pytest.mark.parametrize("form", ["handout", "worksheet"])
def test_no_answers_for_learners(tmp_path: Path, form: str) -> None:
    """Neither reasons, nor statements, nor notes, nor which option is right."""
    html = html_for(
        press_of(tmp_path, COURSE.replace("\n### For the", f"{OPEN}\n### For the")), form
    )
    shown = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    for secret in (
        "IT is one of many",
        "All of them",
        "Nobody knows",
        "Work adds up",
        "Bring boxes",
    ):
        assert secret not in shown
    assert not re.search(r"right|wrong|blockquote|key", shown, re.IGNORECASE)


def test_handout(tmp_path: Path) -> None:
    """Aims, what to read with its point and short address, activities, discussions."""
    html = html_for(press_of(tmp_path), "handout")
    for words in ("Say what it makes possible.", "what for", "Draw it.", "Which side are you on?"):
        assert words in html
    assert "playbook.example.org/c/leadership/#all-resources</a>" in html
    assert "playbook.example.org/m/open/open/</a>" in html
    assert "What does it bring to bear?" not in html
    assert "Li" in html.partition("References</h2>")[2]


def test_worksheet(tmp_path: Path) -> None:
    """A box for each option, lines to write on; more of them where there are no options."""
    html = html_for(
        press_of(tmp_path, COURSE.replace("\n### For the", f"{OPEN}\n### For the")), "worksheet"
    )
    main = html.partition("<main>")[2]
    first, second = main.split('<section class="cp-question">')[1:]
    assert "1.1 What does it bring to bear?" in first
    assert (first.count("cp-box"), first.count("cp-line")) == (2, 2)
    assert "1.2 What do you think?" in second
    assert (second.count("cp-box"), second.count("cp-line")) == (0, 7)


def test_guide(tmp_path: Path) -> None:
    """Times, notes, the reason with its statement, and a key that fits the worksheet."""
    press = press_of(tmp_path)
    html, sheet = html_for(press, "guide"), html_for(press, "worksheet")
    for words in ("IT is one of many", "All of them", "All resources", "Bring boxes", "0:45"):
        assert words in html
    found = re.search(r"</span> (\w)\. Every resource</li>", sheet)
    assert found is not None
    assert f"{found[1]}. <strong>Right:</strong> Every resource" in html
    assert html.partition("The key</h2>")[2].count(f"<td>{found[1]}</td>") == 1


def test_breaks_are_in_the_plan(tmp_path: Path) -> None:
    second = "\n## Next {#next}\n\nMinutes: 30\nAim: Go on.\n\n### Discuss\n- What now?\n"
    html = html_for(press_of(tmp_path, COURSE + second), "guide")
    rows = re.findall(r'cp-plan__break"><td>([\d:]+)</td><td></td><td>([^<]+)</td>', html)
    assert rows == [("0:45", "10"), ("1:25", END)]


@pytest.mark.parametrize("form", PAPERS)
def test_codes_say_what_stands_beside_them(tmp_path: Path, form: str) -> None:
    """Each code is the QR code of its short address, which stands beside it in letters."""
    html = html_for(press_of(tmp_path), form)
    codes = ALT.findall(html)
    assert f"{SITE}m/open/open/" in [address for _, address in codes]
    assert (f"{SITE}c/leadership/#all-resources" in [it for _, it in codes]) == (
        form != "worksheet"
    )
    for drawing, address in codes:
        assert squares(drawing) == matrix(address)
        assert f">{address.removeprefix('https://')}</a>" in html


def test_codes_differ() -> None:
    assert squares(drawn(f"{SITE}c/a/")) != matrix(f"{SITE}c/b/")


def test_an_address_of_other_letters_and_one_too_long() -> None:
    """Letters beyond ASCII are written as browsers send them; what fits no code has none."""
    assert squares(drawn("https://a.example/ä%20b")) == matrix("https://a.example/%C3%A4%20b")
    assert drawn(f"https://a.example/{'x' * 3000}") == ""


def test_options_are_in_no_telling_order(tmp_path: Path) -> None:
    """What is written first is not always first; true and false stay as they are."""
    questions = "".join(
        f"#### Number {at}? {{#q{at}}}\n- [x] Good {at}\n- [ ] Bad {at}\n\nSaid-by: leadership#more-work\n\n"
        for at in range(12)
    )
    truth = "#### So? {#so}\n- [x] True\n- [ ] False\n\nSaid-by: leadership#more-work\n\n"
    press = press_of(tmp_path, COURSE.replace("### For the", f"{questions}{truth}### For the"))
    edition = absolute(edition_for(press))
    paper = paper_of(edition, press.playbook.courses["open"], "worksheet")
    asked = paper.modules[0].questions
    assert {it.key for it in asked[1:-1]} == {"A", "B"}
    assert [it.option.text for it in asked[-1].choices] == ["True", "False"]


def test_made_and_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the book is a PDF, courses are too; their pages offer them; nothing is printed twice."""
    monkeypatch.setattr(downloads, "print_pdf", lambda html: Printed(html.encode(), 2))
    press = press_of(tmp_path)
    taken = make_downloads(press, lambda _: None)
    paths = [it.path for it in taken.outputs]
    assert paths[2:] == [
        "packs/open.handout.pdf",
        "packs/open.worksheet.pdf",
        "packs/open.guide.pdf",
        "courses/open/index.html",
    ]
    page = taken.outputs[-1].page().slots["body"]
    assert '<a href="../../packs/open.handout.pdf" download>open.handout.pdf</a>' in page
    monkeypatch.setattr(downloads, "print_pdf", lambda _: pytest.fail("printed again"))
    again = make_downloads(press, lambda _: None)
    assert [it.digest for it in again.outputs] == [it.digest for it in taken.outputs]


def test_the_whole_site_has_the_page_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that offers the papers stands in place of the one that does not."""
    monkeypatch.setattr(downloads, "print_pdf", lambda html: Printed(html.encode(), 2))
    press_of(tmp_path)
    result = compile_project(open_project(tmp_path, date(2026, 11, 29)))
    pages = [it for it in result.outputs if it.path == "courses/open/index.html"]
    assert len(pages) == 1
    assert "open.guide.pdf" in pages[0].page().slots["body"]


def test_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what draws codes there is the book's warning, and no page offers a missing file."""

    def missing(_: str) -> str:
        raise EngineMissingError("there is no segno")

    monkeypatch.setattr(downloads, "print_pdf", lambda html: Printed(html.encode(), 2))
    monkeypatch.setattr(handouts, "drawn", missing)
    taken = make_downloads(press_of(tmp_path), lambda _: None)
    assert [it.path for it in taken.outputs] == ["downloads/index.html", "downloads/playbook.pdf"]
    assert [it.rule for it in taken.findings] == ["missing-pdf-engine"]


def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an https address there is nothing to point at; without questions no worksheet."""
    monkeypatch.setattr(downloads, "print_pdf", lambda html: Printed(html.encode(), 2))
    press = press_of(tmp_path, settings=SETTINGS.replace("https:", "http:"))
    course = press.playbook.courses["open"]
    assert "set `site_url`" in paper_refusal(edition_for(press), course, "handout")
    assert len(make_downloads(press, lambda _: None).outputs) == 2
    bare = replace(course, modules=tuple(replace(it, questions=()) for it in course.modules))
    fine = edition_for(press_of(tmp_path))
    assert "asks no questions" in paper_refusal(fine, bare, "worksheet")
    assert paper_refusal(fine, bare, "guide") == ""


def test_printed_and_read_back(tmp_path: Path) -> None:
    """The guide as a PDF: tagged, with its title and its day; codes are described; same bytes."""
    press = press_of(tmp_path / "one")
    course = press.playbook.courses["open"]
    try:
        made = make_paper(edition_for(press), course, "guide", press, lambda _: None)
    except EngineMissingError as error:
        pytest.skip(str(error))
    reader = PdfReader(BytesIO(made.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert reader.metadata is not None
    assert reader.metadata.title == "Open leadership: trainer\u2019s guide"
    assert str(reader.metadata["/CreationDate"])[2:10] == "20261129"
    for words in ("Say what it makes possible.", "Bring boxes.", "The key", "Every resource"):
        assert words in text
    press_of(tmp_path / "two")  # where nothing is kept
    again = subprocess.run(
        [sys.executable, "-m", "generator", "pack", "open", "--format", "guide", "-o", "again.pdf"],
        cwd=tmp_path / "two",
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert b"wrote again.pdf" in again.stdout
    assert (tmp_path / "two" / "again.pdf").read_bytes() == made.content
