"""The calendar of reviews is as RFC 5545 wants it, and the same for the same playbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.site import Settings
from generator.render.programs.ical import CALENDAR, WIDTH, folded, text
from tests.unit.render.conftest import BASE, Given, site_of

if TYPE_CHECKING:
    from generator.render.environment import FactsEnvironment
    from tests.unit.render.conftest import Site

# contentline of section 3.1, for the parameters that are used here.
LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z-]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)


class Line(NamedTuple):
    """A content line, its value as it is read."""

    name: str
    value: str


def lines(content: str) -> list[Line]:
    """Return the lines of a calendar, unfolded; fail where one is none."""
    assert content.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", content)
    parts = content.split("\r\n")[:-1]
    assert max(len(it.encode()) for it in parts) <= WIDTH
    found = [LINE.fullmatch(it) for it in "\r\n".join(parts).replace("\r\n ", "").split("\r\n")]
    assert all(found)
    return [Line(it["name"], meant(it["value"])) for it in found if it]


def meant(value: str) -> str:
    """Return the words of a TEXT value, by section 3.3.11."""
    return re.sub(r"\\(.)", lambda it: "\n" if it[1] in "nN" else it[1], value)


def events(content: str) -> list[dict[str, str]]:
    """Return the events of a calendar; fail where a thing does not end as it began."""
    found: list[dict[str, str]] = []
    open_things: list[str] = []
    for name, value in lines(content):
        if name == "BEGIN":
            open_things.append(value)
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_things.pop() == value
        elif open_things == ["VCALENDAR", "VEVENT"]:
            assert name not in found[-1], name
            found[-1][name] = value
    assert open_things == []
    return found


def made(site: Site) -> str:
    """Return the calendar of *site*."""
    return str(site.assets[CALENDAR])


def test_events(site: Site) -> None:
    """Each page that is due is an event of that day, with whose it is and what to do."""
    every = events(made(site))
    assert [(it["DTSTART"], it["SUMMARY"]) for it in every] == [
        ("20260228", "Review: Alpha comes first"),
        ("20260228", "Review: Beta <b>& co</b>"),
        ("20270131", "Review: Training"),
        ("20270131", "Review: Chief Information Officer"),
        ("20270131", "Review: Chief Marketing Officer"),
    ]
    assert every[0] | {"UID": ""} == {
        "UID": "",
        "DTSTAMP": "20260131T000000Z",
        "DTSTART": "20260228",
        "SUMMARY": "Review: Alpha comes first",
        "DESCRIPTION": "Read it again, then run: playbook review alpha",
        "CATEGORIES": "Chief Information Officer",
        "URL": "https://example.org/play/cards/alpha/",
        "TRANSP": "TRANSPARENT",
    }
    assert len({it["UID"] for it in every}) == 5


def test_calendar(site: Site) -> None:
    """It says what it is, before its events."""
    head = lines(made(site))[:6]
    assert head[:2] == [Line("BEGIN", "VCALENDAR"), Line("VERSION", "2.0")]
    assert {"PRODID", "CALSCALE", "METHOD"} <= {it.name for it in head}


def test_moved(site: Site, templates: FactsEnvironment) -> None:
    """A review that moved is the same event, written on another day."""
    alpha = BASE["kb/cards/alpha.md"].replace("reviewed: 2026-01-31", "reviewed: 2026-11-30")
    after = {it["UID"]: it for it in events(made(site_of({**BASE, "kb/cards/alpha.md": alpha}, Given(), templates)))}  # fmt: skip
    before = {it["UID"]: it for it in events(made(site))}
    assert after.keys() == before.keys()
    changed = [it for it in after if after[it] != before[it]]
    assert [(after[it]["DTSTAMP"], after[it]["DTSTART"]) for it in changed] == [
        ("20261130T000000Z", "20261230")
    ]


def test_same_bytes(site: Site, again: Site) -> None:
    """The same playbook gives the same bytes."""
    assert made(site) == made(again)


def test_none(bare: Site) -> None:
    """Where nothing is ever due there is no calendar, nor a link to one."""
    assert CALENDAR not in bare.assets
    assert CALENDAR not in bare.body("health/index.html")


def test_without_an_address(templates: FactsEnvironment) -> None:
    """Without an address of the site an event has none, and an id all the same."""
    every = events(made(site_of(BASE, Given(settings=Settings()), templates)))
    assert ["URL" in it for it in every] == [False] * 5
    assert len({it["UID"] for it in every}) == 5


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\;,\n\x00\x7f")))
def test_text(words: str) -> None:
    """Any words come back as they were, less what a calendar cannot hold."""
    line = f"SUMMARY:{text(words)}"
    (read,) = lines(f"{folded(line)}\r\n")
    assert read.value == re.sub(r"[\x00\x7f]", "", words)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("x" * 75, "x" * 75, id="just fits"),
        pytest.param("x" * 76, f"{'x' * 75}\r\n x", id="one too many"),
        pytest.param("x" * 74 + "é", f"{'x' * 74}\r\n é", id="a letter of two octets"),
        pytest.param("x" * 150, f"{'x' * 75}\r\n {'x' * 74}\r\n x", id="the space counts"),
    ],
)
def test_folded(line: str, expected: str) -> None:
    assert expected == folded(line)
