"""Part long lists into pages, so that no page grows with the playbook.

A list of more than `LIMIT` cards is several pages; `paging` says where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.model.sheets import Sheet
from generator.render.addresses import path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Lens
from generator.render.lines import CardLine, card_lines
from generator.render.long import paging
from generator.render.long.paging import page_address

LIMIT = 300

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Cards below a heading; ``id`` is the anchor, "" where they need no heading."""

    id: str
    title: str
    cards: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list, none where it is whole: the number of ``here``, and a link to each.

    A link's title is what the first entry of its page is called; ``most`` entries stand on a page.
    """

    here: int = 1
    links: tuple[Link, ...] = ()
    most: int = 0


ONE_PAGE = Pages()


@dataclass(frozen=True, slots=True)
class FurtherFacts:
    """What a further page of a list prints; ``first`` leads to the first one."""

    title: str
    first: Link
    lens: Lens
    groups: tuple[Group, ...]
    pages: Pages


@dataclass(frozen=True, slots=True)
class List:
    """A list in pages: its ``address``, its cards by page, and how those of a page are grouped."""

    address: str
    shares: tuple[tuple[Sheet, ...], ...]
    grouped: Callable[[Desk, Sequence[Sheet]], tuple[Group, ...]]

    @property
    def first(self) -> tuple[Sheet, ...]:
        """Return the cards of the first page."""
        return self.shares[0]

    def pages(self, desk: Desk, here: int = 1) -> Pages:
        """Return what leads from the page *here* to all pages."""
        if len(self.shares) == 1:
            return Pages()
        addresses = (page_address(self.address, at) for at in range(1, len(self.shares) + 1))
        titles = (share[0].title for share in self.shares)
        links = (desk.to(at, title) for at, title in zip(addresses, titles, strict=True))
        return Pages(here, tuple(links), len(self.first))

    def further(
        self,
        edition: Edition,
        frame: Frame,
        trail: Sequence[tuple[str, str]],
        narrow: Callable[[Desk], Lens],
    ) -> Iterator[View]:
        """Yield the further pages of the list whose first page has *frame*, below *trail*."""
        lens: Lens | None = None
        for number, share in enumerate(self.shares[1:], 2):
            desk, own = further_frame(edition, frame, trail, number, len(self.shares))
            lens = lens or narrow(desk)  # its links are the same on all pages at one depth
            facts = FurtherFacts(
                own.title,
                desk.to(self.address, frame.title),
                lens,
                self.grouped(desk, share),
                self.pages(desk, number),
            )
            yield View(own, "further.html", facts)


def shares_of(things: Sequence[T], limit: int = 0) -> tuple[tuple[T, ...], ...]:
    """Return *things* in shares of at most *limit* (of `LIMIT`), at least one."""
    return paging.shares_of(things, limit or LIMIT)


def further_frame(
    edition: Edition, frame: Frame, trail: Sequence[tuple[str, str]], number: int, count: int
) -> tuple[Desk, Frame]:
    """Return the desk and the frame of the page *number* of *count* of what begins in *frame*."""
    address = page_address(frame.address, number)
    desk = edition.at(path_of(address))
    title = desk.gettext(
        "%(title)s, page %(number)s of %(count)s", title=frame.title, number=number, count=count
    )
    own = replace(
        frame,
        address=address,
        title=title,
        name="",
        crumbs=desk.crumbs(*trail, (frame.address, frame.title)),
        contents=(),
        source="",
        head="",
        feed=None,
        subject=None,
        further=True,
    )
    return desk, own


def pages_at(desk: Desk, address: str, titles: Sequence[str], here: int, most: int) -> Pages:
    """Return what leads from the page *here* to those of *titles*, which begin at *address*."""
    if len(titles) == 1:
        return Pages()
    links = (desk.to(page_address(address, at), title) for at, title in enumerate(titles, 1))
    return Pages(here, tuple(links), most)


def ungrouped(desk: Desk, cards: Sequence[Sheet]) -> tuple[Group, ...]:
    """Return *cards* as one group without a heading."""
    return (Group("", "", card_lines(desk, cards)),)
