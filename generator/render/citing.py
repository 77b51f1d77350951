"""Format one Markdown text with citations: what `playbook cite` prints, as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape

from generator import csl
from generator.findings.diagnostics import Diagnostic, Text, by_place
from generator.load.markdown import parse
from generator.model.text import Cluster, Document
from generator.model.works import Reference
from generator.render.citations import to_csl_cite
from generator.render.html import Dressing, Piece, clean, write
from generator.render.listed import Listing, listing_of
from generator.render.notes import begun, citation_mark, footnote_mark, with_notes
from generator.resolve.citations import settle_clusters


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, formatted: where it stands, as written, and what is printed in its place."""

    line: int
    column: int
    source: str
    pieces: tuple[csl.Piece, ...]

    @property
    def text(self) -> str:
        """Return it as text."""
        return "".join([it.text for it in self.pieces])

    @property
    def html(self) -> str:
        """Return it as HTML."""
        return str(clean("".join(map(_linked, self.pieces))))


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its citations in place, the works that it cites, and what is wrong in it.

    ``text`` is the source with each known citation as words. In a style for notes it has references
    to notes in their place, and the notes at its end; so has the HTML.
    """

    text: str
    page: Callable[[], str]  # HTML is made where it is asked for
    citations: tuple[Cited, ...] = ()
    listed: tuple[csl.Reference, ...] = field(default=())
    findings: tuple[Diagnostic, ...] = ()

    @property
    def html(self) -> str:
        """Return the whole text as HTML."""
        return self.page()

    @property
    def references(self) -> tuple[csl.Reference, ...]:
        """Return the works in the order of the list, their HTML sanitised."""
        return tuple(csl.Reference(it.key, str(clean(it.html)), it.text) for it in self.listed)


def format_text(text: Text, references: Mapping[str, Reference], style: csl.Style) -> Formatted:
    """Format the citations of *text*; one whose keys are all unknown stays as it is written."""
    parsed, wrong = parse(text, _body(text.content))
    findings = list(wrong)
    document = settle_clusters(parsed, references, findings)
    listing = listing_of(lambda: style, [dict(it.item) for it in references.values()])
    library = listing.library()
    clusters = document.clusters
    cited = tuple(map(_cited, [text] * len(clusters), clusters, _print(library, clusters)))
    keys = {cite.key.value for cluster in clusters for cite in cluster.cites}
    listed = library.bibliography(keys)
    if style.note:
        words = _with_footnotes(text.content, document, cited, listing)
        page = partial(_noted, document, listing)
    else:
        words, page = _in_place(text.content, clusters, cited), partial(_page, document, cited)
    return Formatted(words, page, cited, listed, by_place(findings))


# Private functions

_FENCE = "---\n"


def _body(content: str) -> int:
    """Return where the Markdown begins: behind the front matter, if there is one."""
    end = content.find(f"\n{_FENCE}", len(_FENCE) - 1) if content.startswith(_FENCE) else -1
    return end + 1 + len(_FENCE) if end >= 0 else 0


def _print(library: csl.Library, clusters: Sequence[Cluster]) -> list[tuple[csl.Piece, ...]]:
    """Return the citations in pieces; in order, so that numbers and "ibid." come out right."""
    placed = library.place(
        [
            csl.Cluster(_cites(it, note=library.style.note), at if library.style.note else 0)
            for at, it in enumerate(clusters, 1)
        ]
    )
    mode: csl.Mode = "note" if library.style.note else "normal"
    return [
        library.narrative(put.cites)
        if it.narrative and mode == "normal"
        else library.cite(put.cites, mode=mode)
        for it, put in zip(clusters, placed, strict=True)
    ]


def _cites(cluster: Cluster, *, note: bool) -> tuple[csl.Cite, ...]:
    cites = tuple(map(to_csl_cite, cluster.cites))
    return begun(cites) if note else cites


def _cited(text: Text, cluster: Cluster, pieces: tuple[csl.Piece, ...]) -> Cited:
    return Cited(
        cluster.span.line,
        cluster.span.column,
        text.content[cluster.start : cluster.end],
        pieces,
    )


def _linked(piece: csl.Piece) -> str:
    if piece.key is None:
        return piece.html
    key = escape(piece.key)
    return f'<a class="cite" role="doc-biblioref" href="#ref-{key}">{piece.html}</a>'


def _in_place(content: str, clusters: Sequence[Cluster], cited: Sequence[Cited]) -> str:
    out, at = [], 0
    for cluster, it in zip(clusters, cited, strict=True):
        out += [content[at : cluster.start], it.text]
        at = cluster.end
    return "".join([*out, content[at:]])


def _page(document: Document, cited: Sequence[Cited]) -> str:
    pieces = {
        cluster.start: Piece(cluster.end, it.html)
        for cluster, it in zip(document.clusters, cited, strict=True)
    }
    return str(write(document, Dressing(pieces)))


# Private functions: a style for notes

_FOOTNOTE = "start:footnote-definition"
_BEHIND = re.compile(r"[.,;:!?\u2026]+[\u201d\u2019\u00bb\"')\]]*")  # a note stands behind these


def _with_footnotes(text: str, document: Document, cited: Sequence[Cited], listing: Listing) -> str:
    """Return *text* with a footnote of Markdown for each citation that stands in none."""
    spans = [(it.start, it.end) for it in document.events if it.kind == _FOOTNOTE]
    out: list[str] = []
    notes: list[str] = []
    at = 0
    for cluster, it in zip(document.clusters, cited, strict=True):
        name = _author(cluster, listing, "text") if cluster.narrative else ""
        words = text[at : cluster.start]
        at = cluster.end
        if any(start <= cluster.start < end for start, end in spans):
            said = it.text.removesuffix(".")
            out += [words, f"{name} ({said})" if name else said]
            continue
        behind = _BEHIND.match(text, at)
        at = behind.end() if behind else at
        mark = f"[^note-{len(notes) + 1}]"
        out += [words if name else words.rstrip(), name, behind[0] if behind else "", mark]
        notes.append(f"{mark}: {it.text}")
    body = "".join([*out, text[at:]]).rstrip("\n")
    return "\n\n".join(filter(None, (body, "\n".join(notes))))


def _author(cluster: Cluster, listing: Listing, form: str) -> str:
    pieces = listing.cite([to_csl_cite(cluster.cites[0])], mode="author-only")
    return "".join(getattr(it, form) for it in pieces)


def _noted(document: Document, listing: Listing) -> str:
    pieces = {}
    for cluster in document.clusters:
        name = _author(cluster, listing, "html") if cluster.narrative else ""
        mark = citation_mark(tuple(map(to_csl_cite, cluster.cites)), "", named=cluster.narrative)
        pieces[cluster.start] = Piece(cluster.end, f"{name}{mark}")
    html = str(write(document, Dressing(pieces, footnote=footnote_mark)))
    return with_notes(html, _Printer(listing.library()), "")


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints notes whose works are linked in a list behind them."""

    library: csl.Library
    noted: bool = True

    @property
    def language(self) -> str:
        return self.library.style.default_locale

    def notes(
        self, clusters: Sequence[csl.Cluster], alone: Sequence[bool], _here: str
    ) -> tuple[str, ...]:
        placed = zip(self.library.positions(clusters), alone, strict=True)
        printed = (
            self.library.cite(put.cites, mode="note" if whole else "normal")
            for put, whole in placed
        )
        return tuple(str(clean("".join(map(_linked, pieces)))) for pieces in printed)
