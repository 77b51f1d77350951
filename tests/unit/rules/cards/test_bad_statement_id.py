"""A statement's id is a good address."""

import pytest

from generator.rules.cards import bad_statement_id
from tests.unit.factories import cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("name", "helps"),
    [
        pytest.param("Slow Start", ["did you mean `slow-start`?"], id="capitals and spaces"),
        pytest.param("größe", ["did you mean `groe`?"], id="other letters"),
        pytest.param("x" * 65, [f"did you mean `{'x' * 64}`?"], id="too long"),
        pytest.param("?!", ["write small letters, digits and hyphens"], id="nothing to keep"),
        pytest.param("guidance", ["give the statement another id"], id="of a heading"),
        pytest.param(
            "statement-7", ["give it a name that says what it is about"], id="as if it had none"
        ),
        pytest.param("slow-start", [], id="good"),
        pytest.param("statement-of-aims", [], id="near"),
        pytest.param("x" * 64, [], id="just short enough"),
    ],
)
def test_bad_statement_id(name: str, helps: list[str]) -> None:
    files = cards(a=guidance(f"One. <!-- id: {name} -->"))
    findings = list(bad_statement_id.check(playbook(files)))
    assert helps == [finding.help for finding in findings]
    assert [name for _ in helps] == spotted(findings, files)
