"""Look up links between the files of ``kb/`` and ``docs/``, with the places on their pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, compress
from urllib.parse import unquote, urlsplit

from generator.cache.values import Values
from generator.findings.diagnostics import Diagnostic, instead
from generator.findings.suggestions import closest
from generator.kinds import KINDS, Kind, file_of
from generator.load.addresses import SCHEMES, WHOLE, address_fault, is_local_path, meant_address
from generator.model.ids import slug
from generator.model.playbook import Passage, Sources, Target
from generator.model.sheets import Sheet, Tension, Term
from generator.model.text import Document, Link
from generator.model.works import Reference
from generator.rules.links import (
    broken_anchor,
    broken_image,
    broken_link,
    forbidden_link,
    remote_image,
)
from generator.words.phrases import phrase

OWN = ("#", "?")  # how an address begins that leads to a place of the sheet itself
ELSEWHERE = frozenset({"ftp", "ftps", "git", "gopher", "sftp", "ssh", "ws", "wss"})
RELATIVE = phrase("write the path from this file to the other, such as `../roles/chair.md`")


@dataclass(frozen=True, slots=True)
class Index:
    """What can be named and linked: ids of each kind, pages by path, places on each page."""

    ids: Mapping[Kind, Collection[str]]
    pages: Mapping[str, Target]
    anchors: Mapping[Target, Collection[str]]
    images: frozenset[str]
    unread: frozenset[str]  # files that are there and did not load: nothing is said of their names
    called: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)  # ids by titles
    unsettled: frozenset[str] = frozenset()  # files with places whose ids cannot hold

    def failed(self, kind: Kind, name: str) -> bool:
        """Tell whether of *name*, the id of a file that is there, not all names are known."""
        path = file_of(kind, name)
        return path in self.unread or path in self.unsettled

    def without_titles(self) -> Index:
        """Return the index without what readers call things: that only says what may be meant."""
        return replace(self, called={})

    def with_places(self, places: Iterable[tuple[Target, Collection[str]]]) -> Index:
        """Return the index with the *places* on the pages of sheets."""
        return replace(self, anchors={**self.anchors, **dict(places)})


def index_of(sources: Sources, references: Mapping[str, Reference], values: Values) -> Index:
    """Return the index of *sources*, without the places on the sheets' pages."""
    ids: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    listed = (kind for kind, traits in KINDS.items() if traits.source and traits.address)
    pages = {KINDS[kind].source.rstrip("/"): Target(kind, "") for kind in listed}
    pages["references.bib"] = Target(Kind.REFERENCE, "")
    pages |= {path: Target(Kind.NEIGHBOUR, at) for path, at in sources.neighbours.items()}
    for sheet in sources.sheets:
        ids[sheet.kind].add(sheet.id)
        pages[sheet.path] = Target(sheet.kind, sheet.id)
    ids[Kind.REFERENCE] = set(references)
    ids[Kind.TERM] = {term.id for term in sources.terms}
    ids[Kind.TENSION] = {tension.id for tension in sources.tensions}
    anchors = {
        Target(Kind.TERM, ""): frozenset(ids[Kind.TERM] | _formerly(sources.terms)),
        Target(Kind.TENSION, ""): frozenset(ids[Kind.TENSION] | _formerly(sources.tensions)),
    }
    sheets = {sheet.path: sheet for sheet in sources.sheets}
    has_unsettled = values.each("unsettled", sheets, (), _has_unsettled)
    unsettled = sources.unsettled | set(compress(sheets, has_unsettled))
    return Index(ids, pages, anchors, sources.images, sources.failed, _called(sources), unsettled)


