"""Every statement of guidance says what it rests on."""

import pytest

from generator.rules.cards import bare_statement
from tests.unit.factories import LI, SOURCE, Texts, card, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a=guidance("Write it down.")), ["Write it down."], id="bare"),
        pytest.param(
            cards(a=guidance("- One.", "- Two. <!-- basis: editorial -->")),
            ["One."],
            id="one of two",
        ),
        pytest.param(cards(a=guidance("Lead [@li2010].")) | {"references.bib": LI}, [], id="cited"),
        pytest.param(
            cards(a=guidance("Write it down. <!-- basis: editorial -->")), [], id="basis given"
        ),
        pytest.param(
            cards(a=guidance("Write it down.", "", "<!-- basis: uncited -->")),
            [],
            id="note on a line of its own",
        ),
        pytest.param(
            cards(a=guidance("These help:", "", "- Time. <!-- basis: editorial -->")),
            [],
            id="lead-in",
        ),
        pytest.param(cards(a="## In practice\n\nWrite it down.\n"), [], id="not guidance"),
        pytest.param(
            {"kb/cards/a.md": card(guidance("Write it down."), status="draft")}, [], id="draft"
        ),
        pytest.param(
            cards(a=guidance("Write it down. <!-- basis: opinion -->")),
            [],
            id="wrong basis is a finding already",
        ),
        pytest.param(
            cards(a=guidance("Write it down. <!-- bases: uncited -->")),
            [],
            id="misspelt note is a finding already",
        ),
        pytest.param(
            cards(a=guidance("Write it down [@nobody].")),
            [],
            id="unknown citation is a finding already",
        ),
    ],
)
def test_bare_statement(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(bare_statement.check(playbook(files)), files)


def test_help_names_what_the_source_cites() -> None:
    """A statement that is bound to facts is told what to cite."""
    files = cards(a=guidance("Lead openly. <!-- from: A1.1a -->"))
    files |= {"references.bib": LI, "kb/sources/essay.yml": SOURCE}
    (finding,) = bare_statement.check(playbook(files))
    assert finding.help == "cite what its source cites: `[@li2010]`"
