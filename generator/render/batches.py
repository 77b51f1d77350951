"""Say which pages and files are made together, and on whose words they hang."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.model.site import Asset, Page

# The paths of the sheets whose words stand on pages; None: of any.
Quotes = frozenset[str] | None

NOBODY: Quotes = frozenset()
ANYBODY: Quotes = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages and files that are made together.

    All that is made may hang on anything of the playbook but two things: the words of sheets, of
    which only on those of ``quotes``, and the outlines of cards, of which only on those of ``near``.
    Words are all that a sheet's outline leaves out: see `load.outline`.
    """

    name: str
    make: Callable[[], Iterable[Page | Asset]] = field(repr=False)  # it holds the whole playbook
    quotes: Quotes = ANYBODY
    near: Quotes = ANYBODY
    also: str = ""  # what it hangs on beside
    only: str = ""  # all that it hangs on, where that is less than everything