def places_of(sheet: Sheet) -> tuple[Target, frozenset[str]]:
    """Return the page of *sheet* with the places on it."""
    return Target(sheet.kind, sheet.id), frozenset(_anchors(sheet))


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of some texts lead: each target by the path of its file and its offset.

    ``back`` has the things they lead to, each with the thing whose words the link is in. Of
    ``open`` links the page may be known, and the place on it is not looked up yet.
    """

    targets: tuple[tuple[tuple[str, int], Target], ...] = ()
    back: frozenset[tuple[Target, Target]] = frozenset()
    findings: tuple[Diagnostic, ...] = ()
    open: tuple[tuple[Target, Document, Link], ...] = ()


@dataclass(slots=True)
class LinkResolver:
    """Looks up links in *index*; remembers what a folder's sheets call by one address."""

    index: Index
    _known: dict[tuple[str, str, bool], Target] = field(default_factory=dict)

    def links_of(self, texts: Iterable[Passage]) -> Links:
        """Return where the links of *texts* lead; those to a place on a page are left open."""
        links = [(it.owner, it.document, link) for it in texts for link in it.document.links]
        if not links:
            return Links()
        to_places = tuple(it for it in links if "#" in it[2].target.value)
        to_pages = [it for it in links if "#" not in it[2].target.value]
        return replace(self._resolved(to_pages), open=to_places)

    def closed(self, links: Links) -> Links:
        """Return *links* with the open ones looked up."""
        if not links.open:
            return links
        more = self._resolved(links.open)
        return Links(
            (*links.targets, *more.targets),
            links.back | more.back,
            (*links.findings, *more.findings),
        )

    def _resolved(self, links: Iterable[tuple[Target, Document, Link]]) -> Links:
        targets: list[tuple[tuple[str, int], Target]] = []
        back: set[tuple[Target, Target]] = set()
        findings: list[Diagnostic] = []
        for owner, document, link in links:
            target = self._target(owner, document, link)
            if isinstance(target, Target):
                targets.append(((document.text.path, document.text.place(link.start)), target))
                there = Target(target.kind, target.id) if target.fragment else target
                if there != owner:
                    back.add((there, owner))
            elif target is not None:
                findings.append(target)
        return Links(tuple(targets), frozenset(back), tuple(findings))

    def _target(self, owner: Target, document: Document, link: Link) -> Target | Diagnostic | None:
        written = link.target.value
        if written.startswith(OWN):
            return _resolve(link, owner, self.index)
        key = posixpath.dirname(document.text.path), written, link.image
        if key in self._known:
            return self._known[key]
        target = _resolve(link, owner, self.index)
        if isinstance(target, Target):
            self._known[key] = target
        return target


def linking(backs: Iterable[Iterable[tuple[Target, Target]]]) -> dict[Target, tuple[Target, ...]]:
    """Return what links to each thing, sorted, each once."""
    found: dict[Target, set[Target]] = {}
    for there, owner in chain.from_iterable(backs):
        found.setdefault(there, set()).add(owner)
    return {target: tuple(sorted(found[target])) for target in sorted(found)}


# Private functions


def _has_unsettled(sheet: Sheet) -> bool:
    """Tell whether a statement of *sheet* has an id that is none, or that of another one."""
    ids = [it.id.value for it in sheet.document.statements if it.id]
    return len({*ids}) < len(ids) or any(not it or slug(it) != it for it in ids)


def _called(sources: Sources) -> Mapping[Kind, Mapping[str, str]]:
    """Return the ids of sheets by what readers call them, in small letters."""
    called: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
    for sheet in sources.sheets:
        for name in (sheet.title, sheet.meta.role.abbreviation):
            if name:
                called[sheet.kind].setdefault(name.casefold(), sheet.id)
    return called


def _formerly(things: Iterable[Term | Tension]) -> set[str]:
    return {name.value for it in things for name in it.formerly}


def _anchors(sheet: Sheet) -> Iterator[str]:
    for heading in sheet.document.headings:
        yield from (heading.id, *heading.formerly)
    for statement in sheet.document.statements:
        yield from (statement.anchor, *(name.value for name in statement.formerly))


