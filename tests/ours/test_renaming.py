"""What is renamed is renamed wherever it is named, and its old address leads on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.findings.diagnostics import Edit, Text
from generator.kinds import KINDS, Kind
from generator.model.playbook import Playbook, Target
from generator.pipeline import Input, check_playbook
from generator.project import open_project
from generator.resolve.renaming import MOVING, CannotRenameError, Renaming, rename
from tests.remembering import OURS
from tests.unit.factories import card, guidance, playbook

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
MORE = "unlocked-address"  # a new name makes new addresses, which nobody has promised yet


@cache
def real() -> tuple[Input, Playbook]:
    """Return the landed playbook, as it is."""
    given = open_project(ROOT, DAY).given
    return given, check_playbook(given, OURS)[0]


def edited(files: Mapping[str, Text], edits: Iterable[Edit]) -> dict[str, str]:
    """Return the texts that *edits* change, made from the end to the start."""
    made: dict[str, str] = {}
    for span, words in sorted(edits, reverse=True):
        text = files[span.path]
        content = made.get(span.path, text.content)
        start, end = (
            text.offset(span.line, span.column),
            text.offset(span.end_line, span.end_column),
        )
        made[span.path] = content[:start] + words + content[end:]
    return made


def after(made: Renaming) -> tuple[Playbook, set[tuple[str, str]]]:
    """Return the playbook once *made* is done, and the rules and files of what is found then."""
    given, _ = real()
    texts = {path: it.content for path, it in given.files.items()} | edited(given.files, made.edits)
    for old, new in made.moves:
        texts[new] = texts.pop(old)
    files = {path: Text(path, content) for path, content in sorted(texts.items())}
    playbook, findings = check_playbook(replace(given, files=files), OURS)
    return playbook, {(it.rule, it.message) for it in findings if it.rule != MORE}


@cache
def before() -> set[tuple[str, str]]:
    """Return what is found in the playbook as it is."""
    given, _ = real()
    return {(it.rule, it.message) for it in check_playbook(given, OURS)[1] if it.rule != MORE}


def stems(kind: Kind) -> list[str]:
    """Return the names of all files of *kind*, which are known before any of them is read."""
    return sorted(it.stem for it in (ROOT / KINDS[kind].source).glob("*.md"))


SHEETS = [
    pytest.param(kind, name, id=f"{kind} {name}") for kind in MOVING for name in stems(kind)[::4]
]


@pytest.mark.parametrize(("kind", "name"), SHEETS)
def test_sheets(kind: Kind, name: str) -> None:
    """Every file of kb/ can be renamed: all is found as before, and nothing names it as it was."""
    given, playbook = real()
    made = rename(playbook, given.files, Target(kind, name), f"{name[:40]}-anew")
    renamed, findings = after(made)
    assert findings == before()
    assert renamed.aliases[kind, name] == f"{name[:40]}-anew"
    old, new = Target(kind, name), Target(kind, f"{name[:40]}-anew")
    assert old not in renamed.linking
    assert len(renamed.linking.get(new, ())) == len(playbook.linking.get(old, ()))


def test_only_what_names_it_is_edited() -> None:
    """Files that do not name it are not among the edits; each edit stands on its old name."""
    given, playbook = real()
    made = rename(playbook, given.files, Target(Kind.CARD, "champions"), "many-champions")
    naming = {path for path, it in given.files.items() if "champions" in it.content}
    assert {it.span.path for it in made.edits} <= naming
    for span, words in made.edits:
        if words == "many-champions":
            line = given.files[span.path].line(span.line)
            assert line[span.column - 1 : span.end_column - 1] == "champions"
    assert made.moves == (("kb/cards/champions.md", "kb/cards/many-champions.md"),)


def test_back_again() -> None:
    """A thing may have its former name again: nothing stays of one that nobody was promised."""
    given, playbook = real()
    there = rename(playbook, given.files, Target(Kind.CARD, "champions"), "many-champions")
    texts = {path: it.content for path, it in given.files.items()}
    texts |= edited(given.files, there.edits)
    texts["kb/cards/many-champions.md"] = texts.pop("kb/cards/champions.md")
    assert "\naliases: [champions]\n" in texts["kb/cards/many-champions.md"]
    files = {path: Text(path, it) for path, it in sorted(texts.items())}
    renamed, _ = check_playbook(replace(given, files=files), OURS)
    back = rename(renamed, files, Target(Kind.CARD, "many-champions"), "champions")
    text = edited(files, back.edits)["kb/cards/many-champions.md"]
    assert text == given.files["kb/cards/champions.md"].content


def parts(decision: str) -> list[str]:
    """Return every seventh question, answer, outcome and piece of *decision*."""
    found = []
    asked = real()[1].decisions[decision]
    for question in asked.questions:
        found += [question.id, *(f"{question.id}.{it.id}" for it in question.answers)]
    return [*found, *(it.id for it in asked.outcomes + asked.pieces)][::7]


@pytest.mark.parametrize("decision", stems(Kind.DECISION))
def test_parts_of_decisions(decision: str) -> None:
    """All that names a part of a decision follows: arrows, conditions, rules, tests, links."""
    given, playbook = real()
    was = playbook.decisions[decision]
    for name in parts(decision):
        made = rename(playbook, given.files, Target(Kind.DECISION, decision, name), "anew")
        renamed, findings = after(made)
        assert findings == before()
        now = renamed.decisions[decision]
        assert (now.sound, len(now.rules), len(now.tests)) == (True, len(was.rules), len(was.tests))
        asked, _, answer = name.partition(".")
        left = {*now.questions_by_id, *now.outcomes_by_id, *now.pieces_by_id}
        found = now.question(asked).answer("anew") if answer else None
        if found:
            assert [it.value for it in found.formerly][-1] == answer
        else:
            assert (answer, asked in left, "anew" in left) == ("", False, True)


def test_work() -> None:
    """A key is renamed in the bibliography and wherever it is cited; its old address leads on."""
    given, playbook = real()
    target = Target(Kind.REFERENCE, "li2010")
    with pytest.raises(CannotRenameError, match="that of another work"):
        rename(playbook, given.files, target, "ZHU2013")
    said = check_playbook(given, OURS)[1]
    made = rename(playbook, given.files, target, "li2010a")
    texts = {path: Text(path, it) for path, it in edited(given.files, made.edits).items()}
    renamed, findings = check_playbook(replace(given, files={**given.files, **texts}), OURS)
    new = {it.rule for it in findings} - {it.rule for it in said}
    # Courses are told that a card now rests on another key: that is what editions are for
    assert new <= {"changed-since-seen", MORE}
    assert len(renamed.citing["li2010a"]) == len(playbook.citing["li2010"])


def statements(name: str) -> list[str]:
    """Return the ids of the statements of the card *name*."""
    sheet = real()[1].sheets[Kind.CARD][name]
    return [it.id.value for it in sheet.document.statements if it.id]


def test_statements() -> None:
    """A statement keeps all that is said of it from elsewhere: one of twelve is tried."""
    given, playbook = real()
    tried = [(it.id, name) for it in playbook.cards() for name in statements(it.id)][::12]
    assert tried
    for sheet, name in tried:
        made = rename(playbook, given.files, Target(Kind.CARD, sheet, name), "anew")
        renamed, findings = after(made)
        assert findings == before(), (sheet, name)
        now = renamed.sheets[Kind.CARD][sheet].document.statements
        formers = [it.formerly for it in now if it.id and it.id.value == "anew"]
        assert [[it.value for it in former] for former in formers] == [[name]]


@pytest.mark.parametrize(
    ("notes", "name", "expected"),
    [
        pytest.param("id: a", "b", "id: b; formerly: a", id="the first time"),
        pytest.param(
            "id: a; formerly: x, y; from: F", "b", "id: b; formerly: x, y, a; from: F", id="again"
        ),
        pytest.param("formerly: b; id: a", "b", "formerly: a; id: b", id="back again"),
    ],
)
def test_former_ids(notes: str, name: str, expected: str) -> None:
    """A statement says what it was called, and no more what it is called again."""
    path = "kb/cards/one.md"
    files = {path: card(guidance(f"Say so. <!-- basis: editorial; {notes} -->"))}
    texts = {path: Text(path, content) for path, content in files.items()}
    made = rename(playbook(files), texts, Target(Kind.CARD, "one", "a"), name)
    text = edited(texts, made.edits)[path]
    assert f"<!-- basis: editorial; {expected} -->" in text


@pytest.mark.parametrize(
    ("target", "name", "why"),
    [
        pytest.param(Target(Kind.CARD, "champions"), "open-leadership", "taken", id="taken"),
        pytest.param(Target(Kind.CARD, "champions"), "No Id", "small letters", id="no id"),
        pytest.param(Target(Kind.REFERENCE, "li2010"), "zhu2013", "taken", id="key taken"),
        pytest.param(Target(Kind.REFERENCE, "zhu2013"), "a b", "promised|a key has", id="no key"),
        pytest.param(Target(Kind.CARD, "champions", "guidance"), "x", "of its own", id="heading"),
        pytest.param(
            Target(Kind.CARD, "champions", "credibility"), "departments", "taken", id="twice"
        ),
    ],
)
def test_refused(target: Target, name: str, why: str) -> None:
    """What cannot be is refused in words."""
    given, playbook = real()
    with pytest.raises(CannotRenameError, match=why):
        rename(playbook, given.files, target, name)
