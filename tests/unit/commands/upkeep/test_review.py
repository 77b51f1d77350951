"""`playbook review` shows what a page rests on, and writes the day: no byte besides."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.commands.sample import Wanted, sample_files
from generator.commands.upkeep import review
from generator.pipeline import check_playbook
from generator.project import open_project

pytestmark = pytest.mark.slow

CARD = "kb/cards/keep-it-small.md"
LATER = "1799000000"  # 2027-01-03


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a playbook as `init` begins it on 2026-11-29, as of a day of the next year."""
    for path, text in sample_files(Wanted("A book", "en", "", date(2026, 11, 29))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    return tmp_path


def run(book: Path, *words: str, said: str | None = None) -> Result:
    """Run `playbook review` in *book*, as somebody does who stands there."""
    with chdir(book):
        return CliRunner().invoke(main, ["review", *words], input=said)


def state(book: Path) -> dict[str, bytes]:
    """Return the bytes of all files but git's."""
    files = (it for it in book.rglob("*") if it.is_file() and ".git" not in it.parts)
    return {it.relative_to(book).as_posix(): it.read_bytes() for it in files}


def edit(book: Path, path: str, change: Callable[[str], str]) -> str:
    """Change the text of a file of *book*; return the text."""
    text = change((book / path).read_text(encoding="utf-8"))
    (book / path).write_bytes(text.encode())
    return text


def test_same(book: Path) -> None:
    """One date is another, and everything else is as it was."""
    before = state(book)
    done = run(book, "keep-it-small", "--same")
    assert (done.exit_code, done.stderr) == (0, "")
    old, new = b"reviewed: 2026-11-29", b"reviewed: 2027-01-03"
    assert before[CARD].count(old) == 1
    assert state(book) == before | {CARD: before[CARD].replace(old, new)}


CHANGES = "changes:\n  - date: 2027-01-03\n    words: Six will do\n    meaning: true\n"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("", CHANGES, id="the first"),
        pytest.param(
            "changes:\n- date: 2026-12-01\n  words: Old\n# what follows\nsynonyms: [x]\n",
            "changes:\n- date: 2026-12-01\n  words: Old\n- date: 2027-01-03\n  words: Six will do\n"
            "  meaning: true\n# what follows\nsynonyms: [x]\n",
            id="the second, by its indentation",
        ),
        pytest.param(
            'changes:\n    -   date: 2026-12-01\n        words: "Old"   # why\n',
            'changes:\n    -   date: 2026-12-01\n        words: "Old"   # why\n'
            "    - date: 2027-01-03\n      words: Six will do\n      meaning: true\n",
            id="deeper",
        ),
    ],
)
def test_changed(front: str, expected: str, book: Path) -> None:
    """What changed of the advice stands behind what changed before, and nothing else moves."""
    text = edit(book, CARD, lambda it: it.replace("review: 12 months\n", f"review: 12 months\n{front}"))  # fmt: skip
    done = run(book, "keep-it-small", "--changed", "Six will do")
    assert (done.exit_code, done.stderr) == (0, "")
    text = text.replace("reviewed: 2026-11-29", "reviewed: 2027-01-03")
    written = (book / CARD).read_text(encoding="utf-8")
    assert written == text.replace(f"review: 12 months\n{front}", f"review: 12 months\n{expected}")
    card = check_playbook(open_project(book, date(2027, 1, 3)).given)[0].cards()[3]
    assert (card.meta.changes[-1].words, card.meta.changes[-1].meaning) == ("Six will do", True)


@pytest.mark.parametrize(
    "words", ["Yes: it *is* - # so", "-no", "{a}", "'q'", 'a "so', "2027", "null", "é [@jay1976]"]
)
def test_any_words(words: str, book: Path) -> None:
    """Words come back as they were said."""
    assert run(book, "keep-it-small", "--changed", words).exit_code == 0
    playbook, findings = check_playbook(open_project(book, date(2027, 1, 3)).given)
    card = next(it for it in playbook.cards() if it.id == "keep-it-small")
    assert (card.meta.changes[0].words, [it for it in findings if it.span.path == CARD]) == (
        words,
        [],
    )