def _resolve(link: Link, owner: Target, index: Index) -> Target | Diagnostic | None:
    """Return the target of *link*, a finding, or None for an address outside the site."""
    written = link.target.value
    if wrong := _unfit(link):
        return wrong
    try:
        parts = urlsplit(written)
    except ValueError:
        return _forbidden(link, phrase("`%(written)s` is no address", written=written), WHOLE)
    if parts.scheme or parts.netloc:
        return _outside(link, parts.scheme, written)
    names = _Names(index, owner)
    if written.startswith("/"):
        right = names.near(link)
        return _forbidden(
            link, phrase("the link `%(written)s` begins at the root", written=written), right=right
        )
    path = unquote(parts.path)
    if not path:
        return names.at(link, names.page_of(), unquote(parts.fragment))
    folder = posixpath.dirname(link.target.span.path)
    full = posixpath.normpath(posixpath.join(folder, path))
    return names.inside(link, full, unquote(parts.fragment))


@dataclass(frozen=True, slots=True)
class _Names:
    """What a link is looked up in."""

    index: Index
    owner: Target

    def page_of(self) -> Target:
        """Return the page that *owner* stands on: many terms, and many tensions, share one."""
        return (
            Target(self.owner.kind, "")
            if self.owner.kind in {Kind.TERM, Kind.TENSION}
            else self.owner
        )

    def inside(self, link: Link, full: str, fragment: str) -> Target | Diagnostic | None:
        if link.image or full in self.index.images:
            if full in self.index.images:
                return Target(Kind.IMAGE, full)
            return None if full in self.index.unread else self._no_image(link, full)
        if full in self.index.pages:
            return self.at(link, self.index.pages[full], fragment)
        return None if full in self.index.unread else self._broken(link, full)

    def near(self, link: Link) -> str:
        """Return what a link that begins at the root may mean, as it is written here."""
        path = unquote(link.target.value).strip("/").partition("#")[0].removesuffix(".html")
        tries = (path, f"{path}.md", f"kb/{path}", f"kb/{path}.md", f"docs/{path}.md")
        found = next((it for it in tries if it in self.index.pages), "")
        if not found and link.target.value.startswith("../") and link.target.value.endswith("/"):
            found = self._named(path.rpartition("/")[2])  # as addresses on the site lead
        return _from(link, found)

    def at(self, link: Link, target: Target, fragment: str) -> Target | Diagnostic | None:
        anchors = self.index.anchors.get(target, frozenset())
        if not fragment:
            return target
        # Which places a page beside ours has, is known once its own site is built.
        if fragment in anchors or target.kind is Kind.NEIGHBOUR:
            return replace(target, fragment=fragment)
        if (
            self.index.failed(target.kind, target.id)
            or KINDS[target.kind].source in self.index.unread
        ):
            return None
        near = closest(fragment, anchors)
        advice = (
            phrase("did you mean `#%(near)s`?", near=near)
            if near
            else phrase("link to the page without the `#...`")
        )
        place = (
            phrase("%(kind)s `%(id)s`", kind=phrase(target.kind.value), id=target.id)
            if target.id
            else phrase("%(target)s page", target=phrase(target.kind.value))
        )
        message = phrase(
            "the %(place)s has no place `#%(fragment)s`", place=place, fragment=fragment
        )
        before = link.target.value.partition("#")[0]
        fix = instead(link.target.span, f"{before}#{near}" if near else "")
        return broken_anchor.RULE.at(link.target.span, message, help=advice, fix=fix)

    def _named(self, name: str) -> str:
        """Return the path of the one file that is called *name*, "" for none or several."""
        found = [it for it in self.index.pages if it.endswith(f"/{name}.md")]
        return found[0] if len(found) == 1 else ""

    def _no_image(self, link: Link, full: str) -> Diagnostic:
        near = closest(full, self.index.images)
        advice = (
            phrase("did you mean `%(near)s`?", near=near)
            if near
            else phrase("save the image in `%(kinds)s`", kinds=KINDS[Kind.IMAGE].source)
        )
        message = phrase("there is no image `%(full)s`", full=full)
        fix = instead(link.target.span, _from(link, near)) if near else ()
        return broken_image.RULE.at(link.target.span, message, help=advice, fix=fix)

    def _broken(self, link: Link, full: str) -> Diagnostic:
        written = link.target.value
        near = meant_address(written) or self._elsewhere(link)
        near = near or self.near(link) or self._by_name(link)
        near = near or _from(link, closest(full, self.index.pages))
        if not near and posixpath.splitext(full)[1].lower() in _FILES:
            help = phrase(
                "put the file in `static/` and link to its address on the site, or say where it is"
            )
            return broken_link.RULE.at(
                link.target.span, phrase("there is no page `%(full)s`", full=full), help=help
            )
        advice = (
            phrase("did you mean `%(near)s`?", near=near)
            if near
            else phrase("mend or remove the link")
        )
        behind = "" if ":" in near else "".join(written.partition("#")[1:])
        fix = instead(link.target.span, f"{near}{behind}") if near else ()
        return broken_link.RULE.at(
            link.target.span, phrase("there is no file `%(full)s`", full=full), help=advice, fix=fix
        )

    def _elsewhere(self, link: Link) -> str:
        """Return what *link* is when it is written as it is meant: from the project, with `/`, by mail."""
        written = unquote(link.target.value)
        if _MAIL.fullmatch(written):
            return f"mailto:{written}"
        path = written.replace("\\", "/").partition("#")[0]
        folder = posixpath.dirname(link.target.span.path)
        tries = (path, posixpath.normpath(posixpath.join(folder, path)))
        return _from(link, next((it for it in tries if it in self.index.pages), ""))

    def _by_name(self, link: Link) -> str:
        """Return what a link leads to that gives a thing's id or title in place of its file."""
        written = unquote(link.target.value).strip()
        plain = not any(sign in written for sign in "/.#?")
        return _from(link, self._named(slug(written))) if plain else ""


