"""Format citations and references for the site: every cite a link to its reference's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from generator import csl
from generator.model import Cite, Cluster, Kind, Reference, Target
from generator.render.addresses import address_of, link
from generator.render.affixes import prefix_of, rich_text
from generator.render.html import clean


@dataclass(frozen=True, slots=True)
class Citations:
    """The formatter of a whole playbook: what is cited never depends on where it is cited."""

    library: csl.Library
    references: Mapping[str, Reference]
    root: str = "/"

    def cite(self, cluster: Cluster, here: str) -> str:
        """Return the citation as HTML for the page *here*, not yet sanitised."""
        return "".join(self._piece(piece, here) for piece in self._pieces(cluster))

    def text(self, cluster: Cluster) -> str:
        """Return the citation as plain text."""
        return "".join(piece.text for piece in self._pieces(cluster))

    def reference(self, key: str) -> Markup:
        """Return the reference to *key* as it stands in a list."""
        return clean(self.library.bibliography([key])[0].html)

    def reference_text(self, key: str) -> str:
        """Return the reference to *key* as plain text."""
        return self.library.bibliography([key])[0].text

    def in_text(self, key: str, *, narrative: bool = False) -> str:
        """Return how *key* is cited in a text: ``(Li, 2010)`` or ``Li (2010)``."""
        cites = [csl.Cite(key)]
        pieces = self.library.narrative(cites) if narrative else self.library.cite(cites)
        return "".join(piece.text for piece in pieces)

    def bibliography(self, keys: Iterable[str]) -> tuple[tuple[str, Markup], ...]:
        """Return the references to *keys*, in the order of the style."""
        listed = self.library.bibliography(sorted(set(keys)))
        return tuple((reference.key, clean(reference.html)) for reference in listed)

    def address(self, key: str, here: str) -> str:
        """Return the link from the page *here* to the page of reference *key*."""
        return link(address_of(Target(Kind.REFERENCE, key), self.references), here, self.root)

    def _pieces(self, cluster: Cluster) -> tuple[csl.Piece, ...]:
        cites = tuple(to_csl_cite(cite) for cite in cluster.cites)
        if cluster.narrative:
            return tuple(self.library.narrative(cites))
        return tuple(self.library.cite(cites))

    def _piece(self, piece: csl.Piece, here: str) -> str:
        if piece.key is None:
            return piece.html
        address = escape(self.address(piece.key, here))
        key = escape(piece.key)
        return (
            f'<a class="cite" role="doc-biblioref" data-key="{key}" href="{address}">'
            f"{piece.html}</a>"
        )


def citations_of(
    references: Mapping[str, Reference], style: csl.Style, root: str = "/"
) -> Citations:
    """Return the formatter of *references* in *style*."""
    library = csl.Library(style, [dict(reference.item) for reference in references.values()])
    return Citations(library, references, root)


def to_csl_cite(cite: Cite) -> csl.Cite:
    """Return *cite* as the processor takes it."""
    return csl.Cite(
        cite.key.value,
        prefix=prefix_of(cite.prefix),
        suffix=rich_text(cite.suffix),
        locator=cite.locator,
        label=cite.label or "page",
        suppress_author=cite.suppress_author,
    )
