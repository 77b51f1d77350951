"""Tell every address that a playbook publishes, and where its former ones lead.

An address is written as in ``ids.lock``: below the site's root, ``cards/open-leadership/``, with
``#all-resources`` for a place that has an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from generator.kinds import KINDS, SHEETS, STATIC, Kind
from generator.model.courses import Activity, Course, Question
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status

# How many braces deep a page of docs/ may be its folder's own.
INDEX = "index"
# The pages that every course has below its own, beside its modules.
TRAINER, CHANGES = "trainer/", "changes/"


@dataclass(frozen=True, slots=True)
class Published:
    """The addresses of a playbook.

    ``pages`` has the places on each page, former ones too; ``locked`` are those with an id of their
    own, as ``ids.lock`` has them; ``former`` leads from a page that was to the one that is.
    ``retired`` are the pages of which every former place stands.
    """

    pages: Mapping[str, frozenset[str]]
    locked: frozenset[str]
    former: Mapping[str, str]
    retired: frozenset[str]

    def stands(self, address: str) -> bool:
        """Tell whether *address* leads somewhere: to a page, a former one, a place on either."""
        page, _, place = address.partition("#")
        page = self.former.get(page, page)
        if page not in self.pages:
            return False
        return not place or page in self.retired or place in self.pages[page]


def published(playbook: Playbook) -> Published:
    """Return what *playbook* publishes; drafts are not."""
    pages: dict[str, frozenset[str]] = {}
    locked: set[str] = set()
    retired: set[str] = set()
    for sheet in _shown(playbook):
        page = page_of(sheet.kind, sheet.id)
        pages[page] = frozenset(_places(sheet))
        locked |= {page, *(f"{page}#{name}" for name in _own(sheet))}
        if sheet.status is Status.RETIRED:
            retired.add(page)
    for course in playbook.courses.values():
        if course.sheet.status is not Status.DRAFT:
            for page, places, own in _modules(course):
                pages[page] = places
                locked |= {page, *(f"{page}#{name}" for name in own)}
    for page, names, former in _lists(playbook):
        pages[page] = frozenset((*names, *former))
        locked |= {page, *(f"{page}#{name}" for name in names)} if names else {page}
    return Published(pages, frozenset(locked), dict(_former(playbook)), frozenset(retired))


def page_of(kind: Kind, name: str) -> str:
    """Return the address of the page of the sheet *name*."""
    if kind is not Kind.DOC:
        return f"{KINDS[kind].address}{name}/"
    folder, _, last = name.rpartition("/")
    if last != INDEX:
        return f"{name}/"
    return f"{folder}/" if folder else ""


def pages_of(playbook: Playbook, kind: Kind, name: str) -> tuple[str, ...]:
    """Return the addresses at which the page of the sheet *name* answers: that of now, then former ones."""
    own = (old for (it, old), there in playbook.aliases.items() if (it, there) == (kind, name))
    return (page_of(kind, name), *(page_of(kind, old) for old in own))


def on_pages(pages: Iterable[str], place: str) -> tuple[str, ...]:
    """Return the addresses of *place* on each of *pages*."""
    return tuple(f"{page}#{place}" for page in pages)


def file_address(path: str) -> str:
    """Return where on the site the picture, or the file of static/, stands that is kept at *path*."""
    folder = next((it for it in (STATIC, KINDS[Kind.DOC].source) if path.startswith(it)), "kb/")
    return path.removeprefix(folder)


def former_facets(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Yield each former address of a facet and of its values, and the one that it has now."""
    for facet in playbook.facets.values():
        keys = (facet.key, *(it.value for it in facet.formerly))
        yield from ((f"{key}/", f"{facet.key}/") for key in keys[1:])
        for value in facet.values.values():
            names = (value.id, *(it.value for it in value.formerly))
            every = (f"{key}/{name}/" for key, name in product(keys, names))
            there = f"{facet.key}/{value.id}/"
            yield from ((it, there) for it in every if it != there)


# Private functions


def _shown(playbook: Playbook) -> Iterator[Sheet]:
    for kind in SHEETS:
        for sheet in playbook.sheets.get(kind, {}).values():
            if sheet.status is not Status.DRAFT:
                yield sheet


def _own(sheet: Sheet) -> Iterator[str]:
    """Yield the ids that authors gave to places of *sheet*: others may move."""
    yield from (it.id.value for it in sheet.document.statements if it.id)
    yield from (it.id for it in sheet.document.headings if it.explicit)


def _places(sheet: Sheet) -> Iterator[str]:
    for statement in sheet.document.statements:
        yield statement.anchor
        yield from (name.value for name in statement.formerly)
    for heading in sheet.document.headings:
        yield heading.id
        yield from heading.formerly


def _modules(course: Course) -> Iterator[tuple[str, frozenset[str], tuple[str, ...]]]:
    for module in course.modules:
        if not module.id:
            continue
        own: list[str] = []
        former: list[str] = []
        things: tuple[Activity | Question, ...] = (*module.activities, *module.questions)
        for thing in things:
            own += [thing.id] if thing.id else []
            former += [name.value for name in thing.formerly]
        page = f"{page_of(Kind.COURSE, course.id)}{module.id}/"
        yield page, frozenset((*own, *former)), tuple(own)


def _lists(playbook: Playbook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield the pages of many things, each with their ids, and with those that they had."""
    terms, pulls = playbook.terms.values(), playbook.tensions
    former = tuple(name.value for it in terms for name in it.formerly)
    yield KINDS[Kind.TERM].address, tuple(sorted(playbook.terms)), former
    former = tuple(name.value for it in pulls for name in it.formerly)
    yield KINDS[Kind.TENSION].address, tuple(sorted(it.id for it in pulls)), former
    for reference in playbook.references.values():
        yield f"{KINDS[Kind.REFERENCE].address}{reference.slug}/", (), ()
    for facet in playbook.facets.values():
        yield f"{facet.key}/", (), ()
        yield from ((f"{facet.key}/{value}/", (), ()) for value in facet.values)


def _former_works(playbook: Playbook) -> Iterator[tuple[str, str]]:
    folder = KINDS[Kind.REFERENCE].address
    for reference in playbook.references.values():
        yield from ((f"{folder}{it}/", f"{folder}{reference.slug}/") for it in reference.former)


def _former(playbook: Playbook) -> Iterator[tuple[str, str]]:
    yield from _former_works(playbook)
    for (kind, old), name in playbook.aliases.items():
        yield page_of(kind, old), page_of(kind, name)
    yield from former_facets(playbook)
    for course in playbook.courses.values():
        names = [old for (kind, old), name in playbook.aliases.items()
                 if (kind, name) == (Kind.COURSE, course.id)]  # fmt: skip
        for old, page in product(names, (TRAINER, CHANGES)):
            yield f"{page_of(Kind.COURSE, old)}{page}", f"{page_of(Kind.COURSE, course.id)}{page}"
        for module in course.modules:
            there = f"{page_of(Kind.COURSE, course.id)}{module.id}/"
            for name in (course.id, *names):
                for old in (module.id, *(it.value for it in module.formerly)):
                    here = f"{page_of(Kind.COURSE, name)}{old}/"
                    if here != there:
                        yield here, there
