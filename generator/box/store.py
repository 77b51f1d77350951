"""Keep suggestions in one SQLite file that several processes may use at once.

What is written is on the disk before anybody is thanked for it. Nothing is kept of senders but,
for ten minutes, a hash that no one can make again once its day is over.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

MOST, WINDOW = 5, 600  # suggestions of one sender, in so many seconds
MOST_CHECKS = 30  # of cards, in the same time
CONTACT_DAYS = 90
TOKEN_DAYS = 2  # longer than a form is good for

_TABLES = """
CREATE TABLE IF NOT EXISTS suggestion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,           -- idea, or card: a whole text
    said TEXT NOT NULL,
    page TEXT NOT NULL,           -- address below the site's root
    title TEXT NOT NULL,          -- of that page, or of the card
    contact TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new',
    answer TEXT NOT NULL DEFAULT '',
    cards TEXT NOT NULL DEFAULT '',
    answered TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS spent (token TEXT PRIMARY KEY, suggestion INTEGER, day TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sent (sender TEXT NOT NULL, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS salt (day TEXT PRIMARY KEY, salt BLOB NOT NULL);
"""


class State(StrEnum):
    """What became of a suggestion."""

    NEW = "new"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"


class TooManyError(Exception):
    """A sender has sent so much that the box takes no more for a while."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that a reader suggested; ``number`` is 0 until it is kept."""

    said: str
    page: str = ""
    title: str = ""
    contact: str = ""
    kind: str = "idea"
    number: int = 0
    day: str = ""
    state: State = State.NEW
    answer: str = ""
    cards: tuple[str, ...] = ()
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """The file that holds all suggestions."""

    path: Path

    def prepare(self) -> None:
        """Make the file and its tables where they are not there yet."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open() as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.executescript(_TABLES)

    def add(self, suggestion: Suggestion, token: str, sender: str, now: datetime) -> int:
        """Keep *suggestion*; return its number. A *token* that was spent gives the number it gave.

        Raises `TooManyError` where *sender*, an address, has sent too much lately.
        """
        day = now.date().isoformat()
        with self._writing() as base:
            spent = base.execute(
                "SELECT suggestion FROM spent WHERE token = ?", (token,)
            ).fetchone()
            if spent:
                return int(spent[0])
            _count(base, _hashed(base, sender, day), now.timestamp(), MOST)
            row = (suggestion.kind, suggestion.said, suggestion.page, suggestion.title)
            number = base.execute(
                "INSERT INTO suggestion (kind, said, page, title, contact, day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*row, suggestion.contact, day),
            ).lastrowid
            base.execute("INSERT INTO spent VALUES (?, ?, ?)", (token, number, day))
            _forget(base, now)
        return int(number or 0)

    def admit(self, sender: str, now: datetime) -> None:
        """Count a check of a card by *sender*; raise `TooManyError` where there were too many."""
        with self._writing() as base:
            hashed = _hashed(base, f"check {sender}", now.date().isoformat())
            _count(base, hashed, now.timestamp(), MOST_CHECKS)
            _forget(base, now)

    def all(self) -> tuple[Suggestion, ...]:
        """Return all suggestions, the newest first."""
        with self._open() as base:
            rows = base.execute(f"{_SELECT} ORDER BY id DESC").fetchall()
        return tuple(map(_suggestion, rows))

    def get(self, number: int) -> Suggestion | None:
        """Return the suggestion *number*."""
        with self._open() as base:
            row = base.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
        return _suggestion(row) if row else None

    def answer(
        self, number: int, state: State, answer: str, cards: tuple[str, ...], now: datetime
    ) -> bool:
        """Say what became of a suggestion; return whether it is there."""
        with self._writing() as base:
            done = base.execute(
                "UPDATE suggestion SET state = ?, answer = ?, cards = ?, answered = ? WHERE id = ?",
                (state, answer, " ".join(cards), now.date().isoformat(), number),
            )
            return done.rowcount == 1

    def remove(self, number: int) -> bool:
        """Forget a suggestion for good; return whether it was there."""
        with self._writing() as base:
            return base.execute("DELETE FROM suggestion WHERE id = ?", (number,)).rowcount == 1

    def forget(self, now: datetime) -> None:
        """Forget contacts, tokens, senders and salts whose time is over."""
        with self._writing() as base:
            _forget(base, now)

    # Private

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        base = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            base.execute("PRAGMA synchronous = FULL")
            base.execute("PRAGMA secure_delete = ON")
            yield base
        finally:
            base.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction that no other process writes in: all of it counts, or nothing."""
        with self._open() as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
            except BaseException:
                base.execute("ROLLBACK")
                raise
            base.execute("COMMIT")


# Private functions

_SELECT = (
    "SELECT said, page, title, contact, kind, id, day, state, answer, cards, answered"
    " FROM suggestion"
)


def _suggestion(row: tuple[str, str, str, str, str, int, str, str, str, str, str]) -> Suggestion:
    said, page, title, contact, kind, number, day, state, answer, cards, answered = row
    named = tuple(cards.split())
    return Suggestion(
        said, page, title, contact, kind, number, day, State(state), answer, named, answered
    )


def _hashed(base: sqlite3.Connection, sender: str, day: str) -> str:
    """Return a name for *sender* that holds for a *day*."""
    salt = secrets.token_bytes(32)
    base.execute("INSERT OR IGNORE INTO salt VALUES (?, ?)", (day, salt))
    (salt,) = base.execute("SELECT salt FROM salt WHERE day = ?", (day,)).fetchone()
    return hashlib.sha256(salt + sender.encode()).hexdigest()


def _count(base: sqlite3.Connection, sender: str, at: float, most: int) -> None:
    lately = "SELECT count(*) FROM sent WHERE sender = ? AND at > ?"
    (number,) = base.execute(lately, (sender, at - WINDOW)).fetchone()
    if number >= most:
        raise TooManyError
    base.execute("INSERT INTO sent VALUES (?, ?)", (sender, at))


def _forget(base: sqlite3.Connection, now: datetime) -> None:
    base.execute("DELETE FROM sent WHERE at <= ?", (now.timestamp() - WINDOW,))
    base.execute("DELETE FROM salt WHERE day < ?", (_days_ago(now, 0),))
    base.execute("DELETE FROM spent WHERE day < ?", (_days_ago(now, TOKEN_DAYS),))
    old = _days_ago(now, CONTACT_DAYS)
    base.execute("UPDATE suggestion SET contact = '' WHERE contact != '' AND day <= ?", (old,))


def _days_ago(now: datetime, days: int) -> str:
    return (now - timedelta(days=days)).astimezone(UTC).date().isoformat()
