"""Hold the whole: as written (``Sources``), then looked up (``Playbook``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.findings.diagnostics import Span
from generator.kinds import SHEETS, Kind
from generator.model.courses import Course
from generator.model.decisions import Decision
from generator.model.sheets import Facet, Sheet, SourceDocument, Status, Suggestion, Tension, Term
from generator.model.text import Allowance, Cite, Cluster, Document, Name, Statement
from generator.model.works import Entry, Reference


@dataclass(frozen=True, slots=True)
class BadLink:
    """An outside address that led nowhere when it was asked for, or moved for good.

    ``day`` is the first on which that was so, ``words`` what the host said, or the new address.
    """

    address: str
    moved: bool
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """What `playbook links` found: on what day, of how many addresses that answered."""

    day: date
    addresses: int
    bad: tuple[BadLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the authors wrote, each text parsed, no name looked up."""

    sheets: tuple[Sheet, ...] = ()
    entries: tuple[Entry, ...] = ()
    items: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # CSL-JSON by key
    terms: tuple[Term, ...] = ()
    tensions: tuple[Tension, ...] = ()
    facets: tuple[Facet, ...] = ()
    documents: tuple[SourceDocument, ...] = ()
    allowances: tuple[Allowance, ...] = ()  # of YAML and .bib files; a sheet's are in its document
    images: frozenset[str] = frozenset()  # paths below kb/images/ and docs/
    neighbours: Mapping[str, str] = field(default_factory=dict)  # addresses of pages beside ours
    failed: frozenset[str] = (
        frozenset()
    )  # paths that did not load: nothing is said of links to them
    unsettled: frozenset[str] = frozenset()  # paths with headings whose ids cannot hold
    courses: tuple[Course, ...] = ()
    decisions: tuple[Decision, ...] = ()
    locked: tuple[Name, ...] = ()  # the addresses of ids.lock
    checked: LinkCheck | None = None  # what links.lock says
    moved: tuple[MovedFile, ...] = ()  # the lines of moved.lock
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedFile:
    """A file that had another place: the address on the site that it had there, its path now."""

    address: str
    path: str
    span: Span


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
    reason: Document | None
    type: str
    forward: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A citation of a reference: what cites it, the statement if it is in one, and the cite.

    ``prose``: it stands in a value of YAML, not in the body of a sheet.
    """

    sheet: Target
    cluster: Cluster
    cite: Cite
    statement: Statement | None
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Author prose that is not the body of a sheet, and the thing whose words it is.

    ``status`` is that of the page which it stands on.
    """

    owner: Target
    document: Document
    status: Status = Status.PUBLISHED


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
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    locked: tuple[Name, ...] = ()
    checked: LinkCheck | None = None
    moved: tuple[MovedFile, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    lost: frozenset[Name] = frozenset()
    failed: frozenset[str] = frozenset()

    def all_sheets(self) -> Iterator[Sheet]:
        """Yield every sheet, kind by kind, sorted by id."""
        for kind in self.sheets:
            yield from self.sheets[kind].values()

    def cards(self) -> Sequence[Sheet]:
        """Return all cards, sorted by id."""
        return tuple(self.sheets.get(Kind.CARD, {}).values())

    def passages(self) -> Iterator[Passage]:
        """Yield all author prose that is not the body of a sheet."""
        return passages(self.all_sheets(), self.terms.values(), self.tensions, self.facets.values())

    def texts(self) -> Iterator[Document]:
        """Yield all that authors wrote in Markdown, parsed."""
        for sheet in self.all_sheets():
            yield sheet.document
            yield from sheet.meta.prose()
        lists = passages((), self.terms.values(), self.tensions, self.facets.values())
        yield from (passage.document for passage in lists)

    def former(self, kind: Kind, name: str) -> Sequence[str]:
        """Return the ids that the thing *name* of a *kind* had before."""
        return [old for (of, old), now in self.aliases.items() if (of, now) == (kind, name)]

    def published_cards(self) -> Iterator[Sheet]:
        """Yield the cards that hold, neither draft nor retired."""
        return (card for card in self.cards() if card.status is Status.PUBLISHED)


def only(sheet: Sheet) -> Playbook:
    """Return a playbook that has *sheet* and nothing else."""
    return Playbook(
        sheets={**_NO_SHEETS, sheet.kind: {sheet.id: sheet}},
        references={},
        terms={},
        tensions=(),
        facets={},
        documents=(),
        links={},
        relations={},
        citing={},
        linking={},
        covering={},
        aliases={},
        allowances=(),
    )


def without_sheets(playbook: Playbook) -> Playbook:
    """Return *playbook* without its sheets: with its lists, its works, its decisions and courses."""
    return replace(playbook, sheets=_NO_SHEETS)


def passages(
    sheets: Iterable[Sheet],
    terms: Iterable[Term],
    tensions: Iterable[Tension],
    facets: Iterable[Facet],
) -> Iterator[Passage]:
    """Yield the prose of these things that is not the body of a sheet."""
    for sheet in sheets:
        target = Target(sheet.kind, sheet.id)
        yield from (Passage(target, it, sheet.status) for it in sheet.meta.prose())
    for term in terms:
        yield from _passages(Target(Kind.TERM, term.id), term.definition)
    for tension in tensions:
        yield from _passages(Target(Kind.TENSION, tension.id), tension.tension, tension.advice)
    for facet in facets:
        yield from _passages(Target(Kind.VALUE, facet.key), facet.description)
        for value in facet.values.values():
            yield from _passages(Target(Kind.VALUE, f"{facet.key}/{value.id}"), value.description)


# Private functions

_NO_SHEETS: Mapping[Kind, Mapping[str, Sheet]] = {kind: {} for kind in SHEETS}


def _passages(owner: Target, *documents: Document | None) -> Iterator[Passage]:
    yield from (Passage(owner, document) for document in documents if document)
