"""Hold the nouns of a playbook: first as written (``Sources``), then looked up (``Playbook``).

A thing as written carries the place of every name in it. ``resolve`` is the only stage that turns
one into the other; whoever holds a ``Playbook`` can follow each id in it without a check.

What a playbook has by the ten thousand is a tuple with names; all else is a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from generator.diagnostics import Span, Text


class Kind(StrEnum):
    """What a page is about; the value is the word an author sees."""

    CARD = "card"
    ROLE = "role"
    RESOURCE = "resource"
    DECISION = "decision"
    COURSE = "course"
    DOC = "page"
    REFERENCE = "reference"
    TERM = "term"
    TENSION = "tension"
    IMAGE = "image"


class Status(StrEnum):
    """Where a sheet stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Basis(StrEnum):
    """What a statement rests on."""

    CITED = "cited"
    UNCITED = "uncited"
    EDITORIAL = "editorial"


class Name(NamedTuple):
    """A name as an author wrote it (of a card, a role, a key ...), and where."""

    value: str
    span: Span


# --- Markdown, as written ---------------------------------------------------------------------


class Event(NamedTuple):
    """One step of the Markdown parser: ``start``/``end`` are character offsets in the file.

    ``kind`` is ``start:paragraph``, ``end:paragraph``, ``text``, ``code``, ``soft-break`` ...;
    ``value`` is the text of a leaf or the attributes of a start.
    """

    kind: str
    value: Any
    start: int
    end: int


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


class Link(NamedTuple):
    """A link or image; ``target`` is the address as written, ``start`` the event's offset."""

    target: Name
    text: str
    start: int
    end: int
    image: bool = False


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
    """A suppression in the source: ``<!-- allow: RULE: reason -->``, good for its own block."""

    rule: Name
    reason: str
    span: Span
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a card says: a paragraph or a list item's own text in ``## Guidance``.

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

    @property
    def anchor(self) -> str:
        """Return the fragment that the statement is addressed by on its card's page."""
        return self.id.value if self.id else f"statement-{self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed Markdown text, as written; offsets count characters of ``text.content``."""

    text: Text
    start: int
    events: tuple[Event, ...]
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    notes: tuple[MarginalNote, ...] = ()
    statements: tuple[Statement, ...] = ()
    allowances: tuple[Allowance, ...] = ()


# --- References, as written -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a .bib entry: name in lower case, value with @strings expanded, LaTeX kept."""

    name: Name
    value: str
    span: Span  # of the value, without its braces or quotes


@dataclass(frozen=True, slots=True)
class Entry:
    """A .bib entry as written; ``fields`` by lower-case name, inherited ones included."""

    type: Name
    key: Name
    fields: Mapping[str, Field]
    span: Span
    source: str  # the entry's own text, as written, for the BibTeX download

    def get(self, name: str, default: str = "") -> str:
        """Return the value of field *name*, or *default*."""
        found = self.fields.get(name)
        return found.value if found else default


