"""`playbook mv` on every kind of thing, in a playbook as `init` begins it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cache.memory import Memory
from generator.commands import main
from generator.findings.diagnostics import Severity
from generator.kinds import KINDS, Kind
from generator.model.published import file_address, published
from generator.pipeline import check_playbook, compile_playbook
from generator.project import open_project
from generator.render.outputs import Output
from tests.chance import TRIALS
from tests.every_kind import begin
from tests.remembering import copied, remembering, without_pages_of_rules

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 29)
MEMORY = Memory()  # of what was read: each test renames other things in copies of the same sheets


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let the commands and this file read a sheet once, and print no pages of rules."""
    with remembering(MEMORY, "upkeep.mv", "upkeep.fmt"), without_pages_of_rules():
        yield


SELF_CHECK = """---
title: Are we ready?
summary: What is there, and what is not.
kind: table
hit: collect
roles: [chair]
owner: chair
reviewed: 2026-11-29
review: 12 months
---
# Factors

## Is there a room? {#a-room}

- Yes {#yes}
- No {#no}

# Outcomes

## Find a room {#find-one}

Ask for one.

Basis: inferred

## All is there {#all-there}

Begin with it.

Basis: inferred

# Rules

| a-room | outcome | basis | because |
|---|---|---|---|
| no | find-one | inferred | There is none |
| yes | all-there | inferred | There is one |

# Tests

| case | answers | expect |
|---|---|---|
| none | a-room=no | find-one |
| one | a-room=yes | all-there |
"""


