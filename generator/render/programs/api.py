"""Write the playbook as JSON for other programs, each file with the schema that describes it.

The classes here are what the files hold: the schemas are made from them, so the two agree. A new
key may come at any time; one that goes or means something else raises `VERSION`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Term
from generator.model.site import Asset
from generator.render.addresses import address_of, canonical
from generator.render.desk import Edition
from generator.render.evidence import Judged

VERSION = 1
FOLDER = "api/"
CARDS = "cards.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Id = Annotated[str, Field(description="Stays the same for as long as the thing is published.")]
Url = Annotated[
    str, Field(description="Whole where the site's own address is set, else from the site's root.")
]
Iso = Annotated[
    str,
    Field(
        description="A day, as year-month-day; empty if unknown.", pattern=r"^(\d{4}-\d\d-\d\d)?$"
    ),
]
Version = Annotated[int, Field(description="Raised when a key goes or changes its meaning.")]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a card: its plain words, the mark of its evidence, the works it cites."""

    id: Id
    url: Url
    text: str
    mark: Annotated[str, Field(description="Such as `cited`; empty if it names no basis.")]
    references: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another card, how it stands to this one, and why."""

    label: str
    card: Id
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change, in words; `meaning`: the advice itself changed.

    `before` and `after` are the old and the new wording, empty where the card does not give them.
    """

    date: Iso
    words: str
    meaning: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card; `facets` has the ids of its values by the facet's key, such as `topics`."""

    id: Id
    url: Url
    title: str
    summary: str
    status: str
    replaced_by: Id
    roles: tuple[Id, ...]
    facets: dict[str, tuple[Id, ...]]
    synonyms: tuple[str, ...]
    owner: str
    reviewed: Iso
    due: Iso
    statements: tuple[Statement, ...]
    related: tuple[Relation, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and the cards that are for it."""

    id: Id
    url: Url
    title: str
    abbreviation: str
    summary: str
    status: str
    synonyms: tuple[str, ...]
    cards: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A work: its reference as text, its CSL-JSON item, and the cards that cite it."""

    id: Id
    url: Url
    text: str
    incomplete: bool
    item: dict[str, Any]
    cards: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term of the glossary, as plain text; `role` is empty where it names none."""

    id: Id
    url: Url
    term: str
    abbreviation: str
    synonyms: tuple[str, ...]
    definition: str
    basis: str
    role: Id
    cards: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision; `data` leads to the whole of it: questions, answers, outcomes."""

    id: Id
    url: Url
    title: str
    summary: str
    status: str
    form: str
    data: Url
    cards: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards that have a page, retired ones too, by id."""

    version: Version
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """All roles that have a page, by id."""

    version: Version
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class References:
    """All works of the bibliography."""

    version: Version
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms."""

    version: Version
    terms: tuple[DefinedTerm, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions that have a page, by id."""

    version: Version
    decisions: tuple[Decision, ...]


# Returns the text of a name: the one that was made before, else what it is given to make.
Kept = Callable[[str, Callable[[], str]], str]


def cards(edition: Edition, kept: Kept = lambda _, make: make()) -> Iterator[Asset]:
    """Yield the file of all cards, which quotes their statements, and its schema.

    What *kept* has of a card, by its id, is not written again.
    """
    api = _Api(edition)
    shown = edition.shown.get(Kind.CARD, ())
    written = [kept(card.id, partial(_card_text, api, card)) for card in shown]
    listed = "[\n" + ",\n".join(written) + "\n ]" if written else "[]"
    text = f'{{\n "version": {VERSION},\n "cards": {listed}\n}}\n'
    yield Asset(f"{FOLDER}{CARDS}", text)
    yield Asset(f"{FOLDER}schema/{CARDS}", kept("", lambda: _adapter(Cards)[1]))


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield each other file of the interface, and its schema."""
    api = _Api(edition)
    yield from files(Roles(VERSION, tuple(api.roles())))
    yield from files(References(VERSION, tuple(api.references())))
    yield from files(Glossary(VERSION, tuple(api.terms())))
    yield from files(Decisions(VERSION, tuple(api.decisions())))


def files(value: Any) -> Iterator[Asset]:
    """Yield the file that holds *value*, one of the classes of an interface, and its schema."""
    kind: Any = type(value)
    adapter, schema = _adapter(kind)
    name = f"{type(value).__name__.lower()}.json"
    yield Asset(f"{FOLDER}{name}", adapter.dump_json(value, indent=1).decode() + "\n")
    yield Asset(f"{FOLDER}schema/{name}", schema)


def url_of(edition: Edition, target: Target) -> str:
    """Return the address of *target*: whole where the site's own is known."""
    return _Api(edition).whole(address_of(target, edition.playbook.references))


# Private functions


@cache
def _adapter(kind: Any) -> tuple[TypeAdapter[Any], str]:
    """Return what writes values of *kind*, and its schema: pydantic takes long to make both."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    schema = {"$schema": DIALECT, **adapter.json_schema(mode="serialization")}
    return adapter, json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _card_text(api: _Api, card: Sheet) -> str:
    """Return *card* as it stands in the file of all cards: JSON has no line end but between values."""
    written: str = _adapter(Card)[0].dump_json(api.card(card), indent=1).decode()
    return "  " + written.replace("\n", "\n  ")


@dataclass(frozen=True, slots=True)
class _Api:
    """A playbook for programs."""

    edition: Edition

    def whole(self, address: str) -> str:
        return canonical(self.edition.settings.site_url, address) or address

    def card(self, card: Sheet) -> Card:
        meta = card.meta
        return Card(
            card.id,
            url_of(self.edition, Target(Kind.CARD, card.id)),
            card.title,
            card.summary,
            card.status.value,
            meta.replaced_by,
            tuple(meta.roles),
            {key: tuple(meta.facets[key]) for key in sorted(meta.facets)},
            tuple(meta.synonyms),
            meta.owner,
            meta.reviewed.isoformat() if meta.reviewed else "",
            card.due.isoformat() if card.due else "",
            tuple(self._statement(card, it) for it in self.edition.evidence[card.id].judged),
            tuple(self._related(card)),
            tuple(
                Change(
                    it.date.isoformat(),
                    self.edition.author.plain(it.prose),
                    it.meaning,
                    self.edition.author.plain(it.before),
                    self.edition.author.plain(it.after),
                )
                for it in card.meta.changes
            ),
        )

    def roles(self) -> Iterator[Role]:
        for role in self.edition.shown.get(Kind.ROLE, ()):
            yield Role(
                role.id,
                url_of(self.edition, Target(Kind.ROLE, role.id)),
                role.title,
                role.meta.role.abbreviation,
                role.summary,
                role.status.value,
                tuple(role.meta.synonyms),
                tuple(sorted(card.id for card in self.edition.by_role.get(role.id, ()))),
            )

    def references(self) -> Iterator[Reference]:
        citing = self.edition.playbook.citing
        for key, reference in self.edition.playbook.references.items():
            uses = (use.sheet for use in citing.get(key, ()) if use.sheet.kind is Kind.CARD)
            yield Reference(
                key,
                url_of(self.edition, Target(Kind.REFERENCE, key)),
                self.edition.citations.reference_text(key),
                reference.incomplete,
                dict(reference.item),
                tuple(sorted({it.id for it in uses if self.edition.holds(it)})),
            )

    def terms(self) -> Iterator[DefinedTerm]:
        for term in sorted(self.edition.playbook.terms.values(), key=lambda it: it.id):
            yield self._term(term)

    def decisions(self) -> Iterator[Decision]:
        for sheet in self.edition.shown.get(Kind.DECISION, ()):
            decision = self.edition.playbook.decisions.get(sheet.id)
            if decision is None:
                continue
            address = address_of(Target(Kind.DECISION, sheet.id), self.edition.playbook.references)
            cards = {card.value for outcome in decision.outcomes for card in outcome.cards}
            yield Decision(
                sheet.id,
                self.whole(address),
                sheet.title,
                sheet.summary,
                sheet.status.value,
                decision.form.value,
                self.whole(f"{address}{sheet.id}.json"),
                tuple(sorted(it for it in cards if self.edition.holds(Target(Kind.CARD, it)))),
            )

    def _statement(self, card: Sheet, judged: Judged) -> Statement:
        anchor = judged.statement.anchor
        return Statement(
            anchor,
            url_of(self.edition, Target(Kind.CARD, card.id, anchor)),
            judged.words,
            judged.mark.name if judged.mark else "",
            judged.keys,
        )

    def _related(self, card: Sheet) -> Iterator[Relation]:
        for it in self.edition.playbook.relations.get(card.id, ()):
            if self.edition.holds(Target(Kind.CARD, it.card)):
                yield Relation(it.label, it.card, self.edition.author.plain(it.reason))

    def _term(self, term: Term) -> DefinedTerm:
        cards = (card.value for card in term.cards)
        return DefinedTerm(
            term.id,
            url_of(self.edition, Target(Kind.TERM, term.id)),
            term.term,
            term.abbreviation,
            term.synonyms,
            self.edition.author.plain(term.definition),
            term.basis.value,
            term.role.value if term.role else "",
            tuple(it for it in cards if self.edition.holds(Target(Kind.CARD, it))),
        )
