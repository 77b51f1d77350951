"""Compute what a reference's page prints: the work, and every statement that cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

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
from generator.render.desk import Edition
from generator.render.exports import files
from generator.render.exports.coins import highwire, to_coins
from generator.render.frames import Frame, Link, View
from generator.render.slots import Entry

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
class ReferenceFacts:
    """What a reference's page prints."""

    title: str
    key: str
    reference: Markup
    incomplete: bool
    note: str
    in_text: str
    narrative: str
    text: str
    count: int
    cards: tuple[Citing, ...]
    mentions: tuple[Mention, ...]
    taught: tuple[Link, ...]
    work: Link | None
    bibtex: str
    coins: str
    downloads: tuple[Link, ...]


def assets(reference: Reference) -> Iterator[Asset]:
    """Yield *reference* in each format."""
    folder = FOLDERS[Kind.REFERENCE]
    return files.assets(f"{folder}{reference.slug}/{reference.slug}", (reference,))


def view(edition: Edition, reference: Reference) -> View:
    """Return the page of *reference*."""
    address = address_of(Target(Kind.REFERENCE, reference.key), edition.playbook.references)
    facts = _facts(edition, reference, path_of(address))
    frame = Frame(
        address,
        "references",
        facts.title,
        f"{facts.title}: the full reference, and the {facts.count or 'no'} statements that cite it.",
        edition.crumbs(path_of(address), (FOLDERS[Kind.REFERENCE], "References")),
        tuple(_contents(facts)),
        source=reference.entry.span.path,
        head=_meta(reference),
        subject=Target(Kind.REFERENCE, reference.key),
    )
    return View(frame, "reference.html", facts)


# Private functions


def _meta(reference: Reference) -> str:
    """Return the tags by which Google Scholar and reference managers know the work."""
    return "\n".join(
        f'<meta name="{escape(name)}" content="{escape(content)}">'
        for name, content in highwire(reference.item)
    )


def _contents(facts: ReferenceFacts) -> Iterator[Entry]:
    yield Entry(2, "statements", "Statements that cite it")
    yield from (Entry(3, f"in-{at}", it.link.title) for at, it in enumerate(facts.cards, 1))
    if facts.mentions:
        yield Entry(2, "mentions", "Also cited in")
    yield Entry(2, "cite", "Cite it")


def _facts(edition: Edition, reference: Reference, here: str) -> ReferenceFacts:
    key = reference.key
    uses = [use for use in edition.playbook.citing[key] if edition.holds(use.sheet)]
    cards = tuple(_by_sheet(edition, [use for use in uses if use.statement], here))
    return ReferenceFacts(
        title=edition.title(Target(Kind.REFERENCE, key)),
        key=key,
        reference=edition.references[key],
        incomplete=reference.incomplete,
        note=reference.entry.get("note") if reference.incomplete else "",
        in_text=edition.citations.in_text(key),
        narrative=edition.citations.in_text(key, narrative=True),
        text=edition.citations.reference_text(key),
        count=sum(len(card.statements) for card in cards),
        cards=cards,
        mentions=tuple(_mentions(edition, [use for use in uses if not use.statement], here)),
        taught=taught_in(edition, Target(Kind.REFERENCE, key), here),
        work=_work(reference),
        bibtex=files.bibtex((reference,)),
        coins=to_coins(reference.item),
        downloads=files.links(reference.slug),
    )


def _work(reference: Reference) -> Link | None:
    """Return the link to the work itself: by its DOI, else its address."""
    doi, url = str(reference.item.get("DOI", "")), str(reference.item.get("URL", ""))
    address = f"https://doi.org/{quote(doi, safe='/:;().-_')}" if doi else url
    return Link(address, address) if address.startswith(("https://", "http://")) else None


def _by_sheet(edition: Edition, uses: list[Use], here: str) -> Iterator[Citing]:
    for target, own in _grouped(uses).items():
        sheet = edition.playbook.sheets[target.kind][target.id]
        yield Citing(
            target.kind.value, edition.link(target, here), tuple(_quoted(edition, sheet, own, here))
        )


def _grouped(uses: Iterable[Use]) -> dict[Target, list[Use]]:
    found: dict[Target, list[Use]] = {}
    for use in uses:
        found.setdefault(use.sheet, []).append(use)
    return found


def _quoted(edition: Edition, sheet: Sheet, uses: list[Use], here: str) -> Iterator[Quoted]:
    cites: dict[int, list[Cite]] = {}
    statements: dict[int, Statement] = {}
    for use in uses:
        if use.statement:
            statements[use.statement.number] = use.statement
            cites.setdefault(use.statement.number, []).append(use.cite)
    for number, statement in statements.items():
        target = Target(sheet.kind, sheet.id, statement.anchor)
        yield Quoted(
            Link(edition.href(target, here), f"statement {number}"),
            edition.author.statement(sheet, statement, here),
            edition.author.mark(statement),
            ", ".join(filter(None, (locator(cite) for cite in cites[number]))),
        )


def locator(cite: Cite) -> str:
    """Return where in the work *cite* points, such as ``pp. 33-35``; "" for the whole of it."""
    if not cite.locator:
        return ""
    one, many = LABELS.get(cite.label or "page", (cite.label, cite.label))
    several = any(mark in cite.locator for mark in "-\N{EN DASH},&")
    return f"{many if several else one} {cite.locator}"


def _mentions(edition: Edition, uses: list[Use], here: str) -> Iterator[Mention]:
    for target, own in _grouped(uses).items():
        named = edition.playbook.sheets.get(target.kind, {})
        sheet = named.get(target.id)
        places = dict.fromkeys(_place(edition, sheet, use, here) for use in own) if sheet else {}
        yield Mention(
            target.kind.value, edition.link(target, here), tuple(it for it in places if it)
        )


def _place(edition: Edition, sheet: Sheet, use: Use, here: str) -> Link | None:
    """Return the heading that the citation stands under."""
    if use.prose:
        return None
    above = [it for it in sheet.document.headings if it.start < use.cluster.start and it.level > 1]
    if not above:
        return None
    target = Target(sheet.kind, sheet.id, above[-1].id)
    return Link(edition.href(target, here), above[-1].text)
