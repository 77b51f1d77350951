"""The playbook's own courses teach every card, and each question rests on statements that exist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.pipeline import check_playbook
from generator.project import open_project
from tests.remembering import OURS

ROOT = Path(__file__).resolve().parents[2]
# Cards that no course teaches, each with the reason.
UNTAUGHT: dict[str, str] = {}


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """Return the playbook as it is read."""
    return check_playbook(open_project(ROOT, date(2026, 11, 29)).given, OURS)[0]


def test_every_card_is_taught(playbook: Playbook) -> None:
    """All published cards are read in a module, but those that are excused."""
    read = {
        target.id
        for course in playbook.courses.values()
        for _, reading in course.readings()
        if (target := playbook.links[course.text.path, reading.link.start]).kind is Kind.CARD
    }
    assert {card.id for card in playbook.published_cards()} - read == set(UNTAUGHT)


def test_modules_are_whole(playbook: Playbook) -> None:
    """Two courses of eight modules, each with an aim, minutes, an activity, and three questions."""
    modules = [module for course in playbook.courses.values() for module in course.modules]
    assert (len(playbook.courses.values()), len(modules)) == (2, 8)
    for module in modules:
        assert module.aim.source
        assert module.trainer.source
        assert module.discussions
        assert 0 < sum(it.minutes for it in module.activities) < module.minutes
        assert len(module.questions) >= 3


def test_every_basis_resolves(playbook: Playbook) -> None:
    """Each question names a statement, and each that it names is there."""
    questions = [question for course in playbook.courses.values() for question in course.questions]
    assert all(question.known for question in questions)
    assert [it for it in questions if it.known != it.said_by] == []
