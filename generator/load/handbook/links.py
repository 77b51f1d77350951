"""Lead the links of pages that came from elsewhere to where those stand now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.load.addresses import address_fault, is_local_path
from generator.load.handbook.marks import Marked, marked_links
from generator.model.text import Document, Heading
from generator.words.phrases import phrase

WIKI = re.compile(r"(?P<embed>!?)\[\[(?P<page>[^\[\]|#\n]*)(?:#(?P<at>[^\[\]|\n]*))?(?:\|(?P<words>[^\[\]\n]*))?\]\]")  # fmt: skip
SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Change:
    """What stands from ``start`` to ``end`` gives way to ``text``; ``told`` is what is lost by it."""

    start: int
    end: int
    text: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where pages and pictures came from, and where they stand now, each by its path.

    Nothing may lead to ``drafts``: readers do not see them. ``top`` is the name of the folder that
    all came from: a link may leave it and come back.
    """

    pages: Mapping[str, str]
    pictures: Mapping[str, str]
    headings: Mapping[str, Sequence[Heading]]
    drafts: frozenset[str] = frozenset()
    top: str = ""

    def find(self, path: str) -> str:
        """Return the path of the file that *path* means, "" for none."""
        bare = path.removeprefix(f"../{self.top}/").removesuffix("/")
        stem = bare.removesuffix(".html").removesuffix(".htm")
        files = (stem, *(f"{stem}/{it}" for it in _FRONTS))
        tries = [bare, f"{bare}.md", *(f"{it}{end}" for it in files for end in _ENDS)]
        known = {it.casefold(): it for it in (*self.pages, *self.pictures)}
        return next((known[it.casefold()] for it in tries if it.casefold() in known), "")

    def named(self, title: str) -> str:
        """Return the path of the file that a wiki calls *title*, "" for none."""
        wanted = posixpath.splitext(title.strip())[0].casefold()
        ends = {it: posixpath.splitext(posixpath.basename(it))[0] for it in (*self.pages, *self.pictures)}  # fmt: skip
        return next((it for it, stem in sorted(ends.items()) if stem.casefold() == wanted), "")

    def now(self, path: str) -> str:
        """Return where the file that came from *path* stands."""
        return self.pages.get(path) or self.pictures[path]


def link_changes(path: str, document: Document, places: Places) -> Iterator[Change]:
    """Yield what changes in the links of the page that came from *path*."""
    around = [it for it in document.links if not it.image]
    for marked in marked_links(document):
        link = marked.link
        inside = link.image and any(it.start < link.start < it.end for it in around)
        yield from _ForeignLink(path, marked, places, inside).changes()
    content = document.text.content
    for found in WIKI.finditer(content, document.start):
        if not any(it.start <= found.start() < it.end for it in document.links):
            yield _wiki(path, found, places)


# Private functions

_FRONTS = ("index", "README", "_index", "readme")
_ENDS = (".md", ".html.md", ".markdown")


