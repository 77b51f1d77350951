"""`playbook new ...` writes drafts and entries that pass every check, and refuses what would not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.findings.diagnostics import Severity
from generator.pipeline import check_playbook
from generator.project import open_project, today

CARD = ("card", "Answer: within a #day", "--summary", "Answer *soon*", "--role", "chair")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a playbook that was just begun."""
    CliRunner().invoke(main, ["init", str(tmp_path / "book")])
    return tmp_path / "book"


def run(book: Path, *words: str, said: str = "") -> Result:
    """Run `playbook new` in *book*; *said* is typed."""
    return CliRunner().invoke(main, ["new", *words, "-C", str(book)], input=said)


def grave(book: Path) -> list[str]:
    """Return the findings of *book* that are errors."""
    _, findings = check_playbook(open_project(book, today(), drafts=True).given)
    return [it.message for it in findings if it.severity is Severity.ERROR]


MANY = [
    pytest.param(CARD, "kb/cards/answer-within-a-day.md", id="card"),
    pytest.param(
        ("role", "Editor", "--summary", "Edits: all #1", "--abbreviation", "Ed"),
        "kb/roles/editor.md",
        id="role",
    ),
    pytest.param(
        (
            "resource",
            "Help desk",
            "--summary",
            "Help",
            "--where",
            "Room: 3",
            "--provided-by",
            "chair",
            "--reached-by",
            "note-taker",
        ),
        "kb/resources/help-desk.md",
        id="resource",
    ),
    pytest.param(
        ("decision", "Who pays?", "--kind", "table", "--summary", "x", "--owner", "chair"),
        "kb/decisions/who-pays.md",
        id="decision",
    ),
    pytest.param(
        ("term", "quorum", "--definition", "A number: [@robert1876].", "--synonym", "a, b"),
        "kb/glossary.yml",
        id="term",
    ),
    pytest.param(
        (
            "tension",
            "Fast or sure",
            "--between",
            "keep-it-small#size",
            "--between",
            "time-follows-weight#by-weight",
            "--tension",
            "a: b",
            "--advice",
            "# both",
        ),
        "kb/tensions.yml",
        id="tension",
    ),
    pytest.param(
        ("facet", "Setting", "--plural", "Settings", "--value", "On site: here", "--value", "Far"),
        "kb/vocabulary.yml",
        id="facet",
    ),
    pytest.param(
        (
            "reference",
            "--type",
            "book",
            "--author",
            "Doe, Jane and Roe, R.",
            "--title",
            "50% of {all} & more",
            "--date",
            "2020",
            "--in",
            "A & B",
        ),
        "references.bib",
        id="reference",
    ),
]


@pytest.mark.parametrize(("words", "path"), MANY)
def test_new(words: tuple[str, ...], path: str, book: Path) -> None:
    """One file is written or added to; the rest stays, and nothing is wrong with it."""
    before = {it: it.read_bytes() for it in book.rglob("*") if it.is_file()}
    told = run(book, *words)
    assert (told.exit_code, f"wrote {path}\n" in told.output) == (0, True), told.output
    assert grave(book) == []
    changed = {
        it.relative_to(book).as_posix()
        for it in book.rglob("*")
        if it.is_file() and before.get(it) != it.read_bytes()
    }
    assert changed == {path}
    if book / path in before:  # an entry is added at the end, and nothing else changes
        assert (book / path).read_bytes().startswith(before[book / path].rstrip(b"\n"))


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(("card", "A", "--summary", "x", "--role", "chiar"), "did you mean `chair`?", id="role"),
        pytest.param((*CARD, "--facet", "phases=befor"), "did you mean `before`?", id="value"),
        pytest.param((*CARD, "--facet", "phase=before"), "did you mean `phases`?", id="facet"),
        pytest.param(("card", "会议", *CARD[2:]), "say one with --id", id="title in no letters"),
        pytest.param((*CARD, "--id", "Not An Id"), "write small letters", id="id"),
        pytest.param(("card", "Keep it small", *CARD[2:]), "is there already", id="taken"),
        pytest.param(("card", "A", "--role", "chair"), "--summary is needed", id="nobody to ask"),
        pytest.param(("term", "agenda", "--definition", "x"), "is given twice", id="term twice"),
        pytest.param(
            ("tension", "T", "--between", "keep-it-small#sise", "--between", "a#b", "--tension", "x"),
            "did you mean `keep-it-small#size`?",
            id="statement",
        ),
        pytest.param(
            ("facet", "Owner", "--plural", "Owner", "--value", "x"),
            "has a meaning of its own",
            id="key that is taken",
        ),
        pytest.param(
            ("reference", "--type", "book", "--author", "A, B", "--title", "T", "--date", "soon"),
            "write a year",
            id="date",
        ),
        pytest.param(
            ("reference", "--type", "misc", "--author", "Jay, A.", "--title", "T", "--date", "1976"),
            "`jay1976` is taken",
            id="key",
        ),
    ],
)  # fmt: skip
def test_refused(words: tuple[str, ...], problem: str, book: Path) -> None:
    """What would be an error is refused with a sentence, and nothing is written."""
    before = {it: it.read_bytes() for it in book.rglob("*") if it.is_file()}
    told = run(book, *words)
    assert (told.exit_code, problem in told.output) == (2, True), told.output
    assert {it: it.read_bytes() for it in book.rglob("*") if it.is_file()} == before


