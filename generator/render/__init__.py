"""Render the playbook: views compute what each page prints, templates have the words.

What is made together is a batch (see `batches`): most kinds of page are one; each card and each
reference is one of its own, so that an edit makes few pages anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pkgutil import resolve_name
from typing import Protocol

from jinja2 import Environment

from generator import csl
from generator.courses.editions import card_of
from generator.kinds import KINDS, Kind
from generator.model.playbook import Playbook
from generator.model.published import INDEX as FRONT
from generator.model.published import file_address
from generator.model.sheets import Sheet
from generator.model.site import Asset, Page, Settings
from generator.render import health
from generator.render.addresses import root_of
from generator.render.batches import ANYBODY, NOBODY, Batch, Draft, Quotes
from generator.render.citations import Printed, citations_of
from generator.render.desk import Edition, edition_of, shown
from generator.render.frames import View
from generator.render.keys.around import Around, AroundCard, around_of
from generator.render.printing import draft_page
from generator.render.views import card, moved, reference, write


class Given(Protocol):
    """What of a compilation's input the pages depend on."""

    @property
    def settings(self) -> Settings:
        """Return the settings of the site."""

    @property
    def images(self) -> Mapping[str, bytes]:
        """Return the pictures by path."""

    @property
    def drafts(self) -> bool:
        """Tell whether drafts are shown."""


Maker = Callable[[Edition], Iterable[View | Page | Asset]]

# Returns a text by its name and the batch that it hangs on (None: on the code alone): the one that
# was made before, else what it is given to make.
Kept = Callable[[str, Batch | None, Callable[[], str]], str]


def made_anew(_: str, __: Batch | None, make: Callable[[], str]) -> str:
    """Return what *make* makes: nothing is kept."""
    return make()


def by(*kinds: Kind) -> Callable[[Playbook], Quotes]:
    """Return what tells the sheets of *kinds*, whose words their own pages have."""
    return lambda playbook: frozenset(
        sheet.path for kind in kinds for sheet in playbook.sheets[kind].values()
    )


def nobody(_: Playbook) -> Quotes:
    """Say that pages quote no sheet."""
    return NOBODY


def welcoming(playbook: Playbook) -> Quotes:
    """Tell the page of ``docs/`` whose words stand on the home page."""
    front = playbook.sheets[Kind.DOC].get(FRONT)
    return frozenset({front.path}) if front else NOBODY


def anybody(_: Playbook) -> Quotes:
    """Say that pages may quote any sheet."""
    return ANYBODY


def pulling(playbook: Playbook) -> Quotes:
    """Tell the cards whose statements pull against each other."""
    sides = {it.value.partition("#")[0] for pull in playbook.tensions for it in pull.between}
    cards = playbook.sheets[Kind.CARD]
    return frozenset(cards[card].path for card in sides if card in cards)


def covering(playbook: Playbook) -> Quotes:
    """Tell the cards that carry facts of the source documents."""
    return frozenset(card.path for pairs in playbook.covering.values() for card, _ in pairs)


def teaching(playbook: Playbook) -> Quotes:
    """Tell the courses, and the cards whose statements their questions quote or pins watch."""
    courses = playbook.courses.values()
    said = (
        it.value.partition("#")[0]
        for made in courses
        for each in made.questions
        for it in each.known
    )
    read = (card_of(it, made, playbook) for made in courses for _, it in made.readings())
    cards = playbook.sheets[Kind.CARD]
    paths = (cards[name].path for name in said if name in cards)
    return frozenset(
        (*(course.text.path for course in courses), *paths, *(card.path for card in read if card))
    )


# What is made as a whole: where its maker is below this package, and whose words stand on it.
MAKERS: Mapping[str, tuple[str, Callable[[Playbook], Quotes]]] = {
    **{f"all of {kind}": (it.maker, by(kind)) for kind, it in KINDS.items() if it.maker},
    "home": ("views.home:views", welcoming),
    "cards": ("views.cards:views", nobody),
    "facets": ("views.facet:views", nobody),
    "references": ("views.references:views", nobody),
    "decisions": ("decisions.views:views", nobody),
    "courses": ("courses.views:views", teaching),
    "packs": ("courses.packing:assets", teaching),
    "tray": ("courses.tray:views", nobody),
    "embed": ("embed:assets", by(Kind.CARD)),
    "glossary": ("views.glossary:views", nobody),
    "tensions": ("views.tensions:views", pulling),
    "suggestions": ("views.suggestions:views", nobody),
    "write": ("views.write:views", nobody),
    "evidence": ("views.evidence:views", nobody),
    "coverage": ("views.coverage:views", covering),
    "a-z": ("views.az:views", nobody),
    "search": ("views.search:views", nobody),
    "rules": ("views.rules:views", nobody),
    "not found": ("views.not_found:views", nobody),
    "offline": ("views.offline:views", nobody),
    "walks": ("decisions.views:walks", nobody),
    "feeds": ("programs.feeds:assets", nobody),
    "calendar": ("programs.ical:assets", nobody),
    "api": ("programs.api:assets", nobody),
    "api of courses": ("programs.courses:assets", teaching),
    "lens": ("lens:assets", nobody),
    "names": ("programs.records:assets", nobody),
    "llms": ("programs.llms:assets", nobody),
    "all references": ("views.references:assets", nobody),
}


