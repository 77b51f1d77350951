"""Compute what a reference's page prints: the work, and every statement that cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target, Use
from generator.model.sheets import Sheet
from generator.model.site import Asset
from generator.model.text import Cite, Statement
from generator.model.works import Reference
from generator.render.addresses import FOLDERS, address_of, path_of
from generator.render.author import Mark
from generator.render.courses.taught import taught_in
from generator.render.desk import Desk, Edition
from generator.render.exports import files
from generator.render.exports.coins import highwire, to_coins
from generator.render.frames import Frame, Link, View
from generator.render.lines import address_of_work
from generator.render.paged import Pages, further_frame, pages_at, shares_of
from generator.render.slots import Entry
from generator.render.views.reading import work_said

LABELS = {"page": ("p.", "pp."), "chapter": ("chap.", "chaps."), "section": ("sec.", "secs.")}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement that cites the work, in its sentence."""

    link: Link
    html: Markup
    mark: Mark | None
    locator: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A sheet that cites the work, with its statements that do."""

    kind: str
    link: Link
    statements: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A sheet that cites the work outside its statements, and under which headings."""

    kind: str
    link: Link
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Archived:
    """A copy that an archive keeps; ``day`` is in words, "" where nobody says."""

    href: str
    day: str


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """What a reference's page prints."""

    title: str
    name: str  # the same, in which a title tells its language
    key: str
    kind: str
    reference: Markup
    incomplete: bool
    note: str
    noted: bool  # the style is one for notes: it says what the first and later ones are
    in_text: str
    narrative: str
    text: str
    count: int
    citing: int
    cards: tuple[Citing, ...]
    mentions: tuple[Mention, ...]
    pages: Pages
    taught: tuple[Link, ...]
    work: Link | None
    archived: Archived | None
    bibtex: str
    coins: str
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FurtherFacts:
    """What a further page of a work prints that is cited often; ``first`` leads to its page."""

    title: str
    first: Link
    begin: int  # the number of the first card
    cards: tuple[Citing, ...]
    mentions: tuple[Mention, ...]
    pages: Pages


CARDS = 100  # on a page, with their statements
MENTIONS = 300  # on a page: lines of what else cites the work


def assets(reference: Reference) -> Iterator[Asset]:
    """Yield *reference* in each format."""
    folder = FOLDERS[Kind.REFERENCE]
    return files.assets(f"{folder}{reference.slug}/{reference.slug}", (reference,))


def views(edition: Edition, reference: Reference) -> Iterator[View]:
    """Yield the page of *reference*, and further ones where much cites it."""
    address = address_of(Target(Kind.REFERENCE, reference.key), edition.playbook.references)
    desk = edition.at(path_of(address))
    parts = _parts(desk, reference)
    trail = (FOLDERS[Kind.REFERENCE], desk.gettext("References"))
    facts = _facts(desk, reference, parts)
    frame = Frame(
        address,
        "references",
        facts.title,
        _description(desk, facts),
        desk.crumbs(trail),
        tuple(_contents(desk, facts)),
        source=reference.entry.span.path,
        head=_meta(reference),
        name=facts.name if isinstance(facts.name, Markup) else "",
        subject=Target(Kind.REFERENCE, reference.key),
    )
    yield View(frame, "reference.html", facts)
    begin = 1
    for number, part in enumerate(parts[1:], 2):
        begin += len(parts[number - 2].cards)
        desk, own = further_frame(edition, frame, (trail,), number, len(parts))
        first = desk.to(address, frame.title)
        cards, mentions = tuple(_by_sheet(desk, part.cards)), tuple(_mentions(desk, part.others))
        pages = _pages(desk, address, parts, number)
        yield View(
            own,
            "reference_further.html",
            FurtherFacts(own.title, first, begin, cards, mentions, pages),
        )


# Private functions


