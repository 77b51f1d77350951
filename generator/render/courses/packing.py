"""Gather the content of a course's packs: every text finished, every address whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import nh3
from markupsafe import escape

from generator.courses.editions import card_of, edition_of_card, statement_of
from generator.kinds import Kind
from generator.model.courses import Activity, Course, Module, Question, Reading, Sort
from generator.model.decisions import Prose
from generator.model.playbook import Target
from generator.model.sheets import Status, Term
from generator.model.site import Asset
from generator.packs.content import (
    Pack,
    PackLink,
    PackModule,
    PackOption,
    PackPart,
    PackQuestion,
    PackTerm,
    short,
)
from generator.packs.formats import FORMATS, packed
from generator.packs.slides import untagged
from generator.render.addresses import (
    FOLDERS,
    NOT_FOUND,
    address_of,
    short_address,
    short_module,
)
from generator.render.courses.prose import block, line
from generator.render.courses.shared import holding, shown_courses
from generator.render.desk import Desk, Edition
from generator.render.frames import Link

FOLDER = "packs/"
TALK = 90  # characters of the title of a discussion

# Learning systems take more away than this; what stands here arrives everywhere.
_CLEANER = nh3.Cleaner(
    tags=set(
        "a b blockquote br code em i li ol p pre strong table tbody td th thead tr ul".split()
    ),
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A format that a course can be had in, and its files."""

    words: str
    files: tuple[Link, ...]


def refusal(edition: Edition, course: Course) -> str:
    """Return in a sentence why *course* cannot be taken along, "" where it can."""
    site = urlsplit(edition.settings.site_url)
    if site.scheme != "https" or not site.netloc:
        return (
            "a pack needs links that work from anywhere: set `site_url` in mkdocs.yml to the"
            " https address of the site"
        )
    if course.sheet.status is not Status.PUBLISHED:
        return f"the course `{course.id}` is not published"
    for _, reading in course.readings():
        card = card_of(reading, course, edition.playbook)
        if card and card.status is not Status.PUBLISHED:
            return f"the course `{course.id}` reads the card `{card.id}`, which is not published"
    return ""


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the packs of all courses that can be taken along, in every format."""
    whole, told = absolute(edition), dict[str, PackTerm]()
    for course in shown_courses(edition):
        if refusal(edition, course):
            continue
        pack = pack_of(whole, course, told)
        for form in FORMATS:
            for name, make in packed(pack, form):
                content = make()
                for known in (name, *_former(edition, course, name)):
                    yield Asset(f"{FOLDER}{known}", content)


def absolute(edition: Edition) -> Edition:
    """Return *edition* as it is printed for other sites: each link from `NOT_FOUND` is whole."""
    root = f"{edition.settings.site_url.rstrip('/')}/"
    citations = replace(edition.citations, root=root, printed={})
    author = replace(edition.author, root=root, citations=citations)
    return replace(edition, root=root, author=author).without_notes()


def pack_of(edition: Edition, course: Course, told: dict[str, PackTerm] | None = None) -> Pack:
    """Return the content of *course*'s packs; *edition* is an `absolute` one.

    *told* are the terms that packs of this edition had before; those of this one are put there.
    """
    reviewed = course.sheet.meta.reviewed
    cards = {
        card.id: card
        for it in course.readings()
        if (card := card_of(it[1], course, edition.playbook))
    }
    return Pack(
        course.id,
        course.title,
        course.sheet.summary,
        edition.settings.site_name,
        edition.root + FOLDERS[Kind.COURSE] + f"{course.id}/",
        reviewed.isoformat() if reviewed else "1980-01-01",
        edition.settings.language,
        course.passing,
        _Packer(edition, course.introduction).html(),
        tuple(_module(edition, course, it) for it in holding(course)),
        tuple(_terms(edition, set(cards), {} if told is None else told)),
        {name: edition_of_card(cards[name]) for name in sorted(cards)},
        edition.words,
    )


def offers(desk: Desk, course: Course) -> tuple[Offered, ...]:
    """Return what *course*'s page offers to take along, nothing where no pack can be made."""
    if refusal(desk.edition, course):
        return ()
    return tuple(
        Offered(desk.gettext(chosen.words), tuple(_files(desk, course, form)))
        for form, chosen in FORMATS.items()
    )


def clean(html: str) -> str:
    """Return *html* in few tags and one line: what every system keeps of it."""
    return " ".join(_CLEANER.clean(html).split())


# Private functions


def _former(edition: Edition, course: Course, name: str) -> Iterator[str]:
    """Yield the names that the file *name* had when *course*, or the module it is of, had another id.

    A file cannot lead on as a page can: who has the old address gets what stands at the new one.
    """
    rest = name.removeprefix(course.id)
    rests = [rest]
    for module in course.modules:
        end = rest.removeprefix(f"-{module.id}.")
        if end != rest:
            rests += [f"-{old.value}.{end}" for old in module.formerly]
    for old in (course.id, *edition.playbook.former(Kind.COURSE, course.id)):
        yield from (f"{old}{it}" for it in rests if f"{old}{it}" != name)


