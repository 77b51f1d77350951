"""Compute what the page of each decision and the list of decisions print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.decisions.canonical import version
from generator.decisions.walk import all_paths, count_paths
from generator.kinds import MODULE, Kind
from generator.model.decisions import Decision, Form, Outcome, Question
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.model.site import Asset, Page
from generator.render.addresses import FOLDERS, link, path_of
from generator.render.courses.taught import taught_in
from generator.render.decisions.chart import charts_of, svg
from generator.render.decisions.dmn import cells_of, dmn_text
from generator.render.decisions.exports import (
    CELLS,
    json_text,
    listable,
    paths_csv,
    schema_text,
)
from generator.render.decisions.outline import outcomes_html, questions_html, rules_html
from generator.render.decisions.phrases import given_words
from generator.render.decisions.program import walk_json_text
from generator.render.decisions.routes import Routes, routes_of
from generator.render.decisions.selfcheck import selfcheck_html
from generator.render.decisions.walking import walk_pages, walked
from generator.render.decisions.words import Writer, keys_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Adding, Frame, Link, View
from generator.render.lens import Held, Lens, held, lens
from generator.render.lines import Day, ReferenceLine, day, reference_lines
from generator.render.paged import Pages, further_frame, pages_at, shares_of
from generator.render.slots import Entry
from generator.words.words import Words

SCHEMA = "decisions/schema.json"
MOST_ENTRIES = 40  # questions, or outcomes, in a page's contents


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it is printed, and the branch that it shows, "" for the whole."""

    branch: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Way:
    """A way through: the words of its answers, and where it ends."""

    answers: str
    outcomes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a decision holds no longer, and what to read instead."""

    reason: Markup
    instead: Link | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What a decision's page prints."""

    title: str
    summary: str
    draft: bool
    retired: Retired | None
    table: bool
    collects: bool
    introduction: Markup
    start: str
    most: int
    ways_count: int
    drawings: tuple[Drawing, ...]
    selfcheck: Markup
    questions: Markup
    rules: Markup
    outcomes: Markup
    ways: tuple[Way, ...]
    downloads: tuple[Link, ...]
    references: tuple[ReferenceLine, ...]
    roles: tuple[Link, ...]
    owner: Link | None
    reviewed: Day | None
    due: Day | None
    taught: tuple[Link, ...]
    add: Adding
    version: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in the list of decisions; ``roles`` by their titles."""

    link: Link
    summary: str
    about: str
    roles: tuple[str, ...]
    held: Held


@dataclass(frozen=True, slots=True)
class DecisionsFacts:
    """What a page of the list of decisions prints."""

    title: str
    lens: Lens
    decisions: tuple[DecisionLine, ...]
    pages: Pages


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of decisions and the page of each."""
    shown = [*_shown(edition)]
    if shown:
        holding = [pair for pair in shown if pair[1].status is not Status.RETIRED]
        yield from _index(edition, holding)
    for decision, sheet in shown:
        yield _view(edition, decision, sheet)


def walks(edition: Edition) -> Iterator[Page | Asset]:
    """Yield the pages of every walk, and the files beside them and beside the decisions."""
    shown = [*_shown(edition)]
    for decision, _ in shown:
        routes = routes_of(decision)
        if routes:
            shared = walked(Writer(edition.at(path_of(routes.base)), decision), routes)
            yield from walk_pages(shared)
            yield Asset(f"{routes.base}walk.json", walk_json_text(shared))
        yield from _files(edition, decision)
    if shown:
        yield Asset(SCHEMA, schema_text())


# Private functions


def _shown(edition: Edition) -> Iterator[tuple[Decision, Sheet]]:
    for sheet in edition.shown.get(Kind.DECISION, ()):
        decision = edition.playbook.decisions.get(sheet.id)
        if decision is not None and decision.sound:
            yield decision, sheet


def _base(decision: Decision) -> str:
    return f"{FOLDERS[Kind.DECISION]}{decision.id}/"


