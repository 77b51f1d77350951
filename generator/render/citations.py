"""Format citations and references for the site: every cite a link to its reference's page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import TypeAlias, TypeVar, cast

from markupsafe import Markup

from generator import csl
from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.text import Cite, Cluster
from generator.model.works import Reference
from generator.render.addresses import address_of, link
from generator.render.affixes import prefix_of, rich_text
from generator.render.html import clean
from generator.render.listed import Listing, listing_of
from generator.words.words import WORDS, Words

T = TypeVar("T")

# What was printed before of the same works in the same style, by what was asked for.
Printed: TypeAlias = dict[Hashable, object]


@dataclass(frozen=True, slots=True)
class Citations:
    """The formatter of a whole playbook: what is cited never depends on where it is cited.

    ``listing`` is asked only for what is not yet among ``printed``. ``marked``: the languages that
    are not the page's, in which titles tell their own.
    """

    listing: Listing
    references: Mapping[str, Reference]
    root: str = "/"
    printed: Printed = field(default_factory=dict)
    marked: tuple[str, ...] = ()

    def cite(self, cluster: Cluster, here: str) -> str:
        """Return the citation as HTML for the page *here*, not yet sanitised."""
        page = _Page(self, here)
        return "".join(page.linked(key, html) for key, html, _ in self._pieces(cluster))

    @property
    def noted(self) -> bool:
        """Tell whether the style is one for notes."""
        return self._manner[0]

    @property
    def language(self) -> str:
        """Return the language of the style, "" where it names none."""
        return self._manner[1]

    @property
    def manner(self) -> str:
        """Return how the style cites works: `author-date`, `numeric`, `label`, `note` ..."""
        return self._manner[2]

    def author(self, cite: Cite, here: str) -> str:
        """Return the author of a work, else its title, else its key, for a sentence on the page *here*."""
        key = cite.key.value
        return _Page(self, here).linked(key, self.author_of(key))

    def author_of(self, key: str) -> str:
        """Return the author of a work as `author` does, without the link."""
        return self.known(("author", key), lambda: self._print_author(key))

    def notes(
        self, clusters: Sequence[csl.Cluster], alone: Sequence[bool], here: str
    ) -> tuple[str, ...]:
        """Return what the notes of the page *here* say as HTML, each in its place among them.

        *alone*: which of *clusters* are a whole note. The others stand in one of an author.
        """
        asked = ("notes", tuple(clusters), tuple(alone))
        printed = self.known(asked, lambda: self._print_notes(clusters, alone))
        page = _Page(self, here)
        return tuple(
            str(clean("".join(page.linked(key, html) for key, html, _ in pieces)))
            for pieces in printed
        )

    def note_text(self, key: str, *, later: bool = False) -> str:
        """Return what a note says that cites *key* alone; *later*: it was cited before."""
        return self._note(key, later=later)[1]

    def cited(self, key: str, *, again: bool) -> str:
        """Return how *key* is cited, as `name` does; *again*: in a sentence, or in a later note."""
        if self.noted:
            return self._told(*self._note(key, later=again))
        return self._told(*self._in_text(key, narrative=again))

    def text(self, cluster: Cluster) -> str:
        """Return the citation as plain text."""
        return "".join(text for _, _, text in self._pieces(cluster))

    def reference(self, key: str) -> Markup:
        """Return the reference to *key* as it stands in a list."""
        return clean(self._reference(key)[0])

    def listed(self, key: str) -> str:
        """Return the reference to *key* as `reference_text` does: `Markup` as in `name`."""
        return self._told(*self._reference(key))

    def reference_text(self, key: str) -> str:
        """Return the reference to *key* as plain text."""
        return self._reference(key)[1]

    def in_text(self, key: str, *, narrative: bool = False) -> str:
        """Return how *key* is cited in a text: ``(Li, 2010)`` or ``Li (2010)``."""
        return self._in_text(key, narrative=narrative)[1]

    def name(self, key: str) -> str:
        """Return how *key* is called in a sentence: `Markup` where a title tells its language."""
        return self._told(*self._in_text(key, narrative=True))

    def bibliography(self, keys: Iterable[str]) -> tuple[tuple[str, Markup], ...]:
        """Return the references to *keys*, in the order of the style."""
        wanted = tuple(sorted(set(keys)))
        listed = self.known(("list", wanted), lambda: self._print_list(wanted))
        return tuple((key, Markup(html)) for key, html in listed)  # noqa: S704  # cleaned

    def known(self, asked: Hashable, make: Callable[[], T]) -> T:
        """Return what was printed before under *asked*, else print it now and keep it.

        It may hang on the works, the style, the marked languages and *asked* alone.
        """
        key = (self.marked, asked)
        if key not in self.printed:
            self.printed[key] = make()
        return cast("T", self.printed[key])

    # Private

    def _told(self, html: str, text: str) -> str:
        """Return *text*, but *html* if a language is told in it and its letters are those of *text*."""
        if not self.marked or "<span lang=" not in html:
            return text
        told = clean(html)
        return told if told.striptags() == " ".join(text.split()) else text

    @property
    def _manner(self) -> tuple[bool, str, str]:
        listing = self.listing
        return self.known(("cited",), lambda: (listing.noted, listing.language, listing.manner))

    def _print_author(self, key: str) -> str:
        pieces = self.listing.cite([csl.Cite(key)], mode="author-only")
        html = "".join(piece.html for piece in pieces)
        return html or escape(key)  # which is no word of any language

    def _print_notes(
        self, clusters: Sequence[csl.Cluster], alone: Sequence[bool]
    ) -> tuple[tuple[_Piece, ...], ...]:
        placed = zip(self.listing.places(clusters), alone, strict=True)
        return tuple(
            tuple((it.key, it.html, it.text) for it in self.listing.note(put.cites, alone=whole))
            for put, whole in placed
        )

    def _note(self, key: str, *, later: bool) -> tuple[str, str]:
        return self.known(("note", key, later), lambda: self._print_note(key, later=later))

    def _print_note(self, key: str, *, later: bool) -> tuple[str, str]:
        cite = csl.Cite(key, position="subsequent" if later else "first")
        return _joined(self.listing.note([cite]))

    def _pieces(self, cluster: Cluster) -> tuple[_Piece, ...]:
        asked = (
            cluster.narrative,
            *(
                (it.key.value, it.prefix, it.suffix, it.locator, it.label, it.suppress_author)
                for it in cluster.cites
            ),
        )
        return self.known(asked, lambda: self._print(cluster))

    def _print(self, cluster: Cluster) -> tuple[_Piece, ...]:
        cites = tuple(to_csl_cite(cite) for cite in cluster.cites)
        mode: csl.Mode = "composite" if cluster.narrative else "normal"
        return tuple((it.key, it.html, it.text) for it in self.listing.cite(cites, mode=mode))

    def _in_text(self, key: str, *, narrative: bool) -> tuple[str, str]:
        return self.known(("in text", key, narrative), partial(self._print_key, key, narrative))

    def _print_key(self, key: str, narrative: bool) -> tuple[str, str]:
        mode: csl.Mode = "composite" if narrative else "normal"
        return _joined(self.listing.cite([csl.Cite(key)], mode=mode))

    def _print_list(self, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        listed = self.listing.references(keys)
        return tuple((it.key, str(clean(it.html))) for it in listed)

    def _reference(self, key: str) -> tuple[str, str]:
        return self.known(("reference", key), lambda: self._print_reference(key))

    def _print_reference(self, key: str) -> tuple[str, str]:
        (printed,) = self.listing.references([key])
        return printed.html, printed.text


def citations_of(
    references: Mapping[str, Reference],
    style: csl.LazyStyle,
    root: str = "/",
    printed: Printed | None = None,
    *,
    words: Words = WORDS,
) -> Citations:
    """Return the formatter of *references* in *style*.

    *printed* is what was printed before of these references in this style; more is put there.
    *words* are those of the pages: titles in another language tell it.
    """
    items = [dict(reference.item) for reference in references.values()]
    spoken = {str(item.get("language", "")) for item in items}
    marked = tuple(sorted(filter(words.is_foreign, spoken)))
    listing = listing_of(style.compiled, items, marked)
    return Citations(listing, references, root, {} if printed is None else printed, marked)


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


# Private functions


@dataclass(frozen=True, slots=True)
class _Page:
    """The page ``here``, whose citations are links."""

    citations: Citations
    here: str

    def linked(self, key: str | None, html: str) -> str:
        """Return *html* as a link to the page of reference *key*."""
        if key is None:
            return html
        target = address_of(Target(Kind.REFERENCE, key), self.citations.references)
        address = link(target, self.here, self.citations.root)
        return (
            f'<a class="cite" role="doc-biblioref" data-key="{escape(key)}"'
            f' href="{escape(address)}">{html}</a>'
        )


# Of a citation: the key of the work it cites, None for what stands between; its HTML and its text.
_Piece: TypeAlias = tuple[str | None, str, str]


def _joined(pieces: Iterable[csl.Piece]) -> tuple[str, str]:
    """Return the HTML and the text of a citation in *pieces*."""
    kept = tuple(pieces)
    return "".join(it.html for it in kept), "".join(it.text for it in kept)
