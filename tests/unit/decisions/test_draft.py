"""A decision begins as one that passes every check."""

from datetime import date

import pytest

from generator.decisions.draft import NewDecision, draft_text
from generator.model.decisions import Form
from generator.model.sheets import Status
from generator.rules.decision_checks import check_decision
from tests.unit.decided import read


@pytest.mark.parametrize("form", list(Form))
def test_draft(form: Form) -> None:
    title = 'Who "leads": us # or them?'
    new = NewDecision(title, "One sentence.", form, ["cio"], "@ann", date(2026, 11, 23))
    made, findings = read(draft_text(new))
    assert (findings, list(check_decision(made))) == ((), [])
    assert made.sheet
    assert (made.title, made.sheet.meta.owner) == (title, "@ann")
    assert made.sheet.status is Status.DRAFT
