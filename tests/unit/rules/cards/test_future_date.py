"""What has happened lies behind us."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from generator.rules.cards import future_date
from tests.unit.factories import Texts, card, playbook, spotted

DAY = date(2026, 12, 1)
CHANGE = "changes:\n  - date: {}\n    words: More.\n"
SUGGESTION = "suggestions:\n  - id: one\n    said: x\n    state: done\n    day: {}\n"
WORK = (
    "@online{{a, title = {{T}}, date = {{{}}}, url = {{https://example.org/}}, urldate = {{{}}}}}\n"
)
COURSE = "## One {{#one}}\n\n### Read\n- [x](../cards/a.md): y <!-- seen: {} 5f3a9c1e -->\n"


def files(**texts: str) -> Texts:
    """Return a playbook with the *texts* in its files."""
    paths: Mapping[str, tuple[str, Callable[[str], str]]] = {
        "change": ("kb/cards/a.md", lambda it: card(front=CHANGE.format(it))),
        "suggestion": ("kb/suggestions.yml", SUGGESTION.format),
        "issued": ("references.bib", lambda it: WORK.format(it, "2026-01-01")),
        "read": ("references.bib", lambda it: WORK.format("2020", it)),
        "seen": ("kb/courses/c.md", lambda it: card(COURSE.format(it))),
    }
    made = {paths[name][0]: paths[name][1](day) for name, day in texts.items()}
    return {"kb/cards/a.md": card(), **made}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(files(change="2062-11-22"), ["2062-11-22"], id="change"),
        pytest.param(files(change="2026-12-02"), [], id="tomorrow, as it is elsewhere"),
        pytest.param(files(change="2026-12-03"), ["2026-12-03"], id="the day after"),
        pytest.param(files(suggestion="2027-01-01"), ["one"], id="suggestion"),
        pytest.param(files(suggestion="2026-01-01"), [], id="past suggestion"),
        pytest.param(files(read="2027-10-01"), ["2027-10-01"], id="day of access"),
        pytest.param(files(read="2026-10-01"), [], id="past day of access"),
        pytest.param(files(issued="2036"), ["2036"], id="work"),
        pytest.param(files(issued="2028"), [], id="work that is to be printed"),
        pytest.param(files(issued="2020/2036"), ["2020/2036"], id="the end of a work"),
        pytest.param(files(issued="2020/.."), [], id="a work without an end"),
        pytest.param(files(seen="2027-10-01"), ["2027-10-01 5f3a9c1e"], id="note of a course"),
        pytest.param(files(seen="2026-10-01"), [], id="past note of a course"),
    ],
)
def test_future_date(made: Texts, expected: list[str]) -> None:
    assert expected == spotted(future_date.check(playbook(made), DAY), made)
