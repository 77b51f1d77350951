"""`playbook mv` on every kind of thing, in a playbook as `init` begins it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.commands.sample import Wanted, sample_files
from generator.findings.diagnostics import Severity
from generator.kinds import KINDS, Kind
from generator.model.published import published
from generator.pipeline import check_playbook, compile_playbook
from generator.project import open_project

DAY = date(2026, 11, 29)
COURSE = """---
title: Hold meetings
summary: How to hold them.
status: published
roles: [chair]
owner: chair
reviewed: 2026-11-29
review: 12 months
---
## Begin {#begin}

Minutes: 10

Aim: Know what for.

### Read

- [Keep it small](../cards/keep-it-small.md): why few; see [what to do](#begin)

### Do

#### Agree {#agree}

Minutes: 5

Agree on it.

### Check

#### How many should come? {#how-many}

- [x] Few
- [ ] Many

Because: Few decide sooner
Said-by: keep-it-small#size
"""
MORE = {
    "kb/courses/meetings.md": COURSE,
    "docs/about/how.md": "# How\n\nSee [the other](more/why.md#so), [here](#how), [this](how.md),"
    " [small](../../kb/cards/keep-it-small.md),\n[agenda](../../kb/glossary.yml#agenda) and"
    " ![a plan](../../kb/images/plan.gif).\n",
    "docs/about/more/why.md": "---\ntitle: Why\n---\n# Why\n\n## So {#so}\n\nBy [how](../how.md#how)"
    " and [again][1],"
    ' [few][card].\n\n[1]: ../how.md\n[card]: <../../../kb/cards/keep-it-small.md#size> "Few"\n',
    "kb/images/plan.gif": "GIF89a",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a playbook with something of every kind, its addresses promised."""
    for path, text in {**sample_files(Wanted("A book", "en", "", DAY)), **MORE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["-C", str(tmp_path), "lock"]).exit_code == 0
    return tmp_path


def mv(book: Path, *words: str) -> Result:
    """Run `playbook mv` on *book*."""
    return CliRunner().invoke(main, ["-C", str(book), "mv", *words])


def state(book: Path) -> dict[str, bytes]:
    """Return the bytes of all files."""
    files = (it for it in book.rglob("*") if it.is_file())
    return {it.relative_to(book).as_posix(): it.read_bytes() for it in files}


def wrong(book: Path) -> list[str]:
    """Return what is found in *book* that counts, but what follows from any new name."""
    findings = check_playbook(open_project(book, DAY).given)[1]
    follows = {"changed-since-seen", "never-seen", "unlocked-address"}
    return [
        f"{it.span.path}:{it.span.line} {it.message}"
        for it in findings
        if it.severity is not Severity.INFO and it.rule not in follows
    ]


def answering(book: Path) -> dict[str, str]:
    """Return the pages of the site by their addresses: the text of each."""
    project = open_project(book, DAY)
    made = {}
    for output in compile_playbook(project.given, project.templates, project.style).outputs:
        if output.path.endswith("index.html"):
            text = output.page().slots["body"] if output.section else str(output.content())
            made[output.path.removesuffix("index.html")] = text
    return made


ALL = [
    pytest.param("keep-it-small", "stay-small", "kb/cards/stay-small.md", id="card"),
    pytest.param("chair", "lead", "kb/roles/lead.md", id="role"),
    pytest.param("agenda-template", "template", "kb/resources/template.md", id="resource"),
    pytest.param("meet-or-write", "meet", "kb/decisions/meet.md", id="decision"),
    pytest.param("meetings", "on-meetings", "kb/courses/on-meetings.md", id="course"),
    pytest.param("page/about/how", "about/making", "docs/about/making.md", id="page"),
    pytest.param("about/how", "made/by/hand", "docs/made/by/hand.md", id="page, another folder"),
    pytest.param("page/about/more/why", "docs/why.md", "docs/why.md", id="page, upwards"),
    pytest.param("keep-it-small#size", "how-many", "", id="statement"),
    pytest.param("meetings#begin", "start", "", id="module"),
    pytest.param("meetings#agree", "agree-on-it", "", id="activity"),
    pytest.param("meetings#how-many", "size", "", id="question of a course"),
    pytest.param("@jay1976", "@jay1976a", "", id="reference"),
    pytest.param("agenda", "programme", "", id="term"),
    pytest.param("tension/few-and-all", "tension/size", "", id="tension"),
    pytest.param("phases/during", "at-the-table", "", id="facet value"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new", "path"), ALL)
def test_walk(old: str, new: str, path: str, book: Path) -> None:
    """Walk 4, for each kind: all that names it follows, and every old address answers."""
    assert wrong(book) == []
    before, promised = state(book), (book / "ids.lock").read_text(encoding="utf-8").split()
    done = mv(book, old, new)
    assert (done.exit_code, done.stderr) == (0, "")
    assert wrong(book) == []
    after = state(book)
    gone = before.keys() - after.keys()
    assert (after.keys() - before.keys(), len(gone)) == ({path} if path else set(), bool(path))
    word = old.rpartition("/")[2].rpartition("#")[2].removeprefix("@").encode()
    touched = {it for it in before.keys() & after.keys() if after[it] != before[it]}
    assert {it for it in touched if word not in before[it]} == set()
    pages = answering(book)
    stands = published(check_playbook(open_project(book, DAY).given)[0])
    for address in promised:
        page, _, place = address.partition("#")
        assert stands.stands(address), address
        assert page in pages, address
        if place and "Moved here" not in pages[page]:
            assert f'id="{place}"' in pages[page], address


@pytest.mark.parametrize(("old", "new", "path"), [it for it in ALL if it.values[2]])
def test_form_stays(old: str, new: str, path: str, book: Path) -> None:
    """A file that was in its usual form is so when it has moved: hooks have nothing to mend."""
    assert CliRunner().invoke(main, ["fmt", "-C", str(book)]).exit_code == 0
    assert mv(book, old, new).exit_code == 0
    assert (book / path).is_file()
    assert CliRunner().invoke(main, ["fmt", "--check", "-C", str(book)]).exit_code == 0


def test_comments_stay_with_their_keys(book: Path) -> None:
    """The old id is kept in front of a comment that stands above the key behind."""
    card = book / "kb/cards/keep-it-small.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("\n---\n", "\n# behind all\n---\n", 1), encoding="utf-8")
    assert mv(book, "keep-it-small", "stay-small").exit_code == 0
    moved = (book / "kb/cards/stay-small.md").read_text(encoding="utf-8")
    assert "\naliases: [keep-it-small]\n# behind all\n---\n" in moved


def test_every_kind_is_tried() -> None:
    """What has a name of its own is among the kinds above."""
    tried = {str(it.id).partition(",")[0] for it in ALL}
    own = {Kind.IMAGE, Kind.NEIGHBOUR}  # what is no text of ours
    assert {str(it) for it in KINDS if it not in own} <= tried


def test_twice(book: Path) -> None:
    """A thing that is renamed twice answers at both of its old addresses, and may go back."""
    for old, new in (("agenda", "programme"), ("programme", "plan")):
        assert mv(book, old, new).exit_code == 0
    glossary = (book / "kb/glossary.yml").read_text(encoding="utf-8")
    assert "  - id: plan\n    formerly: [agenda, programme]\n" in glossary
    assert mv(book, "phases/during", "middle").exit_code == 0
    assert mv(book, "phases/middle", "table").exit_code == 0
    assert "formerly: [during, middle]\n" in (book / "kb/vocabulary.yml").read_text("utf-8")
    assert mv(book, "about/how", "about/why").exit_code == 0
    assert mv(book, "about/why", "how").exit_code == 0
    assert (
        (book / "docs/how.md")
        .read_text("utf-8")
        .startswith("---\naliases: [about/how, about/why]\n---\n")
    )
    assert mv(book, "page/how", "about/how").exit_code == 0
    assert wrong(book) == []


def test_lists_of_lines(book: Path) -> None:
    """A list on lines of its own gets a line more."""
    glossary = book / "kb/glossary.yml"
    text = glossary.read_text("utf-8").replace(
        "  - id: agenda\n", "  - id: agenda\n    formerly:\n      - plan\n"
    )
    glossary.write_text(text, encoding="utf-8")
    assert mv(book, "agenda", "programme").exit_code == 0
    assert "id: programme\n    formerly:\n      - plan\n      - agenda\n" in glossary.read_text(
        "utf-8"
    )
    assert wrong(book) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("agenda", "minutes", "is taken by another term", id="taken"),
        pytest.param("agenda", "No Id", "small letters", id="no id"),
        pytest.param("phases", "times", "a facet's own key", id="a facet"),
        pytest.param("page/about/index", "about/x", "`index` is the page of its folder", id="index"),
        pytest.param("about/how", "about/index", "`index` is the page of its folder", id="to index"),
        pytest.param("about/how", "about/more/why", "is taken by another page", id="page taken"),
        pytest.param("about/how", "About/How it", "small letters", id="no page"),
        pytest.param("about/how", "cards/how", "nothing was written", id="an address that is taken"),
    ],
)  # fmt: skip
def test_refused(old: str, new: str, told: str, book: Path) -> None:
    """What cannot be done is told in words, and nothing is written."""
    before = state(book)
    done = mv(book, old, new)
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
    assert state(book) == before


def test_in_one_line(book: Path) -> None:
    """An entry that is written on one line is not guessed at."""
    (book / "kb/tensions.yml").write_text(
        "tensions: [{id: few, title: T, between: [keep-it-small#size, hear-everyone#ask-first],"
        " tension: x}]\n",
        encoding="utf-8",
    )
    (book / "ids.lock").unlink()
    before = state(book)
    done = mv(book, "few", "many")
    assert (done.exit_code, "on a line of its own" in done.stderr) == (2, True), done.stderr
    assert state(book) == before


def test_former_ids_are_free(book: Path) -> None:
    """A former id that another entry has is found."""
    glossary = book / "kb/glossary.yml"
    text = glossary.read_text("utf-8").replace(
        "  - id: agenda\n", "  - id: agenda\n    formerly: [minutes]\n"
    )
    glossary.write_text(text, encoding="utf-8")
    assert [it.partition(" ")[2] for it in wrong(book)] == [
        "the former id `minutes` is given twice"
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("meetings#nothing", "x", "nothing in the course"),
        ("meetings#begin", "agree", "is taken by this page"),
        ("meetings#begin", "No Id", "small letters"),
    ],
)
def test_parts_of_a_course_refused(old: str, new: str, why: str, book: Path) -> None:
    """What is not there, and what is taken, is told; nothing is written."""
    before = state(book)
    done = mv(book, old, new)
    assert (done.exit_code, why in done.stderr) == (2, True), done.stderr
    assert state(book) == before
