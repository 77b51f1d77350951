"""vanished-address, unlocked-address, circular-alias: what was published stands, or is found."""

from __future__ import annotations

import pytest

from generator.model.published import published
from generator.rules.links import unlocked_address, vanished_address
from tests.unit.factories import card, guidance, load_and_resolve, of_rule, playbook, spotted
from tests.unit.taught import PATH, files_of

CARD = "kb/cards/open.md"
STATEMENT = "- Lead openly [@li2010]. <!-- id: lead -->"


def _files(locked: str, text: str = "", **more: str) -> dict[str, str]:
    body = text or card(guidance(STATEMENT) + "\n## Details {#details}\n")
    return {CARD: body, "ids.lock": locked, **more}


def _vanished(files: dict[str, str]) -> list[str]:
    return spotted(vanished_address.check(playbook(files)), files)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_files("cards/open/\ncards/open/#lead\ncards/open/#details\n"), [], id="all"),
        pytest.param(_files("cards/shut/\n"), ["cards/shut/"], id="a deleted card"),
        pytest.param(_files("cards/open/#led\n"), ["cards/open/#led"], id="a changed id"),
        pytest.param(
            _files("cards/open/#led\n", card(guidance(STATEMENT.replace("lead -", "lead; formerly: led -")))),
            [],
            id="a statement that says what it was",
        ),
        pytest.param(
            _files("cards/open/#old\n", card(guidance(STATEMENT) + "\n## New {#new formerly=old}\n")),
            [],
            id="a heading that says what it was",
        ),
        pytest.param(
            _files(
                "cards/shut/\ncards/shut/#lead\n",
                card(guidance(STATEMENT), front="aliases: [shut]\n"),
            ),
            [],
            id="a renamed card, and a place on it",
        ),
        pytest.param(
            _files("cards/open/#anything\n", card(guidance(STATEMENT), status="retired",
                                                  front="reason: Over\n")),
            [],
            id="a retired card is a tombstone",
        ),
        pytest.param(
            _files("cards/open/\n", card(guidance(STATEMENT), status="draft")),
            ["cards/open/"],
            id="a draft is not published",
        ),
        pytest.param(_files("roles/cio/\n"), [], id="a role"),
        pytest.param(_files(""), [], id="no lock"),
    ],
)  # fmt: skip
def test_vanished_address(files: dict[str, str], expected: list[str]) -> None:
    assert _vanished(files) == expected


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("courses/open/", True),
        ("courses/open/open/", True),
        ("courses/open/open/#resources", True),
        ("courses/open/#resources", True),
        ("courses/open/first/", True),
        ("courses/open/first/#was", True),
        ("courses/open/nothing/", False),
        ("courses/former/open/", True),
    ],
)
def test_courses_have_addresses(line: str, stands: bool) -> None:
    """Modules and questions, under what they were called before too."""
    files = files_of(
        ("{#open}", "{#open formerly=first}"),
        ("{#resources}", "{#resources formerly=was}"),
        ("owner:", "aliases: [former]\nowner:"),
    )
    assert published(playbook(files)).stands(line) == stands
    assert PATH in files


def test_unlocked_address() -> None:
    """One finding tells of all that is not locked yet; of a playbook without the file none does."""
    (finding,) = unlocked_address.check(playbook(_files("cards/open/\n")))
    assert "addresses, such as `cards/open/#details`, are not locked yet" in finding.message
    made = playbook(_files(""))
    assert [*unlocked_address.check(made)] == []
    whole = "\n".join(sorted(published(made).locked))
    assert [*unlocked_address.check(playbook(_files(whole)))] == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({CARD: card(front="aliases: [open]\n")}, ["open"], id="itself"),
        pytest.param(
            {
                CARD: card(front="aliases: [shut]\n"),
                "kb/cards/shut.md": card(title="Shut", front="aliases: [open]\n"),
            },
            ["shut", "open"],
            id="each other",
        ),
        pytest.param(
            {CARD: card(guidance(STATEMENT.replace("lead -", "lead; formerly: lead -")))},
            ["lead"],
            id="a statement",
        ),
        pytest.param({CARD: card(front="aliases: [shut]\n")}, [], id="none"),
    ],
)
def test_circular_alias(files: dict[str, str], expected: list[str]) -> None:
    _, found = load_and_resolve(files)
    assert spotted(of_rule("circular-alias", found), files) == expected


def test_a_former_id_that_is_taken_is_found() -> None:
    other = "- Let go [@li2010]. <!-- id: go; formerly: lead -->"
    files = {CARD: card(guidance(STATEMENT, other))}
    _, found = load_and_resolve(files)
    assert spotted(of_rule("duplicate-statement-id", found), files) == ["lead"]


def test_lines_that_are_no_addresses_are_found() -> None:
    """A whole address is; what git left is told when the file is read (conflict-marker)."""
    locked = "<<<<<<< ours\ncards/open/\nhttps://example.org/\n// a comment\n"
    files = _files(locked)
    _, found = load_and_resolve(files)
    assert spotted(of_rule("bad-value", found), files) == ["https://example.org/"]
