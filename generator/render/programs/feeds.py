"""Write Atom feeds of what changed: of the whole playbook, of each role and each facet's value.

All stand in the site's root, as ``feed-topic-adoption.xml``, and all days are those that authors
wrote: the same playbook gives the same feeds. Without an address of the site there are none, as
an entry's id is the address of its card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Change, Facet, Sheet
from generator.model.site import Asset
from generator.render.addresses import HOME, address_of, canonical, facet_address
from generator.render.author import Author
from generator.render.desk import Desk, Edition
from generator.render.frames import Link
from generator.words.words import Words

ATOM = "http://www.w3.org/2005/Atom"
ALL = "feed.xml"
# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST = 100  # the newest; a reader who was away for longer has the list on each card


@dataclass(frozen=True, slots=True)
class News:
    """An entry: what happened to a card on a day; ``mark`` tells it from the card's others."""

    when: date
    card: Sheet
    mark: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its file, what it is of, the page that shows the same cards, and its entries."""

    path: str
    title: str
    page: str
    news: tuple[News, ...]


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield every feed that has an entry, each path once."""
    made = {feed.path: feed for feed in _feeds(edition) if feed.news}
    if edition.settings.site_url:
        yield from (Asset(path, atom(feed, edition)) for path, feed in made.items())


def role_feed(role: str) -> str:
    """Return the path of the feed of a role."""
    return f"feed-role-{role}.xml"


def facet_feed(facet: Facet, value: str) -> str:
    """Return the path of the feed of a facet's value."""
    return f"feed-{facet.id}-{value}.xml"


def feed_link(desk: Desk, path: str, cards: Iterable[Sheet], title: str) -> Link | None:
    """Return the link from *here* to the feed of *cards* at *path*; None where there is none."""
    if not desk.settings.site_url or not any(True for _ in _News(cards, desk.author).all_news()):
        return None
    return desk.to(path, title)


def atom(feed: Feed, edition: Edition) -> str:
    """Return *feed* as Atom (RFC 4287)."""
    settings = edition.settings
    own = canonical(settings.site_url, feed.path)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _text(root, "id", own)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.news[0].when))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    SubElement(root, "link", rel="alternate", href=canonical(settings.site_url, feed.page))
    _text(SubElement(root, "author"), "name", settings.site_author or settings.site_name)
    for news in feed.news:
        _entry(root, news, edition)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


# Private functions


def _feeds(edition: Edition) -> Iterator[Feed]:
    name, references = edition.settings.site_name, edition.playbook.references
    yield Feed(
        ALL,
        edition.gettext("%(site)s: changes", site=name),
        HOME,
        _News(edition.cards, edition.author).newest(),
    )
    for role, cards in sorted(edition.by_role.items()):
        target = Target(Kind.ROLE, role)
        title = edition.gettext(
            "%(site)s: changes for %(role)s", site=name, role=edition.title(target)
        )
        yield Feed(
            role_feed(role),
            title,
            address_of(target, references),
            _News(cards, edition.author).newest(),
        )
    for facet in edition.playbook.facets.values():
        for value in facet.values.values():
            cards = edition.by_value.get((facet.id, value.id), ())
            title = edition.gettext(
                "%(site)s: changes in %(facet)s: %(value)s",
                site=name,
                facet=facet.title,
                value=value.title,
            )
            page = facet_address(facet, value.id)
            yield Feed(
                facet_feed(facet, value.id), title, page, _News(cards, edition.author).newest()
            )


@dataclass(frozen=True, slots=True)
class _News:
    """What changed of cards, and whose feed it is."""

    cards: Iterable[Sheet]
    author: Author

    def newest(self) -> tuple[News, ...]:
        found = sorted(self.all_news(), key=lambda it: (-it.when.toordinal(), it.card.id, it.mark))
        return tuple(found[:MOST])

    def all_news(self) -> Iterator[News]:
        for card in self.cards:
            yield from self._changes(card)
            if card.meta.reviewed:
                when = card.meta.reviewed
                words = self.author.words.gettext(
                    "Reviewed on %(day)s: %(summary)s",
                    day=self.author.words.day(when),
                    summary=card.summary,
                )
                title = self.author.words.gettext("%(card)s: reviewed", card=card.title)
                yield News(when, card, f"reviewed-{when.isoformat()}", title, words)

    def _changes(self, card: Sheet) -> Iterator[News]:
        """Yield the changes of *card*; those of one day are counted as they are written."""
        seen: dict[date, int] = {}
        for change in card.meta.changes:
            seen[change.date] = seen.get(change.date, 0) + 1
            mark = f"changed-{change.date.isoformat()}-{seen[change.date]}"
            verdict, title = _verdict(self.author.words, card.title, change)
            told = "\n\n".join([self.author.plain(change.prose), *self._wording(change), verdict])
            yield News(change.date, card, mark, title, told)

    def _wording(self, change: Change) -> Iterator[str]:
        if change.before:
            yield self.author.words.gettext(
                "Before: %(words)s", words=self.author.plain(change.before)
            )
        if change.after:
            yield self.author.words.gettext("Now: %(words)s", words=self.author.plain(change.after))


def _verdict(words: Words, title: str, change: Change) -> tuple[str, str]:
    """Return whether the advice itself changed, as a sentence and as a title."""
    if change.meaning:
        said = words.gettext("The advice itself changed.")
        return said, words.gettext("%(card)s: the advice changed", card=title)
    said = words.gettext("The advice is the same.")
    return said, words.gettext("%(card)s: reworded", card=title)


def _entry(root: Element, news: News, edition: Edition) -> None:
    target = Target(Kind.CARD, news.card.id)
    address = address_of(target, edition.playbook.references)
    url = canonical(edition.settings.site_url, address)
    entry = SubElement(root, "entry")
    _text(entry, "id", f"{url}#{news.mark}")
    _text(entry, "title", news.title)
    _text(entry, "updated", _moment(news.when))
    SubElement(entry, "link", rel="alternate", href=url)
    _text(entry, "content", news.words, type="text")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = FORBIDDEN.sub("", text)


def _moment(when: date) -> str:
    return f"{when.isoformat()}T00:00:00Z"