def test_walk(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Walk 6: an owner reads what it says and rests on, is asked, and the day is written."""
    monkeypatch.setattr(review, "someone_answers", lambda: True)
    monkeypatch.setattr("generator.commands.asking.someone_answers", lambda: True)
    done = run(book, "keep-it-small", said="perhaps\nyes\n")
    assert "1. Invite between four and seven people" in done.output
    assert "rests on: jay1976" in done.output
    assert "there is no answer `perhaps`" in done.output
    assert done.output.endswith(f"wrote {CARD}\n")
    before = state(book)
    done = run(book, "hear-everyone", said="no\n")
    assert "mend it" in done.output
    assert state(book) == before
    done = run(book, "hear-everyone", said="changed\nAsk twice\n")
    assert "words: Ask twice\n" in (book / "kb/cards/hear-everyone.md").read_text(encoding="utf-8")


def test_since(book: Path) -> None:
    """With a history it says what changed since the last review: words, and works."""
    commit(book)
    edit(book, CARD, lambda it: it.replace("Invite between four", "Always invite between four"))
    edit(book, "references.bib", lambda it: it.replace("{jay1976,", "{jay1976,\n  edition = {2},"))
    told = run(book, "keep-it-small", "name-the-purpose", "--look").output
    assert told.count("other words, or new") == 1
    assert "the entry of `jay1976` changed" in told
    assert told.index("other words") < told.index("2. Invite for single items")
    assert "not known" not in told


def test_without_history(book: Path) -> None:
    """Without one it says why that is not known, and the rest all the same."""
    told = run(book, "keep-it-small", "--look").output
    assert "what changed since is not known" in told
    assert f"`{book}` lies in no git repository" in told
    assert "rests on: jay1976" in told


def commit(book: Path) -> None:
    """Put *book* under git on the day of the review."""
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Begin"]):
        dates = {"GIT_COMMITTER_DATE": "2026-11-29T12:00:00Z"}
        subprocess.run(
            ["git", *words], cwd=book, check=True, env={**dates, "PATH": "/usr/bin:/bin"}
        )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["keep-it-smal", "--same"], "did you mean `keep-it-small`?", id="unknown"),
        pytest.param(["keep-it-small"], "--same or --changed WORDS is needed", id="nobody answers"),
        pytest.param(["keep-it-small", "--same", "--changed", "x"], "not both", id="both"),
        pytest.param(["keep-it-small", "--changed", " "], "write a few words", id="no words"),
        pytest.param(["keep-it-small", "--changed", "[@nope]"], "no reference", id="an error"),
    ],
)
def test_refused(words: list[str], told: str, book: Path) -> None:
    """What cannot be done is told in words, and nothing is written."""
    before = state(book)
    done = run(book, *words)
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
    assert state(book) == before


def test_no_names(book: Path) -> None:
    """Without names and without courses it says which card is due first, and never ends without a word."""
    edit(book, CARD, lambda it: it.replace("review: 12 months", "review: 3 months"))
    for words in ([], ["--look"], ["--same"]):
        done = run(book, *words)
        assert (done.exit_code, "`keep-it-small`, on 2027-02-28" in done.stderr) == (2, True)
    for card in (book / "kb/cards").glob("*.md"):
        edit(book, f"kb/cards/{card.name}", lambda it: it.replace("published", "draft", 1))
    assert "there is no course" in run(book).stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("status: published", "status: retired\nreason: old", "retired", id="retired"),
        pytest.param(
            "review: 12", "changes: [{date: 2026-11-29, words: x}]\nreview: 12", "on one line",
            id="a list on a line",
        ),
    ],
)  # fmt: skip
def test_refused_text(old: str, new: str, told: str, book: Path) -> None:
    """A page whose text cannot be followed stays as it is."""
    edit(book, CARD, lambda it: it.replace(old, new))
    before = state(book)
    done = run(book, "keep-it-small", "--changed", "x")
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
    assert state(book) == before


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_of_windows(mark: bytes, book: Path) -> None:
    """A page, and a course, keep their line ends and their mark at the beginning."""
    course = (
        "---\ntitle: Hold meetings\nsummary: How.\nroles: [chair]\nowner: chair\n"
        "reviewed: 2026-11-29\nreview: 12 months\n---\n## Begin {#begin}\n\nMinutes: 10\n\n"
        "Aim: Know.\n\n### Read\n\n- [Keep it small](../cards/keep-it-small.md): why\n"
    )
    (book / "kb/courses").mkdir()
    for path, text in {CARD: "", "kb/courses/meet.md": course}.items():
        data = text.encode() or (book / path).read_bytes()
        (book / path).write_bytes(mark + data.replace(b"\n", b"\r\n"))
    before = state(book)
    assert run(book, "keep-it-small", "--changed", "Four, not seven").exit_code == 0
    assert run(book, "meet").exit_code == 0
    after = state(book)
    assert {it for it in after if after[it] != before[it]} == {CARD, "kb/courses/meet.md"}
    for path in (CARD, "kb/courses/meet.md"):
        assert after[path].startswith(mark)
        assert b"\n" not in after[path].replace(b"\r\n", b"")
    assert b"seen: 2027-01-03" in after["kb/courses/meet.md"]


def test_never_reviewed(book: Path) -> None:
    """A page without a day gets one, below its owner."""
    edit(book, CARD, lambda it: it.replace("reviewed: 2026-11-29\n", ""))
    assert run(book, "keep-it-small", "--same").exit_code == 0
    owner, day, *_ = (book / CARD).read_text(encoding="utf-8").split("owner: ")[1].split("\n")
    assert (owner, day) == ("chair", "reviewed: 2027-01-03")


def test_twice(book: Path) -> None:
    """A second review of a day writes nothing."""
    run(book, "keep-it-small", "--same")
    before = state(book)
    assert "says so already" in run(book, "keep-it-small", "--same").output
    assert state(book) == before


def test_crowd(book: Path) -> None:
    """Where a crowd is due with it, a month beside the crowd is offered."""
    text = (book / CARD).read_text(encoding="utf-8").replace("2026-11-29", "2027-01-04")
    for number in range(11):
        words = text.replace("title: Keep", f"title: {number} Keep")
        (book / f"kb/cards/a{number}.md").write_text(words, encoding="utf-8")
    told = run(book, "keep-it-small", "--same").output
    assert "11 other reviews of `chair` are due in the same week" in told
    assert "with `review: 13 months` there are 0" in told


def test_role(book: Path) -> None:
    """Other pages that somebody looks after are reviewed as cards are."""
    assert run(book, "role/chair", "meet-or-write", "--same").exit_code == 0
    for path in ("kb/roles/chair.md", "kb/decisions/meet-or-write.md"):
        assert "reviewed: 2027-01-03\n" in (book / path).read_text(encoding="utf-8")