# No card is named on these pages, no work, no value of the vocabulary.
WITHOUT_CARDS = frozenset({"rules", "not found", "offline"})
NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

# Files alone are made of these, no page.
FILES = frozenset(
    (
        "packs",
        "embed",
        "feeds",
        "calendar",
        "api",
        "api of cards",
        "api of courses",
        "lens",
        "names",
        "llms",
        "all references",
        "health data",
        "moved",
        "moved script",
        "images",
    )
)

HEALTH = {"health": "views.health:views", "health data": "programs.health:assets"}


@dataclass(frozen=True, slots=True)
class Printer:
    """What batches are made with; the edition is gathered when the first is made."""

    edition: Callable[[], Edition]
    templates: Environment

    def whole(self, place: str) -> Iterator[Draft | Page | Asset]:
        """Make what the maker at *place* makes; its views are still to be printed."""
        make: Maker = resolve_name(f"{__name__}.{place}")
        edition = self.edition()
        for made in make(edition):
            yield self._draft(made) if isinstance(made, View) else made

    def card(self, sheet: Sheet) -> Iterator[Draft | Asset]:
        """Make the page of a card, and its text beside it."""
        yield self._draft(card.view(self.edition(), sheet))
        yield write.source(sheet)

    def interface(self, of_cards: Mapping[str, Batch], kept: Kept) -> Iterator[Asset]:
        """Make the file of all cards, of the cards that *of_cards* make; *kept* has their texts."""
        from generator.render.programs import api  # noqa: PLC0415  # pydantic takes long to import

        def text(card: str, make: Callable[[], str]) -> str:
            return kept("text", of_cards.get(card), make)

        yield from api.cards(self.edition(), text)

    def reference(self, key: str) -> Iterator[Draft | Asset]:
        """Make the page of a reference and the files beside it."""
        work = self.edition().playbook.references[key]
        for view in reference.views(self.edition(), work):
            yield self._draft(view)
        yield from reference.assets(work)

    def _draft(self, view: View) -> Draft:
        return draft_page(view, self.edition(), self.templates)


def batches(
    playbook: Playbook,
    given: Given,
    templates: Environment,
    style: csl.LazyStyle,
    printed: Printed | None = None,
    kept: Kept = made_anew,
    around: Around | None = None,
) -> Iterator[Batch]:
    """Yield all that the site has, in batches. Nothing is made before it is asked for.

    *printed* is what was printed before of these references in this style, *kept* what was written
    of a batch, *around* what stands around cards and works where that is known.
    """
    around = around or around_of(playbook)
    printer = Printer(cache(partial(_edition, playbook, given, style, printed)), templates)
    for name, (place, quotes) in MAKERS.items():
        whole = partial(printer.whole, place)
        if name in WITHOUT_CARDS:
            yield Batch(name, whole, quotes(playbook), NOBODY, names=NOTHING)
        else:
            yield Batch(name, whole, quotes(playbook))
    cards = {
        sheet.id: _of_card(sheet, partial(printer.card, sheet), around.cards[sheet.id])
        for sheet in shown(playbook.sheets[Kind.CARD].values(), drafts=given.drafts)
    }
    yield from cards.values()
    yield Batch("api of cards", partial(printer.interface, cards, kept), anybody(playbook))
    for key in playbook.references:
        it, make = around.works[key], partial(printer.reference, key)
        also = " ".join(it.sorted_under)
        yield Batch(f"reference {key}", make, it.citing, it.near, it.names, also)
    promised = health.state(playbook)
    for name, place in HEALTH.items():
        yield Batch(name, partial(printer.whole, place), NOBODY, also=promised)
    yield Batch("moved script", moved.script, NOBODY, only=moved.CODE)
    leads = moved.state(playbook, given.settings, drafts=given.drafts)
    yield Batch("moved", partial(printer.whole, "views.moved:assets"), NOBODY, only=leads)
    yield Batch("images", partial(_images, given.images), NOBODY)


def render(
    playbook: Playbook, given: Given, templates: Environment, style: csl.LazyStyle
) -> Iterator[Page | Asset]:
    """Yield every page of the site, and the files that are none."""
    for batch in batches(playbook, given, templates, style):
        yield from (it.print() if isinstance(it, Draft) else it for it in batch.make())


# Private functions


def _edition(
    playbook: Playbook, given: Given, style: csl.LazyStyle, printed: Printed | None
) -> Edition:
    root = root_of(given.settings.site_url)
    citations = citations_of(playbook.references, style, root, printed, words=given.settings.words)
    return edition_of(playbook, given.settings, citations, drafts=given.drafts)


def _of_card(
    sheet: Sheet, make: Callable[[], Iterable[Draft | Asset]], around: AroundCard
) -> Batch:
    """Return the batch of a card, which shows the titles and names of those *around* it."""
    return Batch(f"card {sheet.id}", make, frozenset({sheet.path}), around.near, around.names)


def _images(images: Mapping[str, bytes]) -> Iterator[Asset]:
    for path in sorted(images):
        yield Asset(file_address(path), images[path])
