"""Hold what every page has round its own facts: place, title, way back, contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.playbook import Target
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is printed."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Adding:
    """What "Add to module" adds, and where the module is."""

    id: str
    tray: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the facts of a page.

    ``address`` is below the site's root; ``section`` names the shell; ``source`` is the file that
    an author edits to change the page, "" for none.
    """

    address: str
    section: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    contents: tuple[Entry, ...] = ()
    source: str = ""
    listed: bool = True
    head: str = ""  # final HTML for the page's head
    canonical: str = ""  # the address of the page that this one stands for, if not its own
    feed: Link | None = None  # the feed of what this page lists
    subject: Target | None = None  # what the page is about, for those who read by program
    name: str = ""  # the title as HTML, if it is in another language and tells which
    further: bool = False  # a later page of a list, of which the search knows the first


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is printed: its frame, its template, and the facts the template prints."""

    frame: Frame
    template: str
    facts: Any