Grouped = Mapping[Target, list[Use]]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands on one page: cards with the statements that cite the work, and what else does."""

    cards: Grouped
    others: Grouped

    @property
    def begins(self) -> Target:
        return next(iter((*self.cards, *self.others)))


def _parts(desk: Desk, reference: Reference) -> tuple[_Part, ...]:
    """Return what cites *reference*, by page: the first has cards and others, at least none."""
    uses = [use for use in desk.playbook.citing[reference.key] if desk.holds(use.sheet)]
    stated = _grouped(use for use in uses if use.statement)
    beside = _grouped(use for use in uses if not use.statement)
    cards = [dict(it) for it in shares_of(tuple(stated.items()), CARDS)]
    others = [dict(it) for it in shares_of(tuple(beside.items()), MENTIONS)]
    further = (*(_Part(it, {}) for it in cards[1:]), *(_Part({}, it) for it in others[1:]))
    return (_Part(cards[0], others[0]), *further)


def _pages(desk: Desk, address: str, parts: Sequence[_Part], here: int) -> Pages:
    if len(parts) == 1:
        return Pages()
    titles = [desk.title(it.begins) for it in parts]
    return pages_at(desk, address, titles, here, CARDS)


def _meta(reference: Reference) -> str:
    """Return the tags by which Google Scholar and reference managers know the work."""
    return "\n".join(
        f'<meta name="{escape(name)}" content="{escape(content)}">'
        for name, content in highwire(reference.item)
    )


def _description(desk: Desk, facts: ReferenceFacts) -> str:
    if not facts.count:
        return desk.gettext(
            "%(work)s: the full reference, and the no statements that cite it.", work=facts.title
        )
    return desk.words.ngettext(
        "%(work)s: the full reference, and the %(num)s statement that cites it.",
        "%(work)s: the full reference, and the %(num)s statements that cite it.",
        facts.count,
        work=facts.title,
    )


def _contents(desk: Desk, facts: ReferenceFacts) -> Iterator[Entry]:
    yield Entry(2, "statements", desk.gettext("Statements that cite it"))
    yield from (Entry(3, f"in-{at}", it.link.title) for at, it in enumerate(facts.cards, 1))
    if facts.mentions:
        yield Entry(2, "mentions", desk.gettext("Also cited in"))
    yield Entry(2, "cite", desk.gettext("Cite it"))


def _facts(desk: Desk, reference: Reference, parts: Sequence[_Part]) -> ReferenceFacts:
    key = reference.key
    address = FOLDERS[Kind.REFERENCE] + f"{reference.slug}/"
    every = [own for part in parts for own in part.cards.values()]
    return ReferenceFacts(
        title=desk.title(Target(Kind.REFERENCE, key)),
        name=desk.name(Target(Kind.REFERENCE, key)),
        key=key,
        kind=work_said(desk, reference),
        reference=desk.edition.references[key],
        incomplete=reference.incomplete,
        note=reference.entry.get("note") if reference.incomplete else "",
        noted=desk.edition.citations.noted,
        in_text=_cited(desk, key, again=False),
        narrative=_cited(desk, key, again=True),
        text=desk.edition.citations.listed(key),
        count=sum(len({use.statement.number for use in own if use.statement}) for own in every),
        citing=len(every),
        cards=tuple(_by_sheet(desk, parts[0].cards)),
        mentions=tuple(_mentions(desk, parts[0].others)),
        pages=_pages(desk, address, parts, 1),
        taught=taught_in(desk, Target(Kind.REFERENCE, key)),
        work=_work(reference),
        archived=_archived(desk, reference),
        bibtex=files.biblatex((reference,)),
        coins=to_coins(reference.item),
        downloads=files.links(reference.slug),
    )


def _archived(desk: Desk, reference: Reference) -> Archived | None:
    """Return the copy that the entry names, if it is an address of the web."""
    address = reference.entry.get("archiveurl").strip()
    if not address.startswith(("https://", "http://")):
        return None
    written = reference.entry.get("archivedate").strip()
    try:
        return Archived(address, desk.words.day(date.fromisoformat(written)))
    except ValueError:
        return Archived(address, written)


def _cited(desk: Desk, key: str, *, again: bool) -> str:
    """Return how *key* is cited; *again*: within a sentence, or in a later note."""
    return desk.edition.citations.cited(key, again=again)


def _work(reference: Reference) -> Link | None:
    """Return the link to the work itself: by its DOI, else its address."""
    address = address_of_work(reference)
    return Link(address, address) if address else None


def _by_sheet(desk: Desk, cards: Grouped) -> Iterator[Citing]:
    for target, own in cards.items():
        sheet = desk.playbook.sheets[target.kind][target.id]
        yield Citing(target.kind.value, desk.link(target), tuple(_quoted(desk, sheet, own)))


def _grouped(uses: Iterable[Use]) -> dict[Target, list[Use]]:
    found: dict[Target, list[Use]] = {}
    for use in uses:
        found.setdefault(use.sheet, []).append(use)
    return found


def _quoted(desk: Desk, sheet: Sheet, uses: list[Use]) -> Iterator[Quoted]:
    cites: dict[int, list[Cite]] = {}
    statements: dict[int, Statement] = {}
    for use in uses:
        if use.statement:
            statements[use.statement.number] = use.statement
            cites.setdefault(use.statement.number, []).append(use.cite)
    for number, statement in statements.items():
        target = Target(sheet.kind, sheet.id, statement.anchor)
        yield Quoted(
            Link(desk.href(target), desk.gettext("statement %(number)s", number=number)),
            desk.author.statement(sheet, statement),
            desk.author.mark(statement),
            ", ".join(filter(None, (locator(cite) for cite in cites[number]))),
        )


def locator(cite: Cite) -> str:
    """Return where in the work *cite* points, such as ``pp. 33-35``; "" for the whole of it."""
    if not cite.locator:
        return ""
    one, many = LABELS.get(cite.label or "page", (cite.label, cite.label))
    several = any(mark in cite.locator for mark in "-\N{EN DASH},&")
    return f"{many if several else one} {cite.locator}"


def _mentions(desk: Desk, others: Grouped) -> Iterator[Mention]:
    for target, own in others.items():
        named = desk.playbook.sheets.get(target.kind, {})
        sheet = named.get(target.id)
        places = dict.fromkeys(_place(desk, sheet, use) for use in own) if sheet else {}
        yield Mention(desk.noun(target.kind), desk.link(target), tuple(it for it in places if it))


def _place(desk: Desk, sheet: Sheet, use: Use) -> Link | None:
    """Return the heading that the citation stands under."""
    if use.prose:
        return None
    above = [it for it in sheet.document.headings if it.start < use.cluster.start and it.level > 1]
    if not above:
        return None
    target = Target(sheet.kind, sheet.id, above[-1].id)
    return Link(desk.href(target), above[-1].text)
