"""Number the sections and activities of a Moodle backup, in the order of the course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.packs.archive import attribute, text
from generator.packs.content import Pack, PackLink, PackModule
from generator.words.words import Words

FIRST_CONTEXT = 100  # contexts of activities follow; those below are the course's and the site's


@dataclass(frozen=True, slots=True)
class Activity:
    """A link or a quiz of the backup; ``module`` is set for a quiz.

    ``section`` is the id of its section, ``number`` the section's place.
    """

    id: int
    kind: str
    title: str
    section: int
    number: int
    idnumber: str
    html: str = ""
    url: str = ""
    module: PackModule | None = None

    @property
    def folder(self) -> str:
        """Return where its files lie."""
        return f"activities/{self.kind}_{self.id}"

    @property
    def context(self) -> int:
        """Return the number of its context, in which the questions of a quiz live."""
        return FIRST_CONTEXT + self.id

    @property
    def categories(self) -> tuple[int, int]:
        """Return the numbers of its two categories of questions: the top, and the one below."""
        return self.id * 2, self.id * 2 + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the course: a module, or what stands above all modules."""

    id: int
    number: int
    title: str
    html: str = ""
    sequence: tuple[int, ...] = field(default=())

    @property
    def folder(self) -> str:
        """Return where its files lie."""
        return f"sections/section_{self.id}"


def sections_of(pack: Pack) -> tuple[Section, ...]:
    """Return the sections: one for the pack, then one for each module."""
    activities = activities_of(pack)
    general = Section(1, 0, pack.words.gettext("General"))
    return (
        general,
        *(_section(pack.words, it, n, activities) for n, it in enumerate(pack.modules, 1)),
    )


def activities_of(pack: Pack) -> tuple[Activity, ...]:
    """Return the activities: what each module reads, its page, and its quiz."""
    made: list[Activity] = []
    seen: set[str] = set()
    for number, module in enumerate(pack.modules, 1):
        for link in (*module.links, _page(pack, module)):
            # An idnumber stands once in a course; a card that is read again names the module too.
            again = f"{link.id}@{module.id}"
            name = again if link.id in seen else link.id
            seen.add(link.id)
            made.append(_link(len(made) + 1, number, link, name))
        if module.scored:
            made.append(_quiz(pack, len(made) + 1, number, module))
    return tuple(made)


# Private functions


def _section(
    words: Words, module: PackModule, number: int, activities: tuple[Activity, ...]
) -> Section:
    own = tuple(it.id for it in activities if it.number == number)
    return Section(number + 1, number, module.title, "\n".join(_summary(words, module)), own)


def _summary(words: Words, module: PackModule) -> Iterator[str]:
    yield f"<p><strong>{words.gettext('Aim:')}</strong> {text(module.aim)}</p>"
    minutes = words.ngettext("%(num)s minute", "%(num)s minutes", module.minutes)
    yield f"<p>{minutes}.</p>"
    if module.html:
        yield module.html


def _page(pack: Pack, module: PackModule) -> PackLink:
    parts = [part.title for part in module.activities]
    say = pack.words.gettext
    what = say("Activities, discussions and questions of this module.")
    named = say("Activities: %(list)s.", list="; ".join(parts))
    listed = f"{what} {named}" if parts else what
    title = say("%(module)s: the module on the site", module=module.title)
    return PackLink(f"module:{pack.id}/{module.id}", title, module.url, listed)


def _link(identity: int, number: int, link: PackLink, name: str) -> Activity:
    why = f"<p>{text(link.why)}</p>" if link.why else ""
    html = f"<p>{text(link.summary)}</p>{why}"
    return Activity(identity, "url", link.title, number + 1, number, name, html, link.url)


def _quiz(pack: Pack, identity: int, number: int, module: PackModule) -> Activity:
    link = f"<a href={attribute(module.url)}>{text(module.title)}</a>"
    questions = pack.words.gettext("Questions on %(module)s.", module=link)
    share = pack.words.gettext("%(share)s per cent pass.", share=pack.passing)
    html = f"<p>{questions} {share}</p>"
    title = pack.words.gettext("%(module)s: check yourself", module=module.title)
    name = f"quiz:{pack.id}/{module.id}"
    return Activity(identity, "quiz", title, number + 1, number, name, html, module=module)