# --- Files of kb/, as written -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Markdown file with front matter; ``meta`` is the model of its kind.

    ``places`` has the span of each front matter value by path, such as ``("roles", 0)``; the key
    of a mapping stands at ``("related", "supports", "#")`` followed by the key.
    """

    kind: Kind
    id: str
    path: str
    meta: Any  # load.front_matter: CardMeta, RoleMeta, ResourceMeta, DocMeta ...
    places: Mapping[tuple[str | int, ...], Span]
    document: Document
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
    definition: str
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
    tension: str
    advice: str
    span: Span


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, such as the topic "adoption"."""

    id: str
    title: str
    description: str
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


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the authors wrote, each text parsed, no name looked up."""

    sheets: tuple[Sheet, ...] = ()
    entries: tuple[Entry, ...] = ()
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # CSL-JSON by key
    terms: tuple[Term, ...] = ()
    tensions: tuple[Tension, ...] = ()
    facets: tuple[Facet, ...] = ()
    documents: tuple[SourceDocument, ...] = ()
    allowances: tuple[Allowance, ...] = ()  # of YAML and .bib files; a sheet's are in its document
    images: frozenset[str] = frozenset()  # paths below kb/images/ and docs/
    failed: frozenset[str] = (
        frozenset()
    )  # paths that did not load: nothing is said of links to them
    decisions: tuple[Any, ...] = ()  # load.decisions: Decision
    courses: tuple[Any, ...] = ()  # model_courses: Course


# --- The playbook, looked up ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Where a link leads: a thing of the playbook, and a place on its page."""

    kind: Kind
    id: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A related card, seen from one side; ``label`` reads "supports", "is supported by" ..."""

    label: str
    card: str
    reason: str
    type: str
    forward: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A citation of a reference: the sheet, the statement if it is in one, and the cite."""

    sheet: Target
    cluster: Cluster
    cite: Cite
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A work, ready to be cited: the entry as written and its CSL-JSON item."""

    key: str
    slug: str
    entry: Entry
    item: Mapping[str, Any]
    incomplete: bool
    acknowledged: bool  # a stub that says of itself that it is incomplete


@dataclass(frozen=True, slots=True)
class Playbook:
    """The whole, looked up: every id in here leads to a thing in here.

    ``links`` has the target of every internal link by (path, offset); ``citing`` the uses of each
    reference in the order of the site; ``linking`` the sheets that link to a target;
    ``covering`` the statements that carry each fact of the source documents. ``lost`` has the names
    of works, facts, roles and facet values that lead nowhere, ``failed`` the files that did not
    load: what is missing because of them is said once.
    """

    sheets: Mapping[Kind, Mapping[str, Sheet]]
    references: Mapping[str, Reference]
    terms: Mapping[str, Term]
    tensions: tuple[Tension, ...]
    facets: Mapping[str, Facet]
    documents: tuple[SourceDocument, ...]
    links: Mapping[tuple[str, int], Target]
    relations: Mapping[str, tuple[Relation, ...]]
    citing: Mapping[str, tuple[Use, ...]]
    linking: Mapping[Target, tuple[Target, ...]]
    covering: Mapping[str, tuple[tuple[Sheet, Statement], ...]]
    aliases: Mapping[tuple[Kind, str], str]
    allowances: tuple[Allowance, ...]
    decisions: Mapping[str, Any] = field(default_factory=dict)
    courses: Mapping[str, Any] = field(default_factory=dict)
    lost: frozenset[Name] = frozenset()
    failed: frozenset[str] = frozenset()

    def all_sheets(self) -> Iterator[Sheet]:
        """Yield every sheet, kind by kind, sorted by id."""
        for kind in self.sheets:
            yield from self.sheets[kind].values()

    def cards(self) -> Sequence[Sheet]:
        """Return all cards, sorted by id."""
        return tuple(self.sheets.get(Kind.CARD, {}).values())

    def published_cards(self) -> Iterator[Sheet]:
        """Yield the cards that hold, neither draft nor retired."""
        return (card for card in self.cards() if card.status is Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says: of the site, and as options of the `playbook` plugin.

    ``suggest``: where suggestions go: ``mailto:`` address, or the address of a repository on
    GitHub, GitLab or Gitea, for a prefilled issue. ``severity`` maps rule ids to ``error``,
    ``warning``, ``info`` or ``off``. Paths are relative to the project's root. ``downloads`` names
    the forms of the whole playbook that the site offers.
    """

    site_name: str = "Playbook"
    site_url: str = ""
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    language: str = "en"
    repo_url: str = ""
    edit_uri: str = ""  # such as "edit/main/": the edit link is repo_url + edit_uri + path
    suggest: str = ""
    bibliography: tuple[str, ...] = ("references.bib",)
    csl: str = ""
    csl_locale: str = ""
    offline: bool = True  # a service worker keeps the site on visitors' devices
    downloads: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


# --- What comes out ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """What the search knows of a page, or of a part of one, beside its words.

    ``kind`` is one of `search.KINDS`. ``words`` are other names that people look for it by,
    ``terms`` those of the glossary's terms that lead to it. ``facets`` has the ids of its values by
    facet. ``body`` is the HTML that is searched, "" for the whole body of the page; ``fragment``
    is the place on the page, "" for the page itself.
    """

    kind: str
    title: str
    summary: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A compiled page: final links, clean HTML, to be poured into the shell of its section.

    ``path`` is below the site's root and ends in ``index.html`` (or is ``404.html``); ``section``
    names the part of the site that it belongs to, such as ``cards``: a shell stands for each
    section and depth in use. ``slots`` maps slot names to HTML that is final (``pour.SLOTS``).
    ``records`` are what the search finds of it; without any it finds a listed page by its words.
    """

    path: str
    section: str
    slots: Mapping[str, str]
    listed: bool = True  # in the sitemap, the feeds and the search index
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: an export, a feed, an image; written as it is."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of a card, in words; ``meaning``: the advice itself changed."""

    date: date
    words: str
    meaning: bool = False
