"""Turn what authors wrote into the HTML of a page: bodies, statements, single lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from generator.findings.diagnostics import Text
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet
from generator.model.text import BETWEEN, CELL, Basis, Cluster, Document, Event, Heading, Statement
from generator.render.addresses import NOT_FOUND, address_of, link
from generator.render.citations import Citations, to_csl_cite
from generator.render.html import Dressing, Piece, former_html, in_line, within, write
from generator.render.marking import Lexicon, Occurrence, first_of_each
from generator.render.notes import citation_mark, footnote_mark
from generator.words.words import N_, WORDS, Words


@dataclass(frozen=True, slots=True)
class Rendered:
    """Author text as HTML, with its headings and the keys it cites in their order."""

    html: Markup
    headings: tuple[Heading, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a statement rests on, as a reader sees it: a shape and words."""

    name: str
    shape: str
    words: str
    quiet: bool  # the words are for screen readers and the legend; sighted readers see the shape


MARKS: Mapping[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("cited", "●", N_("several sources"), quiet=True),
        Mark("one-source", "◐", N_("one source"), quiet=True),
        Mark("incomplete", "◌", N_("incomplete source"), quiet=False),
        Mark("uncited", "○", N_("no source given"), quiet=False),
        Mark("editorial", "◇", N_("editorial"), quiet=False),
    )
}


@dataclass(frozen=True, slots=True)
class Author:
    """All that is needed to write author text on the page ``here``.

    ``deeper``: how many levels headings stand below those that are written, as they do in a book.
    ``noted``: citations are notes at the foot of the page, which `with_notes` has still to number.
    """

    playbook: Playbook
    citations: Citations
    root: str = "/"
    lexicon: Lexicon = field(default_factory=Lexicon)
    deeper: int = 0
    words: Words = WORDS
    noted: bool = False
    here: str = NOT_FOUND

    def at(self, here: str) -> Author:
        """Return what writes on the page *here*."""
        return replace(self, here=here)

    def body(
        self,
        sheet: Sheet,
        *,
        start: int | None = None,
        end: int | None = None,
        after: Mapping[int, str] | None = None,
    ) -> Rendered:
        """Return the body of *sheet*, or what of it lies from *start* to *end*.

        *after* has HTML to stand after a heading, by the heading's offset. Terms of the glossary
        are marked, but in pages of ``docs/``: those are about the site, and "core" is no term there.
        """
        document = sheet.document
        first = document.start if start is None else start
        last = len(document.text.content) if end is None else end
        pieces = self._pieces(document, (first, last))
        if sheet.kind is not Kind.DOC:
            pieces |= self._marks(document, (first, last), sheet)
        dressing = self._dressing(document, pieces, after or {})
        html = write(document, dressing, within(document.events, first, last))
        headings = tuple(h for h in document.headings if first <= h.start and h.end <= last)
        return Rendered(html, headings, tuple(_keys(document, first, last)))

    def statement(self, sheet: Sheet, statement: Statement) -> Markup:
        """Return the words of *statement* of *sheet*, to be quoted."""
        document = sheet.document
        pieces = self._pieces(document, (statement.start, statement.end))
        return write(document, self._plainly(document, pieces), _inline(document, statement))

    def prose(self, document: Document, *, inline: bool = False, marked: bool = False) -> Markup:
        """Return all of *document*; *inline*: without its paragraph.

        *marked*: with the terms of the glossary, each where it first stands in *document*.
        """
        end = max((event.end for event in document.events), default=document.start)
        pieces = self._pieces(document, (document.start, end))
        if marked:
            pieces |= self._marks(document, (document.start, end))
        dressing = replace(self._plainly(document, pieces), deeper=self.deeper)
        if not inline:
            return write(document, dressing)
        inner = (it for it in document.events if it.kind.partition(":")[2] != "paragraph")
        return write(document, dressing, tuple(inner))

    def line(self, document: Document | None) -> Markup:
        """Return the words of *document* for a line: its blocks are broken lines."""
        if document is None:
            return Markup()
        pieces = self._pieces(document, (0, len(document.text.content)))
        return write(document, self._plainly(document, pieces), in_line(document.events))

    def plain(self, document: Document | None) -> str:
        """Return the words of *document* as plain text on one line."""
        return self.line(document).striptags()

    def mark(self, statement: Statement) -> Mark | None:
        """Return what *statement* rests on."""
        if statement.basis in {Basis.UNCITED, Basis.EDITORIAL}:
            return MARKS[statement.basis.value]
        keys = {cite.key.value for cluster in statement.clusters for cite in cluster.cites}
        if not keys:
            return None
        if all(self.playbook.references[key].incomplete for key in keys):
            return MARKS["incomplete"]
        return MARKS["cited" if len(keys) > 1 else "one-source"]

    def _dressing(
        self, document: Document, pieces: Mapping[int, Piece], after: Mapping[int, str]
    ) -> Dressing:
        marked = [(it, self.mark(it)) for it in document.statements]
        return replace(
            self._plainly(document, pieces),
            blocks={it.start: _attributes(it, mark) for it, mark in marked},
            openings={
                it.start: former_html(name.value for name in it.formerly)
                for it in document.statements
                if it.formerly
            },
            closings={it.end: mark_html(self.words, mark) for it, mark in marked if mark},
            after=after,
            deeper=self.deeper,
        )

    def _plainly(self, document: Document, pieces: Mapping[int, Piece]) -> Dressing:
        """Return what every author text is dressed in."""
        return Dressing(
            pieces=pieces,
            href=self._href(document.text),
            words=self.words,
            footnote=footnote_mark if self.noted else None,
        )

    def _pieces(self, document: Document, places: tuple[int, int]) -> dict[int, Piece]:
        cite = self._note if self.noted else self._cite
        first, last = places
        inside = (it for it in document.clusters if first <= it.start < last)
        return {it.start: Piece(it.end, cite(it)) for it in inside}

    def _cite(self, cluster: Cluster) -> str:
        return self.citations.cite(cluster, self.here)

    def _note(self, cluster: Cluster) -> str:
        """Return the mark of a note, behind the author where the sentence names one."""
        cites = tuple(map(to_csl_cite, cluster.cites))
        if not cluster.narrative:
            return citation_mark(cites, self._cite(cluster))
        first = cluster.cites[0]
        rest = cluster._replace(
            cites=(first._replace(suppress_author=True), *cluster.cites[1:]), narrative=False
        )
        inside = f" {self._cite(rest)}"
        return self.citations.author(first, self.here) + citation_mark(cites, inside, named=True)

    def _marks(
        self, document: Document, places: tuple[int, int], sheet: Sheet | None = None
    ) -> dict[int, Piece]:
        known = self.lexicon.own(sheet) if sheet else ()
        found = first_of_each(document, self.lexicon, places, known, self.playbook.links)
        return {it.start: Piece(it.end, self._mark_html(it)) for it in found}

    def _mark_html(self, it: Occurrence) -> str:
        target = Target(Kind.TERM, it.term.id)
        address = escape(link(address_of(target, self.playbook.references), self.here, self.root))
        return f'<a class="pb-term" data-term="{it.term.id}" href="{address}">{it.words}</a>'

    def _href(self, text: Text) -> _Href:
        return _Href(self.playbook, text, self.here, self.root)


