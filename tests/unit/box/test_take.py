"""Answers come into the playbook as a list that it reads, and stay as they were edited there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from generator.box.letters import cleaned
from generator.box.store import State, Suggestion
from generator.box.take import draft, exported
from generator.findings.diagnostics import Text
from generator.kinds import SUGGESTED
from generator.load.lists.suggestions import load_suggestions

ONE = Suggestion(
    said='Say "more": # please\nand \\ better',
    number=3,
    state=State.DONE,
    answer="We did.",
    cards=("a-card", "b"),
    answered="2026-11-29",
    contact="me@example.org",
)
TWO = replace(ONE, said="Other", number=7, state=State.DECLINED, answer="No.", cards=())
NEW = replace(ONE, number=9, state=State.NEW)
CARD = replace(ONE, number=10, kind="card")


def read(content: str) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    """Return what the file says, once nothing is wrong with it."""
    found, _, findings = load_suggestions(Text(SUGGESTED, content))
    assert findings == ()
    return [(it.id, it.said, it.state, it.answer, tuple(n.value for n in it.cards)) for it in found]


def test_first_export() -> None:
    """The answered ideas are written in their order, without anything of their senders."""
    made = exported(None, [CARD, NEW, TWO, ONE])
    assert (made.added, made.renewed) == (2, 0)
    assert read(made.content) == [
        ("3", ONE.said, "done", "We did.", ("a-card", "b")),
        ("7", "Other", "declined", "No.", ()),
    ]
    assert "me@example.org" not in made.content


def test_second_export_changes_nothing() -> None:
    """What was exported is not exported again."""
    first = exported(None, [ONE, TWO])
    again = exported(Text(SUGGESTED, first.content), [TWO, ONE])
    assert (again.content, again.added, again.renewed) == (first.content, 0, 0)


def test_edited_words_stay() -> None:
    """An entry that is answered anew keeps its edited words; others keep every byte."""
    content = exported(None, [ONE, TWO]).content.replace('"Other"', "Other, edited  # by hand")
    later = replace(TWO, state=State.DONE, answer="Now we did.", answered="2026-12-24")
    more = replace(ONE, number=8, said="Third")
    made = exported(Text(SUGGESTED, content), [ONE, later, more])
    assert (made.added, made.renewed) == (1, 1)
    before, _, _ = content.partition('  - id: "7"')
    assert made.content.startswith(before)
    assert [it[:3] for it in read(made.content)][1:] == [
        ("7", "Other, edited", "done"),
        ("8", "Third", "done"),
    ]


@given(st.text(min_size=1, max_size=200), st.text(max_size=100))
@example(":-)", ":")
@example("<b></b>", "&nbsp;")
def test_any_words(said: str, answer: str) -> None:
    """Whatever the box keeps, the file gives back the same."""
    words = cleaned(said)
    if words:
        suggestion = replace(ONE, said=words, answer=cleaned(answer))
        ((_, back, _, reply, _),) = read(exported(None, [suggestion]).content)
        assert (back, reply) == (words.strip(), suggestion.answer.strip())


def test_draft() -> None:
    """A proposed card becomes a draft under the name that its title makes."""
    text = "---\ntitle: Answer soon\nstatus: published\n---\nstatus: published\n"
    path, written = draft(Suggestion(text, title="Answer soon!", kind="card"))
    assert path == "kb/cards/answer-soon.md"
    assert written == text.replace("status: published", "status: draft", 1)
