"""`playbook mv` gives a thing another name, and leaves alone what does not name it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.kinds import Kind
from generator.model.published import published
from generator.pipeline import check_playbook
from generator.project import open_project, today
from generator.render.views.moved import leads
from tests.remembering import OURS, remembering

FOLLOWS = {"changed-since-seen", "unlocked-address"}


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let the command read a sheet once for all tests."""
    with remembering(OURS, "upkeep.mv"):
        yield


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the playbook."""
    for name in ("kb", "docs"):
        shutil.copytree(root / name, tmp_path / "book" / name)
    for name in ("mkdocs.yml", "references.bib", "ids.lock"):
        shutil.copy(root / name, tmp_path / "book" / name)
    return tmp_path / "book"


def mv(book: Path, *words: str) -> Result:
    """Run `playbook mv` on *book*."""
    return CliRunner().invoke(main, ["mv", *words, "-C", str(book)])


def state(book: Path) -> dict[str, bytes]:
    """Return the bytes of all files."""
    return {
        it.relative_to(book).as_posix(): it.read_bytes() for it in book.rglob("*") if it.is_file()
    }


def found(book: Path) -> set[str]:
    """Return the messages of what is found in *book*, but what follows from a new name.

    Courses are told that a card is another one now, and new addresses are not promised yet.
    """
    findings = check_playbook(open_project(book, today()).given, OURS)[1]
    return {it.message for it in findings if it.rule not in FOLLOWS}


@pytest.mark.parametrize(
    ("old", "new", "word", "moved"),
    [
        pytest.param("open-leadership", "lead-openly", "open-leadership", "kb/cards/", id="card"),
        pytest.param("role/cio", "chief", "cio", "kb/roles/", id="role"),
        pytest.param("training", "courses-in-house", "training", "kb/resources/", id="resource"),
        pytest.param("who-leads", "who-leads-it", "who-leads", "kb/decisions/", id="decision"),
        pytest.param("champions#credibility", "belief", "credibility", "", id="statement"),
        pytest.param("@li2010", "@li2010open", "li2010", "", id="work"),
    ],
)
def test_kinds(old: str, new: str, word: str, moved: str, book: Path) -> None:
    """The check says what it said, and files that do not name it keep every byte."""
    before, said = state(book), found(book)
    done = mv(book, old, new)
    assert done.exit_code == 0, done.stderr
    after = state(book)
    assert found(book) == said
    if moved:
        own = f"{moved}{word}.md"
        assert f"moved {own} to {moved}{new}.md" in done.stdout
        before[f"{moved}{new}.md"] = before.pop(own)
    assert after.keys() == before.keys()
    changed = {path for path in after if after[path] != before[path]}
    assert {path for path in changed if word.encode() not in before[path]} <= {f"{moved}{new}.md"}


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        pytest.param("term/open-leadership", "openness", "glossary/#open-leadership", id="term"),
        pytest.param(
            "openness-and-its-price", "price", "tensions/#openness-and-its-price", id="tension"
        ),
        pytest.param("topics/adoption", "uptake", "topics/adoption/", id="value of a facet"),
        pytest.param("page/authors/cards", "authors/on-cards", "authors/cards/", id="page"),
    ],
)
def test_entries_and_pages(old: str, new: str, address: str, book: Path) -> None:
    """Entries of lists and pages of docs/ follow too, and their old addresses answer."""
    before, said = state(book), found(book)
    done = mv(book, old, new)
    assert done.exit_code == 0, done.stderr
    assert found(book) == said
    word = old.rpartition("/")[2].encode()
    changed = {it for it, content in state(book).items() if before.get(it, content) != content}
    assert {path for path in changed if word not in before[path]} == set()
    after = published(check_playbook(open_project(book, today()).given, OURS)[0])
    assert after.stands(address)


def test_walk(book: Path) -> None:
    """Walk 4: every link, list and decision follows, and the old address leads on."""
    assert mv(book, "open-leadership", "lead-openly").exit_code == 0
    playbook, _ = check_playbook(open_project(book, today()).given, OURS)
    assert playbook.aliases[Kind.CARD, "open-leadership"] == "lead-openly"
    texts = [it.decode() for path, it in state(book).items() if path.startswith("kb/")]
    assert not [it for it in texts if "open-leadership.md" in it]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(["chmpions", "x"], 2, "did you mean `champions`?", id="unknown"),
        pytest.param(["champions", "open-leadership"], 2, "is taken", id="taken"),
        pytest.param(["suggestion-box", "box"], 2, "card/suggestion-box or resource/", id="two"),
        pytest.param(["champions", "No Id"], 2, "small letters", id="no id"),
        pytest.param(["@li2010", "zhu2013"], 2, "is taken", id="another work"),
        pytest.param(["champions#nothing", "x"], 2, "of its own", id="no statement"),
    ],
)
def test_refused(words: list[str], code: int, told: str, book: Path) -> None:
    """What cannot be done is told in words, and nothing is written."""
    before = state(book)
    done = mv(book, *words)
    assert (done.exit_code, told in done.stderr) == (code, True), done.stderr
    assert state(book) == before


def test_unclean(book: Path) -> None:
    """With errors in the playbook nothing is written."""
    card = book / "kb/cards/devoted-sponsor.md"
    card.write_bytes(card.read_bytes() + b"\n[x](nowhere.md)\n")
    before = state(book)
    done = mv(book, "champions", "many-champions")
    assert (done.exit_code, "mend these first" in done.stderr) == (2, True)
    assert state(book) == before


def test_a_work_has_its_old_addresses(book: Path) -> None:
    """A promised address leads on, over two renamings and back; the entry keeps its keys."""
    for old, new in (("li2010", "lead2010"), ("lead2010", "li2010a"), ("li2010a", "li2010")):
        done = mv(book, f"@{old}", f"@{new}")
        assert done.exit_code == 0, done.stderr
        playbook, findings = check_playbook(open_project(book, today()).given, OURS)
        assert not [it for it in findings if it.severity.value == "error"]
        assert published(playbook).stands("references/li2010/")
        assert CliRunner().invoke(main, ["lock", "-C", str(book)]).exit_code == 0
    assert "ids = {lead2010, li2010a}" in (book / "references.bib").read_text(encoding="utf-8")
    leads_on = leads(playbook)
    assert (
        leads_on["references/lead2010/"] == leads_on["references/li2010a/"] == "references/li2010/"
    )


@pytest.mark.parametrize(
    ("old", "new", "back"),
    [
        pytest.param("open-leadership", "lead-openly", "lead-openly", id="card"),
        pytest.param("champions#credibility", "belief", "champions#belief", id="statement"),
        pytest.param("@li2010", "@li2010open", "@li2010open", id="work"),
        pytest.param("term/open-leadership", "openness", "term/openness", id="term"),
        pytest.param("openness-and-its-price", "price", "tension/price", id="tension"),
        pytest.param("topics/adoption", "uptake", "topics/uptake", id="value of a facet"),
        pytest.param("page/authors/index", "for-authors/index", "for-authors/index", id="index"),
        pytest.param("docs/images/card.png", "a-card.png", "docs/images/a-card.png", id="picture"),
        pytest.param("who-leads#budget", "money", "who-leads#money", id="question"),
        pytest.param("sourcing#hybrid", "both", "sourcing#both", id="outcome"),
        pytest.param("who-leads#shared-goals", "goals", "who-leads#goals", id="piece"),
    ],
)
def test_back_again(old: str, new: str, back: str, book: Path) -> None:
    """What nobody was promised leaves nothing behind: all is as it was, byte for byte."""
    before, said = state(book), found(book)
    assert mv(book, old, new).exit_code == 0
    assert found(book) == said
    again = mv(book, back, old)
    assert (again.exit_code, again.stderr) == (0, "")
    assert state(book) == before
