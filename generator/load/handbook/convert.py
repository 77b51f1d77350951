"""Make the files of a folder of another tool's Markdown into pages or cards of ours."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.characters import forbidden
from generator.load.handbook.front import Front, read_front
from generator.load.handbook.links import WIKI, Change, Places, link_changes
from generator.load.handbook.names import card_places, page_places, picture_places
from generator.load.markdown import parse
from generator.model.text import Document, Heading
from generator.rules.words import raw_html
from generator.words.phrases import phrase

SUMMARY = 160  # characters of a summary that is made of the first sentence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is made: pages in a folder named after ``top``, or cards for ``role``."""

    top: str
    cards: bool = False
    role: str = ""
    today: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What could not be taken along, with where it stood; line 0: the file as a whole."""

    path: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a folder: texts and pictures by where they go, and what did not come along."""

    texts: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    told: tuple[Told, ...] = ()


def convert(sources: Mapping[str, str], pictures: Mapping[str, bytes], wanted: Wanted) -> Made:
    """Return what the Markdown *sources* and *pictures*, by their paths, become."""
    places = card_places(sources) if wanted.cards else page_places(sources, wanted.top)
    read = {path: _read(path, sources[path]) for path in sorted(sources)}
    known = Places(
        places,
        picture_places(pictures, places, cards=wanted.cards),
        {path: it.document.headings for path, it in read.items()},
        frozenset(path for path, it in read.items() if it.front.draft and not wanted.cards),
        wanted.top,
    )
    told: list[Told] = []
    texts = {}
    for path, page in read.items():
        told += page.told()
        changes = [*link_changes(path, page.document, known), *_headings(page, cards=wanted.cards)]
        told += (Told(path, page.line(it.start), it.told) for it in changes if it.told)
        told += page.dropped(changes)
        body = _changed(page.content[page.front.body :], page.front.body, changes)
        texts[places[path]] = f"{_front(page, wanted)}{body.strip()}\n"
    taken = {known.pictures[path]: data for path, data in pictures.items()}
    return Made(texts, taken, tuple(told))


# Private functions


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    content: str
    front: Front
    document: Document
    findings: tuple[Diagnostic, ...]
    hidden: int

    def line(self, offset: int) -> int:
        return self.document.text.position(offset)[0]

    def dropped(self, changes: Iterable[Change]) -> Iterator[Told]:
        """Yield what the tags said that *changes* take out: no check will find them."""
        cut = [(it.start, it.end) for it in changes]
        for finding in self.findings:
            at = self.document.text.offset(finding.span.line, finding.span.column)
            if finding.rule == raw_html.RULE.id and any(start <= at < end for start, end in cut):
                yield Told(self.path, finding.span.line, finding.message)

    def told(self) -> Iterator[Told]:
        if self.front.unread:
            yield Told(
                self.path,
                1,
                phrase("its front matter is left out: %(unread)s", unread=self.front.unread),
            )
        if self.front.lost:
            keys = ", ".join(f"`{it}`" for it in self.front.lost)
            yield Told(
                self.path, 1, phrase("of its front matter %(keys)s has no place here", keys=keys)
            )
        if self.hidden:
            yield Told(
                self.path,
                0,
                phrase(
                    "%(hidden)s characters that cannot be seen are taken out", hidden=self.hidden
                ),
            )

    @property
    def title(self) -> str:
        """Return what the page is called: by its front matter, its first heading, or its name."""
        heading = next((it.text for it in self.document.headings if it.level == 1), "")
        named = posixpath.basename(posixpath.splitext(self.path)[0]).replace("-", " ")
        return " ".join(
            (self.front.title or heading or named.replace("_", " ").capitalize()).split()
        )


def _read(path: str, content: str) -> _Page:
    plain = content.replace("\r\n", "\n").replace("\r", "\n")
    bad = [(start, end) for start, end, _, _ in forbidden(plain)]
    for start, end in reversed(bad):
        plain = plain[:start] + plain[end:]
    front = read_front(plain)
    document, findings = parse(Text(path, plain), front.body)
    return _Page(path, plain, front, document, findings, len(bad))