def _index(edition: Edition, decisions: list[tuple[Decision, Sheet]]) -> Iterator[View]:
    address = FOLDERS[Kind.DECISION]
    desk = edition.at(path_of(address))
    shares = shares_of(decisions)
    titles = [it[0][0].title if it else "" for it in shares]
    sheets = [sheet for _, sheet in decisions]
    frame = Frame(
        address,
        "decisions",
        desk.gettext("Decisions"),
        desk.gettext(
            "Questions that lead to advice, with the reason and the source at every step."
        ),
        desk.crumbs(),
    )
    for number, share in enumerate(shares, 1):
        own = frame
        if number > 1:
            desk, own = further_frame(edition, frame, (), number, len(shares))
        lines = tuple(_line(desk, *pair) for pair in share)
        pages = pages_at(desk, address, titles, number, len(shares[0]))
        facts = DecisionsFacts(own.title, lens(desk, sheets), lines, pages)
        yield View(own, "decisions/index.html", facts)


def _line(desk: Desk, decision: Decision, sheet: Sheet) -> DecisionLine:
    return DecisionLine(
        desk.link(Target(Kind.DECISION, decision.id)),
        sheet.summary,
        _about(desk.words, decision),
        tuple(link.title for link in _roles(desk, decision)),
        held(desk.edition, sheet),
    )


def _about(words: Words, decision: Decision) -> str:
    asked = words.ngettext("%(num)s question", "%(num)s questions", len(decision.questions))
    if decision.collects:
        return words.gettext("Self-check, %(questions)s", questions=asked)
    outcomes = words.ngettext("%(num)s outcome", "%(num)s outcomes", len(decision.outcomes))
    most = words.gettext("Up to %(most)s of %(questions)s", most=_most(decision), questions=asked)
    return f"{most}, {outcomes}"


def _most(decision: Decision) -> int:
    routes = routes_of(decision)
    return routes.left[0] if routes else len(decision.questions)


def _view(edition: Edition, decision: Decision, sheet: Sheet) -> View:
    desk = edition.at(path_of(_base(decision)))
    facts = _facts(desk, decision, sheet)
    frame = Frame(
        address=_base(decision),
        section="decisions",
        title=decision.title,
        description=sheet.summary,
        crumbs=desk.crumbs((FOLDERS[Kind.DECISION], desk.gettext("Decisions"))),
        contents=tuple(_contents(desk, decision, facts)),
        source=decision.path,
        listed=sheet.status is Status.PUBLISHED,
        subject=Target(Kind.DECISION, sheet.id),
    )
    return View(frame, "decisions/decision.html", facts)


def _contents(desk: Desk, decision: Decision, facts: DecisionFacts) -> Iterator[Entry]:
    questions = _entries(decision.questions)
    if decision.collects:
        yield Entry(2, "dc-check", desk.gettext("Self-check"))
        yield from questions
    yield Entry(2, "dc-outcomes", desk.gettext("What can come out"))
    yield from _entries(decision.outcomes)
    if not decision.collects:
        yield Entry(2, "dc-how", desk.gettext("How this decision works"))
        if facts.drawings:
            yield Entry(3, "dc-chart", desk.gettext("The whole decision as a chart"))
        yield Entry(3, "dc-text", desk.gettext("The whole decision as text"))
        yield from questions
    if facts.ways:
        yield Entry(2 if decision.collects else 3, "dc-ways", desk.gettext("All ways through"))
    yield Entry(2, "dc-downloads", desk.gettext("Downloads"))
    if facts.references:
        yield Entry(2, "dc-references", desk.gettext("References"))
    yield Entry(2, "dc-about", desk.gettext("About this decision"))


def _entries(things: Sequence[Question | Outcome]) -> tuple[Entry, ...]:
    """Return an entry for each of *things*; none where nobody would read through them."""
    if len(things) > MOST_ENTRIES:
        return ()
    return tuple(Entry(3, it.id, it.title) for it in things)


