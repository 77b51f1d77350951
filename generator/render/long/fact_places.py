"""Say on which page of the source coverage each fact stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.kinds import COVERAGE
from generator.model.sheets import SourceDocument, SourceStatement
from generator.render.long.paging import page_address, shares_of

STATEMENTS = (
    150  # of source documents, on a page: more are on further pages, and their sums on the first
)

Shared = tuple[tuple[SourceDocument, tuple[SourceStatement, ...]], ...]


def shared(documents: Sequence[SourceDocument]) -> tuple[Shared, ...]:
    """Return the statements of *documents* that stand on each page, by document, at least one page."""
    pairs = [(document, it) for document in documents for it in document.statements]
    return tuple(tuple(_by_document(share)) for share in shares_of(pairs, STATEMENTS))


def places_of(documents: Sequence[SourceDocument]) -> dict[str, str]:
    """Return the address of each fact, by its id."""
    shares = shared(documents)
    first = 2 if len(shares) > 1 else 1  # of several pages the first has the sums
    return {
        fact: f"{page_address(COVERAGE, number)}#{fact}"
        for number, share in enumerate(shares, first)
        for _, statements in share
        for statement in statements
        for fact in statement.facts
    }


# Private functions


def _by_document(
    pairs: Sequence[tuple[SourceDocument, SourceStatement]],
) -> Iterator[tuple[SourceDocument, tuple[SourceStatement, ...]]]:
    for document in dict.fromkeys(it.id for it, _ in pairs):
        own = [pair for pair in pairs if pair[0].id == document]
        yield own[0][0], tuple(statement for _, statement in own)
