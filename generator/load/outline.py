"""Tell the outline of a sheet from its words.

The outline is all of a sheet that shows on pages which do not quote it: its front matter, its
headings, what it links to and cites, how its statements are addressed and what they rest on. While
it stays the same, an edit of the words touches only the pages that quote the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.cache.memory import digest
from generator.model.sheets import Sheet
from generator.model.text import Cluster, Document, Statement


def outline_of(sheet: Sheet, front: str) -> str:
    """Return the outline of *sheet*, which begins with *front*: the same for the same outline."""
    own = (sheet.kind.value, sheet.id, sheet.path, repr(sheet.complete), front)
    return digest(*own, *map(repr, _parts(sheet.document)))


# Private functions


def _parts(document: Document) -> Iterator[object]:
    yield [(it.level, it.text, it.id, it.formerly) for it in document.headings]
    yield [(it.target.value, it.image) for it in document.links]
    yield [_cluster(it) for it in document.clusters]
    yield [_statement(it) for it in document.statements]


def _cluster(cluster: Cluster) -> object:
    return (
        cluster.narrative,
        [
            (it.key.value, it.prefix, it.suffix, it.locator, it.label, it.suppress_author)
            for it in cluster.cites
        ],
    )


def _statement(statement: Statement) -> object:
    origins = [it.value for it in statement.origins]
    clusters = [_cluster(it) for it in statement.clusters]
    former = [it.value for it in statement.formerly]
    return (statement.number, statement.anchor, former, statement.basis, origins, clusters)
