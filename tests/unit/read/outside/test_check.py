"""Many addresses are asked for at once, each once; what was well is known for a week."""

from __future__ import annotations

from datetime import date

import pytest

from generator.read.outside import check
from generator.read.outside.ask import Answer, Manners, Pace, State
from generator.read.outside.check import answers_of, check_all, memory_text, remembered
from tests.unit.read.outside.conftest import Host

DAY = date(2026, 12, 1)


def test_all(host: Host) -> None:
    """Each is asked for once, and the answers come in order."""
    told: list[int] = []
    addresses = [f"{host.address}/{name}" for name in ("page", "gone", "a", "b", "moved")]
    found = check_all(addresses, Manners(pause=0, private=True), told.append)
    assert list(found) == sorted(addresses)
    assert [found[it].state for it in addresses] == [
        State.OK,
        State.DEAD,
        State.OK,
        State.OK,
        State.MOVED,
    ]
    assert told == [1, 2, 3, 4, 5]


def test_distance(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """One host is asked at its own pace: each question waits for a turn that is a pause later."""
    slept: list[float] = []
    monkeypatch.setattr(check, "Pace", lambda pause: Pace(pause, sleep=slept.append))
    addresses = [f"{host.address}/{number}" for number in range(4)]
    check_all(addresses, Manners(pause=1000, private=True), lambda _: None)
    assert [round(it, -2) for it in slept] == [1000, 2000, 3000]  # less what answers took


ANSWERS = {
    "https://a.example/": Answer(State.OK),
    "https://b.example/": Answer(State.MOVED, "it moved for good", "https://c.example/"),
    "https://d.example/": Answer(State.DEAD, "there is no such host"),
    "https://e.example/": Answer(State.UNSURE, "no answer in time"),
}


def test_remembered() -> None:
    """What was well is known the next day; what was not is asked for again."""
    text = memory_text({}, ANSWERS, DAY)
    known = remembered(text, date(2026, 12, 2))
    assert dict(answers_of(known, ANSWERS)) == {it: ANSWERS[it] for it in list(ANSWERS)[:2]}


@pytest.mark.parametrize(
    ("today", "number"),
    [
        pytest.param(date(2026, 12, 7), 2, id="after six days"),
        pytest.param(date(2026, 12, 8), 0, id="after a week"),
        pytest.param(date(2026, 11, 30), 0, id="from a day to come"),
    ],
)
def test_forgotten(today: date, number: int) -> None:
    """After a week all is asked for anew."""
    assert len(remembered(memory_text({}, ANSWERS, DAY), today)) == number


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": ["x", "ok", "", ""]}', "\x00"])
def test_spoilt(text: str) -> None:
    """A memory that somebody spoilt is none."""
    assert remembered(text, DAY) == {}
