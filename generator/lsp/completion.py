"""Offer what may stand at a place: works, paths, places on pages, notes, fields."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.kinds import KINDS, Kind, kind_of
from generator.load.notes import BASES, NAMES
from generator.lsp.keys import offer_front_matter, offer_in_yaml
from generator.lsp.offers import Offer, Place, offer_sheets
from generator.lsp.words import named_work, said
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.rules.book import rules
from generator.words.phrases import phrase


def offers(place: Place, playbook: Playbook) -> tuple[Offer, ...]:
    """Return what may stand at *place*, sorted."""
    kind = kind_of(place.path)
    if kind is not None and _in_front_matter(place):
        made = offer_front_matter(place, playbook, kind)
    elif kind is not None:
        made = _Offers(playbook).body(place)
    elif place.path.endswith(".yml"):
        made = offer_in_yaml(place, playbook)
    else:
        made = iter(())
    return tuple(sorted(made, key=lambda offer: offer.text))


# Private functions


def _in_front_matter(place: Place) -> bool:
    """Tell whether the place lies between the first line `---` and the next."""
    fences = [at for at, line in enumerate(place.above) if line.rstrip() == "---"]
    return len(fences) == 1 and fences[0] == 0


# --- The body ---

# A citation that is begun: `@` and what may be in a key, behind a space, a bracket or a dash.
_CITATION = re.compile(r"(?:^|[\s\[(;-])@(?P<part>[\w:.#$%&+?<>~/-]*)$")
_LINK = re.compile(r"\]\((?P<part>[^()\s#]*)$")
_FRAGMENT = re.compile(r"\]\((?P<path>[^()\s#]*)#(?P<part>[^()\s]*)$")
_FIELD = re.compile(r"^(?P<name>Cards|Next):.*?(?P<part>[a-z0-9-]*)$")
_NOTE = re.compile(r"<!--(?P<said>(?:(?!-->).)*)$")


@dataclass(frozen=True, slots=True)
class _Offers:
    """What a playbook offers at a place."""

    playbook: Playbook

    def body(self, place: Place) -> Iterator[Offer]:
        for pattern, make in _BODY:
            found = pattern.search(place.before)
            if found:
                yield from make(found, place, self.playbook)
                return

    def terms(self, path: str) -> Iterator[tuple[str, str]]:
        if path == KINDS[Kind.TERM].source:
            yield from ((term.id, term.term) for term in self.playbook.terms.values())

    def note_values(self, name: str) -> Iterator[tuple[str, str]]:
        if name == "basis":
            yield from ((ground, GROUNDS.get(ground, "")) for ground in BASES)
        elif name == "allow":
            yield from (
                (f"{rule}: ", phrase(doc.summary.replace("%", "%%")))
                for rule, doc in rules().items()
            )
        elif name == "from":
            for document in self.playbook.documents:
                for statement in document.statements:
                    yield from statement.facts.items()


def _works(found: re.Match[str], _: Place, playbook: Playbook) -> Iterator[Offer]:
    for key, reference in playbook.references.items():
        detail = named_work(reference)
        yield Offer(key, detail, len(found["part"]), "reference", f"{key} {detail}")


def _paths(found: re.Match[str], place: Place, playbook: Playbook) -> Iterator[Offer]:
    folder = posixpath.dirname(place.path)
    for sheet in playbook.all_sheets():
        if sheet.path != place.path:
            path = posixpath.relpath(sheet.path, folder)
            words = f"{path} {sheet.title}"
            yield Offer(path, sheet.title, len(found["part"]), "file", words)


def _fragments(found: re.Match[str], place: Place, playbook: Playbook) -> Iterator[Offer]:
    folder = posixpath.dirname(place.path)
    path = posixpath.normpath(posixpath.join(folder, found["path"])) if found["path"] else ""
    sheet = next((it for it in playbook.all_sheets() if it.path == (path or place.path)), None)
    for name, words in _anchors(sheet) if sheet else _Offers(playbook).terms(path):
        yield Offer(name, words, len(found["part"]), "reference")


def _anchors(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for heading in sheet.document.headings:
        yield heading.id, heading.text
    for statement in sheet.document.statements:
        if statement.id:
            yield statement.id.value, said(statement)


def _fields(found: re.Match[str], _: Place, playbook: Playbook) -> Iterator[Offer]:
    kind = Kind.CARD if found["name"] == "Cards" else Kind.DECISION
    yield from offer_sheets(playbook, kind, len(found["part"]))


_PAIR = re.compile(r"(?P<name>[a-z]+)\s*:(?:.*,)?\s*(?P<part>[\w.#-]*)$")


def _notes(found: re.Match[str], _: Place, playbook: Playbook) -> Iterator[Offer]:
    begun = found["said"].rpartition(";")[2]
    pair = _PAIR.search(begun)
    if pair is None:
        part = begun.strip()
        for name in NAMES:
            yield Offer(f"{name}: ", NOTES.get(name, ""), len(part), "property")
        return
    yield from (
        Offer(value, detail, len(pair["part"]))
        for value, detail in _Offers(playbook).note_values(pair["name"])
    )


# What each says, in an author's words.
NOTES = {
    "basis": phrase("what it rests on, where it cites nothing"),
    "id": phrase("its name, to be linked to"),
    "from": phrase("the facts of source documents that it carries"),
    "formerly": phrase("the name that it had before"),
    "allow": phrase("a rule, a colon and the reason"),
}
GROUNDS = {
    "editorial": phrase("we say so, no source does"),
    "uncited": phrase("the source document says so and cites nothing"),
}


_BODY: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], Place, Playbook], Iterator[Offer]]], ...
] = (
    (_NOTE, _notes),
    (_FRAGMENT, _fragments),
    (_LINK, _paths),
    (_CITATION, _works),
    (_FIELD, _fields),
)
