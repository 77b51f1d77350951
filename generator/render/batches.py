"""Say which pages and files are made together, on whose words they hang, and what a page prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.model.site import Asset, Page

# The paths of the sheets whose words stand on pages; None: of any.
Quotes = frozenset[str] | None

NOBODY: Quotes = frozenset()
ANYBODY: Quotes = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A page of which all is known that it prints. Equal ``key``: equal pages.

    That holds while `Edited.manner` is the same: templates, settings, works and their style.
    """

    path: str
    key: Callable[[], str] = field(repr=False)
    print: Callable[[], Page] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages and files that are made together.

    All that is made may hang on anything of the playbook but these: the words of sheets, of which
    only on those of ``quotes``; the outlines of cards, of which only on those of ``near``; and works
    and values of the vocabulary, of which only on those of ``names``, where any are said. Words are
    all that a sheet's outline leaves out: see `load.outline`.
    """

    name: str
    make: Callable[[], Iterable[Draft | Page | Asset]] = field(
        repr=False
    )  # it holds the whole playbook
    quotes: Quotes = ANYBODY
    near: Quotes = ANYBODY
    names: tuple[frozenset[str], frozenset[str]] | None = (
        None  # works by key, values: see `keys.named`
    )
    also: str = ""  # what it hangs on beside
    only: str = ""  # all that it hangs on, where that is less than everything
