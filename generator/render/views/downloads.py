"""Compute what the page prints that offers the whole playbook to take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds import DOWNLOADS
from generator.model.site import Asset
from generator.render.addresses import path_of
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take along; ``form`` is ``pdf``, ``html`` or ``deck``, ``pages`` 0 for no paper.

    ``volume`` is its title where it is one of several.
    """

    form: str
    name: str
    content: bytes
    pages: int = 0
    volume: str = ""

    @property
    def asset(self) -> Asset:
        """Return the file as it stands on the site."""
        return Asset(f"{DOWNLOADS}{self.name}", self.content)


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A file as it is offered; ``size`` in words."""

    link: Link
    size: str
    pages: int
    volume: str


@dataclass(frozen=True, slots=True)
class DownloadsFacts:
    """What the page prints: the files by form; ``cards`` are those of the playbook."""

    offers: Mapping[str, tuple[OfferLine, ...]]
    cards: int


def view(edition: Edition, offers: tuple[Offer, ...]) -> View:
    """Return the page that offers *offers*."""
    forms = {it.form: tuple(_line(of) for of in offers if of.form == it.form) for it in offers}
    desk = edition.at(path_of(DOWNLOADS))
    frame = Frame(
        DOWNLOADS,
        "about",
        desk.gettext("Take it with you"),
        desk.gettext(
            "The whole playbook as a book, as one file that works without a network, and as cards."
        ),
        desk.crumbs(),
    )
    return View(frame, "downloads.html", DownloadsFacts(forms, len(edition.cards)))


def _line(offer: Offer) -> OfferLine:
    size = size_words(len(offer.content))
    return OfferLine(Link(offer.name, offer.name), size, offer.pages, offer.volume)


def size_words(size: int) -> str:
    """Return how large a file of *size* bytes is, in kB or MB."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"