def _headings(page: _Page, *, cards: bool) -> Iterator[Change]:
    """Yield the marks of headings that skip a level, and in a card those on that of the title."""
    headings = page.document.headings
    shift = 1 if cards and any(it.level == 1 for it in headings[1:]) else 0
    above = 1
    for number, heading in enumerate(headings):
        if cards and not number and heading.level == 1:
            yield Change(heading.start, heading.end, "", _unsaid(page, heading))
            continue
        level = min(max(heading.level + shift, 2 if cards else 1), above + 1)
        above = level
        if level != heading.level:
            yield from _mark(page, heading, level)


def _unsaid(page: _Page, heading: Heading) -> str:
    """Return what is lost with the *heading* of a card, whose title stands in the front matter."""
    if " ".join(heading.text.split()).casefold() != page.title.casefold():
        return phrase(
            "its heading `%(heading)s` is left out: the card is called `%(title)s`",
            heading=heading.text,
            title=page.title,
        )
    if any(heading.start <= it.start < heading.end for it in page.document.links):
        return phrase("a title holds no links: the words of this one stay")
    return ""


_ATX = re.compile(r" {0,3}(?P<marks>#{1,6})")
_BREAK = re.compile(r"[ \t\\]*\n[ >\t]*")


def _mark(page: _Page, heading: Heading, level: int) -> Iterator[Change]:
    """Yield how *heading* gets the mark of *level*; its words stay as they are written."""
    found = _ATX.match(page.content, heading.start)
    if found:
        yield Change(*found.span("marks"), "#" * level)
        return
    yield Change(heading.start, heading.start, f"{'#' * level} ")
    end = len(page.content[: heading.end].rstrip())
    breaks = list(_BREAK.finditer(page.content, heading.start, end))
    yield from (Change(*it.span(), " ") for it in breaks[:-1])
    yield Change(breaks[-1].start(), end, "")


def _changed(body: str, offset: int, changes: Iterable[Change]) -> str:
    """Return *body*, which begins at *offset*, with *changes*; of two that overlap the last holds."""
    until = len(body)
    for it in sorted(changes, key=lambda it: (it.start, it.end), reverse=True):
        start, end = it.start - offset, it.end - offset
        if end <= until:
            body = body[:start] + it.text + body[end:]
            until = start
    return body


def _front(page: _Page, wanted: Wanted) -> str:
    draft = wanted.cards or page.front.draft
    lines = [f"title: {_quoted(page.title)}"]
    summary = page.front.summary or (_first_sentence(page.document) if wanted.cards else "")
    if summary or wanted.cards:
        key = "summary" if wanted.cards else "description"
        lines.append(f"{key}: {_quoted(summary or page.title)}")
    lines += ["status: draft"] if draft else []
    if wanted.cards:
        lines += [f"roles: [{wanted.role}]", f"owner: {wanted.role}"]
        lines += [f"reviewed: {wanted.today}", "review: 12 months"]
    if page.front.words:
        lines.append(f"synonyms: [{', '.join(_quoted(it) for it in page.front.words)}]")
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a string of JSON is one of YAML


def _first_sentence(document: Document) -> str:
    words = ""
    inside = False
    for event in document.events:
        if event.kind == "start:paragraph":
            inside = True
        elif event.kind == "end:paragraph" and words.strip():
            break
        elif inside and event.kind in {"text", "code", "soft-break"}:
            words += event.words if event.kind != "soft-break" else " "
    plain = WIKI.sub(lambda it: it["words"] or it["page"] or "", " ".join(words.split()))
    sentence = re.split(r"(?<=[.!?])\s", plain, maxsplit=1)[0]
    if len(sentence) <= SUMMARY:
        return sentence
    return sentence[:SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
