"""Write a Common Cartridge 1.1: modules of web links, a quiz and discussions each.

It is the version that the most systems read: Moodle has no schemas for later ones. What Moodle
reads of it, and how, is in `check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.packs.archive import attribute, page, tame, text, zipped
from generator.packs.content import Pack, PackLink, PackModule, PackPart, about_html, record, short
from generator.packs.qti import assessment
from generator.words.words import N_, Words

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
WEB_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
TOPIC = "http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1"
QUIZ_TYPE = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

WARNING = N_(
    "In some systems a question with several right answers gives full marks to those who tick"
    " everything: the cartridge has no way to take points off. The pack for Moodle has."
)


@dataclass(slots=True)
class _Cartridge:
    """The files, resources and items so far; identifiers count, and begin with a letter."""

    files: dict[str, str] = field(default_factory=dict)
    resources: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def add(self, title: str, kind: str, path: str, content: str, *more: str) -> None:
        """Add a resource of *kind* whose file is *path*, and an item that leads to it."""
        number = len(self.resources) + 1
        self.files[path] = content
        href = f" href={attribute(path)}" if kind == "webcontent" else ""
        files = "".join(f"<file href={attribute(it)}/>" for it in (path, *more))
        self.resources.append(
            f'<resource identifier="resource-{number}" type="{kind}"{href}>{files}</resource>'
        )
        self.items.append(
            f'<item identifier="item-{number}" identifierref="resource-{number}">'
            f"<title>{text(title)}</title></item>"
        )

    def folder(self, title: str, since: int) -> None:
        """Put the items from *since* on into one of *title*."""
        inner = "\n".join(self.items[since:])
        name = f"folder-{since + 1}"
        self.items[since:] = [
            f'<item identifier="{name}"><title>{text(title)}</title>\n{inner}\n</item>'
        ]


def imscc(pack: Pack) -> bytes:
    """Return *pack* as a Common Cartridge 1.1."""
    made = _Cartridge()
    about = pack.words.gettext("About this pack")
    warning = f"<p>{pack.words.gettext(WARNING)}</p>"
    made.add(
        about,
        "webcontent",
        "about.html",
        page(about, about_html(pack, warning), pack.language),
        "playbook.json",
    )
    made.files["playbook.json"] = record(pack)
    made.folder(about, 0)
    for number, module in enumerate(pack.modules, 1):
        since = len(made.items)
        _module(made, pack, module, f"module-{number}")
        made.folder(module.title, since)
    return zipped({"imsmanifest.xml": _manifest(pack, made), **made.files})


# Private functions


def _module(made: _Cartridge, pack: Pack, module: PackModule, folder: str) -> None:
    body = "\n".join(_body(pack.words, module))
    overview = page(module.title, body, pack.language)
    overview_title = pack.words.gettext("%(module)s: overview", module=module.title)
    made.add(overview_title, "webcontent", f"{folder}/overview.html", overview)
    for number, link in enumerate(module.links, 1):
        path = f"{folder}/link-{number}.xml"
        made.add(link.title, "imswl_xmlv1p1", path, _web_link(link))
    for number, part in enumerate(_topics(module), 1):
        made.add(part.title, "imsdt_xmlv1p1", f"{folder}/discussion-{number}.xml", _topic(part))
    if module.scored:
        title = pack.words.gettext("%(module)s: check yourself", module=module.title)
        made.add(title, QUIZ_TYPE, f"{folder}/quiz.xml", assessment(title, module))


def _body(words: Words, module: PackModule) -> Iterator[str]:
    """Yield what a learner reads first: links lose their descriptions in some systems."""
    say = words.gettext
    yield f"<p><strong>{say('Aim:')}</strong> {text(module.aim)}</p>"
    minutes = words.ngettext("%(num)s minute", "%(num)s minutes", module.minutes)
    page = f"<a href={attribute(module.url)}>{say('The module on the site')}</a>"
    yield f"<p>{minutes}. {page}</p>"
    yield module.html
    if module.links:
        yield f"<h2>{say('Read')}</h2>\n<ul>"
        for link in module.links:
            why = f": {text(link.why)}" if link.why else ""
            summary = f"<br>{text(link.summary)}" if link.summary else ""
            yield f"<li><a href={attribute(link.url)}>{text(link.title)}</a>{why}{summary}</li>"
        yield "</ul>"
    if module.activities:
        yield f"<h2>{say('Do')}</h2>"
    for part in module.activities:
        length = words.ngettext("%(num)s minute", "%(num)s minutes", part.minutes)
        minutes = f" ({length})" if part.minutes else ""
        yield f"<h3>{text(part.title)}{minutes}</h3>\n{part.html}"


def _topics(module: PackModule) -> Iterator[PackPart]:
    """Yield what is to be talked about: an open question is, for a quiz cannot score it."""
    yield from module.discussions
    for question in module.questions:
        if question.sort == "open":
            yield PackPart(question.id, short(question.title, 120), question.html)


def _web_link(link: PackLink) -> str:
    return (
        f'{HEAD}<webLink xmlns="{WEB_LINK}"><title>{text(link.title)}</title>'
        f'<url href={attribute(link.url)} target="_blank"/></webLink>\n'
    )


def _topic(part: PackPart) -> str:
    return (
        f'{HEAD}<topic xmlns="{TOPIC}"><title>{text(part.title)}</title>'
        f'<text texttype="text/html">{text(part.html)}</text></topic>\n'
    )


def _manifest(pack: Pack, made: _Cartridge) -> str:
    items, resources = "\n".join(made.items), "\n".join(made.resources)
    return (
        f'{HEAD}<manifest xmlns="{MANIFEST}" xmlns:lomm="{LOM}" identifier="cartridge-{pack.id}">\n'
        "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>\n"
        f"<lomm:lom><lomm:general><lomm:title>{_string(pack.title, pack.language)}</lomm:title>"
        f"<lomm:language>{text(pack.language)}</lomm:language>"
        f"<lomm:description>{_string(pack.summary, pack.language)}</lomm:description>"
        "</lomm:general></lomm:lom></metadata>\n"
        '<organizations><organization identifier="organization-1" structure="rooted-hierarchy">\n'
        f'<item identifier="root">\n{items}\n</item>\n</organization></organizations>\n'
        f"<resources>\n{resources}\n</resources>\n</manifest>\n"
    )


def _string(words: str, language: str) -> str:
    """Return *words* of the course; Moodle refuses a whole cartridge for one < in its title."""
    return f"<lomm:string language={attribute(language)}>{text(tame(words))}</lomm:string>"