@dataclass(frozen=True, slots=True)
class _ForeignLink:
    """A link of the page that came from *path*, maybe *inside* another, and where all pages stand now."""

    path: str
    marked: Marked
    places: Places
    inside: bool

    def changes(self) -> Iterator[Change]:
        """Yield what changes in it."""
        link = self.marked.link
        written = link.target.value
        try:
            parts = urlsplit(written)
        except ValueError:
            yield from self._words(phrase("`%(written)s` is no address", written=written))
            return
        if is_local_path(written):
            why = phrase("`%(written)s` leads to one computer", written=written)
            yield from self._words(why)
        elif (fault := address_fault(written)[0]) and not link.image:
            why = phrase("`%(written)s` %(fault)s", written=written, fault=fault)
            yield from self._words(why)
        elif parts.scheme or parts.netloc:
            yield from self._outside(parts.scheme)
        else:
            at = unquote(parts.path)
            base = "" if at.startswith("/") else posixpath.dirname(self.path)
            full = posixpath.normpath(posixpath.join(base, at.lstrip("/"))) if at else self.path
            yield from self._inside(self.places.find(full))

    def _outside(self, scheme: str) -> Iterator[Change]:
        link = self.marked.link
        written = link.target.value
        if link.image and self.inside:  # a link in a link is none
            yield from self._words(
                phrase("the picture `%(written)s` lies on another host", written=written)
            )
        elif link.image:
            told = phrase(
                "the picture `%(written)s` lies on another host: a link leads to it",
                written=written,
            )
            if self.marked.words():  # without the sign before it, it is a link
                yield Change(link.start, link.start + 1, "", told)
            else:
                yield from self._around("[", f"]({written})", told)
        elif scheme not in SCHEMES:
            why = phrase("`%(written)s` is no address that a page may have", written=written)
            yield from self._words(why)

    def _inside(self, source: str) -> Iterator[Change]:
        """Yield how it leads to what came from *source*."""
        link = self.marked.link
        what = phrase(
            "the %(words)s `%(target)s` leads to",
            words=phrase("picture") if link.image else phrase("link"),
            target=link.target.value,
        )
        if not source or (link.image and source not in self.places.pictures):
            why = phrase("%(what)s nothing that was brought along", what=what)
            yield from self._words(why)
        elif source in self.places.drafts and self.path not in self.places.drafts:
            yield from self._words(phrase("%(what)s a draft", what=what))
        else:
            fragment = unquote(urlsplit(link.target.value).fragment)
            target, told = _target(self.path, source, fragment, self.places)
            yield from self._led(target, told)

    def _led(self, target: str, told: str) -> Iterator[Change]:
        link = self.marked.link
        text, span = self.marked.document.text, link.target.span
        start, end = (
            text.offset(span.line, span.column),
            text.offset(span.end_line, span.end_column),
        )
        if (start, end) != (link.start, link.end):
            yield Change(start, end, target, told)
        else:
            yield from self._around("![" if link.image else "[", f"]({target})", told)

    def _words(self, why: str) -> Iterator[Change]:
        yield from self._around("", "", phrase("%(why)s: its words stay", why=why))

    def _around(self, before: str, behind: str, told: str) -> Iterator[Change]:
        """Yield how the words of a link stand between *before* and *behind*, as they are written."""
        link, words = self.marked.link, self.marked.words()
        if words is None:
            shown = link.text or link.target.value
            yield Change(link.start, link.end, f"{before}{shown}{behind}", told)
        else:
            yield Change(link.start, words[0], before, told)
            yield Change(words[1], link.end, behind)
        if self.marked.title:
            lost = phrase("its title `%(title)s` is left out", title=self.marked.title)
            yield Change(link.end, link.end, "", lost)


def _target(path: str, source: str, fragment: str, places: Places) -> tuple[str, str]:
    """Return the address of *source* seen from *path*, and what is lost of its *fragment*."""
    folder = posixpath.dirname(places.now(path))
    address = "" if source == path else posixpath.relpath(places.now(source), folder)
    if not fragment or source in places.pictures:
        return address or posixpath.basename(places.now(path)), ""
    wanted = _anchor(fragment)
    known = (it.id for it in places.headings[source] if wanted in {it.id, _anchor(it.text)})
    found = next(known, "")
    if found:
        return f"{address}#{found}", ""
    told = phrase(
        "the place `#%(fragment)s` is not there: the link leads to the page", fragment=fragment
    )
    return address or posixpath.basename(places.now(path)), told


def _anchor(words: str) -> str:
    """Return the anchor that a forge gives to a heading of *words*."""
    return re.sub(r"[^\w\- ]", "", words.strip().casefold()).replace(" ", "-")


def _wiki(path: str, found: re.Match[str], places: Places) -> Change:
    words = (found["words"] or found["page"] or found["at"] or "").strip()
    source = places.named(found["page"]) if found["page"] else path
    draft = source in places.drafts and path not in places.drafts
    if not source or draft:
        what = phrase("a draft") if draft else phrase("nothing that was brought along")
        told: str = phrase(
            "`%(words)s` leads to %(what)s: its words stay", words=found[0], what=what
        )
        return Change(found.start(), found.end(), words, told)
    target, told = _target(path, source, (found["at"] or "").strip(), places)
    picture = source in places.pictures and found["embed"]
    sign = "!" if picture else ""
    if found["embed"] and not picture:
        taken = phrase(
            "`%(words)s` shows another page in this one: a link leads there", words=found[0]
        )
        told = told or taken
    return Change(found.start(), found.end(), f"{sign}[{words}]({target})", told)
