"""Number the notes of a page, say what each says, and list them at the page's foot.

In a style for notes each citation is a note, and so is each footnote of an author. What one says
hangs on those before it ("Ibid."), and only the whole page knows in which order they stand. So
author text has a mark in the place of each, and the finished page has them numbered. Inside the
mark stands what is read where a text has no foot: a citation as it stands in a sentence.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from generator import csl
from generator.render.html import clean
from generator.words.words import WORDS, Words

HEADING = "pb-notes"  # the id of the heading of the notes


class Printer(Protocol):
    """What prints the notes of a page."""

    @property
    def noted(self) -> bool:
        """Tell whether the style is one for notes."""

    @property
    def language(self) -> str:
        """Return the language of the style."""

    def notes(
        self, clusters: Sequence[csl.Cluster], alone: Sequence[bool], here: str
    ) -> tuple[str, ...]:
        """Return what each of *clusters* says on the page *here*."""


def citation_mark(cites: Sequence[csl.Cite], inside: str, *, named: bool = False) -> str:
    """Return the mark of a note that has *cites*; *inside*: how they stand in a sentence.

    *named*: the sentence names the author in front of the mark.
    """
    said = [[it.id, it.prefix, it.suffix, it.locator, it.label, it.suppress_author] for it in cites]
    return _mark([named, said], inside)


def footnote_mark(html: str) -> str:
    """Return the mark of a footnote of an author's own, with the marks that stand in it."""
    return _mark(html, "")


def begun(cites: tuple[csl.Cite, ...]) -> tuple[csl.Cite, ...]:
    """Return *cites* as they begin a note: with a capital, where an author's own word does."""
    first = cites[0]
    prefix = _FIRST_LETTER.sub(lambda it: it["tags"] + it["letter"].upper(), first.prefix, count=1)
    if not _FIRST_LETTER.match(first.prefix):
        return cites
    return (first._replace(prefix=prefix), *cites[1:])


def with_notes(
    html: str, printer: Printer, here: str, *, words: Words = WORDS, of: str = ""
) -> str:
    """Return *html* of the page *here* with its notes numbered, and listed before its references.

    *of*: what the notes belong to, where they are but a part of a page and have no heading.
    """
    if not printer.noted or _SIGN not in html:
        return html
    notes = _Notes()
    in_front = printer.language[:2] in _IN_FRONT
    body = _RUN.sub(lambda run: _Foot(words).numbers(run, notes, in_front=in_front), html)
    printed = printer.notes(notes.clusters, notes.alone, here)
    last = body.rindex(_NUMBER)
    at = body.find(_BIBLIOGRAPHY, last)
    foot = len(body) if at < 0 else at
    return f"{body[:foot]}\n{_Foot(words).listed(notes.notes, printed, of)}\n{body[foot:]}"


# Private: the marks