def _outside(link: Link, scheme: str, written: str) -> Diagnostic | None:
    if link.image:
        return remote_image.RULE.at(
            link.target.span,
            phrase("the image stands in the text itself, as letters")
            if scheme == "data"
            else phrase("the image `%(written)s` lies on another host", written=written),
            help=phrase("save it in `%(kinds)s` and link to that", kinds=KINDS[Kind.IMAGE].source),
        )
    if scheme in SCHEMES:
        fault, help = address_fault(written)
        return (
            _forbidden(
                link, phrase("the address `%(value)s` %(why)s", value=written, why=fault), help
            )
            if fault
            else None
        )
    said = "//" not in written and scheme not in {"javascript", "data", "vbscript"}
    help = phrase("write it in words, or link to a page that tells it") if said else RELATIVE
    if "//" in written and scheme in ELSEWHERE:
        help = phrase("write the `https://` address at which browsers find it, or say it in words")
    message = phrase(
        "the link `%(written)s` is neither http, https, mailto nor relative", written=written
    )
    return _forbidden(link, message, help)


def _forbidden(link: Link, message: str, help: str = RELATIVE, right: str = "") -> Diagnostic:
    meant = right or meant_address(link.target.value)
    if meant:
        help = phrase("did you mean `%(near)s`?", near=meant)
    fix = instead(link.target.span, meant) if meant else ()
    return forbidden_link.RULE.at(link.target.span, message, help=help, fix=fix)


def _unfit(link: Link) -> Diagnostic | None:
    """Return what is wrong with an address that cannot lead anywhere from here."""
    written = link.target.value
    if is_local_path(written):
        what = phrase("image") if link.image else phrase("link")
        message = phrase(
            "the %(what)s `%(written)s` leads to one computer, which readers do not have",
            what=what,
            written=written,
        )
        image = phrase("save it in `%(kinds)s` and link to that", kinds=KINDS[Kind.IMAGE].source)
        help = image if link.image else RELATIVE
        return forbidden_link.RULE.at(link.target.span, message, help=help)
    if written:
        return None
    help = phrase("write where it leads between its parentheses, or take it out")
    return broken_link.RULE.at(link.target.span, phrase("the link leads nowhere"), help=help)


_FILES = frozenset(".pdf .doc .docx .odt .xls .xlsx .ods .ppt .pptx .zip .csv .txt".split())
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _from(link: Link, path: str) -> str:
    """Return *path* as it is written in the file of *link*, "" for ""."""
    return posixpath.relpath(path, posixpath.dirname(link.target.span.path)) if path else ""
