"""Hold Markdown as written: events, links, citations, statements, notes, with their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from generator.findings.diagnostics import Edit, Span, Text


class Basis(StrEnum):
    """What a statement rests on."""

    CITED = "cited"
    UNCITED = "uncited"
    EDITORIAL = "editorial"


class Name(NamedTuple):
    """A name as an author wrote it (of a card, a role, a key ...), and where."""

    value: str
    span: Span


# The tags of HTML that stand in a line of text; all others are blocks.
PHRASES = frozenset(
    "abbr b br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var wbr".split()
)


class Event(NamedTuple):
    """One step of the Markdown parser: ``start``/``end`` are character offsets in the file.

    ``kind`` is ``start:paragraph``, ``end:paragraph``, ``text``, ``code``, ``soft-break`` ...;
    ``value`` is the text of a leaf or the attributes of a start.
    """

    kind: str
    value: object
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the text of a leaf, or the one name of a start, "" where there is none."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def tag(self) -> str:
        """Return the name of a tag of HTML that is kept (``markup``), "" for another event."""
        return self.words.strip("</>").partition(" ")[0] if self.kind == "markup" else ""

    def attribute(self, name: str) -> str:
        """Return the attribute *name* of a start, "" where it has none."""
        found = self.value.get(name) if isinstance(self.value, Mapping) else None
        return found if isinstance(found, str) else ""


# Where a cell of a table begins, and what stands between those of a row where it is said in a line.
CELL = "start:table-cell"
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Container:
    """A block with a title that holds others: the value of ``start:container``.

    ``kind``: ``callout``, ``details`` or ``tab``; ``type``: which callout it looks like.
    ``title`` is None where the author wrote one, which follows as ``container-title``; "" for
    none.
    """

    kind: str
    type: str = ""
    title: str | None = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of inline content: what stands in one paragraph, heading, item or table cell.

    ``first`` and ``last`` are the indexes of its first event and after its last; ``block`` names
    what it stands in.
    """

    first: int
    last: int
    start: int
    end: int
    block: str


class Heading(NamedTuple):
    """A heading: its level, plain text and the id that its section is addressed by."""

    level: int
    text: str
    id: str
    start: int
    end: int
    span: Span
    explicit: bool = False
    formerly: tuple[str, ...] = ()  # ids that it had before


class Link(NamedTuple):
    """A link or image; ``target`` is the address as written, ``start`` the event's offset."""

    target: Name
    text: str
    start: int
    end: int
    image: bool = False


class Slip(NamedTuple):
    """A stretch that may be meant as a citation, and the right form of it.

    ``keys``: those that it seems to cite; ``sure``: it is no text whatever they are. Where it names
    an ``author`` (and a second one on a line of its own) and a ``year`` instead, ``right`` has
    ``{}`` for the key.
    """

    span: Span
    written: str
    keys: tuple[str, ...]
    right: str
    author: str = ""
    year: str = ""
    sure: bool = False


class Cite(NamedTuple):
    """One work in a citation. Prefix and suffix are Markdown, as written, without outer space.

    ``locator`` and ``label`` are split off the suffix (``p. 33`` is ``33`` with label ``page``; the
    labels are CSL's locator terms). A locator that is not understood stays in ``suffix``.
    """

    key: Name
    prefix: str = ""
    suffix: str = ""
    locator: str = ""
    label: str = ""
    suppress_author: bool = False


class Cluster(NamedTuple):
    """A citation: one or more works cited in one place.

    ``narrative``: the first work's author stands in the sentence, as in ``@li2010 [p. 3]``.
    ``start``/``end`` are character offsets of the whole in the file.
    """

    cites: tuple[Cite, ...]
    start: int
    end: int
    span: Span
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class MarginalNote:
    """An HTML comment of ``name: value`` pairs; ``pairs`` keep the place of both."""

    pairs: tuple[tuple[Name, Name], ...]
    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Allowance:
    """A suppression in the source: ``<!-- allow: RULE: reason -->``, good for its own block.

    ``removal`` is the edit that takes it out.
    """

    rule: Name
    reason: str
    span: Span
    first_line: int
    last_line: int
    removal: Edit


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a card says: a paragraph, a list item's own text or a row in ``## Guidance``.

    ``start``/``end`` bound its inline text. ``id`` is "" where the author gave none; ``number``
    counts from 1 in the card. ``basis`` is None for a bare statement (a finding).
    """

    number: int
    text: str
    start: int
    end: int
    span: Span
    clusters: tuple[Cluster, ...] = ()
    id: Name | None = None
    origins: tuple[Name, ...] = ()  # facts of source documents, from `from:`
    basis: Basis | None = None
    notes: tuple[MarginalNote, ...] = ()
    formerly: tuple[Name, ...] = ()  # ids that it had before

    @property
    def anchor(self) -> str:
        """Return the fragment that the statement is addressed by on its card's page."""
        return self.id.value if self.id else f"statement-{self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed Markdown text, as written; offsets count characters of ``text.content``.

    Of one that a memory gave back, ``packed`` returns the events, which are most of it: they are
    unpacked when somebody asks for them.
    """

    late: ClassVar = "events"

    text: Text
    start: int
    events: tuple[Event, ...]
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    notes: tuple[MarginalNote, ...] = ()
    statements: tuple[Statement, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    slips: tuple[Slip, ...] = ()
    packed: Callable[[], tuple[Event, ...]] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    if not TYPE_CHECKING:  # for it, all fields are there

        def __getattr__(self, name: str) -> object:
            """Return the events, where they are packed still."""
            if name != self.late or self.packed is None:
                raise AttributeError(name)
            object.__setattr__(self, "events", self.packed())
            object.__setattr__(self, "packed", None)
            return self.events

    @property
    def source(self) -> str:
        """Return the Markdown as it is written."""
        return self.text.content[self.start :]
