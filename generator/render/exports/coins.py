"""Describe a work to the programs that read web pages: COinS and Highwire Press tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from generator.render.exports.fields import dates, full_name, names, plain

Item = Mapping[str, Any]
Pair = tuple[str, str]


def to_coins(item: Item) -> str:
    """Return the ContextObject for the ``title`` of ``<span class="Z3988">``, not yet escaped.

    Key/encoded-value format of OpenURL 1.0 (ANSI/NISO Z39.88-2004).
    """
    return urlencode(list(_Work(item).context()))


def highwire(item: Item) -> tuple[Pair, ...]:
    """Return the names and contents of the ``<meta>`` tags that Google Scholar and Zotero read."""
    return tuple(_Work(item).tags())


# Private functions

_BOOKS = frozenset({"book", "chapter", "report", "paper-conference", "pamphlet", "manual",
                    "entry-encyclopedia", "entry-dictionary"})  # fmt: skip
_JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "review",
                       "periodical"})  # fmt: skip
_GENRES: Mapping[str, str] = {
    "book": "book",
    "chapter": "bookitem",
    "entry-dictionary": "bookitem",
    "entry-encyclopedia": "bookitem",
    "paper-conference": "proceeding",
    "pamphlet": "book",
    "report": "report",
}
# Zotero reads these words of Dublin Core back as its own types.
_DC_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "broadcast": "tvBroadcast",
    "dataset": "dataset",
    "graphic": "artwork",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "webpage": "webpage",
}


@dataclass(frozen=True, slots=True)
class _Work:
    """A work, told field by field."""

    item: Item

    def context(self) -> Iterator[Pair]:
        kind = str(self.item.get("type", ""))
        yield "ctx_ver", "Z39.88-2004"
        if kind in _JOURNALS:
            yield from self._journal()
        elif kind in _BOOKS:
            yield from self._book(kind)
        elif kind == "thesis":
            yield from self._dissertation()
        else:
            yield from self._dublin_core(kind)
        if self.item.get("DOI"):
            yield "rft_id", f"info:doi/{self.item['DOI']}"
        if self.item.get("URL"):
            yield "rft_id", str(self.item["URL"])

    def tags(self) -> Iterator[Pair]:
        kind = str(self.item.get("type", ""))
        yield from self._filled(("citation_title", "title"))
        for name in names(self.item, "author"):
            yield "citation_author", name
        for name in names(self.item, "editor"):
            yield "citation_editor", name
        yield from self._date("citation_publication_date", "/")
        yield from self._container(kind)
        yield from self._filled(
            ("citation_volume", "volume"), ("citation_issue", "issue"), ("citation_doi", "DOI")
        )
        first, dash, last = plain(self.item.get("page")).partition("-")
        if first:
            yield "citation_firstpage", first
        if dash and last:
            yield "citation_lastpage", last
        yield from self._filled(
            ("citation_isbn", "ISBN"),
            ("citation_issn", "ISSN"),
            ("citation_public_url", "URL"),
            ("citation_language", "language"),
        )

    def _journal(self) -> Iterator[Pair]:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", "article"
        yield from self._filled(
            ("rft.atitle", "title"),
            ("rft.jtitle", "container-title"),
            ("rft.volume", "volume"),
            ("rft.issue", "issue"),
            ("rft.issn", "ISSN"),
        )
        yield from self._people_and_pages()

    def _book(self, kind: str) -> Iterator[Pair]:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", _GENRES.get(kind, "unknown")
        inside = "container-title" in self.item
        title = ("rft.atitle", "title") if inside else ("rft.btitle", "title")
        yield from self._filled(
            title,
            ("rft.btitle", "container-title"),
            ("rft.series", "collection-title"),
            ("rft.edition", "edition"),
            ("rft.place", "publisher-place"),
            ("rft.pub", "publisher"),
            ("rft.isbn", "ISBN"),
        )
        yield from self._people_and_pages()

    def _dissertation(self) -> Iterator[Pair]:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
        yield from self._filled(
            ("rft.title", "title"), ("rft.inst", "publisher"), ("rft.degree", "genre")
        )
        yield from self._people_and_pages()

    def _dublin_core(self, kind: str) -> Iterator[Pair]:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.type", _DC_TYPES.get(kind, "document")
        yield from self._filled(
            ("rft.title", "title"),
            ("rft.source", "container-title"),
            ("rft.publisher", "publisher"),
            ("rft.identifier", "URL"),
            ("rft.language", "language"),
        )
        for name in names(self.item, "author"):
            yield "rft.creator", name
        yield from self._date("rft.date")

    def _filled(self, *pairs: Pair) -> Iterator[Pair]:
        for tag, variable in pairs:
            value = plain(self.item.get(variable))
            if value:
                yield tag, value

    def _people_and_pages(self) -> Iterator[Pair]:
        people = self.item.get("author") or self.item.get("editor") or ()
        if people and not people[0].get("literal"):
            yield "rft.aulast", _family(people[0])
            if people[0].get("given"):
                yield "rft.aufirst", plain(people[0]["given"])
        for person in people:
            if person.get("literal") != "others":
                yield ("rft.aucorp" if person.get("literal") else "rft.au"), full_name(person)
        yield from self._date("rft.date")
        first, dash, last = plain(self.item.get("page")).partition("-")
        if first:
            yield "rft.pages", f"{first}-{last}" if dash else first
            yield "rft.spage", first
        if dash and last:
            yield "rft.epage", last

    def _date(self, tag: str, separator: str = "-") -> Iterator[Pair]:
        parts = dates(self.item, "issued") or dates(self.item, "event-date")
        if parts:
            rest = [f"{part:02}" for part in parts[1:3]]
            yield tag, separator.join([f"{parts[0]:04}", *rest])

    def _container(self, kind: str) -> Iterator[Pair]:
        holder = {
            "chapter": "citation_inbook_title",
            "entry-dictionary": "citation_inbook_title",
            "entry-encyclopedia": "citation_inbook_title",
            "paper-conference": "citation_conference_title",
        }.get(kind, "citation_journal_title" if kind in _JOURNALS else "")
        if holder:
            yield from self._filled((holder, "container-title"))
        publisher = {
            "report": "citation_technical_report_institution",
            "thesis": "citation_dissertation_institution",
        }.get(kind, "citation_publisher")
        yield from self._filled((publisher, "publisher"))


def _family(person: Mapping[str, Any]) -> str:
    parts = (person.get("non-dropping-particle"), person.get("family"))
    return " ".join(plain(part) for part in parts if part)
