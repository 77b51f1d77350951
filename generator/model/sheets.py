"""Hold the files of kb/ as written: sheets, terms, tensions, facets, source documents."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import NewType

from generator.findings.diagnostics import Span
from generator.kinds import Kind
from generator.model.text import Basis, Document, Name
from generator.words.words import N_


class Status(StrEnum):
    """Where a sheet stands in its life."""

    DRAFT = N_("draft")
    PUBLISHED = N_("published")
    RETIRED = N_("retired")


# Ids of ours, as authors name them: in a `Playbook` each leads somewhere.
CardId = NewType("CardId", str)
RoleId = NewType("RoleId", str)


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change that readers should hear of; ``meaning``: the advice itself changed.

    ``before`` and ``after`` are the old and the new wording, where the author gives them.
    """

    date: date
    prose: Document | None
    meaning: bool = False
    before: Document | None = None
    after: Document | None = None

    def documents(self) -> tuple[Document | None, ...]:
        """Return the texts in it that are Markdown."""
        return self.prose, self.before, self.after

    def with_documents(self, change: Callable[[Document | None], Document | None]) -> Change:
        """Return it with each text in it changed."""
        prose, before, after = map(change, self.documents())
        return replace(self, prose=prose, before=before, after=after)

    @property
    def words(self) -> str:
        """Return what is told, in Markdown, "" where it could not be read."""
        return self.prose.source if self.prose else ""


@dataclass(frozen=True, slots=True)
class CardMeta:
    """What a card alone says: its reasons for each card that it is related to, by relation."""

    related: Mapping[str, Mapping[CardId, Document | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoleMeta:
    """What a role alone says; ``first`` are the cards to read first, in their order."""

    abbreviation: str = ""
    first: tuple[CardId, ...] = ()


@dataclass(frozen=True, slots=True)
class ResourceMeta:
    """What a resource alone says: where it is, who provides it, who can reach it."""

    where: Document | None = None
    provided_by: tuple[RoleId, ...] = ()
    reached_by: tuple[RoleId, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionMeta:
    """What a decision alone says: what it is written as, where it starts, what its rules rest on.

    ``unknown`` is "yes" or "no", "" where nothing is said.
    """

    kind: str = "tree"
    hit: str = "unique"
    start: str = ""
    basis: str = ""
    because: str = ""
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class CourseMeta:
    """What a course alone says: the share of points that passes, in per cent."""

    passing: int = 80


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page of docs/ alone says: a sentence for search engines."""

    description: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What front matter says: what several kinds of sheet share, and the parts of one kind each.

    ``review`` is in months, ``replaced_by`` an id of the sheet's own kind, ``owner`` a role's id or
    begins with ``@``; ``said_by`` has statements as ``card#statement``. ``facets`` has values by
    the facet's key. What a kind does not have is empty.
    """

    title: str = ""
    summary: str = ""
    status: Status = Status.PUBLISHED
    roles: tuple[RoleId, ...] = ()
    owner: str = ""
    reviewed: date | None = None
    review: int | None = None
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    replaced_by: str = ""
    reason: Document | None = None
    changes: tuple[Change, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_by: tuple[str, ...] = ()
    card: CardMeta = CardMeta()
    role: RoleMeta = RoleMeta()
    resource: ResourceMeta = ResourceMeta()
    decision: DecisionMeta = DecisionMeta()
    course: CourseMeta = CourseMeta()
    page: PageMeta = PageMeta()

    def prose(self) -> Iterator[Document]:
        """Yield the texts in it that are Markdown."""
        related = (reason for others in self.card.related.values() for reason in others.values())
        changes = (it for change in self.changes for it in change.documents())
        every = (self.resource.where, self.reason, *related, *changes)
        yield from (document for document in every if document)

    def with_prose(self, change: Callable[[Document], Document]) -> Meta:
        """Return it with each text in it changed."""

        def changed(document: Document | None) -> Document | None:
            return change(document) if document else None

        related = {
            relation: {card: changed(reason) for card, reason in others.items()}
            for relation, others in self.card.related.items()
        }
        return replace(
            self,
            reason=changed(self.reason),
            changes=tuple(it.with_documents(changed) for it in self.changes),
            card=replace(self.card, related=related),
            resource=replace(self.resource, where=changed(self.resource.where)),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Markdown file with front matter.

    ``places`` has the span of each front matter value by path, such as ``("roles", 0)``; the key
    of a mapping stands at ``("related", "supports", "#")`` followed by the key.
    """

    kind: Kind
    id: str
    path: str
    meta: Meta
    places: Mapping[tuple[str | int, ...], Span]
    document: Document
    complete: bool = True  # False: something in its front matter was wrong, and found
    outline: str = ""  # a digest of all but its words: see load.outline

    @property
    def title(self) -> str:
        """Return the title that readers see."""
        return self.meta.title

    @property
    def summary(self) -> str:
        """Return the one-sentence summary, "" where the kind has none."""
        return self.meta.summary

    @property
    def status(self) -> Status:
        """Return the sheet's status; a kind without one is published."""
        return self.meta.status

    @property
    def due(self) -> date | None:
        """Return when the sheet is to be reviewed next, None where it does not say."""
        reviewed, months = self.meta.reviewed, self.meta.review
        return months_after(reviewed, months) if reviewed and months else None

    def at(self, *path: str | int) -> Span:
        """Return the place of the front matter value at *path*, else of the nearest above it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return self.document.text.span(0)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    term: str
    definition: Document | None
    basis: Basis
    span: Span
    abbreviation: str = ""
    synonyms: tuple[str, ...] = ()
    cards: tuple[Name, ...] = ()
    role: Name | None = None
    marked: bool = True  # where it stands in a text, the word leads to this entry
    formerly: tuple[Name, ...] = ()  # ids that it had before


@dataclass(frozen=True, slots=True)
class Tension:
    """Two statements that pull against each other; ``between`` is written ``card#statement``."""

    id: str
    title: str
    between: tuple[Name, ...]
    tension: Document | None
    advice: Document | None
    span: Span
    formerly: tuple[Name, ...] = ()  # ids that it had before


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader suggested, and what became of it: ``accepted``, ``declined`` or ``done``.

    Its words are plain text. ``cards`` are those that it led to.
    """

    id: str
    said: str
    state: str
    day: date | None
    answer: str
    cards: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, such as the topic "adoption"."""

    id: str
    title: str
    description: Document | None
    span: Span
    formerly: tuple[Name, ...] = ()  # ids that it had before
    synonyms: tuple[str, ...] = ()  # what people type who look for it


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort cards; ``key`` is the front matter key it is written with, at ``key_span``."""

    id: str
    key: str
    title: str
    plural: str
    values: Mapping[str, FacetValue]
    span: Span
    key_span: Span
    description: Document | None = None
    formerly: tuple[Name, ...] = ()  # keys that it had before


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """A statement of a source document; ``facts`` maps fact ids such as ``A1.1a`` to words."""

    id: str
    cites: tuple[Name, ...]
    basis: Basis
    facts: Mapping[str, str]
    span: Span


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that the playbook is distilled from."""

    id: str
    title: str
    description: str
    statements: tuple[SourceStatement, ...]
    span: Span


def months_after(day: date, months: int) -> date:
    """Return the day *months* after *day*, the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, MAXYEAR)
    last = 28 if day.day <= 28 else monthrange(year, month + 1)[1]  # which takes its time
    return date(year, month + 1, min(day.day, last))
