"""Names in a decision lead to things that exist, or are said to lead nowhere and left out."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic
from generator.model.playbook import Playbook
from tests.unit.decided import OURS, TREE, Edit, edited
from tests.unit.factories import LI, cards, guidance, load_and_resolve, spotted


def _resolved(*edits: Edit) -> tuple[Playbook, list[Diagnostic], dict[str, str]]:
    files = {
        OURS: edited(TREE, *edits),
        "references.bib": LI,
        **cards(goals_first=guidance("- Goals decide [@li2010].")),
    }
    made, findings = load_and_resolve(files)
    return made, [it for it in findings if it.span.path == OURS], files


@pytest.mark.parametrize(
    ("edit", "rule", "place"),
    [
        pytest.param(
            ("Cards: goals-first", "Cards: goal-first"), "unknown-card", "goal-first", id="card"
        ),
        pytest.param(("Cards: goals-first", "Next: wey"), "unknown-decision", "wey", id="decision"),
        pytest.param(
            ("Goals decide [@li2010]", "Goals decide [@lee2010]"),
            "unknown-citation",
            "lee2010",
            id="citation of a question",
        ),
        pytest.param(
            ("../cards/goals-first.md", "../cards/goal.md"),
            "broken-link",
            "../cards/goal.md",
            id="link",
        ),
    ],
)
def test_names_that_lead_nowhere(edit: Edit, rule: str, place: str) -> None:
    _, findings, files = _resolved(edit)
    assert [(rule, place)] == list(
        zip((it.rule for it in findings), spotted(findings, files), strict=True)
    )


def test_what_leads_nowhere_is_left_out() -> None:
    made, _, _ = _resolved(
        ("Cards: goals-first", "Cards: goals-first, no-such\nNext: wey, way"),
        ("Goals decide [@li2010]", "Goals decide [@lee2010]"),
    )
    decision = made.decisions["way"]
    wait = decision.outcome("wait")
    assert [it.value for it in wait.cards] == ["goals-first"]
    assert [it.value for it in wait.next] == ["way"]
    assert decision.question("goal").why.clusters == ()
    assert len(decision.outcome("wait").clusters) == 1


def test_a_decision_cites_and_is_linked() -> None:
    """Its citations count for the reference, its links for the card."""
    made, findings, _ = _resolved()
    assert findings == []
    assert [use.sheet.id for use in made.citing["li2010"]].count("way") == 3
