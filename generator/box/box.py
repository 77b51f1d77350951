"""Hold what the pages of the box work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.box.store import Store
from generator.box.tokens import Keys
from generator.box.trial import Trial


@dataclass(frozen=True, slots=True)
class Box:
    """What the box works with: where it keeps things, its secrets, the site it belongs to.

    ``trial`` checks proposed cards, where the box lies beside a playbook. ``now`` is its clock.
    """

    store: Store
    keys: Keys
    name: str = "Playbook"
    site: str = ""
    trial: Trial | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