@pytest.fixture(scope="module")
def promised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a playbook with something of every kind, its addresses promised."""
    tmp_path = tmp_path_factory.mktemp("promised")
    begin(tmp_path, DAY)
    (tmp_path / "kb/decisions/are-we-ready.md").write_text(SELF_CHECK, encoding="utf-8")
    assert CliRunner().invoke(main, ["-C", str(tmp_path), "lock"]).exit_code == 0
    return tmp_path


@pytest.fixture(scope="module")
def published_before(promised: Path) -> frozenset[str]:
    """Return the addresses of all its pages, those too that nobody promised one by one."""
    return frozenset(answering(promised))


@pytest.fixture
def book(promised: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return copied(promised, tmp_path)


def mv(book: Path, *words: str) -> Result:
    """Run `playbook mv` on *book*."""
    return CliRunner().invoke(main, ["-C", str(book), "mv", *words])


def state(book: Path) -> dict[str, bytes]:
    """Return the bytes of all files."""
    files = (it for it in book.rglob("*") if it.is_file())
    return {it.relative_to(book).as_posix(): it.read_bytes() for it in files}


def wrong(book: Path) -> list[str]:
    """Return what is found in *book* that counts, but what follows from any new name."""
    findings = check_playbook(open_project(book, DAY).given, MEMORY)[1]
    follows = {"changed-since-seen", "never-seen", "unlocked-address"}
    return [
        f"{it.span.path}:{it.span.line} {it.message}"
        for it in findings
        if it.severity is not Severity.INFO and it.rule not in follows
    ]


def answering(book: Path) -> dict[str, str]:
    """Return the pages of the site by their addresses: the text of each."""
    made = {}
    for output in _compiled(book):
        if output.path.endswith("index.html"):
            text = output.page().slots["body"] if output.section else str(output.content())
            made[output.path.removesuffix("index.html")] = text
    return made


def files_of(book: Path) -> dict[str, bytes | str]:
    """Return the files of the site that are no pages, by their addresses."""
    return {it.path: it.content() for it in _compiled(book) if not it.section}


def _compiled(book: Path) -> tuple[Output, ...]:
    project = open_project(book, DAY)
    return compile_playbook(project.given, project.templates, project.style, MEMORY).outputs


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
    pytest.param("phases", "times", "", id="facet"),
    pytest.param("moods", "tempers", "", id="facet, quoted, that has its id"),
    pytest.param("places", "venues", "", id="facet, on one line"),
    pytest.param("minutes", "the-record", "", id="term, with quotes and comments"),
    pytest.param("chairing", "leading", "", id="term, on one line"),
    pytest.param("about/index", "company/index", "docs/company/index.md", id="page, of its folder"),
    pytest.param("about/how", "about/how/index", "docs/about/how/index.md", id="page, as a folder"),
    pytest.param("about/more/why#so", "thus", "", id="heading of a page"),
    pytest.param("who-invites", "who-calls", "kb/decisions/who-calls.md", id="decision, aliases"),
    pytest.param("meet-or-write", "meet", "kb/decisions/meet.md", id="decision inside another"),
    pytest.param("who-invites#many", "people", "", id="question of a decision"),
    pytest.param("who-invites#how", "who-invites#way", "", id="question with a decision inside"),
    pytest.param("who-invites#chair-does", "by-chair", "", id="outcome"),
    pytest.param("meet-or-write#wait", "hold", "", id="outcome that is an answer elsewhere"),
    pytest.param("who-invites#in-time", "soon", "", id="piece"),
    pytest.param("are-we-ready#a-room", "place", "", id="factor of a self-check"),
    pytest.param("are-we-ready#find-one", "search", "", id="outcome of a self-check"),
]
# Both names of these stay: nothing says which answers were published.
ANSWERS = [
    pytest.param("who-invites#many.lots", "who-invites#many.plenty", "", id="answer"),
    pytest.param("who-invites#many.few", "some", "", id="answer in conditions"),
]
FILES = [
    pytest.param("kb/images/plan.gif", "kb/images/map.gif", "kb/images/map.gif", id="picture"),
    pytest.param("kb/images/plan.gif", "docs/about/", "docs/about/plan.gif", id="picture, to docs"),
    pytest.param("static/hand-out.txt", "sheet.txt", "static/sheet.txt", id="file as it is"),
    pytest.param("references.bib", "works.bib", "works.bib", id="bibliography"),
    pytest.param("kb/cards/keep-it-small.md", "kb/cards/small.md", "kb/cards/small.md", id="card"),
    pytest.param("docs/about/how.md", "docs/how.md", "docs/how.md", id="page"),
]


@pytest.mark.parametrize(("old", "new", "path"), [*ALL, *ANSWERS])
def test_walk(old: str, new: str, path: str, book: Path, published_before: frozenset[str]) -> None:
    """Walk 4, for each kind: all that names it follows, and every old address answers."""
    assert wrong(book) == []
    before, promised = state(book), (book / "ids.lock").read_text(encoding="utf-8").split()
    done = mv(book, old, new)
    assert (done.exit_code, done.stderr) == (0, "")
    assert wrong(book) == []
    after = state(book)
    gone = before.keys() - after.keys()
    assert (after.keys() - before.keys(), len(gone)) == ({path} if path else set(), bool(path))
    name = old.rpartition("/")[2].rpartition("#")[2].rpartition(".")[2].removeprefix("@")
    word = ("about" if name == "index" else name).encode()
    touched = {it for it in before.keys() & after.keys() if after[it] != before[it]}
    assert {it for it in touched if word not in before[it]} == set()
    pages = answering(book)
    assert published_before - pages.keys() == set()
    stands = published(check_playbook(open_project(book, DAY).given, MEMORY)[0])
    for address in promised:
        page, _, place = address.partition("#")
        assert stands.stands(address), address
        assert page in pages, address
        if place and "Moved here" not in pages[page]:
            assert f'id="{place}"' in pages[page], address


def back(old: str, new: str) -> tuple[str, str]:
    """Return the words that take the renaming of *old* to *new* back."""
    if "#" in old:
        page, _, place = old.partition("#")
        last = new.rpartition("#")[2].rpartition(".")[2]
        return f"{page}#{place.rpartition('.')[0]}{'.' * ('.' in place)}{last}", place
    if old.startswith(("kb/", "docs/", "static/", "references")):
        whole = posixpath.join(posixpath.dirname(old), new) if "/" not in new else new
        return (f"{whole}{posixpath.basename(old)}" if new.endswith("/") else whole), old
    if old.startswith(("phases/", "tension/")):
        return f"{old.partition('/')[0]}/{new.rpartition('/')[2]}", old
    return new.removeprefix("docs/").removesuffix(".md"), old.removeprefix("page/")


@pytest.mark.parametrize(
    ("old", "new", "_path"), [*ALL, *(it for it in FILES if it.id != "bibliography")]
)
def test_back(old: str, new: str, _path: str, book: Path) -> None:
    """What was renamed and is called as before is as before, byte for byte, with its comments."""
    before = state(book)
    assert mv(book, old, new).exit_code == 0
    again = mv(book, *back(old, new))
    assert (again.exit_code, again.stderr) == (0, "")
    assert state(book) == before


def by_way_of_two(book: Path, old: str, new: str, promised: int = 0) -> None:
    """Rename *old* to *new*, to another name and back; `playbook lock` runs after the step *promised*."""
    second = f"{posixpath.dirname(new)}/eta".lstrip("/")
    last, first = back(old, new), back(old, second)
    for step, words in enumerate([(old, new), (last[0], second), (first[0], last[1])], 1):
        done = mv(book, *words)
        assert (done.exit_code, done.stderr) == (0, "")
        if step == promised:
            assert CliRunner().invoke(main, ["-C", str(book), "lock"]).exit_code == 0


# One of each form in which former names are kept, and of each way to their addresses.
FORMS = {"card", "page", "statement", "module", "activity", "reference", "term", "tension",
         "facet value", "facet", "heading of a page", "decision, aliases", "question of a decision",
         "term, with quotes and comments"}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "_path"), [it for it in ALL if TRIALS or it.id in FORMS])
def test_back_by_way_of_two(old: str, new: str, _path: str, book: Path) -> None:
    """What was called by two other names that nobody was promised is as before, byte for byte."""
    before = state(book)
    by_way_of_two(book, old, new)
    assert state(book) == before


@pytest.mark.parametrize(("old", "new", "_path"), [it for it in ALL if it.id in FORMS])
@pytest.mark.parametrize("number", [1, 2])
def test_promised_of_two(number: int, old: str, new: str, _path: str, book: Path) -> None:
    """Of two names in between the one stays that `ids.lock` promises, be it the newer or not."""
    by_way_of_two(book, old, f"{posixpath.dirname(new)}/zeta".lstrip("/"), number)
    sources = (it for path, it in state(book).items() if path != "ids.lock")
    said = {it.decode() for text in sources for it in re.findall(rb"[\w-]+", text)}
    assert said & {"zeta", "eta"} == {("zeta", "eta")[number - 1]}


def test_promised_under_another_name_of_the_page(book: Path) -> None:
    """The address of a name in between was promised where the page was called otherwise then."""
    assert mv(book, "keep-it-small", "small").exit_code == 0
    assert mv(book, "small#size", "number").exit_code == 0
    assert CliRunner().invoke(main, ["-C", str(book), "lock"]).exit_code == 0
    assert mv(book, "small", "tiny").exit_code == 0
    assert mv(book, "tiny#number", "size").exit_code == 0
    assert "formerly: number" in (book / "kb/cards/tiny.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        pytest.param("[of-old]", "b c a", "[of-old]", id="one of before all"),
        pytest.param("[of-old] # why", "b c a", "[of-old] # why", id="with a comment"),
        pytest.param("['of-old', b]", "c d", "['of-old', b, keep-it-small, c]", id="forth only"),
        pytest.param("[b, of-old, older]", "b", "[keep-it-small]", id="back to the first"),
        pytest.param("\n  - of-old\n  - b # x\n  - c", "d c", "\n  - of-old\n  - b # x\n  - keep-it-small", id="rows"),
        pytest.param("\n  - b\n  # of old\n  - c\n  - 'd'", "b", "\n  # of old\n  - 'keep-it-small'", id="first of rows"),
    ],
)  # fmt: skip
def test_in_between(before: str, steps: str, after: str, book: Path) -> None:
    """A name from before the one that it goes back to stays, in whatever form the list is."""
    card = book / "kb/cards/keep-it-small.md"
    text = card.read_text("utf-8").replace("\n---\n", f"\naliases: {before}\n---\n", 1)
    card.write_text(text, encoding="utf-8")
    here = "keep-it-small"
    for step in steps.split():
        there = here if step == here else {"a": "keep-it-small"}.get(step, step)
        assert mv(book, here, there).exit_code == 0
        here = there
    moved = (book / f"kb/cards/{here}.md").read_text("utf-8")
    assert f"\naliases: {after}\n---\n" in moved


@pytest.mark.parametrize(("old", "new", "path"), FILES)
def test_files(old: str, new: str, path: str, book: Path) -> None:
    """A file is called by its path too; what names it follows, and settings do."""
    settings = book / "mkdocs.yml"
    named = "plugins:\n  - playbook:\n      bibliography: [references.bib] # one\n"
    text = settings.read_text("utf-8").replace("plugins:\n  - playbook:\n", named)
    nav = "nav:\n  - How: about/how.md\n  - 'about/more/why.md'\n"
    settings.write_text(text + nav, encoding="utf-8")
    before = state(book)
    done = mv(book, old, new)
    assert (done.exit_code, done.stderr) == (0, "")
    after = state(book)
    kept = {"moved.lock"} if old.startswith(("kb/images/", "static/")) else set()
    assert after.keys() == (before.keys() - {old}) | {path} | kept
    assert wrong(book) == []
    assert (f"moved {old} to {path}" in done.stdout, before[old]) == (
        True,
        after[path] if not old.endswith(".md") else before[old],
    )
    if old.endswith(".bib"):
        assert mv(book, new, old).exit_code == 0
        assert state(book) == before
        assert b"bibliography: [works.bib] # one\n" in after["mkdocs.yml"]
    if old.startswith("docs/"):
        assert b"  - How: how.md\n  - 'about/more/why.md'\n" in after["mkdocs.yml"]
    settings.write_bytes(before["mkdocs.yml"])
    if kept:
        address = old.partition("/")[2]
        assert after["moved.lock"].decode().splitlines()[1:] == [f"{address} {path}"]
        assert {
            it: content for it, content in files_of(book).items() if content == before[old]
        } == {
            file_address(old): before[old],
            file_address(path): before[old],
        }
    if not old.endswith(".bib"):
        assert answering(book)


def test_links_to_a_file_of_static(book: Path) -> None:
    """A link to the address of a file that is published as it is follows the file."""
    settings = book / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("# site_url:", "site_url:")
    settings.write_text(text, encoding="utf-8")
    card = book / "kb/cards/keep-it-small.md"
    link = "\nSee [it](https://playbook.example.org/hand-out.txt#x).\n"
    card.write_text(card.read_text("utf-8") + link, encoding="utf-8")
    assert wrong(book) == []
    assert mv(book, "static/hand-out.txt", "static/a sheet.txt").exit_code == 0
    assert "](https://playbook.example.org/a%20sheet.txt#x)" in card.read_text("utf-8")
    assert wrong(book) == []


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_of_windows(mark: str, book: Path) -> None:
    """Files keep their line ends, and their mark at the beginning."""
    for file in [*book.rglob("*.md"), *book.rglob("*.yml"), *book.rglob("*.bib")]:
        data = file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes(mark.encode() + data)
    before = state(book)
    for words in (["keep-it-small", "small"], ["@jay1976", "jay"], ["agenda", "programme"]):
        assert mv(book, *words).exit_code == 0
    after = state(book)
    changed = {path for path in after if after[path] != before.get(path)}
    assert {"references.bib", "kb/cards/small.md", "kb/glossary.yml"} <= changed
    for path in changed:
        assert after[path].replace(b"\r\n", b"").count(b"\n") == 0, path
        assert after[path].startswith(mark.encode())
    for words in (["small", "keep-it-small"], ["@jay", "jay1976"], ["programme", "agenda"]):
        assert mv(book, *words).exit_code == 0
    assert state(book) == before


def test_promised_in_between(book: Path) -> None:
    """A name that `ids.lock` promises stays a former one; where there is no such file, each does."""
    assert mv(book, "agenda", "programme").exit_code == 0
    assert CliRunner().invoke(main, ["-C", str(book), "lock"]).exit_code == 0
    assert mv(book, "programme", "agenda").exit_code == 0
    assert "    formerly: [programme]\n" in (book / "kb/glossary.yml").read_text("utf-8")
    (book / "ids.lock").unlink()
    for words in (["keep-it-small", "small"], ["small", "keep-it-small"]):
        assert mv(book, *words).exit_code == 0
    card = (book / "kb/cards/keep-it-small.md").read_text("utf-8")
    assert "\naliases: [small]\n" in card


@pytest.mark.parametrize(("old", "new", "_path"), ANSWERS)
def test_answers_keep_both_names(old: str, new: str, _path: str, book: Path) -> None:
    """An address of a walk holds for an answer's name of now and of before."""
    assert mv(book, old, new).exit_code == 0
    assert mv(book, back(old, new)[0], old.rpartition(".")[2]).exit_code == 0
    name, last = old.rpartition(".")[2], new.rpartition(".")[2]
    text = (book / "kb/decisions/who-invites.md").read_text("utf-8")
    assert re.search(rf"\{{#{name} formerly=(crowd,)?{last}\}}", text)
    pages = answering(book)
    assert f"decisions/who-invites/many.{last}/" in pages


