"""Our decisions: each question may be left open, and what is said fits the answers."""

from __future__ import annotations

from pathlib import Path

from generator.decisions.speech import spoken
from generator.decisions.walk import all_paths
from generator.model.decisions import Decision
from tests.unit.decided import decision


def _playbook(root: Path) -> list[Decision]:
    paths = sorted((root / "kb" / "decisions").glob("*.md"))
    return [decision(it.read_text(encoding="utf-8"), f"kb/decisions/{it.name}") for it in paths]


def test_the_six_offer_it_on_each_question(root: Path) -> None:
    found = [
        (made.id, question.id)
        for made in _playbook(root)
        for question in made.questions
        if not made.offers_unknown(question)
    ]
    assert found == []


def test_the_words_of_the_six_fit_the_answers(root: Path) -> None:
    """On each way what is said holds of the answers, and something is said."""
    for made in _playbook(root):
        for way in all_paths(made):
            answers = dict(way.asked)
            for name, blocks in spoken(made, way.outcomes, answers).items():
                assert any(it.kind == "advice" for it in blocks), (made.id, name, answers)
                for it in blocks:
                    assert it.prose.when is None or it.prose.when.holds(answers)
