"""Nothing that was kept is lost or kept twice, and nothing of senders outlives its time."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.box.store import State, Store, Suggestion, TooManyError

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    made = Store(tmp_path / "box" / "box.sqlite")
    made.prepare()
    return made


def test_round_trip(store: Store) -> None:
    """What is kept comes back as it was, with its number and day."""
    said = Suggestion("Say\nmore.", "cards/a/", "A", "me@example.org", "idea")
    number = store.add(said, "t", "192.0.2.1", NOW)
    kept = store.get(number)
    assert kept == Suggestion(
        "Say\nmore.", "cards/a/", "A", "me@example.org", "idea", number, "2026-11-29"
    )
    assert store.all() == (kept,)
    assert store.get(number + 1) is None


def test_answer(store: Store) -> None:
    """An answer has its state, its cards and its day."""
    number = store.add(Suggestion("x"), "t", "a", NOW)
    assert store.answer(number, State.DONE, "We did.", ("a", "b"), NOW)
    kept = store.get(number)
    assert kept is not None
    assert (kept.state, kept.answer, kept.cards) == (State.DONE, "We did.", ("a", "b"))
    assert kept.answered == "2026-11-29"
    assert not store.answer(99, State.DONE, "", (), NOW)


def test_a_token_is_spent_once(store: Store) -> None:
    """What is sent twice is kept once, and has one number, also where too much was sent since."""
    first = store.add(Suggestion("x"), "t", "a", NOW)
    for each in range(4):
        store.add(Suggestion("y"), f"u{each}", "a", NOW)
    assert store.add(Suggestion("x"), "t", "a", NOW) == first
    assert len(store.all()) == 5


def test_five_in_ten_minutes(store: Store) -> None:
    """A sixth within ten minutes is refused, of this sender alone, and for this long."""
    for each in range(5):
        store.add(Suggestion("x"), f"t{each}", "192.0.2.1", NOW)
    with pytest.raises(TooManyError):
        store.add(Suggestion("x"), "t6", "192.0.2.1", NOW + timedelta(seconds=599))
    store.add(Suggestion("x"), "t7", "192.0.2.2", NOW)
    store.add(Suggestion("x"), "t6", "192.0.2.1", NOW + timedelta(seconds=601))
    assert len(store.all()) == 7


def test_two_stores_on_one_file(store: Store) -> None:
    """Two that write at once count together: of 40 sent by one sender five are kept."""
    stores = [store, Store(store.path)]

    def send(each: int) -> int:
        try:
            return stores[each % 2].add(Suggestion(str(each)), f"t{each}", "a", NOW)
        except TooManyError:
            return 0

    with ThreadPoolExecutor(8) as pool:
        numbers = [it for it in pool.map(send, range(40)) if it]
    assert sorted(numbers) == [it.number for it in reversed(store.all())]
    assert len(numbers) == 5


def everything(store: Store) -> bytes:
    """Return all bytes of the store on the disk, once its log is folded in."""
    with sqlite3.connect(store.path) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(it.read_bytes() for it in sorted(store.path.parent.iterdir()))


def test_nothing_is_kept_of_senders(store: Store) -> None:
    """No address is on the disk; the hash goes after ten minutes, its salt with the day."""
    store.add(Suggestion("x"), "t", "192.0.2.77", NOW)
    assert b"192.0.2.77" not in everything(store)
    with sqlite3.connect(store.path) as base:
        (sender,) = base.execute("SELECT sender FROM sent").fetchone()
        (salt,) = base.execute("SELECT salt FROM salt").fetchone()
    store.forget(NOW + timedelta(days=1))
    assert sender.encode() not in everything(store)
    assert salt not in everything(store)


@pytest.mark.parametrize(("days", "kept"), [(89, "me@example.org"), (90, "")])
def test_contacts_go(days: int, kept: str, store: Store) -> None:
    """How to reach a sender is forgotten after 90 days; what was said stays."""
    number = store.add(Suggestion("x", contact="me@example.org"), "t", "a", NOW)
    store.forget(NOW + timedelta(days=days))
    found = store.get(number)
    assert found is not None
    assert (found.said, found.contact) == ("x", kept)
    assert (b"me@example.org" in everything(store)) == bool(kept)


def test_remove(store: Store) -> None:
    """What is deleted is gone from the disk, and its number is given to no other."""
    number = store.add(Suggestion("a secret sentence"), "t", "a", NOW)
    assert store.remove(number)
    assert not store.remove(number)
    assert b"a secret sentence" not in everything(store)
    assert store.add(Suggestion("x"), "u", "a", NOW) == number + 1
