"""Find the words of the glossary in author text: the first of each on a page is marked.

All that is marked is found by places in the source, among the parser's events; ``render.html``
writes the marks as finished pieces. One pattern is made for a run and run once over each text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest
from typing import TypeAlias

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Term
from generator.model.text import Document, Event

LONGEST = 80  # limit: letters of a term that is marked; what is longer is a sentence, and no word


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text, from ``start`` to ``end`` of the source; ``words`` are its HTML."""

    term: Term
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are marked, as one pattern, and by each word in small letters its term."""

    pattern: re.Pattern[str] | None = None
    terms: Mapping[str, Term] = field(default_factory=dict)

    def own(self, sheet: Sheet) -> frozenset[str]:
        """Return the terms that *sheet* itself is about: by its title, or as the term's role."""
        titled = self.terms.get(_key(sheet.title))
        found = {titled.id} if titled else set()
        if sheet.kind is Kind.ROLE:
            terms = self.terms.values()
            found |= {it.id for it in terms if it.role and it.role.value == sheet.id}
        return frozenset(found)


def lexicon_of(terms: Iterable[Term]) -> Lexicon:
    """Return the words of *terms*: each term, its abbreviation and their plurals.

    Synonyms are not among them: they are what people type, and as words of a text most mean
    something else ("money", "people", "platform"). Of two terms with one word the first has it.
    """
    found: dict[str, Term] = {}
    forms: dict[str, None] = {}
    for term in terms:
        for form in _forms(term) if term.marked and len(term.term) <= LONGEST else ():
            if found.setdefault(_key(form), term) is term:
                forms[form] = None
    if not forms:
        return Lexicon()
    words = _alternatives(map(_atoms, forms))
    return Lexicon(re.compile(f"{_BEFORE}({words}){_AFTER}"), found)


def first_of_each(
    document: Document,
    lexicon: Lexicon,
    places: tuple[int, int],
    known: Iterable[str] = (),
    links: Mapping[tuple[str, int], Target] | None = None,
) -> Iterator[Occurrence]:
    """Yield the first use of each term between two *places* of *document*, but for *known* ones.

    Headings, heads of tables, links, images, code, citations, footnotes, words struck out and
    quotations have none. A link (by *links*) to a term's role or card stands for its mark.
    """
    if lexicon.pattern is None:
        return
    text = _Words(document)
    seen = set(known)
    first, last = max(places[0] - 1, 0), places[1]  # the pattern begins a letter before the word
    for found in lexicon.pattern.finditer(document.text.content, first, last):
        term = lexicon.terms.get(found[1]) or lexicon.terms[_key(found[1])]
        if term.id in seen:
            continue
        start, end = found.span(1)
        zone = text.shut(start)
        words = text.words(start, end) if zone is None else ""
        if words:
            seen.add(term.id)
            yield Occurrence(term, start, end, words)
        elif (
            zone
            and links
            and _explains(links.get((document.text.path, document.text.place(zone[0]))), term)
        ):
            seen.add(term.id)


# Private: words as a pattern

_GAP = r"(?: |\n(?:[ \t]*>)*[ \t]*)"  # a space, or the end of a line and the next one's quote signs
# What may stand before a word; a pattern that begins with such a set skips all else fast.
_BEFORE = r"[\s(\[{*_~\"'\u2018\u201a\u201c\u201e\u00ab>|\u2013\u2014\u2026:;,!?]"
_AFTER = r"(?![^\W_]|[-@/]|\.\w)"  # nor is a part of a longer word, a compound or an address one
_SIBILANTS = ("s", "x", "z", "ch", "sh")

Tree: TypeAlias = "dict[str, Tree]"


def _key(words: str) -> str:
    return " ".join(words.replace(">", " ").split()).casefold()


def _forms(term: Term) -> Iterator[str]:
    yield from (term.term, _plural(term.term))
    if 0 < len(term.abbreviation) <= LONGEST:
        yield from (term.abbreviation, f"{term.abbreviation}s")