def test_answers_of_a_decision_inside(book: Path) -> None:
    """Where an outcome is an answer elsewhere, old addresses of that walk lead on."""
    address = "decisions/who-invites/many.few/how.wait/"
    assert address in answering(book)
    assert mv(book, "meet-or-write#wait", "hold").exit_code == 0
    pages = answering(book)
    assert "decisions/who-invites/many.few/how.hold/" in pages
    assert address in pages


def test_work_and_what_was_gone_through(book: Path) -> None:
    """A course is not told that a card changed, where only the key of a work did."""
    assert CliRunner().invoke(main, ["-C", str(book), "review", "meetings"]).exit_code == 0
    assert mv(book, "@jay1976", "@jay").exit_code == 0
    findings = check_playbook(open_project(book, DAY).given, MEMORY)[1]
    assert not [it for it in findings if it.rule == "changed-since-seen"]


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
    lines = "  - id: plan   # what is spoken of\n    formerly: [agenda, programme]\n"
    assert lines in glossary
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
        "  - id: agenda ", "  - formerly:\n      - plan\n    id: agenda "
    )
    glossary.write_text(text, encoding="utf-8")
    assert mv(book, "agenda", "programme").exit_code == 0
    lines = "  - formerly:\n      - plan\n      - agenda\n    id: programme "
    assert lines in glossary.read_text("utf-8")
    assert wrong(book) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("agenda", "minutes", "is taken by another term", id="taken"),
        pytest.param("agenda", "No Id", "small letters", id="no id"),
        pytest.param("phases", "moods", "is taken by another facet", id="facet taken"),
        pytest.param("phases", "roles", "nothing was written", id="a key of front matter"),
        pytest.param("phases", "about", "nothing was written", id="an address of the site"),
        pytest.param("about/how", "about/index", "is taken by another page", id="to index"),
        pytest.param("kb/images/plan.gif", "plan.png", "has to end in `.gif`", id="another type"),
        pytest.param("kb/images/plan.gif", "static/plan.gif", "is no place for it", id="elsewhere"),
        pytest.param("kb/images/plan.gif", "kb/images/a plan.gif", "nothing was written", id="name"),
        pytest.param("references.bib", "works.bib", "does not name `references.bib`", id="by default"),
        pytest.param("who-invites#many", "how", "is taken by another question", id="part taken"),
        pytest.param("who-invites#many.few", "lots", "is taken by another answer", id="answer taken"),
        pytest.param("who-invites#what", "x", "nothing in `who-invites`", id="no part"),
        pytest.param("who-invites#many.what", "x", "called `many.what`", id="no answer"),
        pytest.param("who-invites#how.wait", "x", "nothing was written", id="answer from inside"),
        pytest.param("about/how", "about/more/why", "is taken by another page", id="page taken"),
        pytest.param("about/how", "About/How it", "letters, digits", id="no page"),
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
    """An entry that is written on one line gets its former id there."""
    (book / "kb/tensions.yml").write_text(
        "tensions: [{id: few, title: T, between: [keep-it-small#size, hear-everyone#ask-first],"
        " tension: x}]\n",
        encoding="utf-8",
    )
    (book / "ids.lock").unlink()
    assert mv(book, "few", "many").exit_code == 0
    text = (book / "kb/tensions.yml").read_text("utf-8")
    assert text.startswith("tensions: [{id: many, formerly: [few], title: T,")
    assert wrong(book) == []