def _files(desk: Desk, course: Course, form: str) -> Iterator[Link]:
    if FORMATS[form].write is not None:
        name = f"{course.id}{FORMATS[form].end}"
        yield desk.to(f"{FOLDER}{name}", name)
        return
    for module in holding(course):
        name = f"{course.id}-{module.id}{FORMATS[form].end}"
        yield desk.to(f"{FOLDER}{name}", module.title)


@dataclass(frozen=True, slots=True)
class _Packer:
    """A playbook whose courses are packed."""

    edition: Edition
    prose: Prose

    def html(self) -> str:
        return clean(block(self.edition.at(NOT_FOUND), self.prose))

    def line(self) -> str:
        return clean(line(self.edition.at(NOT_FOUND), self.prose))

    def talk(self, number: int) -> PackPart:
        html = self.html()
        return PackPart(f"discussion-{number}", short(untagged(html), TALK), html)


def _module(edition: Edition, course: Course, module: Module) -> PackModule:
    return PackModule(
        module.id,
        module.title,
        edition.root + short_module(course.id, module.id),
        module.minutes,
        untagged(_Packer(edition, module.aim).line()),
        _Packer(edition, module.text).html(),
        tuple(link for it in module.readings for link in _link(edition, course, it)),
        tuple(_activity(edition, it) for it in module.activities),
        tuple(_Packer(edition, it).talk(n) for n, it in enumerate(module.discussions, 1)),
        tuple(_question(edition, it) for it in module.questions if it.id and _whole(it)),
        _Packer(edition, module.trainer).html(),
    )


def _whole(question: Question) -> bool:
    """Tell whether *question* can be asked: what is wrong with another is a finding."""
    return question.sort is Sort.OPEN or bool(question.right and len(question.options) > 1)


def _link(edition: Edition, course: Course, reading: Reading) -> Iterator[PackLink]:
    target = edition.playbook.links.get((course.text.path, reading.link.start))
    why = untagged(_Packer(edition, reading.why).line())
    if target is None:
        written = reading.link.target.value
        if written.startswith(("https:", "http:")):
            yield PackLink(f"link:{written}", reading.link.text, written, "", why)
        return
    sheet = edition.playbook.sheets.get(target.kind, {}).get(target.id)
    brief = short_address(target) or address_of(target, edition.playbook.references)
    fragment = address_of(target, edition.playbook.references).partition("#")[1:]
    url = edition.root + brief.partition("#")[0] + "".join(fragment)
    title = edition.title(Target(target.kind, target.id)) if sheet else reading.link.text
    name = f"{target.kind.value}:{target.id or target.fragment}"
    yield PackLink(name, title, url, sheet.summary if sheet else "", why)


def _activity(edition: Edition, activity: Activity) -> PackPart:
    return PackPart(
        activity.id, activity.title, _Packer(edition, activity.text).html(), activity.minutes
    )


def _question(edition: Edition, question: Question) -> PackQuestion:
    return PackQuestion(
        question.id,
        question.title,
        question.sort.value,
        _Packer(edition, question.text).html(),
        tuple(
            PackOption(
                f"<p>{_Packer(edition, it.words).line()}</p>",
                untagged(_Packer(edition, it.words).line()),
                it.right,
                _Packer(edition, it.because).line(),
            )
            for it in question.options
        ),
        _Packer(edition, question.because).html() + "".join(_basis(edition, question)),
        tuple(sorted(set(_keys(edition, question)))),
    )


def _basis(edition: Edition, question: Question) -> Iterator[str]:
    """Yield the statements that *question* rests on, each with its mark and its card."""
    for name in question.known:
        statement = statement_of(name.value, edition.playbook)
        card = edition.playbook.sheets[Kind.CARD].get(name.value.partition("#")[0])
        if statement is None or card is None:
            continue
        mark = edition.author.mark(statement)
        loud = f" ({edition.gettext(mark.words)})" if mark and not mark.quiet else ""
        words = clean(edition.author.statement(card, statement))
        link = escape(
            f"{edition.root}{short_address(Target(Kind.CARD, card.id))}#{statement.anchor}"
        )
        yield f'<blockquote><p>{words}{escape(loud)} <a href="{link}">{escape(card.title)}</a></p></blockquote>'


def _keys(edition: Edition, question: Question) -> Iterator[str]:
    for name in question.known:
        statement = statement_of(name.value, edition.playbook)
        for cluster in statement.clusters if statement else ():
            yield from (cite.key.value for cite in cluster.cites)


def _terms(edition: Edition, cards: set[str], told: dict[str, PackTerm]) -> Iterator[PackTerm]:
    for term in sorted(edition.playbook.terms.values(), key=lambda it: it.id):
        if not cards.isdisjoint(name.value for name in term.cards):
            if term.id not in told:
                told[term.id] = _term(edition, term)
            yield told[term.id]


def _term(edition: Edition, term: Term) -> PackTerm:
    name = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
    return PackTerm(term.id, name, f"<p>{clean(edition.author.line(term.definition))}</p>")