def _plural(words: str) -> str:
    if words.endswith("y") and words[-2:-1] not in {*"aeiou"}:
        return f"{words[:-1]}ies"
    return words + ("es" if words.endswith(_SIBILANTS) else "s")


def _atoms(form: str) -> list[str]:
    """Return *form* as steps of a pattern.

    A word may begin with a capital or not, unless it has capitals inside: "IT" is never "it".
    """
    steps: list[str] = []
    for word in form.split():
        first, rest = word[0], word[1:]
        free = rest == rest.lower() and first.isalpha() and (rest or first.islower())
        begin = f"[{first.lower()}{first.upper()}]" if free else re.escape(first)
        steps += (*([_GAP] if steps else []), begin, *map(re.escape, rest))
    return steps


def _alternatives(forms: Iterable[list[str]]) -> str:
    """Return one pattern for all *forms*, the longest first, that looks at no letter twice."""
    tree: Tree = {}
    for form in sorted(forms):
        branch = tree
        for step in form:
            branch = branch.setdefault(step, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: Tree) -> str:
    steps = [step + _branches(tree[step]) for step in tree if step]
    if not steps:
        return ""
    joined = steps[0] if len(steps) == 1 and "" not in tree else f"(?:{'|'.join(steps)})"
    return f"{joined}?" if "" in tree else joined


# Private: where a text has words

_SHUT = frozenset(
    f"start:{tag}"
    for tag in (
        "heading",
        "link",
        "image",
        "code-block",
        "html-block",
        "table-head",
        "strikethrough",
        "footnote-definition",
    )
)


class _Words:
    """Tell what of a document is plain words; looked up only once a term was found."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._leaves: list[Event] = []
        self._starts: list[int] = []
        self._zones: list[tuple[int, int]] | None = None

    def shut(self, at: int) -> tuple[int, int] | None:
        """Return the stretch round *at* in which nothing is marked, None where there is none."""
        if self._zones is None:
            self._look()
        return next((it for it in self._zones or () if it[0] <= at < it[1]), None)

    def words(self, start: int, end: int) -> str:
        """Return the HTML of the words from *start* to *end*, "" where they are no plain words."""
        index = bisect_right(self._starts, start) - 1
        content = self._document.text.content
        said = ""
        for leaf in self._leaves[max(index, 0) :]:
            if leaf.kind == "soft-break":
                if leaf.start != start:
                    return ""
                said, start = f"{said}\n", leaf.end
                continue
            # An entity or an escaped letter is not what it looks like in the source.
            if content[leaf.start : leaf.end] != leaf.value or _in_a_name(
                content, start, end, leaf
            ):
                return ""
            begin = max(start, leaf.start)
            if content[start:begin].strip(" \t>") or begin >= leaf.end:
                return ""
            start = min(end, leaf.end)
            said += escape(content[begin:start], quote=False)
            if start == end:
                return said
        return ""

    def _look(self) -> None:
        events = self._document.events
        self._leaves = [
            it
            for it, after in zip_longest(events, events[1:])
            if it.kind == "text"
            # a break that ends its paragraph joins no words
            or (it.kind == "soft-break" and not (after and after.kind == "end:paragraph"))
        ]
        self._starts = [it.start for it in self._leaves]
        self._zones = [
            *((it.start, it.end) for it in self._document.events if _is_shut(it)),
            *((it.start, it.end) for it in self._document.clusters),
        ]


def _is_shut(event: Event) -> bool:
    if event.kind == "start:block-quote":
        return event.value is None  # the words of others; a callout is our own
    return event.kind in _SHUT


def _in_a_name(content: str, start: int, end: int, leaf: Event) -> bool:
    """Tell whether the words are part of a name such as ``core_values``, and no ``_emphasis_``."""
    return (content[start - 1 : start] == "_" and leaf.start < start) or (
        content[end : end + 1] == "_" and end < leaf.end
    )


def _explains(target: Target | None, term: Term) -> bool:
    if target is None:
        return False
    if target.kind is Kind.ROLE:
        return term.role is not None and term.role.value == target.id
    return target.kind is Kind.CARD and target.id in {card.value for card in term.cards}