def test_former_ids_are_free(book: Path) -> None:
    """A former id that another entry has is found."""
    glossary = book / "kb/glossary.yml"
    text = glossary.read_text("utf-8").replace(
        "  - id: agenda ", "  - formerly: [minutes]\n    id: agenda "
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


def test_files_that_moved_often(book: Path) -> None:
    """Each place that a file had answers, until another file stands there; what went back is rid."""
    for old, new in [("hand-out.txt", "a sheet.txt"), ("a sheet.txt", "third.txt")]:
        assert mv(book, f"static/{old}", new).exit_code == 0
    lines = (book / "moved.lock").read_text("utf-8").splitlines()[1:]
    assert lines == ["a%20sheet.txt static/third.txt", "hand-out.txt static/third.txt"]
    files = files_of(book)
    assert {files[it] for it in ("a sheet.txt", "hand-out.txt", "third.txt")} == {b"A hand-out.\n"}
    (book / "static/other.txt").write_text("Another.\n", encoding="utf-8")
    assert mv(book, "static/other.txt", "hand-out.txt").exit_code == 0
    lines = (book / "moved.lock").read_text("utf-8").splitlines()[1:]
    assert lines == ["a%20sheet.txt static/third.txt", "other.txt static/hand-out.txt"]
    assert wrong(book) == []


def test_what_answers_at_an_old_address_stays(book: Path) -> None:
    """A file that is gone, another at its old address and a line that says nothing are told."""
    assert mv(book, "static/hand-out.txt", "sheet.txt").exit_code == 0
    lock = book / "moved.lock"
    kept = lock.read_text("utf-8")
    (book / "static/hand-out.txt").write_text("Another.\n", encoding="utf-8")
    assert [it.split(" ")[0] for it in wrong(book)] == ["moved.lock:2"]
    (book / "static/hand-out.txt").unlink()
    lock.write_text(f"{kept}what\nnot-found/index.html kb/images/plan.gif\n", encoding="utf-8")
    (book / "static/sheet.txt").unlink()
    assert wrong(book) == [
        "moved.lock:2 `hand-out.txt` was published, and the file `static/sheet.txt` is gone",
        "moved.lock:3 the line is none that `playbook mv` writes",
        "moved.lock:4 the line is none that `playbook mv` writes",
    ]