def test_each_answer_is_checked_at_once(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, one thing is asked at a time, and asked again until it will do."""
    monkeypatch.setattr("generator.commands.asking.someone_answers", lambda: True)
    told = run(book, "card", "Be brief", said="\nBe brief.\nchiar\nchair, note-taker\nbefore\n\n")
    assert told.exit_code == 0, told.output
    assert "did you mean `chair`?" in told.output
    text = (book / "kb/cards/be-brief.md").read_text(encoding="utf-8")
    assert "roles: [chair, note-taker]\nphases: [before]\nowner: chair\n" in text


def test_in_an_empty_folder(tmp_path: Path) -> None:
    """Where nothing is there yet, the way in is said, and can be gone."""
    told = run(tmp_path, *CARD)
    assert "begin one with `playbook new role" in told.output
    (tmp_path / "references.bib").write_text("", encoding="utf-8")
    for words in (
        ("role", "Chair", "--summary", "Leads."),
        ("facet", "Phase", "--plural", "Phases", "--value", "Before"),
        ("term", "agenda", "--definition", "A list."),
        ("reference", "--type", "misc", "--author", "Jay, A.", "--title", "T", "--date", "1976"),
        (*CARD, "--facet", "phases=before"),
    ):
        assert run(tmp_path, *words).exit_code == 0
    assert grave(tmp_path) == []


@pytest.mark.parametrize("cited", [True, False])
def test_skeletons_cite_what_is_there(cited: bool, tmp_path: Path) -> None:
    """A new card shows how to cite with a key that the project has, or with none."""
    run(tmp_path, "role", "Chair", "--summary", "Leads.")
    (tmp_path / "references.bib").write_text(
        "@misc{doe2001, author={Doe}, title={T}, date={2001}}\n" if cited else "", encoding="utf-8"
    )
    run(tmp_path, *CARD)
    run(tmp_path, "decision", "D", "--summary", "x", "--owner", "chair")
    for path in ("cards/answer-within-a-day.md", "decisions/d.md"):
        text = (tmp_path / "kb" / path).read_text(encoding="utf-8")
        assert ("[@doe2001, p. 3]" in text, "[@" in text) == (cited, cited)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("terms: []\n", "terms:\n  - id: x\n", id="an empty list"),
        pytest.param("# words\nterms:\n- id: a\n  term: a\n  definition: a\n  basis: editorial", "\n- id: x\n  term: x\n", id="no indent"),
        pytest.param("# words only\n", "# words only\nterms:\n  - id: x\n", id="no list"),
    ],
)  # fmt: skip
def test_lists_as_they_are_written(before: str, after: str, book: Path) -> None:
    """An entry is laid out as the list that it joins."""
    (book / "kb/glossary.yml").write_text(before, encoding="utf-8")
    told = run(book, "term", "x", "--definition", "y")
    assert told.exit_code == 0, told.output
    assert after in (book / "kb/glossary.yml").read_text(encoding="utf-8")
    assert grave(book) == []


def test_list_in_brackets(book: Path) -> None:
    """A list that text cannot be added to is left alone."""
    text = "terms: [{id: a, term: a, definition: a, basis: editorial}]\n"
    (book / "kb/glossary.yml").write_text(text, encoding="utf-8")
    told = run(book, "term", "x", "--definition", "y")
    assert "add the entry by hand" in told.output
    assert (book / "kb/glossary.yml").read_text(encoding="utf-8") == text


def test_terminal_is_looked_for() -> None:
    """Who is asked sits at a terminal."""
    from generator.commands.asking import someone_answers  # noqa: PLC0415  # beside its stand-in

    assert someone_answers() is sys.stdin.isatty()