def keys_in_prose(sheet: Sheet) -> tuple[str, ...]:
    """Return the keys that the front matter of *sheet* cites, in their order."""
    found = (key for it in sheet.meta.prose() for key in _keys(it, 0, len(it.text.content)))
    return tuple(dict.fromkeys(found))


def mark_html(words: Words, mark: Mark) -> str:
    """Return the mark behind a statement: its shape, and its words for those who cannot see it."""
    hidden = ' class="visually-hidden"' if mark.quiet else ""
    said = escape(words.gettext(mark.words))
    return (
        f' <small class="mark mark-{mark.name}" title="{said}">'
        f'<span aria-hidden="true">{mark.shape}</span> <span{hidden}>{said}</span></small>'
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Href:
    """The address, on page ``here``, of the link at an offset of ``text``."""

    playbook: Playbook
    text: Text
    here: str
    root: str

    def __call__(self, start: int, target: str) -> str:
        found = self.playbook.links.get((self.text.path, self.text.place(start)))
        if found is not None:
            return link(address_of(found, self.playbook.references), self.here, self.root)
        return target if target.startswith(("https:", "http:", "mailto:")) else ""


def _attributes(statement: Statement, mark: Mark | None) -> str:
    basis = mark.name if mark else "none"
    return f'id="{escape(statement.anchor)}" class="statement" data-basis="{basis}"'


def _inline(document: Document, statement: Statement) -> tuple[Event, ...]:
    """Return the events of *statement* that stand in a line; of a row, with signs between cells."""
    found = (it for it in document.events if statement.start <= it.start < statement.end)
    kept: list[Event] = []
    for event in found:
        if event.kind == CELL and kept and kept[-1].value != BETWEEN:
            kept.append(Event("text", BETWEEN, event.start, event.start))
        elif event.kind.partition(":")[2] not in _BLOCKS:
            kept.append(event)
    return tuple(kept)


_BLOCKS = {"paragraph", "item", "list", "table-cell"}


def _keys(document: Document, start: int, end: int) -> Iterator[str]:
    seen = dict.fromkeys(
        cite.key.value
        for cluster in document.clusters
        if start <= cluster.start < end
        for cite in cluster.cites
    )
    yield from seen
