"""Format one Markdown text with citations: what `playbook cite` prints, as a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from generator import csl
from generator.findings.diagnostics import Diagnostic, Text, by_place
from generator.load.markdown import parse
from generator.model.text import Cluster, Document
from generator.model.works import Reference
from generator.render.citations import to_csl_cite
from generator.render.html import Dressing, Piece, clean, write
from generator.resolve.citations import settle_clusters


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, formatted: where it stands, as written, as text and as HTML."""

    line: int
    column: int
    source: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its citations in place, the works that it cites, and what is wrong in it.

    ``text`` is the source with each known citation as words, ``html`` the whole as HTML.
    """

    text: str
    html: str
    citations: tuple[Cited, ...] = ()
    references: tuple[csl.Reference, ...] = field(default=())
    findings: tuple[Diagnostic, ...] = ()


def format_text(text: Text, references: Mapping[str, Reference], style: csl.Style) -> Formatted:
    """Format the citations of *text*; one whose keys are all unknown stays as it is written."""
    parsed, wrong = parse(text, _body(text.content))
    findings = list(wrong)
    document = settle_clusters(parsed, references, findings)
    library = csl.Library(style, [dict(it.item) for it in references.values()])
    clusters = document.clusters
    cited = tuple(map(_cited, [text] * len(clusters), clusters, _print(library, clusters)))
    keys = {cite.key.value for cluster in clusters for cite in cluster.cites}
    listed = tuple(
        csl.Reference(it.key, str(clean(it.html)), it.text) for it in library.bibliography(keys)
    )
    words, html = _in_place(text.content, clusters, cited), _page(document, cited)
    return Formatted(words, html, cited, listed, by_place(findings))


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
            csl.Cluster(tuple(map(to_csl_cite, it.cites)), at if library.style.note else 0)
            for at, it in enumerate(clusters, 1)
        ]
    )
    return [
        library.narrative(put.cites) if it.narrative else library.cite(put.cites)
        for it, put in zip(clusters, placed, strict=True)
    ]


def _cited(text: Text, cluster: Cluster, pieces: tuple[csl.Piece, ...]) -> Cited:
    return Cited(
        cluster.span.line,
        cluster.span.column,
        text.content[cluster.start : cluster.end],
        "".join(it.text for it in pieces),
        str(clean("".join(map(_linked, pieces)))),
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
