"""Hold the files of kb/ as written: sheets, terms, tensions, facets, source documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from generator.findings.diagnostics import Span
from generator.kinds import Kind
from generator.model.text import Basis, Document, Name


class Status(StrEnum):
    """Where a sheet stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change that readers should hear of; ``meaning``: the advice itself changed."""

    date: date
    prose: Document | None
    meaning: bool = False

    @property
    def words(self) -> str:
        """Return what is told, in Markdown, "" where it could not be read."""
        return self.prose.source if self.prose else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Markdown file with front matter; ``meta`` is the model of its kind.

    ``places`` has the span of each front matter value by path, such as ``("roles", 0)``; the key
    of a mapping stands at ``("related", "supports", "#")`` followed by the key. ``prose`` has the
    values that are Markdown, by the same paths.
    """

    kind: Kind
    id: str
    path: str
    meta: Any  # load.front_matter: CardMeta, RoleMeta, ResourceMeta, DocMeta ...
    places: Mapping[tuple[str | int, ...], Span]
    document: Document
    prose: Mapping[tuple[str | int, ...], Document] = field(default_factory=dict)
    complete: bool = True  # False: something in its front matter was wrong, and found
    outline: str = ""  # a digest of all but its words: see load.outline

    @property
    def title(self) -> str:
        """Return the title that readers see."""
        return str(self.meta.title)

    @property
    def summary(self) -> str:
        """Return the one-sentence summary, "" where the kind has none."""
        return str(getattr(self.meta, "summary", ""))

    @property
    def status(self) -> Status:
        """Return the sheet's status; a kind without one is published."""
        status: Status = getattr(self.meta, "status", Status.PUBLISHED)
        return status

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the changes that are told of it, as written."""
        return tuple(
            Change(change.date, self.prose.get(("changes", number, "words")), change.meaning)
            for number, change in enumerate(getattr(self.meta, "changes", ()))
        )

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


@dataclass(frozen=True, slots=True)
class Tension:
    """Two statements that pull against each other; ``between`` is written ``card#statement``."""

    id: str
    title: str
    between: tuple[Name, ...]
    tension: Document | None
    advice: Document | None
    span: Span


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


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort cards; ``key`` is the front matter key it is written with."""

    id: str
    key: str
    title: str
    plural: str
    values: Mapping[str, FacetValue]
    span: Span
    description: Document | None = None


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