def _facts(desk: Desk, decision: Decision, sheet: Sheet) -> DecisionFacts:
    writer = Writer(desk, decision)
    routes = routes_of(decision)
    reviewed = sheet.meta.reviewed
    start = writer.link(routes.address(routes.follow({}))) if routes else ""
    return DecisionFacts(
        title=decision.title,
        summary=sheet.summary,
        draft=sheet.status is Status.DRAFT,
        retired=_retired(desk, sheet) if sheet.status is Status.RETIRED else None,
        table=decision.form is Form.TABLE,
        collects=decision.collects,
        introduction=writer.block(decision.introduction, marked=True),
        start=start,
        most=_most(decision),
        ways_count=count_paths(decision.graph) if decision.graph else 0,
        drawings=tuple(_drawings(desk.words, decision)),
        selfcheck=selfcheck_html(writer) if decision.collects else Markup(),
        questions=questions_html(writer),
        rules=rules_html(writer),
        outcomes=outcomes_html(writer),
        ways=tuple(_ways(desk, decision, routes)) if routes else (),
        downloads=tuple(_downloads(desk, decision)),
        references=reference_lines(desk, tuple(keys_of(decision.proses()))),
        roles=_roles(desk, decision),
        owner=_owner(desk, sheet),
        reviewed=day(desk.words, reviewed) if reviewed else None,
        due=day(desk.words, sheet.due) if sheet.due else None,
        taught=taught_in(desk, Target(Kind.DECISION, decision.id)),
        add=Adding(f"decision:{decision.id}", desk.to_address(MODULE)),
        version=version(decision),
    )


def _retired(desk: Desk, sheet: Sheet) -> Retired:
    successor = sheet.meta.replaced_by
    instead = desk.link(Target(Kind.DECISION, successor)) if successor else None
    return Retired(desk.author.line(sheet.meta.reason), instead)


def _drawings(words: Words, decision: Decision) -> Iterator[Drawing]:
    names = [*(it.id for it in decision.questions), *(it.id for it in decision.outcomes)]
    for number, chart in enumerate(
        charts_of(words, decision, {name: f"#{name}" for name in names}), 1
    ):
        title = words.gettext("Chart: %(decision)s", decision=decision.title)
        if chart.answers:
            title = f"{title}, {chart.answers}"
        drawn = Markup(svg(chart, title, f"dc-chart-{number}"))  # noqa: S704  # escaped there
        yield Drawing(chart.answers, drawn)


def _ways(desk: Desk, decision: Decision, routes: Routes) -> Iterator[Way]:
    if routes.large:
        return
    for path in all_paths(decision):
        words = "; ".join(
            f"{question.title} {given_words(desk.words, question, value)}"
            for name, value in path.asked
            for question in (decision.question(name),)
        )
        href = link(routes.address(routes.follow(dict(path.asked))), desk.here)
        yield Way(words, tuple(Link(href, decision.outcome(it).label) for it in path.outcomes))


def _downloads(desk: Desk, decision: Decision) -> Iterator[Link]:
    yield Link(f"{decision.id}.json", desk.gettext("The decision (JSON)"))
    if _lists_ways(decision):
        yield Link(f"{decision.id}.csv", desk.gettext("Its ways through (CSV)"))
    if _fits_dmn(decision):
        yield Link(f"{decision.id}.dmn", desk.gettext("The decision (DMN 1.3)"))
    if any(keys_of(decision.proses())):
        yield Link(f"{decision.id}.bib", desk.gettext("Its references (BibTeX)"))


def _files(edition: Edition, decision: Decision) -> Iterator[Asset]:
    keys = sorted(keys_of(decision.proses()))
    base = f"{_base(decision)}{decision.id}"
    texts = {key: edition.citations.reference_text(key) for key in keys}
    yield Asset(f"{base}.json", json_text(decision))
    if _lists_ways(decision):
        yield Asset(f"{base}.csv", "".join(paths_csv(decision)))
    if _fits_dmn(decision):
        yield Asset(f"{base}.dmn", dmn_text(decision, texts, edition.words))
    if keys:
        entries = (edition.playbook.references[key].entry.source for key in keys)
        yield Asset(f"{base}.bib", "\n\n".join(entries) + "\n")


def _lists_ways(decision: Decision) -> bool:
    return not decision.collects and listable(decision)


def _fits_dmn(decision: Decision) -> bool:
    cells = cells_of(decision)
    return cells is not None and cells <= CELLS


def _roles(desk: Desk, decision: Decision) -> tuple[Link, ...]:
    roles = decision.sheet.meta.roles if decision.sheet else ()
    targets = (Target(Kind.ROLE, role) for role in roles)
    return tuple(desk.link(it) for it in targets if desk.shows(it))


def _owner(desk: Desk, sheet: Sheet) -> Link | None:
    name = str(sheet.meta.owner)
    if not name or name.startswith("@"):
        return Link("", name) if name else None
    return desk.link(Target(Kind.ROLE, name))
