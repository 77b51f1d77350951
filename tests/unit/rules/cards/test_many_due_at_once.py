"""Reviews of one owner that are due in the same week are counted."""

from __future__ import annotations

import pytest

from generator.rules.cards import many_due_at_once
from tests.unit.factories import ROLES, card, playbook

EARLIER = {path: text.replace("2026-11-01", "2026-05-01") for path, text in ROLES.items()}


def crowd(*days: str, front: str = "", status: str = "published") -> dict[str, str]:
    """Return a card of `cio` for each day of a review."""
    front = front if status != "retired" else f"{front}reason: old\n"
    return {
        f"kb/cards/a{number:02}.md": card(status=status, front=front).replace("2026-11-01", day)
        for number, day in enumerate(days)
    } | EARLIER


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(crowd(*["2026-11-23"] * 11), ["a00"], id="eleven on a day"),
        pytest.param(crowd(*["2026-11-23"] * 10), [], id="ten"),
        pytest.param(
            crowd(*["2025-11-22"] * 6, *["2025-11-28"] * 6), [], id="the week ends on Sunday"
        ),
        pytest.param(
            crowd(*["2025-11-23"] * 6, *["2025-11-28"] * 6), ["a00"], id="Monday to Saturday"
        ),
        pytest.param(crowd(*["2026-11-23"] * 11, status="draft"), ["a00"], id="drafts"),
        pytest.param(crowd(*["2026-11-23"] * 11, status="retired"), [], id="retired"),
    ],
)
def test_many_due_at_once(files: dict[str, str], expected: list[str]) -> None:
    found = [*many_due_at_once.check(playbook(files))]
    assert expected == [it.span.path.removeprefix("kb/cards/").removesuffix(".md") for it in found]
    assert [it.span.line for it in found] == [7 for _ in expected]


def test_two_owners() -> None:
    """Each has a week of its own."""
    files = crowd(*["2026-11-23"] * 12)
    halves = {path: text.replace("owner: cio", f"owner: {'cio' if number % 2 else '@ann'}")
              for number, (path, text) in enumerate(files.items())}  # fmt: skip
    assert not [*many_due_at_once.check(playbook(halves))]


def test_words() -> None:
    """It says how many, whose, and when."""
    (finding,) = many_due_at_once.check(playbook(crowd(*["2026-11-23"] * 11)))
    assert finding.message == "11 reviews of `cio` are due in the week of 2027-11-22"