_SIGN = '<cite data-note="'
_BIBLIOGRAPHY = '<section role="doc-bibliography"'
_NUMBER = '<sup class="pb-noteref"'
_MARK = re.compile(r'(?P<space>\s*)<cite data-note="(?P<said>[\w=-]+)">.*?</cite>', re.DOTALL)
_RUN = re.compile(
    r"""
    (?P<marks>(?:\s*<cite[ ]data-note="[\w=-]+">.*?</cite>)+)
    (?P<behind>[.,;:!?\u2026]+[\u201d\u2019\u00bb"')\]]*)?  # what a note's number stands behind
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_FRONT = ("es", "fr")  # languages in which the number stands in front of such marks
_FIRST_LETTER = re.compile(r"(?P<tags>(?:<[^>]*>)*)(?P<letter>\w)")


def _mark(said: object, inside: str) -> str:
    packed = urlsafe_b64encode(json.dumps(said).encode()).decode()
    return f'{_SIGN}{packed}">{inside}</cite>'


def _unpacked(said: str) -> tuple[str, tuple[csl.Cite, ...], bool]:
    """Return what a mark has: the HTML of a footnote, or cites, and whether their author is named."""
    found = json.loads(urlsafe_b64decode(said))
    if isinstance(found, str):
        return found, (), False
    named, cites = found
    return "", tuple(map(_cite, cites)), named


def _cite(said: tuple[str, str, str, str, str, bool]) -> csl.Cite:
    key, prefix, suffix, locator, label, suppressed = said
    return csl.Cite(key, prefix, suffix, locator, label, suppress_author=suppressed)


# Private: the notes of a page


@dataclass(slots=True)
class _Note:
    """A note: its number, the footnote that it is, what it cites, how many places refer to it."""

    number: int
    footnote: str
    clusters: range
    references: int = 0


@dataclass(slots=True)
class _Notes:
    """The notes of a page in their order; ``alone``: which of ``clusters`` are a whole note."""

    notes: list[_Note] = field(default_factory=list)
    clusters: list[csl.Cluster] = field(default_factory=list)
    alone: list[bool] = field(default_factory=list)
    footnotes: dict[str, _Note] = field(default_factory=dict)

    def note(self, said: str) -> _Note:
        """Return the note that a mark with *said* refers to; a footnote may be known already."""
        if said in self.footnotes:
            return self.footnotes[said]
        footnote, cites, _ = _unpacked(said)
        number, first = len(self.notes) + 1, len(self.clusters)
        inner = [_inside(it["said"]) for it in _MARK.finditer(footnote)]
        for each in inner if footnote else [begun(cites)]:
            self.clusters.append(csl.Cluster(each, number))
            self.alone.append(not footnote)
        note = _Note(number, footnote, range(first, len(self.clusters)))
        self.notes.append(note)
        if footnote:
            self.footnotes[said] = note
        return note


def _inside(said: str) -> tuple[csl.Cite, ...]:
    """Return the cites of a citation in a footnote, which may name the author in its sentence."""
    _, cites, named = _unpacked(said)
    return (cites[0]._replace(suppress_author=True), *cites[1:]) if named else cites


@dataclass(frozen=True, slots=True)
class _Foot:
    """The foot of a page, in its words."""

    words: Words

    def numbers(self, run: re.Match[str], notes: _Notes, *, in_front: bool) -> str:
        """Return the numbers for a run of marks, *in_front* of the full stop that follows or not."""
        numbers = ""
        for mark in _MARK.finditer(run["marks"]):
            note = notes.note(mark["said"])
            note.references += 1
            numbers += self._reference(note, beside=bool(numbers))
        behind = run["behind"] or ""
        return f"{numbers}{behind}" if in_front else f"{behind}{numbers}"

    def listed(self, notes: Sequence[_Note], printed: Sequence[str], of: str) -> str:
        """Return *notes* as a list, each with the ways back from it; *printed* are their clusters."""
        lines = "\n".join(
            f'<li id="{_id(it.number)}"><div class="pb-note">{_said(it, printed)}</div>'
            f" {self._ways_back(it)}</li>"
            for it in notes
        )
        title = self.words.pgettext("at the foot of a page", "Notes")
        name = self.words.gettext("Notes: %(title)s", title=of)
        named = f'aria-label="{escape(name)}"' if of else f'aria-labelledby="{HEADING}"'
        heading = "" if of else f'<h2 id="{HEADING}">{escape(title)}</h2>\n'
        return (
            f'<section class="pb-notes" role="doc-endnotes" {named}>\n{heading}'
            f"<ol>\n{lines}\n</ol>\n</section>"
        )

    def _reference(self, note: _Note, *, beside: bool) -> str:
        """Return the number of *note* as a link to it; *beside* another one: with a comma between."""
        label = self.words.gettext("Note %(number)s", number=note.number)
        return (
            f'{_NUMBER} id="{_place(note.number, note.references)}" data-pagefind-ignore="all">'
            f'{", " if beside else ""}<a class="cite" href="#{_id(note.number)}" role="doc-noteref"'
            f' aria-label="{escape(label)}">{note.number}</a></sup>'
        )

    def _ways_back(self, note: _Note) -> str:
        ways = []
        for at in range(1, note.references + 1):
            label = self.words.gettext("Back to note %(number)s in the text", number=note.number)
            if note.references > 1:
                label = self.words.gettext(
                    "Back to note %(number)s in the text, place %(place)s",
                    number=note.number,
                    place=at,
                )
            ways.append(
                f'<a href="#{_place(note.number, at)}" role="doc-backlink"'
                f' aria-label="{escape(label)}">\u21a9</a>'
            )
        return " ".join(ways)


def _said(note: _Note, printed: Sequence[str]) -> str:
    cited = iter([printed[at] for at in note.clusters])
    if not note.footnote:
        return next(cited)
    return clean(_MARK.sub(lambda mark: _cited(mark, next(cited)), note.footnote))


def _cited(mark: re.Match[str], printed: str) -> str:
    """Return a citation in a footnote: in brackets behind an author that the sentence names."""
    _, _, named = _unpacked(mark["said"])
    return f" ({printed})" if named else f"{mark['space']}{printed}"


def _id(number: int) -> str:
    return f"pb-note-{number}"


def _place(number: int, reference: int) -> str:
    return f"pb-note-{number}-ref" if reference == 1 else f"pb-note-{number}-ref-{reference}"
