"""Hold what the pages of the box work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.box.store import Store
from generator.box.tokens import Keys
from generator.box.trial import Trial
from generator.words.words import WORDS, Words


@dataclass(frozen=True, slots=True)
class Box:
    """What the box works with: where it keeps things, its secrets, the site it belongs to.

    ``trial`` checks proposed cards, where the box lies beside a playbook. ``now`` is its clock. It
    speaks in ``words``.
    """

    store: Store
    keys: Keys
    name: str = "Playbook"
    site: str = ""
    trial: Trial | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    words: Words = WORDS
